import type { Found } from './act-rule.ts';
import type { Act, ActName, Actor } from './acts.ts';
import { type Capacity, capacitiesOf, holdsRole, isResponsibleFor, SCOPE_OF_ROLE } from './capacities.ts';
import { mayDecide } from './decision-rights.ts';
import type { Id } from './entities.ts';
import type { Day } from './instant.ts';
import { type DecisionLevel, type Role, SCOPES, type Scope } from './values.ts';
import type { Book } from './work.ts';

export {
  type Capacity,
  capacitiesOf,
  covers,
  delegationReaches,
  holdsRole,
  inForce,
  rolesOfScope,
  SCOPE_OF_ROLE,
} from './capacities.ts';

interface Situation {
  readonly book: Book;
  readonly act: Act;
  readonly found: Found;
  readonly actor: Actor;
  readonly day: Day;
}
/** Who an act is open to: a role, or a place relative to the rung that holds the item. */
type Right = Role | 'HOLDER' | 'ABOVE' | 'COORDINATOR_OR_ABOVE' | 'RESPONSIBLE' | 'PRINCIPAL' | 'RECORDER_FOR_MINISTER';
interface Permission {
  readonly rights: readonly (Right | { readonly as: Right; readonly only: (situation: Situation) => boolean })[];
  readonly needs: 'submit' | 'decide' | 'nothing'; // which side of a delegation it takes (domain.md 3.3)
}
const decide = (...rights: Permission['rights']): Permission => ({ rights, needs: 'decide' });

/** Who may do what, in which scope (domain.md 1.2, 4, 5.7): the one table that the store, the screens and the API ask. */
export const PERMISSIONS: Readonly<Record<ActName, Permission>> = {
  registerAlert: registers(),
  registerRestriction: registers(),
  registerOpportunity: decide('GOAL_MANAGER', 'GOAL_ASSISTANT', 'COMMUNICATIONS_OFFICER'),
  convertAlert: decide('HOLDER'),
  addAction: {
    rights: [
      'HOLDER',
      { as: 'ABOVE', only: ({ act }) => !commits(act) },
      { as: 'GOAL_MANAGER', only: ({ act }) => !commits(act) },
      { as: 'GOAL_ASSISTANT', only: ({ act }) => !commits(act) },
      { as: 'RESPONSIBLE', only: ({ act }) => !commits(act) },
    ],
    needs: 'nothing',
  },
  review: { rights: ['HOLDER'], needs: 'nothing' },
  markUrgent: decide('COORDINATOR_OR_ABOVE'),
  markTranssectoral: decide('COORDINATOR_OR_ABOVE'), // the coordinator's by 5.7; the manager says so when registering
  resolve: decide(
    'HOLDER',
    'ABOVE',
    { as: 'COORDINATOR', only: ({ found }) => found.item !== undefined && found.item.resolutionProposed !== null }, // confirms
    { as: 'GOAL_MANAGER', only: ({ found }) => found.item !== undefined && found.item.scope !== 'MANAGER' }, // proposes
  ),
  discard: decide('HOLDER'),
  derive: decide('HOLDER', 'ABOVE'),
  returnDown: decide('HOLDER'),
  extendLimit: decide({ as: 'HOLDER', only: ({ found }) => found.item?.scope !== 'MANAGER' }, 'ABOVE'),
  reopen: decide('COORDINATOR_OR_ABOVE'),
  finishIntermediateGoal: decide('GOAL_MANAGER', 'GOAL_ASSISTANT'),
  undoFinish: decide('GOAL_MANAGER', 'COORDINATOR'),
  explainDelay: decide('GOAL_MANAGER', 'GOAL_ASSISTANT'),
  requestReprogramming: decide('GOAL_MANAGER'),
  decideReprogramming: decide('COORDINATOR'),
  declareStopped: decide('GOAL_MANAGER', 'COORDINATOR'),
  liftStop: decide('COORDINATOR'),
  proposeFinished: decide('GOAL_MANAGER'),
  confirmFinished: decide('COORDINATOR'),
  overrideState: decide({ as: 'GOAL_MANAGER', only: towardsWorse }, 'COORDINATOR'),
  validateOpportunity: decide('GOAL_MANAGER'),
  declineOpportunity: decide('COORDINATOR', 'MINISTER', 'HEAD_OFFICE', {
    as: 'GOAL_MANAGER',
    only: ({ found }) => found.opportunity !== undefined && ['IDENTIFIED', 'VALIDATED'].includes(found.opportunity.state),
  }),
  redateOpportunity: decide('GOAL_MANAGER', 'COORDINATOR'),
  saveDraft: { rights: ['GOAL_MANAGER', 'GOAL_ASSISTANT'], needs: 'submit' },
  submitUpdate: { rights: ['GOAL_MANAGER'], needs: 'submit' },
  returnUpdate: decide('COORDINATOR'),
  excuseUpdate: decide('COORDINATOR'),
  acceptLate: decide('COORDINATOR'),
  validateUpdate: decide('COORDINATOR', 'TECHNICAL_ADVISER'),
  confirmSelection: decide('COORDINATOR'),
  recordDecision: decide(
    { as: 'MINISTER', only: decides('MINISTER') },
    { as: 'RECORDER_FOR_MINISTER', only: decides('MINISTER') },
    { as: 'COMMITTEE_SECRETARY', only: decides('COMMITTEE') },
    { as: 'COMMITTEE_CHAIR', only: decides('COMMITTEE') },
    { as: 'HEAD_OFFICE', only: decides('HEAD_OF_GOVERNMENT') },
  ),
  answerAgenda: decide('HEAD_OFFICE', {
    as: 'COORDINATOR',
    only: ({ act, found }) => act.do === 'answerAgenda' && act.answer === 'HELD' && found.agenda?.originType === 'OPPORTUNITY',
  }),
  declareHoliday: decide('INSTANCE_ADMIN'),
  delegate: { rights: ['PRINCIPAL', 'INSTANCE_ADMIN'], needs: 'nothing' },
  withdrawDelegation: { rights: ['PRINCIPAL', 'INSTANCE_ADMIN'], needs: 'nothing' },
  replanWeek: decide('INSTANCE_ADMIN'),
  pauseWeek: decide('INSTANCE_ADMIN'),
  resumeWeek: decide('INSTANCE_ADMIN'),
  cancelWeek: decide('INSTANCE_ADMIN'),
  retryLetter: decide('INSTANCE_ADMIN'),
  attachDocument: decide('GOAL_MANAGER', 'GOAL_ASSISTANT', 'COORDINATOR'),
  removeDocument: decide('GOAL_MANAGER', 'COORDINATOR'),
  setInstitution: decide('INSTANCE_ADMIN'),
  setLook: decide('INSTANCE_ADMIN'),
  setLadder: decide('INSTANCE_ADMIN'),
  setTimetable: decide('INSTANCE_ADMIN'),
  setThresholds: decide('INSTANCE_ADMIN'),
  startRoutine: decide('INSTANCE_ADMIN'),
  withdrawHoliday: decide('INSTANCE_ADMIN'),
  setStep: decide('INSTANCE_ADMIN', 'COORDINATOR'),
  addPerson: decide('INSTANCE_ADMIN'),
  changePerson: decide('INSTANCE_ADMIN'),
  disablePerson: decide('INSTANCE_ADMIN'),
  enablePerson: decide('INSTANCE_ADMIN'),
  assignRole: decide('INSTANCE_ADMIN'),
  endRole: decide('INSTANCE_ADMIN'),
  changeManager: decide('INSTANCE_ADMIN'),
  setClassifier: decide('INSTANCE_ADMIN', 'PLANNER'), // the planner keeps the classifiers too (1.2)
  setActor: decide('INSTANCE_ADMIN', 'PLANNER'),
  setTerritory: decide('INSTANCE_ADMIN', 'PLANNER'),
  setOptions: decide('INSTANCE_ADMIN'),
  setIndicator: decide('GOAL_MANAGER', 'PLANNER', 'INSTANCE_ADMIN'),
  recordMeasurement: decide('GOAL_MANAGER', 'GOAL_ASSISTANT', 'PLANNER', {
    as: 'INSTANCE_ADMIN',
    only: ({ act }) => act.do === 'recordMeasurement' && act.imported === true,
  }),
  validateMeasurement: decide('COORDINATOR', 'TECHNICAL_ADVISER'),
  setRisk: decide('GOAL_MANAGER', 'GOAL_ASSISTANT', 'COORDINATOR', 'PLANNER'),
  changeGoalMore: decide('GOAL_MANAGER', 'COORDINATOR', 'PLANNER', 'INSTANCE_ADMIN'),
  setDependsOn: decide('GOAL_MANAGER', 'COORDINATOR', 'PLANNER', 'INSTANCE_ADMIN'),
  tieActor: decide('GOAL_MANAGER', 'GOAL_ASSISTANT', 'COORDINATOR', 'PLANNER'),
  untieActor: decide('GOAL_MANAGER', 'GOAL_ASSISTANT', 'COORDINATOR', 'PLANNER'),
  createGoal: decide('GOAL_MANAGER', 'PLANNER', 'INSTANCE_ADMIN'),
  changeGoalSheet: decide('GOAL_MANAGER', 'COORDINATOR', 'PLANNER', 'INSTANCE_ADMIN'),
  programIntermediateGoal: decide('GOAL_MANAGER', 'GOAL_ASSISTANT', 'PLANNER', 'INSTANCE_ADMIN'),
  importGoals: decide('PLANNER', 'INSTANCE_ADMIN'),
  importItem: decide('PLANNER', 'INSTANCE_ADMIN'),
  submitProgramming: decide('GOAL_MANAGER'),
  approveProgramming: decide('COORDINATOR'),
  returnProgramming: decide('COORDINATOR'),
  noteAttendance: decide('COMMITTEE_SECRETARY', 'COMMITTEE_CHAIR'),
  takeUp: decide('COMMITTEE_SECRETARY', 'COMMITTEE_CHAIR'),
  acceptSynergy: decide('COMMITTEE_SECRETARY', 'COMMITTEE_CHAIR'),
  confirmMinutes: decide('COMMITTEE_SECRETARY', 'COMMITTEE_CHAIR'),
};

/** The capacity by which the actor may do this, or undefined: own roles before those in another's place. */
export function permitted(given: Omit<Situation, 'day'>, day: Day): Capacity | undefined {
  const situation: Situation = { ...given, day };
  const { act, actor, book, found } = situation;
  if (!book.people.get(actor.by)?.active) return undefined;
  const { rights, needs } = PERMISSIONS[act.do];
  const takes = commits(act) ? 'decide' : needs;
  const capacities = capacitiesOf(book, actor, found.goal?.id, day).filter(
    (one) => !one.standsIn || (takes === 'submit' ? one.canSubmit : takes === 'decide' ? one.canDecide : true),
  );
  for (const right of rights) {
    const { as, only } = typeof right === 'string' ? { as: right, only: undefined } : right;
    if (only && !only(situation)) continue;
    const capacity = capacities.find((one) => fits(as, one, situation)) ?? personalCapacity(as, situation, capacities);
    if (capacity) return capacity;
  }
  return undefined;
}

/** Rights that go with the person, not with a role over the goal. */
function personalCapacity(as: Right, situation: Situation, capacities: readonly Capacity[]): Capacity | undefined {
  const { act, actor } = situation;
  const inPerson = actor.onBehalfOf === undefined || actor.onBehalfOf === actor.by;
  if (as === 'PRINCIPAL' && inPerson && isPrincipal(situation)) {
    return ownCapacity(actor.by, act.do === 'delegate' ? act.role : 'GOAL_MANAGER');
  }
  if (as === 'RESPONSIBLE' && inPerson && isResponsible(situation)) return ownCapacity(actor.by, 'TASK_GROUP_MEMBER');
  return as === 'RECORDER_FOR_MINISTER' ? forMinister(situation, capacities) : undefined;
}

/** The coordinator records on the minister's behalf, and it is stored as such, also where the act does not name the minister. */
function forMinister({ book, found, day }: Situation, capacities: readonly Capacity[]): Capacity | undefined {
  if (!capacities.some(({ role }) => role === 'COORDINATOR')) return undefined;
  const minister = [...book.people.values()].find((person) => holdsRole(person, 'MINISTER', found.goal?.id, day));
  return minister && { ...ownCapacity(minister.id, 'MINISTER'), standsIn: true };
}

const ownCapacity = (personId: Id, role: Role): Capacity => ({ role, personId, standsIn: false, canSubmit: true, canDecide: true });

/** A role holds a rung only where its institution has that rung (domain.md 4.3, 5.7). */
function fits(right: Right, { role }: Capacity, { book, found }: Situation): boolean {
  const scope = SCOPE_OF_ROLE[role];
  const held = scope !== undefined && book.institution.ladder.includes(scope) ? scope : undefined;
  switch (right) {
    case 'HOLDER':
      return held !== undefined && held === found.item?.scope;
    case 'ABOVE':
      return held !== undefined && found.item !== undefined && rank(held) > rank(found.item.scope);
    case 'COORDINATOR_OR_ABOVE':
      return held !== undefined && held !== 'MANAGER';
    default:
      return right === role;
  }
}
const rank = (scope: Scope): number => SCOPES.indexOf(scope);

function isPrincipal({ act, actor, found }: Situation): boolean {
  if (act.do === 'delegate') return act.from === actor.by;
  return found.delegation !== undefined && found.delegation.principalId === actor.by;
}
const isResponsible = ({ book, actor, found: { item } }: Situation): boolean =>
  item !== undefined && isResponsibleFor(book, actor.by, item);
function commits(act: Act): boolean {
  return act.do === 'addAction' && act.committed !== undefined;
}
function decides(level: DecisionLevel) {
  return ({ act, book, found, day }: Situation): boolean =>
    act.do === 'recordDecision' && act.level === level && mayDecide(book, act, found, day);
}
/** Urgent is set by the coordinator or above, also at registration (domain.md 3.7). */
function registers(): Permission {
  const calm = ({ act }: Situation) => !('urgent' in act && act.urgent === true);
  return decide({ as: 'GOAL_MANAGER', only: calm }, { as: 'GOAL_ASSISTANT', only: calm }, 'COORDINATOR_OR_ABOVE');
}
/** A manager may show a goal worse than computed, and lift such an override; showing it better is the coordinator's. */
function towardsWorse({ act, found }: Situation): boolean {
  if (act.do !== 'overrideState' || !found.goal) return false;
  const order = ['STOPPED', 'DELAYED', 'NORMAL', 'FINISHED'];
  if (act.state === found.goal.computedState) return found.goal.override?.better !== true;
  return order.indexOf(act.state) < order.indexOf(found.goal.computedState);
}
