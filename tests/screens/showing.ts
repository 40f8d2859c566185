import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import type { LinkScope } from '../../client/web/visit.ts';
import { addPeople } from '../../store/institutions.ts';
import { transaction } from '../../store/transaction.ts';
import { openScreens, READER, type Screens } from '../support/screens.ts';

/** Readers whose roles see everything that is to be seen, each by their handle in domain.md 11.1; olga administers. */
export const READERS = ['lucia', 'rosa', 'carmen', 'hugo', 'julio', 'ana', 'gabriel', 'olga'] as const;
export type Handle = (typeof READERS)[number];
export interface Shown extends Screens {
  readonly origin: string;
}

/** The screens behind a real port, so that a browser can come, with somebody who administers. */
export async function show(until: string, scenario = 'mop-2026-W48.yaml'): Promise<Shown> {
  const screens = await openScreens({ until, scenario });
  await transaction(screens.store, screens.institutionId, 'exclusive', (tx) =>
    addPeople(tx, [
      { handle: 'olga', name: 'Olga Medina', email: 'olga@mop.example', locale: 'es', active: true, roles: [{ role: 'INSTANCE_ADMIN' }] },
    ]),
  );
  await screens.server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = screens.server.server.address() as AddressInfo;
  return { ...screens, origin: `http://127.0.0.1:${port}` };
}

/** The browser comes as this person from now on, by a session or by the link of a letter; or as nobody. */
export const comeAs = (page: Page, handle: Handle | null, link?: LinkScope): Promise<void> =>
  page.setExtraHTTPHeaders(handle === null ? {} : { [READER]: JSON.stringify({ handle, link }) });
