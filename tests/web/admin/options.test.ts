import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBook } from '../../../store/book.ts';
import { transaction } from '../../../store/transaction.ts';
import type { Browser, Screens } from '../../support/screens.ts';
import { openAdministration } from './administrator.ts';

let screens: Screens;
let olga: Browser;
beforeAll(async () => {
  screens = await openAdministration();
  olga = screens.as('olga');
});
afterAll(() => screens.close());

const book = () => transaction(screens.store, 'mop', 'none', (tx) => loadBook(tx, 'all'));

test('what is ticked is switched on, what is not is off, and the limit is read with or without marks (domain.md 5.9, 7.4)', async () => {
  await olga.post('/mop/admin/classifiers', { key: 'add', name: 'Tema', values: 'Vivienda\nCaminos' });
  const asked = { key: 'options', stocktake: 'true', stocktakeTheme: 'Tema: Vivienda', attachmentLimitKb: '8.000' };
  expect((await olga.post('/mop/admin/options', asked)).status).toBe(303);
  expect((await book()).institution.options).toEqual({
    fortnightlyAgenda: false,
    stocktake: true,
    stocktakeTheme: 'Tema: Vivienda',
    quarterlyReview: false,
    attachmentLimitKb: 8000,
  });
  const wrong = await olga.post('/mop/admin/options', { ...asked, attachmentLimitKb: 'mucho' });
  expect([wrong.status, wrong.body.includes('value="mucho"')]).toEqual([422, true]);
  await olga.post('/mop/admin/options', { key: 'options', quarterlyReview: 'true', attachmentLimitKb: '5000' });
  expect((await book()).institution.options).toMatchObject({ stocktake: false, stocktakeTheme: null, quarterlyReview: true });
});

test('places are listed inside one another, and leave the lists when they are not used any more (domain.md 3.11)', async () => {
  const add = (name: string, level: string, more = {}) => olga.post('/mop/admin/territories', { key: 'add', name, level, ...more });
  expect((await add('Zona Norte', 'REGION')).status).toBe(303);
  const region = [...(await book()).territories.values()].find(({ name }) => name === 'Zona Norte');
  await add('Distrito Alto', 'DISTRICT', { parent: region?.id ?? '', code: '0101', povertyQuintile: '2' });
  await add('Andina', 'REGION');
  const { body } = await olga.get('/mop/admin/territories');
  expect([...body.matchAll(/<h3>([^<]+)<\/h3>/g)].map(([, name]) => name)).toEqual(['Andina', 'Zona Norte', 'Distrito Alto']);
  expect(body).toContain('Distrito · Zona Norte · 0101');
  await olga.post('/mop/admin/territories', {
    key: `change/${region?.id}`,
    territory: region?.id ?? '',
    name: 'Zona Norte',
    level: 'REGION',
  });
  expect((await book()).territories.get(region?.id ?? '')?.active).toBe(false);
});
