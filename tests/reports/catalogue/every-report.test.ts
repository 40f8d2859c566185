import { describe, expect, it } from 'vitest';
import { type DocumentSetting, REPORT_CODES, type ReportData, type ReportFilters } from '../../../contracts/documents.ts';
import type { Book } from '../../../domain/work.ts';
import { makeReport, REPORTS } from '../../../reports/catalogue.ts';
import type { ReportDefinition } from '../../../reports/definition.ts';
import { reportView } from '../../../templates/reports/view.ts';
import { aBook, aPerson, at } from '../../support/builders.ts';
import { hostileBook, hostileKept } from '../../support/hostile.ts';
import { mopAtClose } from '../../support/mop-week.ts';

const FRIDAY = { now: at('2026-11-27T17:00'), today: '2026-11-27' };
const SETTING: DocumentSetting = {
  institution: { name: 'Ministerio de Obras Públicas', shortName: 'MOP', code: 'MOP' },
  locale: 'es',
  timeZone: 'America/Lima',
  look: null,
  draft: false,
};
const about = ({ subject }: ReportDefinition, goal: string): ReportFilters => (subject === 'goal' ? { goal } : {});
const each = REPORTS.map((definition) => [definition.code, definition] as const);

it('the catalogue is whole, in its order (domain.md 7.2)', () => expect(REPORTS.map(({ code }) => code)).toEqual(REPORT_CODES));

it('every list is searched by the official in charge and by a period (domain.md 7.2); a sheet and the figures of 9.3 are no lists', () => {
  const without = REPORTS.filter(({ filters }) => !(['official', 'from', 'to'] as const).every((one) => filters.includes(one)));
  expect(without.map(({ code }) => code)).toEqual(['A 1.1', 'D 4.1']);
});

describe.each(each)('%s', (code, definition) => {
  const make = (book: Book, readerId: string | null, filters: ReportFilters = {}, kept = {}): ReportData =>
    makeReport(code, { book, ...FRIDAY, readerId, filters, kept });

  it('on an institution without anything says why it has nothing, in three languages', () => {
    const data = make(aBook({ people: [aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] })] }), 'rosa', about(definition, 'MOP-01'));
    expect(data.goals).toBe(0);
    for (const locale of ['es', 'pt', 'en']) {
      const view = reportView(data, SETTING, locale);
      expect(view.sections.flatMap((one) => ('empty' in one ? [one.empty] : [])).every((why) => why === null || why.length > 10)).toBe(
        true,
      );
    }
  });
  it('on hostile texts is whole: a cell for each column, nothing that JSON loses, words for all of it', () => {
    const data = make(hostileBook(), 'rosa', about(definition, 'HOS-02'), hostileKept());
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    for (const one of data.sections) {
      if (one.kind !== 'table') continue;
      for (const row of one.groups.flatMap(({ rows }) => rows)) expect(row).toHaveLength(one.columns.length);
    }
    for (const locale of ['es', 'pt', 'en']) expect(reportView(data, SETTING, locale).sections).toHaveLength(data.sections.length);
  });
  it('tells a reader of one goal nothing of another', () => {
    const data = make(mopAtClose(), 'elena', about(definition, 'MOP-06'));
    expect(data.reach).toBe('some');
    expect(data.goals).toBeLessThanOrEqual(1);
    const told = JSON.stringify(data.sections);
    for (const foreign of ['MOP-01', 'MOP-02', 'MOP-03', 'MOP-04', 'MOP-05', 'carretera', 'hospitales', 'R-001', 'A-003', 'O-001']) {
      expect(told).not.toContain(foreign);
    }
  });
  it('tells somebody without a role nothing', () => {
    const book = mopAtClose();
    const strangers: Book = { ...book, people: new Map([...book.people, ['nadie', aPerson({ id: 'nadie' })]]) };
    const data = make(strangers, 'nadie', about(definition, 'MOP-06'));
    expect(data.goals).toBe(0);
    expect(JSON.stringify(data.sections)).not.toContain('MOP-0');
  });
  it('is the same for the same instant', () => {
    const filters = about(definition, 'MOP-01');
    expect(make(mopAtClose(), 'rosa', filters)).toEqual(make(mopAtClose(), 'rosa', filters));
  });
});
