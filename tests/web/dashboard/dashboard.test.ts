import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from '../../support/screens.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-26T07:30' });
});
afterAll(() => screens?.close());

const board = async (query = '', who = 'rosa') => (await screens.as(who).get(`/mop/dashboard${query}`)).body.replaceAll('&#x2B;', '+');
const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/** A row as domain.md 11.6 writes it. */
function rowsIn(html: string): string[] {
  return [...html.matchAll(/<tr role="row">\s*<td[\s\S]*?<\/tr>/g)].map(([row]) => {
    const [, code] = /(MOP-\d\d)/.exec(row) ?? [];
    const counts = Object.fromEntries([...row.matchAll(/<dt>([^<]+)<\/dt><dd>(\d+)<\/dd>/g)].map(([, name = '', n]) => [name, n] as const));
    const [, actual, expected, original, gap] =
      /hecho ([\d,]+)\s%, esperado hoy ([\d,]+)\s%, programa original ([\d,]+)\s%, diferencia ([−+\d,]+)/.exec(row) ?? [];
    const [, colour] = /<rect class="(red|amber|green)"/.exec(row) ?? [];
    const [, state] = /class="st \w+">.*?<\/svg>([^<]+)</.exec(row) ?? [];
    const days = plain(/class="sub(?: red)?">([^<]*(?:Falta|Venci|Vence|Terminada)[^<]*)</.exec(row)?.[1] ?? '');
    const stale = row.includes('class="stale"') ? ', sin actualizar' : '';
    return `${code}: ${counts.Restricciones}/${counts.Alertas}; ${counts['MI atrasadas']}+${counts['MI reprogramadas']}; ${state}${stale}; ${days}; ${actual} / ${expected} / ${gap} ${colour}, original ${original}`;
  });
}

const headerOf = (html: string): string => plain(/<section class="card dist"[\s\S]*?<svg viewBox="0 0 100 10"/.exec(html)?.[0] ?? '');
const orderIn = (html: string): string[] => rowsIn(html).map((row) => row.slice(0, 6));

describe('the dashboard of the worked example (domain.md 11.6)', () => {
  test('Thursday 07:30, as of 26/11', async () => {
    const html = await board();
    expect(rowsIn(html)).toEqual([
      'MOP-03: 1/1; 1+1; Atrasada; Faltan: 35 días; 33,3 / 66,7 / −33,3 red, original 66,7',
      'MOP-01: 1/1; 1+1; Atrasada; Faltan: 216 días; 33,3 / 50,0 / −16,7 red, original 50,0',
      'MOP-02: 1/0; 0+1; Detenida; Faltan: 35 días; 50,0 / 75,0 / −25,0 red, original 75,0',
      'MOP-05: 0/1; 0+0; En ejecución normal; Faltan: 155 días; 33,3 / 33,3 / 0,0 green, original 33,3',
      'MOP-04: 0/0; 0+0; En ejecución normal; Faltan: 384 días; 50,0 / 25,0 / +25,0 green, original 25,0',
      'MOP-06: 0/0; 0+0; Terminada; Terminada el 19/11/2026; 100,0 / 100,0 / 0,0 green, original 100,0',
    ]);
    expect(headerOf(html)).toContain('6 metas Detenida 1 16,7 % Atrasada 2 33,3 % En ejecución normal 2 33,3 % Terminada 1 16,7 %');
    expect(plain(html)).toContain('6 metas no integradoras, al jue 26/11 07:30');
  });

  test.each([
    ['by attention, unless asked otherwise', '?order=NONE', ['03', '01', '02', '05', '04', '06']],
    ['by state, gravest first', '?order=STATE', ['02', '03', '01', '05', '04', '06']],
    ['by end date', '?order=END_DATE', ['06', '03', '02', '05', '01', '04']],
    ['by oldest update', '?order=OLDEST_UPDATE', ['05', '02', '06', '01', '04', '03']],
    ['by the gap of the thermometer, furthest behind first', '?order=GAP', ['03', '02', '01', '05', '06', '04']],
  ])('is ordered %s', async (_what, query, expected) => {
    expect(orderIn(await board(query))).toEqual(expected.map((one) => `MOP-${one}`));
  });

  test.each([
    ['a state', '?state=DELAYED', ['MOP-03', 'MOP-01'], 'Atrasada 2 100,0 %'],
    ['a manager', '?manager=Luc%C3%ADa+Paredes', ['MOP-01', 'MOP-04'], 'Atrasada 1 50,0 %'],
    ['words of the title, without their accents', '?q=hospitales+CONSTRUIDOS', ['MOP-02'], 'Detenida 1 100,0 %'],
    ['a code', '?q=mop-05', ['MOP-05'], 'En ejecución normal 1 100,0 %'],
    ['all goals, integrating or not', '?mode=ALL', ['MOP-03', 'MOP-01', 'MOP-02', 'MOP-05', 'MOP-04', 'MOP-06'], '6 metas'],
  ])('lists and counts only what was asked by %s (8.1)', async (_what, query, expected, header) => {
    const html = await board(query);
    expect(orderIn(html)).toEqual(expected);
    expect(headerOf(html)).toContain(header);
  });

  test('says so where nothing is listed, and shows a dash for its shares', async () => {
    const html = await board('?mode=INTEGRATING');
    expect(plain(html)).toContain('Ninguna meta está marcada como integradora.');
    expect(plain(html)).toContain('Detenida 0 – Atrasada 0 –');
    expect(await board('?q=nothing+of+the+kind')).toContain('Ninguna meta cumple lo que pidió.');
  });

  test('a row leads to the sheet of its goal', async () => {
    expect(await board()).toContain('<a href="/mop/goals/MOP-03">45 puentes rurales rehabilitados</a>');
  });

  test('a manager sees the own goals, counted as their own', async () => {
    const html = await board('', 'lucia');
    expect(orderIn(html)).toEqual(['MOP-01', 'MOP-04']);
    expect(headerOf(html)).toContain('2 metas');
    expect(html).not.toContain('Marta');
  });
});

describe('the same week as it goes on', () => {
  test('Thursday 08:30: with A-004, MOP-05 has 0/2 and moves before MOP-02', async () => {
    const later = await openScreens({ until: '2026-11-26T08:30' });
    const html = (await later.as('rosa').get('/mop/dashboard')).body;
    await later.close();
    expect(orderIn(html)).toEqual(['MOP-03', 'MOP-01', 'MOP-05', 'MOP-02', 'MOP-04', 'MOP-06']);
    expect(rowsIn(html)[2]).toContain('0/2; 0+0; En ejecución normal, sin actualizar');
  });

  test('Friday 17:00, as of 27/11', async () => {
    const later = await openScreens({ until: '2026-11-27T17:00' });
    const html = (await later.as('rosa').get('/mop/dashboard')).body;
    await later.close();
    expect(rowsIn(html)).toEqual([
      'MOP-01: 1/1; 1+1; Atrasada; Faltan: 215 días; 33,3 / 50,0 / −16,7 red, original 50,0',
      'MOP-03: 1/1; 0+1; En ejecución normal; Faltan: 34 días; 33,3 / 33,3 / 0,0 green, original 66,7',
      'MOP-05: 0/2; 0+0; En ejecución normal, sin actualizar; Faltan: 154 días; 33,3 / 33,3 / 0,0 green, original 33,3',
      'MOP-02: 1/0; 0+1; Detenida; Faltan: 34 días; 50,0 / 75,0 / −25,0 red, original 75,0',
      'MOP-04: 0/0; 0+0; En ejecución normal; Faltan: 383 días; 50,0 / 50,0 / 0,0 green, original 50,0',
      'MOP-06: 0/0; 0+0; Terminada; Terminada el 19/11/2026; 100,0 / 100,0 / 0,0 green, original 100,0',
    ]);
    expect(headerOf(html)).toContain('6 metas Detenida 1 16,7 % Atrasada 1 16,7 % En ejecución normal 3 50,0 % Terminada 1 16,7 %');
  });
});
