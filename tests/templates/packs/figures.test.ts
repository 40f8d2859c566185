import { describe, expect, it } from 'vitest';
import type { P3 } from '../../../domain/letter-data.ts';
import { packDocument, packTables } from '../../../templates/packs/views/index.ts';
import { p2 } from '../../../templates/packs/views/p2.ts';
import { p3 } from '../../../templates/packs/views/p3.ts';
import { p4 } from '../../../templates/packs/views/p4.ts';
import { p5 } from '../../../templates/packs/views/p5.ts';
import { p6 } from '../../../templates/packs/views/p6.ts';
import { at } from '../../support/builders.ts';
import { fullBriefing } from '../../support/full-briefing.ts';
import { aPrint, PACKS, packData } from '../../support/printed-packs.ts';
import { wordsOf } from '../../support/words-of.ts';

const print = aPrint('es', at('2026-11-26T13:30'));
const briefing = (over: Partial<P3> = {}) => p3({ ...packData('P3'), ...over }, print);

describe('the review pack on paper (domain.md 7.3, 11.4, 11.6)', () => {
  const pack = p2(packData('P2'), print);
  it('has its twelve sections in the catalogue’s order', () => {
    const { status, dashboard, arrivals, mine, elsewhere, unexplained, delays, progress, opportunities, selection, discards, opinions } =
      pack;
    const parts = [
      status,
      dashboard,
      arrivals,
      mine,
      elsewhere,
      unexplained,
      delays,
      progress,
      opportunities,
      selection,
      discards,
      opinions,
    ];
    expect(parts.map(({ n }) => n)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
    expect(parts.filter(({ empty }) => empty !== null).map(({ n, empty }) => [n, empty])).toEqual([
      ['6', 'Ninguno.'],
      ['11', 'Ninguno.'],
      ['12', 'No se recibieron.'],
    ]);
  });
  it('asks first what is to be done today, with a yes and a no where that is the answer', () => {
    expect(pack.asks.rows.map(({ n, text, options }) => [n, text, options])).toEqual([
      [1, 'Decida la reprogramación de MOP-03\u00a0/\u00a01,02', ['Aprobar', 'Rechazar']],
      [2, 'Revise A-003', null],
      [3, 'Valide o devuelva MOP-01, MOP-03 y MOP-04', null],
      [4, 'Confirme qué se informa al Ministro', null],
    ]);
  });
  it('shows the goals in the order and with the figures of Thursday 07:30', () => {
    expect(pack.dashboard.rows.map(({ code, ra, dr, days, ae, gap, thermo }) => [code, ra, dr, days, ae, gap, thermo.light])).toEqual([
      ['MOP-03', '1 / 1', '1 + 1', 'Faltan: 35 días', '33,3 / 66,7', '−33,3', 'red'],
      ['MOP-01', '1 / 1', '1 + 1', 'Faltan: 216 días', '33,3 / 50,0', '−16,7', 'red'],
      ['MOP-02', '1 / 0', '0 + 1', 'Faltan: 35 días', '50,0 / 75,0', '−25,0', 'red'],
      ['MOP-05', '0 / 1', '0 + 0', 'Faltan: 155 días', '33,3 / 33,3', '0,0', 'green'],
      ['MOP-04', '0 / 0', '0 + 0', 'Faltan: 384 días', '50,0 / 25,0', '+25,0', 'green'],
      ['MOP-06', '0 / 0', '0 + 0', 'Terminada el 19/11/2026', '100,0 / 100,0', '0,0', 'green'],
    ]);
    expect(pack.dashboard.note).toBe(
      'Total 6: 1 detenida (16,7\u00a0%), 2 atrasadas (33,3\u00a0%), 2 en ejecución normal (33,3\u00a0%), 1 terminada (16,7\u00a0%).',
    );
  });
  it('ends a list that nobody reads on paper in how many more there are; its table has them all', () => {
    const data = packData('P2');
    const many = {
      ...data,
      dashboard: Array.from({ length: 100 }, () => data.dashboard)
        .flat()
        .slice(0, 100),
    };
    const told = p2(many, print).dashboard;
    expect([told.rows.length, told.more]).toEqual([60, 'y 40 más; la lista completa está en el sistema.']);
    expect(pack.dashboard.more).toBeNull();
    expect(packTables('P2', many, print).sections[1]).toMatchObject({ count: 100 });
  });
  it('is had as tables too, one for each section', () => {
    const view = packTables('P2', packData('P2'), print);
    const counts = view.sections.map((section) => (section.kind === 'table' ? section.count : -1));
    expect(counts).toEqual([5, 6, 1, 1, 5, 0, 3, 1, 1, 7, 0, 0]);
    expect(view.sections.map(({ title }) => title?.split(' ')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
  });
});

describe('the minister’s briefing on paper (domain.md 7.3, 11.4)', () => {
  const pack = briefing();
  it('tells the numbers beside those before, and where what is open stands', () => {
    expect(pack.numbers.counts.map(({ n, percent, change }) => [n, percent, change])).toEqual([
      ['1', '16,7\u00a0%', 'igual que antes'],
      ['1', '16,7\u00a0%', 'antes: 2'],
      ['3', '50,0\u00a0%', 'antes: 2'],
      ['1', '16,7\u00a0%', 'igual que antes'],
    ]);
    expect(pack.scopes.rows.map(({ label, values, total }) => [label, values, total])).toEqual([
      ['Restricciones', [1, 0, 1, 1, 0], 3],
      ['Alertas', [2, 2, 0, 0, 0], 4],
    ]);
  });
  it('asks for the three decisions that are the minister’s, with boxes', () => {
    expect(pack.asks?.rows.map(({ text, until, options }) => [text, until, options?.length])).toEqual([
      ['R-001 · Pago de expropiaciones sin desembolso', 'hasta el jueves 3/12', 4],
      ['O-001 · Entrega de las primeras 500 viviendas · Distrito Sur', 'evento el jueves 3/12', 4],
      ['O-002 · Inauguración del laboratorio · Capital', 'evento el jueves 10/12', 4],
    ]);
  });
  it('tells what happened to each of the eight lines', () => {
    expect(pack.items.rows.map(({ id, due, ask }) => [id, due, ask !== null])).toEqual([
      ['R-001', 'Vence el jueves 3/12', true],
      ['R-002', 'Para información', false],
    ]);
    expect(pack.delays.rows.map(({ ref, what, stale }) => [ref, what, stale])).toEqual([
      ['MOP-01\u00a0/\u00a01,03', 'Atrasada 6 días', false],
      ['MOP-03\u00a0/\u00a01,02', 'Reprogramada', false],
      ['MOP-05', 'Sin actualizar, 2 ciclos', true],
    ]);
    expect(pack.progress.rows.map(({ state, text }) => [state, text])).toEqual([
      ['FINISHED', 'MOP-04\u00a0/\u00a01,02 lote 1 de 500 viviendas entregado'],
    ]);
    expect(pack.upcoming?.rows.map(({ ref, date, responsible }) => [ref, date, responsible])).toEqual([
      ['MOP-03\u00a0/\u00a01,03', '30/11/2026', 'Marta Solís'],
      ['MOP-03\u00a0/\u00a01,02', '11/12/2026', 'Marta Solís'],
      ['MOP-01\u00a0/\u00a02,01', '15/12/2026', 'Lucía Paredes'],
      ['MOP-05\u00a0/\u00a01,02', '15/12/2026', 'Iván Rojas'],
    ]);
  });
  it.each<[what: string, given: Partial<P3['selection']>, expected: string]>([
    ['confirmed', {}, 'Selección confirmada por Rosa Benítez el 26/11/2026, 12:40: 8 asuntos. Nada de lo propuesto se dejó fuera.'],
    ['automatic', { auto: true, confirmedBy: null }, 'Selección automática: nadie la confirmó antes del plazo. 8 asuntos.'],
    [
      'with something left out',
      { leftOut: [{ section: '1', ref: 'R-009', title: 'Terreno sin título', why: 'minister' }] },
      'Rosa Benítez dejó fuera un asunto propuesto: R-009 Terreno sin título.',
    ],
    ['not confirmed yet', { confirmedAt: null, confirmedBy: null, auto: true }, 'Propuesta sin confirmar: 8 asuntos.'],
  ])('says how the selection was made: %s', (_what, given, expected) => {
    const { selection } = packData('P3');
    expect(briefing({ selection: { ...selection, ...given } }).selection).toContain(expected);
  });
  it('says that a matter comes back, and for which time', () => {
    const { sections } = packData('P3');
    const again = sections['1'].map((one) => (one.what === 'ITEM' ? { ...one, item: { ...one.item, carriedOver: 2 } } : one));
    const told = briefing({ sections: { ...sections, 1: again }, carried: ['R-001', 'O-002'] });
    expect(told.asks?.rows.map(({ goal }) => goal)).toEqual([
      'MOP-01 · se presenta de nuevo (2.ª vez)',
      'MOP-04',
      'MOP-06 · se presenta de nuevo',
    ]);
  });
  it('names both instants when it is late', () => {
    const { cover } = packData('P3');
    expect(pack.late).toBeNull();
    const late = briefing({ cover: { ...cover, at: at('2026-11-26T16:45') } });
    expect(late.late).toBe('Datos del 26/11/2026, 16:45; el paquete estaba previsto para 26/11/2026, 13:30.');
    expect(late.d.asOf).toBe('26/11/2026, 16:45');
  });
  it.each<[what: string, given: P3, roomy: boolean]>([
    ['the example', packData('P3'), true],
    ['eight goals', { ...packData('P3'), dashboard: fullBriefing('', { goals: 8 }).dashboard }, true],
    ['a ninth goal', { ...packData('P3'), dashboard: fullBriefing('', { goals: 9 }).dashboard }, false],
    ['a fourth problem', fullBriefing('', { problems: 4, delays: 0, others: 0, goals: 6 }), false],
    ['a thirteenth line', fullBriefing('', { problems: 1, delays: 1, others: 6, goals: 3 }), false],
    [
      'three problems and three of each other kind, which take more than two pages',
      fullBriefing('', { problems: 3, others: 3, goals: 8 }),
      false,
    ],
    ['reasons of a page each', fullBriefing('Una razón larga, con su historia. '.repeat(6), { problems: 2, others: 1, goals: 6 }), false],
  ])('tells at length, or shorter, a week with %s', (_what, given, roomy) => {
    const told = p3(given, print);
    expect(told.roomy).toBe(roomy);
    if (roomy) return;
    expect(told.items.rows.length).toBeLessThanOrEqual(2);
    expect(told.goals.rows.every(({ state }) => state === 'STOPPED' || state === 'DELAYED')).toBe(true);
    expect(told.upcoming).toBeNull();
  });
  it('shows six decisions of many, and how many more there are', () => {
    const told = p3(fullBriefing(''), print);
    expect(told.asks?.rows).toHaveLength(6);
    expect(told.asks?.more).toBe('y 8 más, en las secciones 2 y 5');
    expect(told.items.rows.length + told.moreItems.rows.length).toBe(8);
  });
});

describe('the packs of Friday on paper (domain.md 7.3, 11.5 to 11.7)', () => {
  it('P4: what only the committee can resolve, by due date, with boxes', () => {
    const pack = p4(packData('P4'), print);
    expect(pack.items.rows.map(({ id, due, boxes }) => [id, due, boxes.at(-1)])).toEqual([
      ['R-002', 'Vence el miércoles 2/12', 'Derivar: Jefe de Gobierno'],
      ['R-001', 'Vence el jueves 3/12', 'Derivar: Jefe de Gobierno'],
    ]);
    expect(pack.opportunities.rows.map(({ text, value }) => [text, value])).toEqual([
      ['O-001 · Entrega de las primeras 500 viviendas', 'Alta'],
      ['O-002 · Inauguración del laboratorio', 'Media'],
    ]);
    expect(pack.agenda.rows.map(({ id }) => id)).toEqual(['AG-001', 'AG-002']);
  });
  it('P5: the decision in the words to be signed, then events by date', () => {
    const pack = p5(packData('P5'), print);
    expect(pack.decisions.rows.map(({ about, words, item }) => [about, words, item?.dueNote])).toEqual([
      ['AG-003 · decisión pedida', '«Instruir a la Procuraduría que pida levantar la orden judicial»', 'Venció: −21 días'],
    ]);
    expect(pack.events.rows.map(({ id, date }) => [id, date])).toEqual([
      ['AG-001', 'jueves 3/12'],
      ['AG-002', 'jueves 10/12'],
    ]);
    expect(pack.lead).toContain('hasta el miércoles 2 de diciembre');
  });
  it('P6: how the routine was kept, what stays open and where', () => {
    const pack = p6(packData('P6'), print);
    expect(pack.figures.rows.map(({ cases, value }) => [cases, value])).toEqual([
      ['3 de 5', '60,0\u00a0%'],
      ['1 de 5', '20,0\u00a0%'],
      ['1 de 5', '20,0\u00a0%'],
      ['2 de 4', '50,0\u00a0%'],
      ['1 de 1', '100,0\u00a0%'],
      ['3 de 22', '13,6\u00a0%'],
      ['3 de 5', '60,0\u00a0%'],
      ['1 de 1', '100,0\u00a0%'],
    ]);
    expect(pack.carried.rows.map(({ id }) => id).sort()).toEqual(['A-002', 'A-003', 'A-004', 'A-005', 'R-001', 'R-002', 'R-003']);
    expect(pack.next.rows[0]?.right).toBe('lunes 30/11, 08:00');
  });
});

describe('every printed pack', () => {
  const look = { light: { brand: '#7a1f3d' }, logo: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
  it.each(PACKS)('%s carries its week, version, instant, order, filters and seal, and says when the institution is in draft', (code) => {
    const data = packData(code);
    const { input } = packDocument(code, data, aPrint('es', data.cover.at, { draft: true, look: look as never }));
    const { d, brand, logo } = input as { d: Record<string, string>; brand: string; logo: string };
    expect([d.version, d.sha256?.length, brand, logo]).toEqual(['1', 64, '#7a1f3d', look.logo]);
    expect(d.draft).toMatch(/^Borrador|prueba/);
    for (const told of ['key', 'asOf', 'order', 'filters', 'institution', 'purpose']) expect(d[told]).not.toBe('');
  });
  it.each(PACKS)('%s says no value of a list in its code', (code) => {
    const { input } = packDocument(code, packData(code), aPrint('es', at('2026-11-27T17:00')));
    const { t: _labels, ...said } = input as { t: unknown };
    const words = wordsOf(JSON.parse(JSON.stringify(said, (key, value: unknown) => (KEYS.includes(key) ? undefined : value))));
    expect(words.match(/\b(?:[A-Z]{3,}_[A-Z_]+|SUBMITTED|PENDING|MANAGER|COORDINATOR|MINISTER|COMMITTEE|DERIVE|COMMIT)\b/g)).toBeNull();
  });
});
/** What the pieces draw by: shapes of states, colours of lights, kinds of a section's parts, charts. */
const KEYS: readonly string[] = ['state', 'light', 'kind', 'key', 'svg', 'code', 'tone', 'list'];
