import {
  ACTOR_KINDS,
  AGENDA_KINDS,
  AGENDA_STATES,
  CYCLE_STATES,
  DECISION_LEVELS,
  DECISIONS,
  GOAL_LIFECYCLES,
  GOVERNMENT_LEVELS,
  IG_KINDS,
  IG_STATES,
  INDICATOR_FREQUENCIES,
  INDICATOR_KINDS,
  INSTITUTION_KINDS,
  MANAGEMENT_STATES,
  OPPORTUNITY_KINDS,
  OPPORTUNITY_STATES,
  PARTICIPATIONS,
  PROBLEM_TYPES,
  REVIEW_STATES,
  RISK_SOURCES,
  RISK_STAGES,
  ROLES,
  SCOPES,
  SECTOR_KINDS,
  SUBSCRIPTION_RHYTHMS,
  TERRITORY_LEVELS,
  UPDATE_STATES,
  VALUATIONS,
} from '../domain/values.ts';

/** What a column holds in a file of exchange: JSON throughout, instants as ISO text of UTC, days as days, bytes as base64. */
export type ExchangeType = 'text' | 'uuid' | 'day' | 'instant' | 'json' | 'bool' | 'int' | 'float' | 'bytes' | 'text[]' | 'uuid[]';
export interface ExchangeColumn {
  readonly name: string;
  readonly type: ExchangeType;
  readonly optional: boolean;
  readonly of?: string; // the table whose row it names
  readonly values?: readonly string[];
  readonly list?: true; // of JSON: a list, else an object
}
export interface ExchangeTable {
  readonly name: string;
  readonly columns: readonly ExchangeColumn[];
  readonly ordered: boolean; // by the order of its writing, which the file keeps
  readonly only?: string; // the rows that leave, in SQL
}

// The tables of one institution in an order in which each row finds those that it names. Columns that belong to a running service are not
// taken along: under whose Schedules it lives, what workflows have read, the running numbers of the database.
const TABLES = {
  institution: `id:text code:text name:text short_name:text kind:text government_level:text time_zone:text locale:text hand_at:instant?
    ladder:text[] timetable:json anchors:json thresholds:json calendar:json mode:text baseline:json last_close_at:instant
    last_deadline_run:day? vacancy_noticed:json options:json look:json? steps:json version:int`,
  person: 'id:uuid handle:text name:text email:text locale:text active:bool last_login_at:instant?',
  role_assignment: 'id:uuid person_id:uuid>person role:text all_goals:bool goal_ids:uuid[]>goal from_day:day? to_day:day?',
  delegation: `id:uuid principal_id:uuid>person delegate_id:uuid>person role:text goal_ids:json? from_day:day to_day:day reason:text?
    can_submit:bool can_decide:bool withdrawn_at:instant?`,
  goal: `id:uuid code:text title:text org_unit:text? start_date:day end_date:day original_end_date:day lifecycle:text
    management_state:text computed_state:text states_as_of:day stopped:json? finish_proposed:bool finished_on:day?
    finished_at:instant? override:json? integrating:bool priority:bool description:text? baseline:text?
    expected_result:text? more:json? narrative:text? last_update_at:instant? missed_in_a_row:int no_change_in_a_row:int
    external_key:text? version:int`,
  intermediate_goal: `id:uuid goal_id:uuid>goal code:text title:text end_date:day original_end_date:day responsible:text? kind:text
    critical:bool weight:float detail:text? state:text finished_on:day? finished_at:instant? stopped:bool cancelled:bool
    reprogram_count:int progress_report:text? progress_updated_at:instant? explained:json? depends_on:text[]
    programmed_at:instant? programmed_by:uuid?>person version:int`,
  reprogramming: `id:uuid goal_id:uuid>goal ig_id:uuid>intermediate_goal from_date:day to_date:day reason:text requested_by:uuid>person
    requested_at:instant decision:text decided_by:uuid?>person decided_at:instant? decision_reason:text?`,
  item: `id:uuid code:text kind:text goal_id:uuid>goal ig_id:uuid?>intermediate_goal title:text problem_type:text
    description:text? treatment:json? responsible:text? limit_date:day transsectoral:bool blocking:bool urgent:bool
    scope:text state:text arrived_at:day reported_by:uuid?>person reported_on:day created_at:instant committed_date:day?
    commitments:int extensions:int origin:text loaded:bool stays:json source_alert_id:uuid?>item converted_to_id:uuid?>item
    closed_at:instant? closed_on:day? closing_text:text? resolution_proposed:json? version:int`,
  action_log_entry: 'id:uuid item_id:uuid>item at:instant by_id:uuid?>person text:text committed_date:day?',
  commitment: `id:uuid item_id:uuid?>item agenda_id:uuid?>agenda_item responsible_id:uuid>person recorded_by_id:uuid?>person due:day
    text:text recorded_at:instant ended_at:instant?`,
  opportunity: `id:uuid code:text goal_id:uuid>goal ig_id:uuid?>intermediate_goal title:text kind:text proposed_date:day place:text?
    description:text? state:text valuation:text? proposed_by:uuid?>person reminded_for:day? version:int`,
  agenda_item: `id:uuid code:text kind:text title:text requested_decision:text? proposed_date:day? origin_type:text origin_id:uuid
    goal_id:uuid>goal state:text proposed_on:day decision_text:text? decided_at:instant? version:int`,
  cycle: `id:uuid week:text state:text days:json? month:text? plan:json done:json selection_frozen_at:instant?
    selection_confirmed:bool closed_at:instant? stats:json? version:int`,
  weekly_update: `id:uuid week:text goal_id:uuid>goal state:text late:bool no_change:bool narrative:text? answers:json
    submitted_at:instant? submitted_by:uuid?>person on_behalf_of:uuid?>person amended_at:instant? return_reason:text?
    excuse_reason:text? validated_at:instant? validated_by:uuid?>person marks:text[] snapshot:json? version:int`,
  selection: 'week:text auto:bool lines:json left_out:json confirmed_at:instant confirmed_by:uuid?>person',
  decision: `id:uuid week:text? level:text ref_type:text ref:text goal_id:uuid>goal decision:text text:text?
    responsible_id:uuid?>person due:day? valuation:text? recorded_by:uuid>person recorded_at:instant`,
  issued_code: 'code:text used:bool renamed_to:text?',
  classifier: 'id:uuid name:text classifier_values:text[] active:bool',
  territory: 'id:uuid name:text level:text parent_id:uuid?>territory code:text? poverty_quintile:int? active:bool',
  actor: 'id:uuid kind:text name:text sector_kind:text contact:text? person_id:uuid?>person active:bool',
  actor_link: `id:uuid actor_id:uuid>actor goal_id:uuid>goal ig_id:uuid?>intermediate_goal item_id:uuid?>item participation:text
    commitment:text? ended_at:instant?`,
  indicator: `id:uuid code:text goal_id:uuid>goal other_goal_ids:uuid[]>goal name:text unit:text definition:text? formula:text?
    source:text? responsible:text? kind:text baseline_value:float baseline_date:day target_value:float target_date:day
    frequency:text partial_targets:json lag_days:int tolerance:float by_territory:bool active:bool version:int`,
  measurement: `id:uuid indicator_id:uuid>indicator goal_id:uuid>goal period_end:day territory_id:uuid?>territory value:float note:text?
    evidence:text? under_oath:bool revision:int recorded_by:uuid?>person recorded_at:instant via:text
    validated_by:uuid?>person validated_at:instant? replaced_at:instant?`,
  risk: `id:uuid code:text goal_id:uuid>goal risk:text probability:int impact:int source:text stage:text actions:json
    evidence:text? version:int`,
  document: `id:uuid goal_id:uuid>goal ig_id:uuid?>intermediate_goal item_id:uuid?>item name:text description:text? media_type:text
    size:int sha256:text bytes:bytes attached_by:uuid>person attached_at:instant removed_at:instant?`,
  report_run: `id:uuid code:text version:int week:text? as_of:instant at:instant data:json sha256:text params:json reach:text
    goal_ids:json? setting:json? requested_by:uuid?>person`,
  report_file: 'id:uuid run_id:uuid>report_run format:text locale:text sha256:text bytes:bytes made_at:instant',
  favourite_report: 'id:uuid person_id:uuid>person code:text filters:json position:int',
  report_subscription:
    'id:uuid person_id:uuid>person code:text filters:json rhythm:text formats:text[] created_at:instant ended_at:instant?',
  letter: `id:uuid key:text notice:text number:int? to_ids:uuid[]>person cc_ids:uuid[]>person vacant:text[] about:text[] item:text?
    as_of:instant intended_at:instant useful_until:instant? data:json? report_run_id:uuid?>report_run status:text
    reason:text? written_at:instant? left_at:instant?`,
  event: 'at:instant as_of:instant kind:text by_id:uuid?>person on_behalf_of:uuid?>person reason:text? payload:json',
} as const;

const VALUES: Readonly<Record<string, readonly string[]>> = {
  'institution.kind': INSTITUTION_KINDS,
  'institution.government_level': GOVERNMENT_LEVELS,
  'institution.ladder': SCOPES,
  'institution.mode': ['DRAFT', 'OFFICIAL'],
  'role_assignment.role': ROLES,
  'delegation.role': ROLES,
  'goal.lifecycle': GOAL_LIFECYCLES,
  'goal.management_state': MANAGEMENT_STATES,
  'goal.computed_state': MANAGEMENT_STATES,
  'intermediate_goal.kind': IG_KINDS,
  'intermediate_goal.state': IG_STATES,
  'reprogramming.decision': ['AUTO_ACCEPTED', 'PENDING', 'APPROVED', 'REJECTED'],
  'item.kind': ['RESTRICTION', 'ALERT'],
  'item.problem_type': PROBLEM_TYPES,
  'item.scope': SCOPES,
  'item.state': REVIEW_STATES,
  'item.origin': ['USER', 'SYSTEM'],
  'opportunity.kind': OPPORTUNITY_KINDS,
  'opportunity.state': OPPORTUNITY_STATES,
  'opportunity.valuation': VALUATIONS,
  'agenda_item.kind': AGENDA_KINDS,
  'agenda_item.state': AGENDA_STATES,
  'agenda_item.origin_type': ['RESTRICTION', 'ALERT', 'OPPORTUNITY'],
  'cycle.state': CYCLE_STATES,
  'weekly_update.state': UPDATE_STATES,
  'decision.level': DECISION_LEVELS,
  'decision.decision': DECISIONS,
  'decision.valuation': VALUATIONS,
  'territory.level': TERRITORY_LEVELS,
  'actor.kind': ACTOR_KINDS,
  'actor.sector_kind': SECTOR_KINDS,
  'actor_link.participation': PARTICIPATIONS,
  'indicator.kind': INDICATOR_KINDS,
  'indicator.frequency': INDICATOR_FREQUENCIES,
  'measurement.via': ['TYPED', 'IMPORTED', 'LOADED'],
  'risk.source': RISK_SOURCES,
  'risk.stage': RISK_STAGES,
  'report_file.format': ['PDF', 'XLSX', 'CSV', 'DOCX'],
  'report_subscription.rhythm': SUBSCRIPTION_RHYTHMS,
  'letter.status': ['LEFT', 'REFUSED', 'WITHDRAWN'],
};
const LISTS: ReadonlySet<string> = new Set([
  'institution.steps',
  'item.stays',
  'cycle.done',
  'weekly_update.answers',
  'selection.lines',
  'selection.left_out',
  'indicator.partial_targets',
  'risk.actions',
  'delegation.goal_ids',
]);
const ORDERED: ReadonlySet<string> = new Set(['action_log_entry', 'letter', 'event']);
/** Of letters only those over and done with: what still waits would leave twice. */
const ONLY: Readonly<Record<string, string>> = { letter: `t.status IN ('LEFT', 'REFUSED', 'WITHDRAWN')` };

/** Every table that an institution takes along, those before that others name. */
export const EXCHANGE_TABLES: readonly ExchangeTable[] = Object.entries(TABLES).map(([name, columns]) => ({
  name,
  columns: columns.split(/\s+/).map((one) => columnFrom(name, one)),
  ordered: ORDERED.has(name),
  ...(ONLY[name] !== undefined && { only: ONLY[name] }),
}));
/** What stays behind, and why: keys to come in by, what is half typed, and what a running service keeps for itself. */
export const LEFT_BEHIND = {
  sign_in_code: 'a key',
  web_session: 'a key',
  api_token: 'a key',
  webhook: 'holds a secret',
  webhook_delivery: 'of webhooks',
  letter_copy: 'holds links that open pages',
  form_draft: 'not sent yet',
  act_form: 'answers to second clicks',
  rehearsal_run: 'of this machine',
} as const;

/** `ig_id:uuid?>intermediate_goal` */
function columnFrom(table: string, text: string): ExchangeColumn {
  const [name = '', held = ''] = text.split(':');
  const [type = '', of] = held.split('>');
  const optional = type.endsWith('?');
  const values = VALUES[`${table}.${name}`];
  return {
    name,
    type: (optional ? type.slice(0, -1) : type) as ExchangeType,
    optional,
    ...(of !== undefined && { of }),
    ...(values && { values }),
    ...(LISTS.has(`${table}.${name}`) && { list: true as const }),
  };
}
