import { randomUUID } from 'node:crypto';
import type { Act } from '../../../domain/acts.ts';
import { perform } from '../../../store/perform.ts';
import { transaction } from '../../../store/transaction.ts';
import type { Screens } from '../../support/screens.ts';

type Fields = Record<string, string | string[]>;

/** The fields of a form of a page with what they open with, as a browser without script would send them. */
export function fieldsOf(html: string, key: string): Fields {
  const form = [...html.matchAll(/<form[^>]*>[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => text.includes(`name="key" value="${key}"`));
  if (form === undefined) throw new Error(`the page has no form ${key}`);
  const fields: Fields = {};
  const add = (name: string, value: string): void => {
    const known = fields[name];
    fields[name] = known === undefined ? value : [...[known].flat(), value];
  };
  for (const [, attributes = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const type = /type="([^"]*)"/.exec(attributes)?.[1] ?? 'text';
    const name = /name="([^"]*)"/.exec(attributes)?.[1];
    if (name === undefined || type === 'file') continue;
    if ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(attributes)) continue;
    add(plain(name), plain(/value="([^"]*)"/.exec(attributes)?.[1] ?? ''));
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g))
    add(plain(name), plain(text));
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    add(plain(name), plain(/value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? ''));
  }
  return fields;
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x60;', '`')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The contents of all events of a kind, in their order. */
export const eventsOf = ({ store, institutionId }: Screens, kind: string): Promise<Record<string, unknown>[]> =>
  transaction(store, institutionId, 'none', async (tx) => {
    const rows = await tx.db.event.findMany({ where: { institutionId, kind }, orderBy: { seq: 'asc' } });
    return rows.map(({ payload }) => payload as Record<string, unknown>);
  });

/** A goal's update of the week. */
export const updateOf = ({ store, institutionId }: Screens, goal: string) =>
  transaction(store, institutionId, 'none', (tx) =>
    tx.db.weeklyUpdate.findFirstOrThrow({ where: { institutionId, week: '2026-W48', goal: { code: goal } } }),
  );

/** An act of a person, done beside the screens. */
export async function performAs({ store, institutionId, people }: Screens, handle: string, act: Act): Promise<void> {
  const by = people.get(handle);
  if (by === undefined) throw new Error(`there is nobody called ${handle}`);
  const outcome = await perform(store, act, { institutionId, formId: randomUUID(), by, via: 'web' });
  if (outcome.kind !== 'done') throw new Error(outcome.why);
}
