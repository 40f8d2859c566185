/** The canonical value lists of domain.md 3.1, as constant arrays so that parsers and rules share one source. */
export const MANAGEMENT_STATES = ['STOPPED', 'DELAYED', 'NORMAL', 'FINISHED'] as const; // in order of severity
export const GOAL_LIFECYCLES = ['DRAFT', 'PROGRAMMED', 'ACTIVE', 'CLOSED', 'CANCELLED'] as const;
export const IG_STATES = ['STOPPED', 'DELAYED', 'NORMAL', 'FINISHED', 'CANCELLED'] as const;
export const SCOPES = ['MANAGER', 'COORDINATOR', 'MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'] as const;
export const REVIEW_STATES = ['UNREVIEWED', 'IN_PROCESS', 'RESOLVED', 'IGNORED', 'CONVERTED'] as const;
export const PROBLEM_TYPES = ['TECHNICAL_ADMINISTRATIVE', 'FINANCIAL', 'LEGAL', 'POLITICAL', 'INFORMATION_COMMUNICATION'] as const;
export const IG_KINDS = ['TECHNICAL', 'ADMINISTRATIVE', 'FINANCIAL', 'LEGAL', 'POLITICAL', 'COMMUNICATION'] as const;
export const OPPORTUNITY_STATES = ['IDENTIFIED', 'VALIDATED', 'ASSESSED', 'APPROVED', 'SCHEDULED', 'HELD', 'DECLINED', 'EXPIRED'] as const;
export const OPPORTUNITY_KINDS = ['INAUGURATION', 'ANNOUNCEMENT', 'AGREEMENT', 'VISIT', 'PUBLICATION', 'CITIZEN_EVENT', 'OTHER'] as const;
export const UPDATE_STATES = ['PENDING', 'DRAFT', 'SUBMITTED', 'RETURNED', 'VALIDATED', 'MISSED', 'EXCUSED'] as const;
export const CYCLE_STATES = ['SCHEDULED', 'COLLECTING', 'REVIEWING', 'BRIEFING', 'COMMITTEE', 'CLOSED', 'CANCELLED'] as const;
export const AGENDA_STATES = ['PROPOSED', 'ACCEPTED', 'DEFERRED', 'REJECTED', 'SCHEDULED', 'HELD', 'FOLLOW_UP', 'CLOSED'] as const;
export const AGENDA_KINDS = ['DECISION', 'EVENT', 'INFORMATION'] as const;
export const SYNERGY_KINDS = ['SHARED_ACTOR', 'SHARED_TERRITORY', 'DEPENDENCY', 'JOINT_EVENT', 'SHARED_SUPPLIER', 'OTHER'] as const;
export const VALUATIONS = ['HIGH', 'MEDIUM', 'LOW'] as const;
export const DECISION_LEVELS = ['MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'] as const;
export const DECISIONS = ['NOTE', 'DERIVE', 'RESOLVE', 'RETURN', 'APPROVE', 'DECLINE', 'COMMIT'] as const;
export const AGENDA_ANSWERS = ['ACCEPT', 'DEFER', 'REJECT', 'SCHEDULE', 'HELD'] as const;
export const INSTITUTION_KINDS = [
  'PRESIDENCY',
  'MINISTRY',
  'SUBNATIONAL',
  'MUNICIPALITY',
  'COURT',
  'LEGISLATURE',
  'PUBLIC_COMPANY',
  'DECENTRALISED_BODY',
  'OTHER',
] as const;
export const GOVERNMENT_LEVELS = ['NATIONAL', 'REGIONAL', 'LOCAL'] as const;
export const ROLES = [
  'GOAL_MANAGER',
  'GOAL_ASSISTANT',
  'IG_RESPONSIBLE',
  'COORDINATOR',
  'TECHNICAL_ADVISER',
  'MINISTER',
  'COMMITTEE_MEMBER',
  'COMMITTEE_SECRETARY',
  'COMMITTEE_CHAIR',
  'HEAD_OFFICE',
  'HEAD_OF_GOVERNMENT',
  'TASK_GROUP_MEMBER',
  'PLANNER',
  'BUDGET_OFFICER',
  'COMMUNICATIONS_OFFICER',
  'AUDITOR',
  'CITIZEN',
  'CO_PARTICIPANT',
  'INSTANCE_ADMIN',
] as const;
export const INDICATOR_KINDS = ['INPUT', 'PRODUCT', 'OUTCOME', 'IMPACT'] as const;
export const INDICATOR_FREQUENCIES = ['WEEKLY', 'MONTHLY', 'QUARTERLY', 'ANNUAL'] as const;
export const INDICATOR_LIGHTS = ['green', 'amber', 'red', 'grey'] as const;
export const PARTICIPATIONS = ['EXECUTOR', 'RESPONSIBLE', 'AFFECTED', 'ALLY', 'CO_PARTICIPANT', 'FUNDER'] as const;
export const SDG_CONTRIBUTIONS = ['DIRECT', 'INDIRECT'] as const;
export const TERRITORY_LEVELS = ['COUNTRY', 'REGION', 'PROVINCE', 'DISTRICT', 'LOCALITY'] as const;
export const RISK_SOURCES = ['SELF', 'INTERNAL_CONTROL', 'AUDIT_RECOMMENDATION'] as const;
export const RISK_STAGES = ['ACTION_PLAN', 'FOLLOW_UP', 'REPORTING', 'CLOSED'] as const;
export const SUBSCRIPTION_RHYTHMS = ['WEEKLY', 'MONTHLY'] as const;
export const ACTOR_KINDS = ['INSTITUTIONAL', 'INDIVIDUAL', 'GROUP'] as const;
export const SECTOR_KINDS = ['PUBLIC', 'PRIVATE', 'CIVIL_SOCIETY', 'COOPERATION', 'ACADEMIA'] as const;
/** What moved an item from one rung to another (domain.md 6.2; MANUAL is a person's act). */
export const TRIGGERS = ['LIMIT_PASSED', 'TURN_EXPIRED', 'COMMITMENT_BROKEN', 'MANUAL'] as const;
export const MILESTONE_CODES = [
  'M01',
  'M02',
  'M03',
  'M04',
  'M05',
  'M06',
  'M07',
  'M08',
  'M09',
  'M10',
  'M11',
  'M12',
  'M13',
  'M14',
  'M15',
  'M16',
  'M17',
] as const;
export const NOTICES = [
  'N01',
  'N02',
  'N03',
  'N04',
  'N05',
  'N06',
  'N07',
  'N08',
  'N09',
  'N10',
  'N11',
  'N12',
  'N13',
  'N14',
  'N15',
  'N16',
  'N17',
  'N18',
  'N19',
  'N20',
  'N21',
  'N22',
  'N23',
  'N24',
  'N25',
  'N26',
  'N27',
  'N28',
  'N29',
  'N30',
] as const;

export type ManagementState = (typeof MANAGEMENT_STATES)[number];
export type GoalLifecycle = (typeof GOAL_LIFECYCLES)[number];
export type IgState = (typeof IG_STATES)[number];
export type Scope = (typeof SCOPES)[number];
export type ReviewState = (typeof REVIEW_STATES)[number];
export type ProblemType = (typeof PROBLEM_TYPES)[number];
export type IgKind = (typeof IG_KINDS)[number];
export type OpportunityState = (typeof OPPORTUNITY_STATES)[number];
export type OpportunityKind = (typeof OPPORTUNITY_KINDS)[number];
export type UpdateState = (typeof UPDATE_STATES)[number];
export type CycleState = (typeof CYCLE_STATES)[number];
export type AgendaState = (typeof AGENDA_STATES)[number];
export type AgendaKind = (typeof AGENDA_KINDS)[number];
export type SynergyKind = (typeof SYNERGY_KINDS)[number];
export type Valuation = (typeof VALUATIONS)[number];
export type DecisionLevel = (typeof DECISION_LEVELS)[number];
export type DecisionKind = (typeof DECISIONS)[number];
export type AgendaAnswer = (typeof AGENDA_ANSWERS)[number];
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];
export type GovernmentLevel = (typeof GOVERNMENT_LEVELS)[number];
export type ActorKind = (typeof ACTOR_KINDS)[number];
export type SectorKind = (typeof SECTOR_KINDS)[number];
export type Role = (typeof ROLES)[number];
export type Trigger = (typeof TRIGGERS)[number];
export type MilestoneCode = (typeof MILESTONE_CODES)[number];
export type Notice = (typeof NOTICES)[number];
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];
export type IndicatorFrequency = (typeof INDICATOR_FREQUENCIES)[number];
export type IndicatorLight = (typeof INDICATOR_LIGHTS)[number];
export type Participation = (typeof PARTICIPATIONS)[number];
export type SdgContribution = (typeof SDG_CONTRIBUTIONS)[number];
export type TerritoryLevel = (typeof TERRITORY_LEVELS)[number];
export type RiskSource = (typeof RISK_SOURCES)[number];
export type RiskStage = (typeof RISK_STAGES)[number];
export type SubscriptionRhythm = (typeof SUBSCRIPTION_RHYTHMS)[number];
