import { describe, expect, test } from 'vitest';
import { calendarOf, yearOf } from '../../../client/web/kit/calendar.ts';
import { daysLeftOf, deadlineOf } from '../../../client/web/kit/deadlines.ts';
import { itemCardOf } from '../../../client/web/kit/item-card.ts';
import { ladderOf } from '../../../client/web/kit/ladder.ts';
import { lightOf, markOf } from '../../../client/web/kit/marks.ts';
import { pathOf } from '../../../client/web/kit/path.ts';
import { kitTexts } from '../../../client/web/kit/texts.ts';
import { thermoOf } from '../../../client/web/kit/thermometer.ts';
import type { Item } from '../../../domain/entities.ts';
import { thermometer } from '../../../domain/thermometer.ts';
import { goalByCode, intermediateGoalsOf, itemByCode } from '../../../domain/work.ts';
import texts from '../../../templates/pages/partials/texts.json' with { type: 'json' };
import { anInstitution, aStay } from '../../support/builders.ts';
import { mop } from '../../support/mop.ts';
import { draw, type Seen, seen } from './drawing.ts';

const item = ({ book }: Seen, code: string, over: Partial<Item> = {}): Item => {
  const found = itemByCode(book, code);
  if (found === undefined) throw new Error(`no item ${code}`);
  return { ...found, ...over };
};
const igsOf = ({ book }: Seen, code: string) => intermediateGoalsOf(book, goalByCode(book, code)?.id ?? '');
const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('the kit says the same things in every language', () => {
  const keys = Object.keys(texts.es).sort();
  expect(Object.keys(texts.pt).sort()).toEqual(keys);
  expect(Object.keys(texts.en).sort()).toEqual(keys);
});

describe('a state is a shape and a word, never one without the other (8.4)', () => {
  test.each([
    ['stopped: a red diamond', 'STOPPED', 'red', 'Detenida'],
    ['delayed: an amber square', 'DELAYED', 'amber', 'Atrasada'],
    ['normal: a green disc', 'NORMAL', 'green', 'En ejecución normal'],
    ['finished: a blue star', 'FINISHED', 'blue', 'Terminada'],
    ['cancelled, of an intermediate goal', 'CANCELLED', 'grey', 'Cancelada'],
  ] as const)('%s', (_what, state, colour, word) => {
    const visit = seen('2026-11-26');
    const mark = markOf(state, visit.words);
    expect(mark).toMatchObject({ colour, word, stale: false });
    expect(draw('mark', mark, visit)).toContain(`<svg class="${colour}" viewBox="0 0 16 16" aria-hidden="true"><path d="M`);
  });

  test('not updated for two cycles: framed, and said', () => {
    const visit = seen('2026-11-26');
    expect(plain(draw('mark', markOf('NORMAL', visit.words, true), visit))).toBe('En ejecución normal sin actualizar');
  });
});

describe('the light of an item (8.4)', () => {
  test.each([
    ['overdue', '2026-11-26', { limitDate: '2026-11-25' }, 'red'],
    ['due today', '2026-11-26', { limitDate: '2026-11-26' }, 'amber'],
    ['due within two business days, the weekend between', '2026-11-26', { limitDate: '2026-11-30' }, 'amber'],
    ['due in three business days', '2026-11-26', { limitDate: '2026-12-01' }, 'green'],
    [
      'a new turn does not make a late problem green',
      '2026-11-26',
      { scope: 'COORDINATOR', arrivedAt: '2026-11-26', limitDate: '2026-11-25' },
      'amber',
    ],
  ] as const)('%s', (_what, today, over, colour) => {
    const visit = seen(today);
    expect(lightOf(visit.book, item(visit, 'A-001', over), today)?.colour).toBe(colour);
  });
  test('a closed item has none', () => {
    const visit = seen('2026-11-26');
    expect(lightOf(visit.book, item(visit, 'A-001', { state: 'RESOLVED' }), '2026-11-26')).toBeNull();
  });
});

describe('until when, in words', () => {
  test.each([
    ['ahead: the day and the business days', '2026-12-02', 'Vence el 2/12 · 4 días hábiles', ''],
    ['within two business days it presses', '2026-11-30', 'Vence el 30/11 · 2 días hábiles', 'amber'],
    ['today', '2026-11-26', 'Vence hoy', 'amber'],
    ['yesterday', '2026-11-25', 'Venció ayer', 'red'],
    ['past, in calendar days', '2026-11-23', 'Venció hace 3 días', 'red'],
    ['nothing is due at the top rung', null, 'Sin plazo: es el último peldaño', ''],
  ] as const)('%s', (_what, day, text, colour) => {
    expect(deadlineOf(seen('2026-11-26'), day)).toEqual({ text, colour });
  });
  test('a holiday is no business day', () => {
    const book = mop();
    book.institution = anInstitution({
      calendar: { workingWeekdays: [1, 2, 3, 4, 5], holidays: [{ date: '2026-11-27', name: 'Feriado' }] },
    });
    expect(deadlineOf(seen('2026-11-26', book), '2026-12-02').text).toBe('Vence el 2/12 · 3 días hábiles');
  });
});

test.each([
  ['days are calendar days (8.3)', '2027-06-30', null, 'Faltan: 216 días'],
  ['the last day', '2026-11-26', null, 'Vence hoy'],
  ['past: the negative number is shown', '2026-11-16', null, 'Venció: −10 días'],
  ['finished: no counter', '2026-11-30', '2026-11-19', 'Terminada el 19/11/2026'],
] as const)('the days of a goal: %s', (_what, endDate, finishedOn, text) => {
  expect(daysLeftOf(seen('2026-11-26'), { endDate, finishedOn })).toBe(text);
});

test('the thermometer says all it draws, the gap before rounding', () => {
  const visit = seen('2026-11-26');
  const figures = thermometer(igsOf(visit, 'MOP-03'), '2026-11-26', visit.book.institution.thresholds);
  const html = draw('thermo', thermoOf(figures, visit.f, kitTexts('es')), visit).replaceAll('\u00a0', ' ');
  expect(html).toContain('aria-label="Termómetro: hecho 33,3 %, esperado hoy 66,7 %, programa original 66,7 %, diferencia −33,3 puntos"');
  expect(html).toContain('<rect class="red" y="4" width="33.3" height="10"/><path class="ex" d="M66.7 0v14"/>');
  expect(plain(html)).toBe('33,3 % de 66,7 % esperado −33,3 puntos');
});

describe('the ladder: who held it, what moved it, what comes next (6.1, 6.2)', () => {
  const climbed = [
    aStay({ scope: 'MANAGER', on: '2026-10-20' }),
    aStay({ scope: 'COORDINATOR', on: '2026-11-09', trigger: 'LIMIT_PASSED' }),
    aStay({ scope: 'MINISTER', on: '2026-11-17', trigger: 'TURN_EXPIRED' }),
    aStay({ scope: 'COMMITTEE', on: '2026-11-25', trigger: 'TURN_EXPIRED' }),
  ];
  const visit = seen('2026-11-27');
  const ladder = ladderOf(visit, item(visit, 'R-002', { scope: 'COMMITTEE', arrivedAt: '2026-11-25', stays: climbed }));

  test('the newest stay first, each with its holders, days and cause', () => {
    expect(ladder.rungs.map(({ rung, days, why, here, share }) => [rung, days, why, here, share])).toEqual([
      ['Comité de Metas', '2 días', 'Llegó porque venció el turno del despacho ministerial.', true, 10],
      ['Despacho ministerial', '8 días', 'Llegó porque venció el turno de la coordinación.', false, 40],
      ['Coordinación', '8 días', 'Llegó porque venció la fecha límite.', false, 40],
      ['Gerente de Meta', '20 días', 'La registró Andrés Quiroga.', false, 100],
    ]);
    expect(ladder.rungs[1]?.holders).toBe('Carmen Ibarra');
    expect([ladder.days, ladder.climbed]).toEqual(['38 días abierta.', 'Subió 3 peldaños, todos por plazo.']);
  });

  test.each([
    ['came with the data: nobody moved it here', { by: null }, 'Estaba aquí al cargarse los datos.'],
    ['reopened by a person', { by: 'carmen' }, 'La reabrió Carmen Ibarra.'],
    ['passed up by a person', { by: 'rosa', trigger: 'MANUAL' }, 'La derivó Rosa Benítez.'],
    ['returned from above', { by: 'carmen', trigger: 'MANUAL', down: true }, 'La devolvió Carmen Ibarra.'],
    ['a broken commitment', { trigger: 'COMMITMENT_BROKEN' }, 'Llegó porque no se cumplió el compromiso de la gerencia.'],
  ] as const)('why it came: %s', (_what, over, why) => {
    const stays = [aStay({ scope: 'MANAGER', on: '2026-11-11' }), aStay({ scope: 'COORDINATOR', on: '2026-11-12', ...over })];
    expect(ladderOf(visit, item(visit, 'R-001', { scope: 'COORDINATOR', stays })).rungs[0]?.why).toBe(why);
  });

  test.each([
    ['the first run later than the due date', {}, 'Le llegará el jue 3/12 a las 07:00 si nadie la resuelve.'],
    ['a commitment holds it until its date', { committedDate: '2026-12-09' }, 'Le llegará el jue 10/12 a las 07:00 si nadie la resuelve.'],
    ['urgent: two business days', { urgent: true }, 'Le llegará el lun 30/11 a las 07:00 si nadie la resuelve.'],
  ] as const)('%s', (_what, over, text) => {
    const { next } = ladderOf(visit, item(visit, 'R-002', { scope: 'COMMITTEE', arrivedAt: '2026-11-25', stays: climbed, ...over }));
    expect(next).toEqual({ rung: 'Jefatura de Gobierno', text });
  });

  test('above the highest rung of the clock only a person carries it', () => {
    const book = mop();
    book.institution = { ...book.institution, thresholds: { ...book.institution.thresholds, maxAutomaticScope: 'MINISTER' } };
    const calm = seen('2026-11-24', book);
    expect(ladderOf(calm, item(calm, 'R-002')).next?.text).toBe('Ningún plazo la lleva allí; solo una persona.');
  });

  test.each([
    ['the top rung has no next', { scope: 'HEAD_OF_GOVERNMENT' }],
    ['a closed item goes nowhere', { state: 'RESOLVED', closedOn: '2026-11-26' }],
  ] as const)('%s', (_what, over) => {
    expect(ladderOf(visit, item(visit, 'R-002', { stays: climbed, ...over })).next).toBeNull();
  });

  test('drawn as a list that counts down, the present rung told', () => {
    const html = draw('ladder', ladder, visit);
    expect(html).toContain('<ol class="ladder" reversed>');
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  });
});

test('a card of an item: kind, review, deadline, title as link, who holds it, and what can be done inside', () => {
  const visit = seen('2026-11-25');
  const html = draw(
    'item-card',
    itemCardOf(visit, item(visit, 'R-001', { state: 'UNREVIEWED' }), 'Se pide una fecha'),
    visit,
    '<p>aquí</p>',
  );
  expect(plain(html)).toBe(
    'Restricción R-001 Sin revisar Transectorial Vence hoy Pago de expropiaciones sin desembolso MOP-01 · 2,01 · la tiene la coordinación desde el 12/11 Se pide una fecha aquí',
  );
  expect(html).toContain('<a href="/mop/items/R-001">');
  expect(html).toContain('<span class="tag new">');
});

describe('the critical path (3.5)', () => {
  const visit = seen('2026-11-26');
  const picture = pathOf(visit, igsOf(visit, 'MOP-01'));

  test('one line for each programming line, marks by state, today between the dates', () => {
    expect(picture.lines.map(({ text }) => text)).toEqual(['Línea 1', 'Línea 2']);
    expect(picture.marks.map(({ colour }) => colour)).toEqual(['blue', 'blue', 'amber', 'green', 'green', 'green']);
    expect(picture.rows.map(({ today, code }) => today ?? code)).toEqual([
      '1,01',
      '1,02',
      '1,03',
      'Hoy, 26/11/2026',
      '2,01',
      '1,04',
      '1,05',
    ]);
    expect(picture.ghosts).toHaveLength(1);
    const x = picture.today?.x ?? 0;
    expect(x > (picture.marks[2]?.x ?? 0) && x < (picture.marks[5]?.x ?? 0)).toBe(true);
  });
  test('the same in words, for those who do not see the picture', () => {
    expect(picture.description).toContain('Línea 1: 1,01 terminada, 31/03/2026;');
    const html = draw('path', picture, visit);
    expect(html).toContain('aria-labelledby="path-t path-d"');
    expect(plain(html)).toContain('2,01 expropiaciones del tramo 2 concluidas 15/12/2026 En ejecución normal 0 R-001');
  });
  test('labels stay apart and inside the picture', () => {
    for (const y of new Set(picture.labels.map((label) => label.y))) {
      const spans = picture.labels
        .filter((label) => label.y === y)
        .map(({ x, anchor, text }) => {
          const width = text.length * 6.7;
          const from = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
          return [from, from + width] as const;
        });
      spans.forEach(([from, to], place) => {
        expect(from).toBeGreaterThanOrEqual(spans[place - 1]?.[1] ?? 0);
        expect(to).toBeLessThanOrEqual(1000);
      });
    }
  });
  test('a goal without intermediate goals has an empty picture, not an error', () => {
    expect(pathOf(visit, []).rows).toHaveLength(1);
  });
});

describe('the calendar of a goal', () => {
  const visit = seen('2026-11-26');
  const igs = igsOf(visit, 'MOP-01');

  test('a month in whole weeks from Monday, its neighbours named', () => {
    const month = calendarOf(visit, igs, '2026-11');
    expect([month.title, month.previous, month.next, month.weeks.length]).toEqual(['noviembre de 2026', '2026-10', '2026-12', 6]);
    expect(month.heads).toEqual(['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom']);
    expect(
      month.weeks
        .flat()
        .filter(({ due }) => due.length > 0)
        .map(({ number, due }) => [number, due[0]?.code]),
    ).toEqual([[20, '1,03']]);
    expect(
      month.weeks
        .flat()
        .filter(({ today }) => today)
        .map(({ number }) => number),
    ).toEqual([26]);
    expect(plain(draw('month', month, visit))).toContain('20 Atrasada 1,03 tramo 1 pavimentado');
  });
  test.each([
    ['January', '2027-01', '2026-12', '2027-02'],
    ['a February of 28 days', '2027-02', '2027-01', '2027-03'],
    ['December', '2026-12', '2026-11', '2027-01'],
  ])('the neighbours of %s', (_what, month, previous, next) => {
    expect(calendarOf(visit, igs, month)).toMatchObject({ previous, next });
  });
  test('a year, month by month', () => {
    const year = yearOf(visit, igs, '2026');
    expect(year.months.filter(({ due }) => due.length > 0).map(({ title, due }) => [title, due.length])).toEqual([
      ['marzo de 2026', 1],
      ['junio de 2026', 1],
      ['noviembre de 2026', 1],
      ['diciembre de 2026', 1],
    ]);
    expect(plain(draw('year', year, visit))).toContain('diciembre de 2026 mar 15/12 En ejecución normal 2,01');
  });
});
