import { describe, expect, it } from 'vitest';
import type { ReportCode, ReportFilters } from '../../../contracts/documents.ts';
import type { Book } from '../../../domain/work.ts';
import { goalId, igId, itemId } from '../../support/builders.ts';
import { change, mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { groups, report } from './reading.ts';
import { actor, link } from './taking-part.ts';

const THURSDAY = '2026-11-26T07:30';
const FRIDAY = '2026-11-27T17:00';

/** The example with persons and institutions tied to some of it. */
function withActors(book: Book = mopAtClose()): Book {
  actor(book, 'hacienda', 'Ministerio de Hacienda', 'INSTITUTIONAL');
  actor(book, 'alcaldia', 'Alcaldía de la capital', 'INSTITUTIONAL');
  actor(book, 'perez', 'Inés Pérez', 'INDIVIDUAL');
  link(book, { actorId: 'hacienda', goalId: goalId('MOP-01'), participation: 'FUNDER' });
  link(book, { actorId: 'alcaldia', goalId: goalId('MOP-05'), igId: igId('MOP-05', '1,02'), participation: 'AFFECTED' });
  link(book, { actorId: 'hacienda', goalId: goalId('MOP-05'), itemId: itemId('A-003'), participation: 'ALLY' });
  link(book, { actorId: 'perez', goalId: goalId('MOP-05'), itemId: itemId('A-003'), participation: 'AFFECTED' });
  link(book, { actorId: 'perez', goalId: goalId('MOP-03'), igId: igId('MOP-03', '1,03'), participation: 'ALLY' });
  change(book, 'intermediateGoals', igId('MOP-03', '1,03'), { responsible: 'marta' });
  change(book, 'items', itemId('A-005'), { responsible: 'Óscar Ruiz' });
  change(book, 'goals', goalId('MOP-02'), { orgUnit: 'Dirección de Hospitales' });
  return book;
}
const listed = (code: ReportCode, book: Book, group: 'person' | 'institution', at = FRIDAY, filters: ReportFilters = {}) => {
  const key = code === 'B 3.6' || code === 'B 3.7' ? ['goal', 'ig'] : ['item'];
  return groups(report(code, book, { at, filters }), [group, 'cases'], [...key, 'participation']).map(({ heading, rows }) => [
    ...heading,
    rows.map((row) => row.join(' ').trim()),
  ]);
};

describe('alerts and restrictions by who takes part (domain.md 7.2, B 3.1, B 3.2, B 3.4, B 3.5)', () => {
  it.each([
    ['Thursday 07:30', mopAtFirstPack(), THURSDAY],
    ['Friday 17:00', mopAtClose(), FRIDAY],
  ])('%s, where nobody is named: by limit date, and what is on a goal itself is left out', (_when, book, at) => {
    const alerts = ['A-003', 'A-005', 'A-002'];
    const restrictions = ['R-002', 'R-001', 'R-003'];
    expect(listed('B 3.1', book, 'person', at)).toEqual([['PERSON', 3, alerts]]);
    expect(listed('B 3.2', book, 'institution', at)).toEqual([['Ministerio de Obras Públicas', 3, alerts]]);
    expect(listed('B 3.4', book, 'person', at)).toEqual([['PERSON', 3, restrictions]]);
    expect(listed('B 3.5', book, 'institution', at)).toEqual([['Ministerio de Obras Públicas', 3, restrictions]]);
  });
  it('B 3.1: who is named as responsible, and who is tied to the item, its step or its goal; the gap last', () =>
    expect(listed('B 3.1', withActors(), 'person')).toEqual([
      ['Inés Pérez', 2, ['A-003 AFFECTED', 'A-002 ALLY']],
      ['Marta Solís', 1, ['A-002 RESPONSIBLE']],
      ['Óscar Ruiz', 1, ['A-005 RESPONSIBLE']],
    ]));
  it('B 3.2: any participation; the area, else the institution, where none is tied', () =>
    expect(listed('B 3.2', withActors(), 'institution')).toEqual([
      ['Alcaldía de la capital', 1, ['A-003 AFFECTED']],
      ['Ministerio de Hacienda', 2, ['A-003 ALLY', 'A-005 FUNDER']],
      ['Ministerio de Obras Públicas', 1, ['A-002']],
    ]));
  it('B 3.5: of restrictions', () =>
    expect(listed('B 3.5', withActors(), 'institution')).toEqual([
      ['Dirección de Hospitales', 1, ['R-002']],
      ['Ministerio de Hacienda', 1, ['R-001 FUNDER']],
      ['Ministerio de Obras Públicas', 1, ['R-003']],
    ]));
  it('a participation that has ended no longer counts', () => {
    const book = withActors();
    for (const one of [...book.actorLinks.values()]) book.actorLinks.set(one.id, { ...one, endedAt: 1 });
    expect(listed('B 3.1', book, 'person').map(([name]) => name)).toEqual(['Marta Solís', 'Óscar Ruiz', 'PERSON']);
  });
  it.each<[string, ReportFilters, unknown]>([
    ['of one type', { problemType: 'LEGAL' }, [['PERSON', 1, ['R-002']]]],
    ['limit until a day', { to: '2026-11-25' }, [['PERSON', 2, ['R-002', 'R-001']]]],
    ['limit from a day', { from: '2026-11-25' }, [['PERSON', 2, ['R-001', 'R-003']]]],
  ])('filtered: %s', (_what, filters, expected) => expect(listed('B 3.4', mopAtClose(), 'person', FRIDAY, filters)).toEqual(expected));
});

describe('intermediate goals by who takes part (domain.md 7.2, B 3.6, B 3.7)', () => {
  it('what is not finished, by end date: twelve on Friday', () => {
    const steps = [
      'MOP-02 1,03',
      'MOP-01 1,03',
      'MOP-03 1,03',
      'MOP-03 1,02',
      'MOP-01 2,01',
      'MOP-05 1,02',
      'MOP-02 1,04',
      'MOP-01 1,04',
    ].concat(['MOP-05 1,03', 'MOP-04 1,03', 'MOP-01 1,05', 'MOP-04 1,04']);
    expect(listed('B 3.6', mopAtClose(), 'person')).toEqual([['PERSON', 12, steps]]);
    expect(listed('B 3.7', mopAtClose(), 'institution')).toEqual([['Ministerio de Obras Públicas', 12, steps]]);
  });
  it('B 3.7 on Thursday, with who is tied: what an actor is tied to the goal for counts for each of its steps', () =>
    expect(listed('B 3.7', withActors(mopAtFirstPack()), 'institution', THURSDAY)).toEqual([
      ['Alcaldía de la capital', 1, ['MOP-05 1,02 AFFECTED']],
      ['Dirección de Hospitales', 2, ['MOP-02 1,03', 'MOP-02 1,04']],
      ['Ministerio de Hacienda', 4, ['MOP-01 1,03 FUNDER', 'MOP-01 2,01 FUNDER', 'MOP-01 1,04 FUNDER', 'MOP-01 1,05 FUNDER']],
      ['Ministerio de Obras Públicas', 5, ['MOP-03 1,02', 'MOP-03 1,03', 'MOP-05 1,03', 'MOP-04 1,03', 'MOP-04 1,04']],
    ]));
  it('B 3.6: one row for a person however they take part', () => {
    const book = withActors();
    actor(book, 'solis', 'Marta Solís', 'INDIVIDUAL');
    link(book, { actorId: 'solis', goalId: goalId('MOP-03'), participation: 'ALLY' });
    expect(listed('B 3.6', book, 'person').slice(0, 2)).toEqual([
      ['Inés Pérez', 1, ['MOP-03 1,03 ALLY']],
      ['Marta Solís', 2, ['MOP-03 1,03 RESPONSIBLE', 'MOP-03 1,02 ALLY']],
    ]);
  });
  it('filtered by the end of the steps', () =>
    expect(listed('B 3.6', mopAtClose(), 'person', FRIDAY, { from: '2026-12-15', to: '2026-12-31' })).toEqual([
      ['PERSON', 3, ['MOP-01 2,01', 'MOP-05 1,02', 'MOP-02 1,04']],
    ]));
});
