import type { Goal, Risk } from '../../../domain/entities.ts';
import { RISK_SOURCES, RISK_STAGES } from '../../../domain/values.ts';
import { wordsFor } from '../reports/words.ts';
import type { Visit } from '../visit.ts';
import { actionLines } from './sheet-lines.ts';

const GRADES = ['1', '2', '3', '4', '5'] as const;

/** The risks of a goal with their plans of action, gravest first; those that are closed come last (domain.md 3.14). */
export function riskViews(visit: Visit, goal: Goal) {
  const { book, f, t, tx } = visit;
  const w = wordsFor(visit);
  return [...book.risks.values()]
    .filter(({ goalId }) => goalId === goal.id)
    .sort(
      (a, b) =>
        Number(a.stage === 'CLOSED') - Number(b.stage === 'CLOSED') ||
        b.probability * b.impact - a.probability * a.impact ||
        (a.code < b.code ? -1 : 1),
    )
    .map((risk) => ({
      code: risk.code,
      risk: risk.risk,
      stage: w.term('riskStage', risk.stage),
      source: w.term('riskSource', risk.source),
      grade: t('risk.grade', { probability: risk.probability, impact: risk.impact }),
      evidence: risk.evidence,
      actions: risk.actions.map((one) => ({
        text: one.text,
        responsible: one.responsible,
        when: one.done === null ? t('risk.due', { day: f.record(one.due) }) : t('risk.done', { day: f.record(one.done) }),
        late: one.done === null && one.due < tx.today,
      })),
      change: maySet(visit, goal, risk) ? riskForm(visit, risk) : null,
    }));
}

/** The form of a new risk, for whoever may write one. */
export const newRisk = (visit: Visit, goal: Goal) => (maySet(visit, goal) ? riskForm(visit) : null);

const maySet = ({ may }: Visit, { code }: Goal, risk?: Risk): boolean =>
  may({ do: 'setRisk', goal: code, title: '–', probability: 1, impact: 1, source: 'SELF', ...(risk && { risk: risk.code }) });

function riskForm(visit: Visit, risk?: Risk) {
  const w = wordsFor(visit);
  const { t } = visit;
  const grades = GRADES.map((value) => ({ value, label: t(`risk.grade.${value}`) }));
  return {
    key: risk === undefined ? 'risk/new' : `risk/${risk.code}`,
    version: risk?.version ?? null,
    risk: risk?.code ?? null,
    title: risk?.risk ?? '',
    probability: String(risk?.probability ?? 3),
    impact: String(risk?.impact ?? 3),
    grades,
    source: risk?.source ?? 'SELF',
    sources: RISK_SOURCES.map((value) => ({ value, label: w.term('riskSource', value) })),
    stage: risk?.stage ?? 'ACTION_PLAN',
    stages: RISK_STAGES.map((value) => ({ value, label: w.term('riskStage', value) })),
    actions: risk === undefined ? '' : actionLines(risk.actions),
    evidence: risk?.evidence ?? '',
  };
}
