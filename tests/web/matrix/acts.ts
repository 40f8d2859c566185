import type { Found } from '../../../domain/act-rule.ts';
import type { Act, ActName } from '../../../domain/acts.ts';
import { agendaByCode, type Book, byRef, goalByCode, itemByCode, opportunityByCode } from '../../../domain/work.ts';

/** Whom and what the sample acts name. */
export interface Named {
  readonly goal: string;
  readonly ig: string;
  readonly item: string;
  readonly opportunity: string;
  readonly agenda: string;
  readonly self: string; // person ids
  readonly spare: string;
  readonly gone: string;
  readonly delegation: string;
  readonly letter: string;
  readonly assignment: string;
  readonly indicator: string;
}
const LATER = '2026-12-22';
const PAST = '2026-01-05';
const WEEK = '2026-W48';
const light = { brand: '#0d3f4d', onBrand: '#ffffff', action: '#0b5568', onAction: '#ffffff', link: '#0b5568', soft: '#e4eff1' };

/** One act of each name (decisions of each level), well filled in; those that no version guards cannot be done as they stand. */
export const SAMPLES: { readonly [Name in ActName]: (named: Named) => readonly Act[] } = {
  registerAlert: ({ ig: on }) => [{ do: 'registerAlert', on, title: 'Algo puede faltar', type: 'LEGAL', limit: LATER }],
  registerRestriction: ({ ig: on }) => [
    { do: 'registerRestriction', on, title: 'Algo falta', type: 'LEGAL', limit: LATER },
    { do: 'registerRestriction', on, title: 'Algo falta', type: 'LEGAL', limit: LATER, urgent: true },
  ],
  registerOpportunity: ({ goal: on }) => [{ do: 'registerOpportunity', on, title: 'Algo se abre', proposed: LATER }],
  convertAlert: ({ item }) => [{ do: 'convertAlert', item }],
  addAction: ({ item }) => [
    { do: 'addAction', item, text: 'dicho' },
    { do: 'addAction', item, text: 'dicho', committed: '2026-12-02' },
  ],
  review: ({ item }) => [{ do: 'review', item }],
  markUrgent: ({ item }) => [{ do: 'markUrgent', item }],
  markTranssectoral: ({ item }) => [{ do: 'markTranssectoral', item }],
  resolve: ({ item }) => [{ do: 'resolve', item, text: 'dicho' }],
  discard: ({ item }) => [{ do: 'discard', item, text: 'dicho' }],
  derive: ({ item }) => [{ do: 'derive', item, text: 'dicho' }],
  returnDown: ({ item }) => [{ do: 'returnDown', item, text: 'dicho', limit: LATER }],
  extendLimit: ({ item }) => [{ do: 'extendLimit', item, text: 'dicho', limit: LATER }],
  reopen: ({ item }) => [{ do: 'reopen', item, text: 'dicho', limit: LATER }],
  finishIntermediateGoal: ({ ig: on }) => [{ do: 'finishIntermediateGoal', on }],
  undoFinish: ({ ig: on }) => [{ do: 'undoFinish', on, reason: 'dicho' }],
  explainDelay: ({ ig: on }) => [{ do: 'explainDelay', on, text: 'dicho' }],
  requestReprogramming: ({ ig: on }) => [{ do: 'requestReprogramming', on, to: LATER, reason: 'dicho' }],
  decideReprogramming: ({ ig: on }) => [{ do: 'decideReprogramming', on, approve: true }],
  declareStopped: ({ goal }) => [{ do: 'declareStopped', goal, reason: 'dicho' }],
  liftStop: ({ goal }) => [{ do: 'liftStop', goal, reason: 'dicho' }],
  proposeFinished: ({ goal }) => [{ do: 'proposeFinished', goal }],
  confirmFinished: ({ goal }) => [{ do: 'confirmFinished', goal }],
  overrideState: ({ goal }) => (['STOPPED', 'NORMAL'] as const).map((state) => ({ do: 'overrideState', goal, state, reason: 'dicho' })),
  validateOpportunity: ({ opportunity }) => [{ do: 'validateOpportunity', opportunity }],
  declineOpportunity: ({ opportunity }) => [{ do: 'declineOpportunity', opportunity, reason: 'dicho' }],
  redateOpportunity: ({ opportunity }) => [{ do: 'redateOpportunity', opportunity, proposed: LATER }],
  saveDraft: ({ goal }) => [{ do: 'saveDraft', goal, narrative: 'dicho' }],
  submitUpdate: ({ goal }) => [{ do: 'submitUpdate', goal, narrative: 'dicho' }],
  returnUpdate: ({ goal }) => [{ do: 'returnUpdate', goal, reason: 'dicho' }],
  excuseUpdate: ({ goal }) => [{ do: 'excuseUpdate', goal, reason: 'dicho' }],
  acceptLate: ({ goal }) => [{ do: 'acceptLate', goal, reason: 'dicho' }],
  validateUpdate: ({ goal }) => [{ do: 'validateUpdate', goal }],
  confirmSelection: () => [{ do: 'confirmSelection' }],
  recordDecision: ({ item, opportunity }) =>
    [item, opportunity].flatMap((on) =>
      (['MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'] as const).map((level) => ({
        do: 'recordDecision',
        level,
        on,
        decision: 'NOTE' as const,
      })),
    ),
  answerAgenda: ({ agenda }) => [
    { do: 'answerAgenda', agenda, answer: 'ACCEPT' },
    { do: 'answerAgenda', agenda, answer: 'HELD', text: 'dicho' },
  ],
  declareHoliday: () => [{ do: 'declareHoliday', date: PAST, name: 'Pasado' }],
  delegate: ({ self, spare }) => [{ do: 'delegate', from: self, to: spare, role: 'GOAL_MANAGER', since: PAST, until: PAST }],
  withdrawDelegation: ({ delegation }) => [{ do: 'withdrawDelegation', delegation }],
  replanWeek: () => [{ do: 'replanWeek', week: WEEK, reason: 'dicho' }],
  pauseWeek: () => [{ do: 'pauseWeek', week: WEEK, reason: 'dicho' }],
  resumeWeek: () => [{ do: 'resumeWeek', week: WEEK, reason: 'dicho' }],
  cancelWeek: () => [{ do: 'cancelWeek', week: WEEK, reason: 'dicho' }],
  retryLetter: ({ letter }) => [{ do: 'retryLetter', letter, reason: 'dicho' }],
  attachDocument: ({ goal: on }) => [{ do: 'attachDocument', on, document: 'none', name: 'acta.pdf' }],
  removeDocument: ({ goal }) => [{ do: 'removeDocument', goal, document: 'none', name: 'acta.pdf', reason: 'dicho' }],
  setInstitution: () => [{ do: 'setInstitution', name: 'Otro nombre' }],
  setLook: () => [{ do: 'setLook', look: { light, dark: light, logo: null } }],
  setLadder: () => [{ do: 'setLadder', ladder: ['MANAGER', 'COORDINATOR'] }],
  setTimetable: () => [{ do: 'setTimetable', times: { M01: '08:00' } }],
  setThresholds: () => [{ do: 'setThresholds', turnDays: 5 }],
  startRoutine: () => [{ do: 'startRoutine' }],
  withdrawHoliday: () => [{ do: 'withdrawHoliday', date: '2026-12-08', reason: 'dicho' }],
  setStep: () => [{ do: 'setStep', step: 1, evidence: 'acta' }],
  addPerson: () => [{ do: 'addPerson', name: 'Alguien', email: 'lucia@mop.example' }],
  changePerson: ({ spare }) => [{ do: 'changePerson', person: spare, email: 'lucia@mop.example' }],
  disablePerson: ({ gone }) => [{ do: 'disablePerson', person: gone }],
  enablePerson: ({ spare }) => [{ do: 'enablePerson', person: spare }],
  assignRole: ({ spare, goal }) => [{ do: 'assignRole', person: spare, role: 'GOAL_MANAGER', goals: [goal] }],
  endRole: ({ spare, assignment }) => [{ do: 'endRole', person: spare, assignment, until: PAST }],
  changeManager: ({ goal, spare }) => [{ do: 'changeManager', goal, to: spare }],
  setClassifier: () => [{ do: 'setClassifier', name: 'Tema', values: ['uno', 'uno'] }],
  setActor: () => [{ do: 'setActor', kind: 'GROUP', name: 'Vecinos', sectorKind: 'CIVIL_SOCIETY' }],
  createGoal: ({ goal }) => [{ do: 'createGoal', code: goal, title: 'Una meta que ya existe', start: '2026-01-01', end: LATER }],
  changeGoalSheet: ({ goal }) => [{ do: 'changeGoalSheet', goal, description: 'dicho' }],
  programIntermediateGoal: ({ goal }) => [
    { do: 'programIntermediateGoal', goal, code: '9,01', title: 'un paso más', end: LATER, kind: 'TECHNICAL' },
  ],
  importItem: ({ goal }) => [{ do: 'importItem', kind: 'ALERT', on: goal, title: 'Una alerta que ya existe', type: 'LEGAL', limit: LATER }],
  importGoals: () => [{ do: 'importGoals', goals: [] }],
  submitProgramming: ({ goal }) => [{ do: 'submitProgramming', goal }],
  approveProgramming: ({ goal }) => [{ do: 'approveProgramming', goal }],
  returnProgramming: ({ goal }) => [{ do: 'returnProgramming', goal, reason: 'dicho' }],
  noteAttendance: ({ spare }) => [{ do: 'noteAttendance', week: WEEK, present: [spare] }],
  takeUp: ({ item: on }) => [{ do: 'takeUp', week: WEEK, on }],
  acceptSynergy: () => [{ do: 'acceptSynergy', week: WEEK, goals: ['MOP-01', 'MOP-02'], kind: 'OTHER', text: 'dicho' }],
  confirmMinutes: () => [{ do: 'confirmMinutes', week: WEEK }],
  setIndicator: ({ goal }) => [
    {
      do: 'setIndicator',
      goal,
      name: 'Lo que se mide',
      unit: 'km',
      kind: 'PRODUCT',
      baseline: 0,
      baselineDate: '2025-12-31',
      target: 1,
      targetDate: LATER,
    },
  ],
  recordMeasurement: ({ indicator }) => [{ do: 'recordMeasurement', indicator, period: '2026-10-31', value: 1 }],
  validateMeasurement: ({ indicator }) => [{ do: 'validateMeasurement', indicator, period: '2026-10-31' }],
  setRisk: ({ goal }) => [{ do: 'setRisk', goal, title: 'Puede fallar', probability: 3, impact: 4, source: 'SELF' }],
  changeGoalMore: ({ goal }) => [{ do: 'changeGoalMore', goal, beneficiaries: { count: 3, description: 'dicho' } }],
  setDependsOn: ({ ig: on }) => [{ do: 'setDependsOn', on, dependsOn: ['MOP-01/1,04'] }],
  tieActor: ({ goal: on }) => [{ do: 'tieActor', actor: 'nobody', on, participation: 'ALLY' }],
  untieActor: ({ goal }) => [{ do: 'untieActor', goal, link: 'nothing' }],
  setTerritory: () => [{ do: 'setTerritory', name: 'Norte', level: 'PROVINCE', povertyQuintile: 9 }],
  setOptions: () => [{ do: 'setOptions', attachmentLimitKb: 90_000 }],
};

/** What an act is about, as far as the table of permissions asks. */
export function foundOf(book: Book, act: Act): Found {
  const named = act as Partial<Record<'item' | 'goal' | 'on' | 'opportunity' | 'agenda' | 'delegation' | 'week' | 'indicator', string>>;
  const on = named.on ?? '';
  const opportunity = opportunityByCode(book, named.opportunity ?? on);
  const item = itemByCode(book, named.item ?? on);
  const agenda = agendaByCode(book, named.agenda ?? on);
  const place = byRef(book, on);
  const indicator = [...book.indicators.values()].find(({ code }) => code === named.indicator);
  const goalId = item?.goalId ?? opportunity?.goalId ?? agenda?.goalId ?? indicator?.goalId;
  const weekly = act.do === 'takeUp'; // what is taken up is looked for, the right is asked of the sitting
  const goal = weekly ? undefined : (place?.goal ?? (goalId === undefined ? goalByCode(book, named.goal ?? '') : book.goals.get(goalId)));
  const cycle = book.cycles.get(named.week ?? '');
  const delegation = book.delegations.get(named.delegation ?? '');
  return {
    on,
    ...(goal && { goal }),
    ...(place?.ig && { ig: place.ig }),
    ...(!weekly && item && { item }),
    ...(!weekly && opportunity && { opportunity }),
    ...(agenda && { agenda }),
    ...(cycle && { cycle }),
    ...(delegation && { delegation }),
  };
}

/** The fields of a form that says the act: `look.light.brand`, lists by repeating. */
export function fieldsOf(value: object, prefix = ''): Record<string, string | readonly string[]> {
  const fields: Record<string, string | readonly string[]> = {};
  for (const [name, one] of Object.entries(value)) {
    if (one === null || one === undefined) continue;
    if (Array.isArray(one)) fields[`${prefix}${name}`] = one.map(String);
    else if (typeof one === 'object') Object.assign(fields, fieldsOf(one, `${prefix}${name}.`));
    else fields[`${prefix}${name}`] = String(one);
  }
  return fields;
}
