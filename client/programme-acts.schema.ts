import { z } from 'zod';
import type { ProgrammeAct } from '../domain/programme-acts.ts';
import {
  INDICATOR_FREQUENCIES,
  INDICATOR_KINDS,
  PARTICIPATIONS,
  RISK_SOURCES,
  RISK_STAGES,
  SDG_CONTRIBUTIONS,
  TERRITORY_LEVELS,
} from '../domain/values.ts';
import { codeOf, day, flag, goalCode, goalReference, listOf, oneOf, reference, strict, text, whole } from './fields.schema.ts';

const number = z.number({ error: 'a number' });
const id = text(64);
const optionalText = (longest?: number) => text(longest).nullable().default(null);
const chain = strict({
  need: optionalText(),
  objective: optionalText(),
  products: listOf(text(500)),
  outcomes: listOf(text(500)),
  impacts: listOf(text(500)),
});
const planLink = strict({ instrument: text(300), axis: optionalText(300), objective: optionalText(500) });
const sdgLink = strict({ goal: whole(1), target: optionalText(5), contribution: oneOf(SDG_CONTRIBUTIONS), note: optionalText() });

/** The fields of what is done to the rest of a goal's sheet. */
export const PROGRAMME_FIELDS = {
  setIndicator: {
    indicator: codeOf('I').exactOptional(),
    id: codeOf('I').exactOptional(),
    goal: goalCode,
    name: text(250),
    unit: text(60),
    kind: oneOf(INDICATOR_KINDS),
    baseline: number,
    baselineDate: day,
    target: number,
    targetDate: day,
    frequency: oneOf(INDICATOR_FREQUENCIES).exactOptional(),
    partialTargets: listOf(strict({ date: day, value: number })).exactOptional(),
    lagDays: whole(0).exactOptional(),
    tolerance: number.exactOptional(),
    byTerritory: flag.exactOptional(),
    definition: text().nullable().exactOptional(),
    formula: text().nullable().exactOptional(),
    source: text(500).nullable().exactOptional(),
    responsible: text(200).nullable().exactOptional(),
    alsoGoals: listOf(goalCode).exactOptional(),
    active: flag.exactOptional(),
  },
  recordMeasurement: {
    indicator: codeOf('I'),
    period: day,
    value: number,
    territory: id.exactOptional(),
    note: text().exactOptional(),
    evidence: text(500).exactOptional(),
    underOath: flag.exactOptional(),
    imported: flag.exactOptional(),
  },
  validateMeasurement: { indicator: codeOf('I'), period: day, territory: id.exactOptional() },
  setTerritory: {
    territory: id.exactOptional(),
    name: text(200),
    level: oneOf(TERRITORY_LEVELS),
    parent: id.exactOptional(),
    code: text(40).exactOptional(),
    povertyQuintile: whole(1).exactOptional(),
    active: flag.exactOptional(),
  },
  tieActor: { actor: id, on: reference, participation: oneOf(PARTICIPATIONS), commitment: text(500).exactOptional() },
  untieActor: { goal: goalCode, link: id, reason: text().exactOptional() },
  setRisk: {
    risk: codeOf('K').exactOptional(),
    id: codeOf('K').exactOptional(),
    goal: goalCode,
    title: text(500),
    probability: whole(1),
    impact: whole(1),
    source: oneOf(RISK_SOURCES),
    stage: oneOf(RISK_STAGES).exactOptional(),
    actions: listOf(strict({ text: text(), responsible: text(200).exactOptional(), due: day, done: day.exactOptional() })).exactOptional(),
    evidence: text().nullable().exactOptional(),
  },
  changeGoalMore: {
    goal: goalCode,
    chain: chain.nullable().exactOptional(),
    planLinks: listOf(planLink).nullable().exactOptional(),
    sdgLinks: listOf(sdgLink).nullable().exactOptional(),
    territories: listOf(id).exactOptional(),
    classifierValues: listOf(strict({ classifierId: id, value: text(120) }))
      .nullable()
      .exactOptional(),
    beneficiaries: strict({ count: whole(0).nullable().default(null), description: optionalText() })
      .nullable()
      .exactOptional(),
    investment: strict({ amount: number, currency: text(3), source: optionalText(300) })
      .nullable()
      .exactOptional(),
  },
  setDependsOn: { on: goalReference, dependsOn: listOf(goalReference) },
  setOptions: {
    fortnightlyAgenda: flag.exactOptional(),
    stocktake: flag.exactOptional(),
    stocktakeTheme: text(250).nullable().exactOptional(),
    quarterlyReview: flag.exactOptional(),
    attachmentLimitKb: whole(0).exactOptional(),
  },
} satisfies Record<ProgrammeAct['do'], z.ZodRawShape>;
