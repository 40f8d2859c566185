import { spec } from './table-spec.ts';

const text = 'text';
const uuid = 'uuid';
const day = 'day';
const instant = 'instant';
const json = 'json';
const bool = 'bool';
const int = 'int';

/** The tables of what else stands on a goal's sheet: places, actors' parts, indicators, risks (domain.md 3.3, 3.6, 3.11, 3.14). */
export const SHEET_TABLES = {
  territories: spec<'territories'>('territory', {
    id: uuid,
    name: text,
    level: text,
    parentId: uuid,
    code: text,
    povertyQuintile: int,
    active: bool,
  }),
  actorLinks: spec<'actorLinks'>('actor_link', {
    id: uuid,
    actorId: uuid,
    goalId: uuid,
    igId: uuid,
    itemId: uuid,
    participation: text,
    commitment: text,
    endedAt: instant,
  }),
  indicators: spec<'indicators'>('indicator', {
    id: uuid,
    code: text,
    goalId: uuid,
    otherGoalIds: 'uuid[]',
    name: text,
    unit: text,
    definition: text,
    formula: text,
    source: text,
    responsible: text,
    kind: text,
    baselineValue: 'float',
    baselineDate: day,
    targetValue: 'float',
    targetDate: day,
    frequency: text,
    partialTargets: json,
    lagDays: int,
    tolerance: 'float',
    byTerritory: bool,
    active: bool,
    version: int,
  }),
  measurements: spec<'measurements'>('measurement', {
    id: uuid,
    indicatorId: uuid,
    goalId: uuid,
    periodEnd: day,
    territoryId: uuid,
    value: 'float',
    note: text,
    evidence: text,
    underOath: bool,
    revision: int,
    recordedBy: uuid,
    recordedAt: instant,
    via: text,
    validatedBy: uuid,
    validatedAt: instant,
    replacedAt: instant,
  }),
  risks: spec<'risks'>('risk', {
    id: uuid,
    code: text,
    goalId: uuid,
    risk: text,
    probability: int,
    impact: int,
    source: text,
    stage: text,
    actions: json,
    evidence: text,
    version: int,
  }),
} as const;
