import { describe, expect, test } from 'vitest';
import { REPORT_CODES } from '../../../contracts/documents.ts';
import * as values from '../../../domain/values.ts';
import { REPORTS } from '../../../reports/catalogue.ts';
import { argumentsOf, LANGUAGES } from '../../../templates/locales.ts';
import { reportView } from '../../../templates/reports/view.ts';
import { reportTexts, reportWords } from '../../../templates/reports/words.ts';
import { hostileBook, hostileKept } from '../../support/hostile.ts';
import { mopAtClose } from '../../support/mop-week.ts';
import { dataOf, LOCALES, settingOf } from './the-reports.ts';

describe('the words of the reports', () => {
  test('are in every language, with the same arguments', () => {
    const texts = reportTexts();
    for (const language of LANGUAGES) {
      expect(Object.keys(texts[language]).sort()).toEqual(Object.keys(texts.es).sort());
      for (const [key, text] of Object.entries(texts[language])) {
        expect(text.trim(), key).not.toBe('');
        if (text.includes('{')) expect(argumentsOf(text), `${language} ${key}`).toEqual(argumentsOf(texts.es[key] ?? ''));
      }
    }
  });

  test.each(REPORT_CODES)('%s has a name, a purpose and its order in words', (code) => {
    for (const locale of LOCALES) {
      const w = reportWords(locale);
      for (const part of ['name', 'purpose', 'order']) expect(w.t(`${code}.${part}`)).toMatch(/\S/);
    }
  });

  test.each(REPORTS.map(({ code }) => code))('%s says every column, part and reason in words', (code) => {
    for (const [book, kept] of [[mopAtClose(), {}] as const, [hostileBook(), hostileKept()] as const]) {
      const data = dataOf(code, book, kept);
      for (const locale of LOCALES) expect(() => reportView(data, settingOf(book), locale)).not.toThrow();
      const { t } = reportWords('es');
      for (const section of data.sections) if ('why' in section) expect(t(`why.${section.why}`)).toMatch(/\S/);
    }
  });

  test.each([
    ['state', values.MANAGEMENT_STATES],
    ['statePlural', values.MANAGEMENT_STATES],
    ['igState', values.IG_STATES],
    ['goalLifecycle', values.GOAL_LIFECYCLES],
    ['scope', values.SCOPES],
    ['reviewState', values.REVIEW_STATES],
    ['problemType', values.PROBLEM_TYPES],
    ['igKind', values.IG_KINDS],
    ['opportunityState', values.OPPORTUNITY_STATES],
    ['aroState', [...values.REVIEW_STATES, ...values.OPPORTUNITY_STATES]],
    ['opportunityKind', values.OPPORTUNITY_KINDS],
    ['updateState', values.UPDATE_STATES],
    ['cycleState', values.CYCLE_STATES],
    ['agendaState', values.AGENDA_STATES],
    ['agendaKind', values.AGENDA_KINDS],
    ['agendaAnswer', values.AGENDA_ANSWERS],
    ['synergyKind', values.SYNERGY_KINDS],
    ['valuation', values.VALUATIONS],
    ['decisionLevel', values.DECISION_LEVELS],
    ['decision', values.DECISIONS],
    ['institutionKind', values.INSTITUTION_KINDS],
    ['governmentLevel', values.GOVERNMENT_LEVELS],
    ['role', values.ROLES],
    ['indicatorKind', values.INDICATOR_KINDS],
    ['indicatorFrequency', values.INDICATOR_FREQUENCIES],
    ['light', values.INDICATOR_LIGHTS],
    ['participation', values.PARTICIPATIONS],
    ['sdgContribution', values.SDG_CONTRIBUTIONS],
    ['territoryLevel', values.TERRITORY_LEVELS],
    ['riskSource', values.RISK_SOURCES],
    ['riskStage', values.RISK_STAGES],
    ['actorKind', values.ACTOR_KINDS],
    ['sectorKind', values.SECTOR_KINDS],
    ['trigger', values.TRIGGERS],
  ] as const)('every value of %s has a word, and no reader meets its code', (list, all) => {
    for (const locale of LOCALES)
      for (const value of all) expect(reportWords(locale).term(list, value)).not.toMatch(/^$|[A-Z]_|^[A-Z]{2,}$/);
  });

  test('a value without a word is an error, never shown', () => {
    expect(() => reportWords('es').term('scope', 'NOBODY')).toThrow('no words for NOBODY of scope');
    expect(() => reportWords('es').t('column.nothing')).toThrow('no words for column.nothing');
  });
});
