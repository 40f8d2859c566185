import type { ActionLogEntry, Goal, Indicator, Item, Measurement, Opportunity, Reprogramming, Risk } from '../../domain/entities.ts';
import { PROBLEM_TYPES } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import type { Kept } from '../../store/report-history.ts';
import {
  aBook,
  aCycle,
  aGoal,
  anIg,
  anInstitution,
  anItem,
  anOpportunity,
  anUpdate,
  aPerson,
  aStay,
  at,
  goalId,
  igId,
} from './builders.ts';
import { HOSTILE_TEXTS, type HostileText } from './hostile-texts.ts';

export { HOSTILE_TEXTS, type HostileText } from './hostile-texts.ts';

const KINDS = Object.keys(HOSTILE_TEXTS) as HostileText[];
const codeOf = (kind: HostileText): string => `HOS-${String(KINDS.indexOf(kind) + 1).padStart(2, '0')}`;
const WHEN = at('2026-11-24T09:00');

/**
 * An institution of which every text is hostile: one goal for each of HOSTILE_TEXTS, with all that may stand on a goal holding that same
 * text; in week 2026-W48, its reader Rosa the coordinator. As of Thursday 26 November 2026.
 */
export function hostileBook(kinds: readonly HostileText[] = KINDS): Book {
  const each = <Row>(make: (text: string, code: string, kind: HostileText) => Row): Row[] =>
    kinds.map((kind) => make(HOSTILE_TEXTS[kind], codeOf(kind), kind));
  const name = kinds.map((kind) => HOSTILE_TEXTS[kind].slice(0, 40)).join(' ');
  return aBook({
    institution: anInstitution({ name, shortName: name.slice(0, 40), baseline: { at: WHEN, states: {} } }),
    people: [
      aPerson({ id: 'rosa', name: 'Rosa <b>Benítez</b> #panic()', roles: [{ role: 'COORDINATOR' }] }),
      ...each((text, code) => aPerson({ id: `manager-${code}`, name: text, roles: [{ role: 'GOAL_MANAGER', goalIds: [goalId(code)] }] })),
    ],
    goals: each(hostileGoal),
    igs: each((text, code) => [
      { ...anIg({ goal: code, code: '1,01', title: text, endDate: '2026-12-01', responsible: text, progressReport: text }), detail: text },
      anIg({
        goal: code,
        code: '1,02',
        title: text,
        endDate: '2026-12-10',
        reprogramCount: 1,
        dependsOn: [`${codeOf(kinds[0] ?? 'typst')}/1,01`],
      }),
      anIg({ goal: code, code: '1,03', title: text, endDate: '2026-10-10', responsible: text, programmedAt: WHEN, programmedBy: 'rosa' }),
    ]).flat(),
    items: each(openItems).flat(),
    actionLog: each((text, code): ActionLogEntry => {
      const itemId = hostileItem(text, code, 'RESTRICTION').id;
      return { id: `action-${code}`, itemId, at: WHEN, by: 'rosa', text, committedDate: null };
    }),
    opportunities: each((text, code): Opportunity[] => [
      anOpportunity({ code: `O-${code}`, goal: code, ig: '1,01', title: text, place: text, description: text, state: 'APPROVED' }),
      anOpportunity({ code: `OD-${code}`, goal: code, title: text, state: 'VALIDATED' }),
    ]).flat(),
    reprogrammings: each((text, code) => hostileReprogramming(text, code)),
    cycles: [aCycle({ doneUpTo: 'M05', state: 'REVIEWING', month: '2026-10' })],
    updates: each((text, code) => anUpdate({ goal: code, state: 'SUBMITTED', narrative: text, submittedAt: WHEN })),
    classifiers: [{ id: 'theme', name: HOSTILE_TEXTS.html, values: kinds.map((kind) => HOSTILE_TEXTS[kind]), active: true }],
    actors: each((text, code) => [
      {
        id: `actor-${code}`,
        kind: 'INSTITUTIONAL' as const,
        name: text,
        sectorKind: 'PUBLIC' as const,
        contact: text,
        personId: null,
        active: true,
      },
      {
        id: `person-${code}`,
        kind: 'INDIVIDUAL' as const,
        name: text,
        sectorKind: 'PRIVATE' as const,
        contact: text,
        personId: null,
        active: true,
      },
    ]).flat(),
    territories: each((text, code) => {
      return { id: `place-${code}`, name: text, level: 'DISTRICT' as const, parentId: null, code: text, povertyQuintile: 1, active: true };
    }),
    actorLinks: each((text, code) => [
      {
        id: `link-${code}`,
        actorId: `actor-${code}`,
        goalId: goalId(code),
        igId: null,
        itemId: null,
        participation: 'EXECUTOR' as const,
        commitment: text,
        endedAt: null,
      },
      {
        id: `own-${code}`,
        actorId: `person-${code}`,
        goalId: goalId(code),
        igId: igId(code, '1,01'),
        itemId: null,
        participation: 'ALLY' as const,
        commitment: text,
        endedAt: null,
      },
    ]).flat(),
    indicators: each(hostileIndicator),
    measurements: each((text, code) => hostileMeasurement(text, code)),
    risks: each(hostileRisk),
  });
}

/** What the reports need beyond the book, of the same institution and as hostile. */
export function hostileKept(kinds: readonly HostileText[] = KINDS): Kept {
  const each = <Row>(make: (text: string, code: string) => Row): Row[] => kinds.map((kind) => make(HOSTILE_TEXTS[kind], codeOf(kind)));
  return {
    closedWeeks: [],
    pastUpdates: [],
    reprogrammings: each(hostileReprogramming),
    closedItems: each((text, code) => {
      const item = hostileItem(text, `C${code}`, 'RESTRICTION', code);
      return { ...item, state: 'RESOLVED' as const, closedAt: WHEN, closedOn: '2026-11-24', closingText: text };
    }),
    documents: each((text, code) => ({ goalId: goalId(code), name: text, description: text, attachedAt: WHEN, attachedBy: 'rosa' })),
    measurements: each(hostileMeasurement),
    weekRecord: null,
  };
}

const hostileGoal = (text: string, code: string): Goal =>
  aGoal({
    code,
    title: text,
    orgUnit: text,
    description: text,
    baseline: text,
    expectedResult: text,
    narrative: text,
    priority: true,
    lastUpdateAt: WHEN,
    stopped: code.endsWith('1') ? { since: '2026-11-04', reason: text } : null,
    more: {
      chain: { need: text, objective: text, products: [text], outcomes: [text, text], impacts: [text] },
      planLinks: [{ instrument: text, axis: text, objective: text }],
      sdgLinks: [{ goal: 9, target: '9.1', contribution: 'DIRECT', note: text }],
      territoryIds: [`place-${code}`],
      classifierValues: [{ classifierId: 'theme', value: text }],
      beneficiaries: { count: 500, description: text },
      investment: { amount: 1_234_567.89, currency: 'PYG', source: text },
    },
  });

const openItems = (text: string, code: string): Item[] => [hostileItem(text, code, 'RESTRICTION'), hostileItem(text, code, 'ALERT')];
const hostileItem = (text: string, code: string, kind: Item['kind'], goal = code): Item =>
  anItem({
    code: `${kind === 'ALERT' ? 'A' : 'R'}-${code}`,
    kind,
    goal,
    ig: '1,01',
    title: text,
    description: text,
    problemType: PROBLEM_TYPES[text.length % PROBLEM_TYPES.length] ?? 'LEGAL',
    treatment: { what: text, withWhom: text, when: text },
    responsible: text,
    reportedBy: 'rosa',
    scope: 'COORDINATOR',
    stays: [aStay(), aStay({ scope: 'COORDINATOR', on: '2026-11-24', at: WHEN, trigger: 'MANUAL', by: 'rosa', text })],
  });

const hostileReprogramming = (text: string, code: string): Reprogramming => ({
  id: `reprogramming-${code}`,
  goalId: goalId(code),
  igId: igId(code, '1,02'),
  fromDate: '2026-11-10',
  toDate: '2026-12-10',
  reason: text,
  requestedBy: 'rosa',
  requestedAt: WHEN,
  decision: 'APPROVED',
  decidedBy: 'rosa',
  decidedAt: WHEN,
  decisionReason: text,
});

const hostileIndicator = (text: string, code: string): Indicator => ({
  id: `indicator-${code}`,
  code: `I-${code}`,
  goalId: goalId(code),
  otherGoalIds: [],
  name: text,
  unit: text,
  definition: text,
  formula: text,
  source: text,
  responsible: text,
  kind: 'PRODUCT',
  baselineValue: 0,
  baselineDate: '2026-01-01',
  targetValue: 100,
  targetDate: '2026-12-31',
  frequency: 'MONTHLY',
  partialTargets: [{ date: '2026-06-30', value: 40.25 }],
  lagDays: 15,
  tolerance: 0.1,
  byTerritory: false,
  active: true,
  version: 1,
});

const hostileMeasurement = (text: string, code: string): Measurement => ({
  id: `measurement-${code}`,
  indicatorId: `indicator-${code}`,
  goalId: goalId(code),
  periodEnd: '2026-10-31',
  territoryId: null,
  value: 71.5,
  note: text,
  evidence: text,
  underOath: true,
  revision: 1,
  recordedBy: 'rosa',
  recordedAt: WHEN,
  via: 'TYPED',
  validatedBy: 'rosa',
  validatedAt: WHEN,
  replacedAt: null,
});

const hostileRisk = (text: string, code: string): Risk => ({
  id: `risk-${code}`,
  code: `K-${code}`,
  goalId: goalId(code),
  risk: text,
  probability: 4,
  impact: 5,
  source: 'SELF',
  stage: 'FOLLOW_UP',
  actions: [{ text, responsible: text, due: '2026-11-20', done: null, alerted: false }],
  evidence: text,
  version: 1,
});
