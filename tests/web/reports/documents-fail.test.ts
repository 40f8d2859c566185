import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Documents } from '../../../activities/documents.ts';
import { buildServer } from '../../../client/web/server.ts';
import { runReport } from '../../../reports/run-report.ts';
import { createToken } from '../../../store/api-tokens.ts';
import { transaction } from '../../../store/transaction.ts';
import { TooManyWaiting } from '../../../templates/making-thread.ts';
import { TypesetterMissing } from '../../../templates/typeset.ts';
import { openScreens, READER, type Screens, testAccess } from '../../support/screens.ts';

let screens: Screens;
let run: string;
let token: string;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-23T08:00' });
  const rosa = screens.people.get('rosa') ?? '';
  [run, token] = await transaction(screens.store, 'mop', 'shared', async (tx) => [
    (await runReport(tx, { code: 'A 3.3', filters: {}, readerId: rosa })).id,
    await createToken(tx, { personId: rosa, name: 'a program', scopes: ['read'], expiresAt: Date.now() + 3_600_000, wall: Date.now() }),
  ]);
}, 120_000);
afterAll(() => screens?.close());

/** The service whose maker fails of this. */
async function serverThatFails(error: Error) {
  const documents: Documents = { make: () => Promise.reject(error), close: async () => {} };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const home = { home: '/nowhere', publicUrl: 'http://127.0.0.1:3000', mailElsewhere: true };
  return buildServer({ store: screens.store, log, ...home, afterActs: () => {}, advance: async () => {}, documents }, async () =>
    testAccess(screens.store),
  );
}

test.each([
  ['es', new TypesetterMissing('no part'), 'pieza que hace los PDF', undefined, 'XLSX y CSV', 'ask for XLSX or CSV'],
  ['pt', new TypesetterMissing('no part'), 'peça que faz os PDF', undefined, 'XLSX e CSV', 'ask for XLSX or CSV'],
  ['en', new TypesetterMissing('no part'), 'The part that makes PDF files', undefined, 'whoever runs this service', 'ask for XLSX or CSV'],
  ['es', new TooManyWaiting('200 are waiting'), 'demasiados documentos en espera', '60', 'en un minuto', 'too many documents are waiting'],
  ['pt', new TooManyWaiting('200 are waiting'), 'documentos demais na fila', '60', 'em um minuto', 'too many documents are waiting'],
  ['en', new TooManyWaiting('200 are waiting'), 'Too many documents are waiting', '60', 'in a minute', 'too many documents are waiting'],
  ['es', new Error('broken'), 'El servicio no pudo responder', '30', 'en un minuto', 'try again in a minute'],
])('in %s a reader is told of %s', async (language, error, says, retry, and, detail) => {
  const server = await serverThatFails(error);
  try {
    const headers = { [READER]: JSON.stringify({ handle: 'rosa' }), 'accept-language': language };
    const page = await server.inject({ method: 'GET', url: `/mop/reports/runs/${run}.pdf`, headers });
    expect([page.statusCode, page.headers['retry-after']]).toEqual([503, retry]);
    expect(page.body).toContain(says);
    expect(page.body).toContain(and);
    const program = await server.inject({
      method: 'GET',
      url: `/api/v1/mop/reports/runs/${run}/files/pdf`,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(program.statusCode).toBe(503);
    expect(program.json<{ detail: string }>().detail).toContain(detail);
  } finally {
    await server.close();
  }
});
