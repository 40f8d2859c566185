import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutLinks } from '../../../client/web/outbox/letter.ts';
import { searchOutbox } from '../../../store/outbox.ts';
import { transaction } from '../../../store/transaction.ts';
import type { Screens } from '../../support/screens.ts';
import { openAdministration } from '../admin/administrator.ts';
import { postLetters } from '../week/post-office.ts';
import { textOf } from '../week/text-of.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openAdministration('2026-11-26T08:31');
  await postLetters(screens, (address) => address === 'ivan@mop.example');
});
afterAll(async () => screens?.close());

const see = async (url: string, who = 'olga'): Promise<string> => textOf((await screens.as(who).get(url)).body);
const letterAbout = async (notice: string): Promise<string> =>
  transaction(
    screens.store,
    'mop',
    'none',
    async ({ db }) => (await db.letter.findFirstOrThrow({ where: { notice }, orderBy: { seq: 'desc' } })).id,
  );

test.each([
  ['all of them', '', '31 cartas', 'Paquete de revisión 2026-W48, versión 2'],
  ['by notice', '?notice=N05', '1 carta', 'Meta no reportada: MOP-05'],
  ['those with refused copies', '?fate=REFUSED', '3 cartas', 'Iván Rojas Rechazada'],
  ['those withdrawn', '?fate=WITHDRAWN', '', 'Ya no servía'],
  ['those about to leave', '?fate=TO_LEAVE', 'Ninguna carta', 'Ninguna carta responde a esta búsqueda'],
  ['what fits nothing is as if it were not asked', "?notice='; DROP TABLE letter&fate=x&person=nobody&before=-1", '31 cartas', ''],
])('letters are found: %s', async (_what, query, found, shown) => {
  const text = await see(`/mop/admin/letters${query}`);
  expect(text).toContain(found);
  expect(text).toContain(shown);
});

test('letters are found by person, in To or in copy', async () => {
  const id = await transaction(
    screens.store,
    'mop',
    'none',
    async ({ db }) => (await db.person.findFirstOrThrow({ where: { handle: 'ivan' } })).id,
  );
  const text = await see(`/mop/admin/letters?person=${id}&notice=N11`);
  expect(text).toContain('1 carta');
  expect(text).toContain('Alerta A-004');
});

test('older ones are on the next page, each once', async () => {
  const seen = new Set<string>();
  const body = (await screens.as('olga').get('/mop/admin/letters')).body;
  for (const [, id = ''] of body.matchAll(/admin\/letters\/([0-9a-f-]{36})"/g)) seen.add(id);
  expect(seen.size).toBe(31);
  const { letters } = await transaction(screens.store, 'mop', 'none', (tx) => searchOutbox(tx, { most: 10 }));
  const { letters: older } = await transaction(screens.store, 'mop', 'none', (tx) =>
    searchOutbox(tx, { most: 10, before: letters.at(-1)?.seq ?? 0 }),
  );
  expect(letters.filter(({ id }) => older.some((one) => one.id === id))).toEqual([]);
});

describe('one letter', () => {
  test('tells what it belongs to, each copy with its address and the reply of the server', async () => {
    const text = await see(`/mop/admin/letters/${await letterAbout('N05')}`);
    expect(text).toContain('Fin de la tolerancia, 2026-W48');
    expect(text).toContain('ivan@mop.example Rechazada');
    expect(text).toContain('550 no such mailbox');
    expect(text).toContain('Rosa Benítez en copia');
  });

  test('shows a copy without the link of its reader, in a frame that can do nothing', async () => {
    const id = await letterAbout('N05');
    const { body, headers, status } = await screens.as('rosa').get(`/mop/admin/letters/${id}/copies/0`);
    expect(status).toBe(200);
    expect(body).toContain('MOP-05');
    expect(body).not.toContain('/open/');
    expect((await screens.as('rosa').get(`/mop/admin/letters/${id}`)).body).not.toMatch(/\/open\/[\w-]{8}/);
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  test.each([
    ['the minister', 'carmen'],
    ['whom it is for', 'ivan'],
  ])('is not shown to %s', async (_who, who) => {
    const id = await letterAbout('N05');
    expect((await screens.as(who).get(`/mop/admin/letters/${id}`)).status).toBe(403);
    expect((await screens.as(who).get(`/mop/admin/letters/${id}/copies/0`)).status).toBe(404);
    expect((await screens.as(who).get('/mop/admin/letters')).status).toBe(403);
  });

  test.each([
    ['no letter of that id', '00000000-0000-4000-8000-000000000000'],
    ['what is no id', 'N05'],
  ])('%s does not exist', async (_what, id) => {
    expect((await screens.as('olga').get(`/mop/admin/letters/${id}`)).status).toBe(404);
  });

  test('leaves again by an operator with a reason, its refused copies alone', async () => {
    const id = await letterAbout('N05');
    const post = (who: string, reason: string) => screens.as(who).post(`/mop/admin/letters/${id}`, { key: 'again', reason });
    expect(textOf((await post('olga', '')).body)).toContain('Escriba el motivo.');
    expect((await post('rosa', 'Corregida')).status).toBe(403);
    expect(await see(`/mop/admin/letters/${id}`, 'rosa')).not.toContain('Reenviar las copias rechazadas');
    expect((await post('olga', 'Dirección corregida')).status).toBe(303);
    await postLetters(screens);
    const text = await see(`/mop/admin/letters/${id}`);
    expect(text).toMatch(/ivan@mop.example Entregada al servidor .*2 intentos/);
    expect(text).not.toContain('Reenviar');
    expect((await post('olga', 'Otra vez')).status).toBe(409);
  });
});

test.each([
  ['a button of the letter', '<a href="https://rutina.example/mop/open/abc_DEF-123">Abrir</a>', '<a href="#">Abrir</a>'],
  ['an address in its text', 'Abra https://rutina.example/mop/open/abc_DEF-123 hoy', 'Abra … hoy'],
  ['other addresses stay', '<a href="https://rutina.example/ayuda">Ayuda</a>', '<a href="https://rutina.example/ayuda">Ayuda</a>'],
])('nobody but its reader holds a link: %s', (_what, given, expected) => {
  expect(withoutLinks(given)).toBe(expected);
});
