import type { Item, Opportunity } from '../../../domain/entities.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { itemByCode, opportunityByCode } from '../../../domain/work.ts';
import { itemCardOf } from '../kit/item-card.ts';
import { ladderOf } from '../kit/ladder.ts';
import type { Visit } from '../visit.ts';
import { type DecisionForm, decisionForm } from './decisions.ts';
import { decisionLine, type MinutesLine } from './minutes.ts';
import { decisionsOf, type Matter } from './order.ts';
import type { SittingWeek } from './week-shown.ts';

/** What is on the table: what it is, what is asked and of whom, who held it how long, and what was decided on it today. */
export interface MatterView {
  readonly code: string;
  readonly kind: string;
  readonly title: string;
  readonly href: string;
  readonly state: string;
  readonly unreviewed: boolean;
  readonly deadline: { readonly text: string; readonly colour: string } | null;
  readonly where: string;
  readonly description: string | null;
  readonly ask: string | null;
  readonly said: { readonly who: string; readonly text: string } | null; // with what words it came here
  readonly held: string | null; // `Gerente de Meta 1 día · Coordinación 14 días`
  readonly decided: readonly MinutesLine[];
  readonly decide: DecisionForm | null;
}

/** The matter as its page and the wall show it (domain.md 7.3 P4: what is asked and of whom). */
export function matterView(visit: Visit, sitting: SittingWeek, matter: Matter): MatterView | null {
  const { book } = visit;
  const item = itemByCode(book, matter.code);
  const opportunity = item ? undefined : opportunityByCode(book, matter.code);
  const decided = decisionsOf(visit, sitting)
    .filter(({ ref }) => ref === matter.code)
    .map((one) => decisionLine(visit, one));
  const version = item?.version ?? opportunity?.version ?? null;
  const rest = { code: matter.code, title: matter.title, decided, decide: decisionForm(visit, 'COMMITTEE', matter.code, item, version) };
  if (item) return { ...rest, ...itemView(visit, item) };
  return opportunity ? { ...rest, ...opportunityView(visit, opportunity) } : null;
}

type Shown = Omit<MatterView, 'code' | 'title' | 'decided' | 'decide'>;

function itemView(visit: Visit, item: Item): Shown {
  const { book, t } = visit;
  const card = itemCardOf(visit, item);
  const stay = item.stays.at(-1);
  const by = stay?.by == null ? undefined : book.people.get(stay.by)?.name;
  const past = ladderOf(visit, item)
    .rungs.filter(({ here }) => !here)
    .toReversed();
  return {
    kind: card.kind,
    href: card.href,
    state: card.state,
    unreviewed: card.unreviewed,
    deadline: isOpen(item) ? card.deadline : null,
    where: whereOf(visit, item),
    description: item.description,
    ask: item.treatment === null ? null : asked(visit, item.treatment),
    said: stay?.text && by !== undefined ? { who: by, text: stay.text } : null,
    held: past.length === 0 ? null : t('held', { rungs: past.map(({ rung, days }) => `${rung}, ${days}`).join(' · ') }),
  };
}

const asked = ({ t }: Visit, { what, withWhom, when }: NonNullable<Item['treatment']>): string =>
  t(withWhom === null ? 'asked' : 'askedOf', { what: [what, when].filter(Boolean).join(', '), who: withWhom ?? '' });

function opportunityView(visit: Visit, opportunity: Opportunity): Shown {
  const { t, f, tx, words, base } = visit;
  return {
    kind: t('kindOpportunity'),
    href: `${base}/opportunities/${encodeURIComponent(opportunity.code)}`,
    state: words.states.opportunity?.[opportunity.state] ?? opportunity.state,
    unreviewed: false,
    deadline: { text: t('proposedFor', { day: f.short(opportunity.proposedDate, tx.today) }), colour: '' },
    where: [whereOf(visit, opportunity), opportunity.place].filter(Boolean).join(' · '),
    description: opportunity.description,
    ask: null,
    said: null,
    held: null,
  };
}

/** `MOP-01, 120 km de la carretera Norte · 2,01 expropiaciones del tramo 2, al 15/12/2026` */
function whereOf({ book, f, t }: Visit, { goalId, igId }: Pick<Item, 'goalId' | 'igId'>): string {
  const goal = book.goals.get(goalId);
  const ig = igId === null ? undefined : book.intermediateGoals.get(igId);
  const step = ig === undefined ? null : t('step', { code: ig.code, title: ig.title, day: f.record(ig.endDate) });
  return [goal === undefined ? '' : `${goal.code}, ${goal.title}`, step].filter(Boolean).join(' · ');
}
