import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWN_LOOK } from '../../../client/web/kit/look.ts';
import type { Look } from '../../../domain/entities.ts';
import { addPeople } from '../../../store/institutions.ts';
import { perform } from '../../../store/perform.ts';
import { transaction } from '../../../store/transaction.ts';
import { openScreens, type Screens } from '../../support/screens.ts';

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><path fill="#fff" d="M2 17h3v9H2z"/></svg>';
const GREEN: Look = { ...OWN_LOOK, light: { ...OWN_LOOK.light, brand: '#14532d' }, logo: LOGO };

let screens: Screens;
let admin: string;
beforeAll(async () => {
  screens = await openScreens();
  const people = await transaction(screens.store, 'mop', 'exclusive', (tx) =>
    addPeople(tx, [
      { handle: 'olga', name: 'Olga Medina', email: 'olga@mop.example', locale: 'es', active: true, roles: [{ role: 'INSTANCE_ADMIN' }] },
    ]),
  );
  admin = people.get('olga') ?? '';
});
afterAll(async () => screens?.close());

const choose = (look: Look | undefined, by = admin) =>
  perform(screens.store, { do: 'setLook', ...(look && { look }) }, { institutionId: 'mop', by, via: 'web', formId: randomUUID() });
const get = (address: string) => screens.as('rosa').get(address);

describe('an institution’s look', () => {
  test('one that never chose shows the product’s own', async () => {
    expect((await get('/mop/look.css')).status).toBe(404);
    expect((await get('/mop/week')).body).not.toContain('look.css');
  });

  test('its colours and logo are on every page once chosen, and gone when taken back', async () => {
    expect(await choose(GREEN)).toMatchObject({ kind: 'done' });
    const sheet = await get('/mop/look.css');
    expect([sheet.status, sheet.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
    expect(sheet.body).toContain('--brand:#14532d');
    const logo = await get('/mop/logo.svg');
    expect([logo.body, logo.headers['content-type']]).toEqual([LOGO, 'image/svg+xml']);
    expect(logo.headers['content-security-policy']).toContain('sandbox');
    const { body } = await get('/mop/account');
    expect(body).toContain('<link rel="stylesheet" href="/mop/look.css">');
    expect(body).toContain('<img src="/mop/logo.svg" alt="">');
    await choose(undefined);
    expect((await get('/mop/logo.svg')).status).toBe(404);
  });

  test.each([
    ['what nobody could read', { ...GREEN, light: { ...GREEN.light, onBrand: '#14532d' } }, 'look.light.onBrand'],
    ['a logo that runs', { ...GREEN, logo: '<svg><script>1</script></svg>' }, 'look.logo'],
  ])('%s is refused, with its place', async (_what, look, where) => {
    expect(await choose(look)).toMatchObject({ kind: 'refused', failure: 'InvalidInput', where });
  });

  test('only an administrator chooses it', async () => {
    expect(await choose(GREEN, screens.people.get('rosa'))).toMatchObject({ kind: 'refused', failure: 'NotAllowed' });
  });
  test('an institution that does not exist has none', async () => {
    expect((await get('/nadie/look.css')).status).toBe(404);
  });
});
