import { describe, expect, test } from 'vitest';
import type { Cell, Field, ReportData } from '../../../contracts/documents.ts';
import { formatsOf } from '../../../templates/format.ts';
import { cellView } from '../../../templates/reports/cells.ts';
import { reportDocument } from '../../../templates/reports/paper.ts';
import { reportView } from '../../../templates/reports/view.ts';
import { reportWords } from '../../../templates/reports/words.ts';
import { at } from '../../support/builders.ts';
import { mopAtClose } from '../../support/mop-week.ts';
import { dataOf, settingOf } from './the-reports.ts';

const ZONE = 'America/Lima';
const view = (field: Partial<Field>, cell: Cell, locale = 'es-EC') =>
  cellView({ w: reportWords(locale), f: formatsOf(locale, ZONE) }, { key: 'any', kind: 'text', ...field }, cell);

// Days left by domain.md 8.3, numbers and dates by the locale (7.1), states by word (8.4).
describe('a cell in words', () => {
  test.each<[what: string, field: Partial<Field>, cell: Cell, locale: string, text: string, raw: unknown]>([
    ['days that are left', { kind: 'daysLeft' }, 7, 'es-EC', 'Faltan: 7 días', 7],
    ['days that are left, in Portuguese', { kind: 'daysLeft' }, 7, 'pt-BR', 'Faltam: 7 dias', 7],
    ['days that are left, in English', { kind: 'daysLeft' }, 7, 'en', '7 days left', 7],
    ['the last day', { kind: 'daysLeft' }, 0, 'es-EC', 'Vence hoy', 0],
    ['days past, as a negative number', { kind: 'daysLeft' }, -143, 'es-EC', 'Venció: −143 días', -143],
    ['the day on which a goal was finished', { kind: 'daysLeft' }, '2026-11-19', 'es-EC', 'Terminada el 19/11/2026', null],
    ['the same in Portuguese', { kind: 'daysLeft' }, '2026-11-19', 'pt-BR', 'Concluída em 19/11/2026', null],
    ['the same in English', { kind: 'daysLeft' }, '2026-11-19', 'en', 'Finished on 19 Nov 2026', null],
    ['no day to count', { kind: 'daysLeft' }, null, 'es-EC', '', null],
    ['a day', { kind: 'day' }, '2026-11-25', 'es-EC', '25/11/2026', '2026-11-25'],
    [
      'a moment, in the institution’s zone',
      { kind: 'moment' },
      at('2026-11-25T18:00'),
      'es-EC',
      '25/11/2026, 18:00',
      '2026-11-25T18:00:00',
    ],
    ['a count', { kind: 'count' }, 12_345, 'es-EC', '12.345', 12_345],
    ['none of them', { kind: 'count' }, 0, 'es-EC', '–', 0],
    ['a number as typed', { kind: 'number' }, -12.375, 'es-EC', '−12,375', -12.375],
    ['a share', { kind: 'percent' }, 33.333, 'es-EC', '33,3\u00a0%', 33.333],
    ['the same where the point is the decimal sign', { kind: 'percent' }, 33.333, 'es-PE', '33.3\u00a0%', 33.333],
    ['points with their sign', { kind: 'points' }, 25, 'es-EC', '+25,0', 25],
    ['points below', { kind: 'points' }, -16.667, 'es-EC', '−16,7', -16.667],
    ['yes', { kind: 'flag' }, true, 'pt-BR', 'Sim', true],
    ['a scope', { kind: 'term', list: 'scope' }, 'HEAD_OF_GOVERNMENT', 'es-EC', 'Jefe de Gobierno', null],
    ['a review state', { kind: 'term', list: 'reviewState' }, 'IN_PROCESS', 'en', 'In process', null],
    [
      'a state that nobody updated',
      { kind: 'state' },
      { state: 'NORMAL', stale: true },
      'es-EC',
      'En ejecución normal (sin actualizar)',
      null,
    ],
    ['lines', { kind: 'lines' }, ['uno', 'dos'], 'es-EC', 'uno\ndos', null],
    ['a typed text with its lines', { kind: 'text' }, ' uno\r\ndos\u202e ', 'es-EC', 'uno\ndos', null],
    ['nothing', { kind: 'text' }, null, 'es-EC', '', null],
  ])('%s', (_, field, cell, locale, text, raw) => {
    expect(view(field, cell, locale)).toMatchObject({ text, raw });
  });

  test('colour never stands alone', () => {
    expect(view({ kind: 'due' }, { day: '2026-11-24', light: 'red' })).toMatchObject({ text: '24/11/2026', tone: 'red', note: 'vencida' });
    for (const [locale, text] of Object.entries({ 'es-EC': 'sin plazo', 'pt-BR': 'sem prazo', en: 'no deadline' })) {
      const top = view({ kind: 'due' }, { day: null, light: 'amber' }, locale); // at the last level no turn ends
      expect(top).toMatchObject({ text, raw: null });
      expect(top.tone).toBeUndefined();
    }
    expect(view({ kind: 'light' }, 'amber')).toMatchObject({ text: 'Ámbar', tone: 'amber' });
    expect(view({ kind: 'term', list: 'igState' }, 'STOPPED')).toMatchObject({ state: { code: 'STOPPED', word: 'Detenida' }, tone: 'red' });
    expect(view({ kind: 'weeks' }, ['ON_TIME', 'MISSED', 'ON_TIME'])).toMatchObject({
      text: '2 a tiempo y 1 no reportada',
      weeks: [{ tone: 'green' }, { tone: 'red' }, { tone: 'green' }],
    });
    const says = 'real 33,3\u00a0%, esperado 50,0\u00a0%, original 66,7\u00a0%, brecha −16,7 puntos';
    expect(view({ kind: 'thermometer' }, { actual: 33.33, expected: 50, original: 66.67, gap: -16.67, light: 'red' })).toMatchObject({
      text: '33,3 / 50,0',
      thermometer: { says, gap: '−16,7', light: 'red' },
    });
  });
});

describe('a report in words', () => {
  const book = mopAtClose();
  const data = (more: Partial<ReportData> = {}): ReportData => ({ ...dataOf('A 2.1', book), ...more });

  test('says what it is, of when and in which order', () => {
    expect(reportView(data(), settingOf(book), 'es-EC')).toMatchObject({
      code: 'A 2.1',
      slug: 'a-2-1',
      name: 'Metas intermedias: avance',
      institution: 'Ministerio de Obras Públicas',
      asOf: { label: 'Datos al', text: '27/11/2026, 17:00' },
      filterSentence: 'ninguno',
      goalsText: 'de 6 metas', // looked through, whatever the number of rows
      reader: 'Hecho por la rutina',
      reach: null,
      empty: null,
    });
  });

  test.each<[what: string, filters: ReportData['filters'], words: ReportData['filterWords'], sentence: string]>([
    ['a code', { goal: 'MOP-01' }, {}, 'Meta: MOP-01'],
    ['a person by name', { manager: 'id-1' }, { manager: 'Lucía Paredes' }, 'Gerente: Lucía Paredes'],
    ['yes', { priority: true }, {}, 'Prioritaria: Sí'],
    ['a mode', { mode: 'ALL' }, {}, 'Modo: Todas las metas'],
    ['days and a type', { from: '2026-11-01', problemType: 'LEGAL' }, {}, 'Tipo de problema: Legales · Desde: 01/11/2026'],
  ])('names its filters: %s', (_, filters, filterWords, sentence) => {
    expect(reportView(data({ filters, filterWords }), settingOf(book), 'es-EC').filterSentence).toBe(sentence);
  });

  test('empty, it says why; to who does not see all it says so; in draft mode it says that too', () => {
    const none = data({ sections: [{ kind: 'table', key: 'main', columns: [], groups: [], why: 'noSteps' }], reach: 'some' });
    const said = reportView(none, { ...settingOf(book), draft: true }, 'es-EC');
    expect(said.empty).toBe('Ninguna meta intermedia cumple estas condiciones.');
    expect(reportView({ ...none, goals: 0 }, settingOf(book), 'es-EC').empty).toBe('Ninguna meta cumple estas condiciones.');
    expect(said.reach).toBe('Solo las metas que puede ver quien lo pidió.');
    expect(said.draft).toMatch('no es oficial');
  });

  test.each<[what: string, code: ReportData['code'], filters: ReportData['filters'], says: string]>([
    ['nothing was asked for', 'A 3.2', {}, 'No hay alertas abiertas.'],
    [
      'a type was asked for',
      'A 3.2',
      { problemType: 'LEGAL' },
      'No hay alertas abiertas. Solo se buscó lo que cumple los filtros aplicados.',
    ],
    ['priority is what the report is about', 'A 2.5', { priority: true }, 'No hay alertas abiertas.'],
  ])('empty where %s, it does not say of all what holds of some', (_what, code, filters, says) => {
    const none = data({ code, filters, sections: [{ kind: 'table', key: 'main', columns: [], groups: [], why: 'noAlerts' }] });
    expect(reportView(none, settingOf(book), 'es-EC').empty).toBe(says);
  });

  test('one goal of which nothing is open is there, as several are', () => {
    const heading = [{ key: 'goal', kind: 'code' as const, cell: 'MOP-04' }];
    const one = data({ sections: [{ kind: 'table', key: 'main', columns: [], groups: [{ heading, rows: [] }], why: 'noGoals' }] });
    expect(reportView(one, settingOf(book), 'es-EC').empty).toBeNull();
  });

  test('explains the symbols that appear in it, and no others', () => {
    const legend = reportView(data(), settingOf(book), 'es-EC').legend;
    expect(legend?.states.map(({ word }) => word)).toEqual(['Detenida', 'Atrasada', 'En ejecución normal', 'Terminada']);
    expect(legend?.weeks).toBeNull();
    const plain = data({
      sections: [{ kind: 'facts', key: 'main', facts: [{ key: 'goal', kind: 'code', cell: 'MOP-01' }], why: 'noSteps' }],
    });
    expect(reportView(plain, settingOf(book), 'es-EC').legend).toBeNull();
  });

  test('on paper stand the first rows of what fills a book, and it is said where all are', () => {
    const section = data().sections[0];
    const [group] = section?.kind === 'table' ? section.groups : [];
    const [row] = group?.rows ?? [];
    if (section?.kind !== 'table' || !group || !row) throw new Error('A 2.1 has no rows here');
    const groups = Array.from({ length: 60 }, () => ({ ...group, rows: Array.from({ length: 100 }, () => row) }));
    const print = { setting: settingOf(book), version: 1, sha256: '0' };
    const { input } = reportDocument(reportView(data({ sections: [{ ...section, groups }] }), print.setting, 'es-EC'), print);
    const [table] = input.sections;
    expect(table && 'groups' in table ? table.groups.length : 0).toBe(50);
    expect(input.notes).toEqual(['Este documento tiene las primeras 5.000 filas de 6.000; la hoja de cálculo las tiene todas.']);
  });
});
