import type {
  GoalLine,
  IgLine,
  IndicatorLine,
  ItemLine,
  OpportunityLine,
  ReprogrammingLine,
  SelectedLine,
} from '../../../domain/letter-data.ts';
import { type Mark, markOf } from '../kit/marks.ts';
import { kitTexts } from '../kit/texts.ts';
import { nearDay } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';
import { briefingTexts } from './texts.ts';

/** One line of the minister's selection in words. */
export interface SaidLine {
  readonly ref: string;
  readonly id: string; // for anchors and fields
  readonly name: string; // `MOP-01 · 1,03`
  readonly title: string;
  readonly href: string;
  readonly mark: Mark | null;
  readonly fact: string; // what is to be known: days, dates, place
  readonly why: string; // why it stands here (domain.md 5.6)
  readonly carried: string | null;
}
type Seen = Pick<Visit, 'f' | 'tx' | 'language' | 'words' | 'base'>;

/** Says a line and why it was proposed (domain.md 5.6); `carried`: it was before the minister already, undecided. */
export function saidLine(visit: Seen, line: SelectedLine, carried = false): SaidLine {
  const said = SAID[line.what](visit, line as never);
  const t = briefingTexts(visit.language);
  const times = line.what === 'ITEM' ? (line.item.carriedOver ?? 0) : 0;
  return {
    ref: line.ref,
    id: line.ref.replace(/[^A-Za-z0-9]+/g, '-'),
    ...said,
    carried: times > 0 ? t('carried', { n: times }) : carried ? t('carriedOnce') : null,
  };
}

type Parts = Omit<SaidLine, 'ref' | 'id' | 'carried'>;
type Of<What extends SelectedLine['what']> = Extract<SelectedLine, { readonly what: What }>;
const SAID: { readonly [What in SelectedLine['what']]: (visit: Seen, line: Of<What>) => Parts } = {
  ITEM: (visit, { item, why }) => ({
    name: item.item,
    title: item.title,
    href: `${visit.base}/items/${encodeURIComponent(item.item)}`,
    mark: null,
    fact: factOfItem(visit, item, why),
    why: whyItem(visit, item, why),
  }),
  IG: (visit, { ig, why }) => igParts(visit, ig, why),
  REPROGRAMMING: (visit, { reprogramming }) => movedParts(visit, reprogramming),
  GOAL: (visit, { goal, was, why }) => goalParts(visit, goal, why, was),
  INDICATOR: (visit, { indicator, why }) => indicatorParts(visit, indicator, why),
  OPPORTUNITY: (visit, { opportunity, why }) => opportunityParts(visit, opportunity, why),
};

function factOfItem({ language, f, tx }: Seen, item: ItemLine, why: string): string {
  const t = briefingTexts(language);
  const where = item.ig === null ? `${item.goal} · ${item.goalTitle}` : `${item.goal} · ${item.ig} ${item.igTitle ?? ''}`;
  const due = item.due === null ? null : t('dueOn', { day: f.short(item.due, tx.today) });
  const held = why === 'added' ? t('heldBy', { rung: kitTexts(language)(`rung.${item.scope}`) }) : null;
  return [where, held, due].filter(Boolean).join(' · ');
}

function whyItem({ language, f, tx }: Seen, item: ItemLine, why: string): string {
  const t = briefingTexts(language);
  const marks = [item.transsectoral && why !== 'transsectoral' ? t('isTranssectoral') : '', item.urgent ? t('isUrgent') : ''];
  const arrived =
    why === 'leftMinister' ? item.stays.findLast((_stay, place) => item.stays[place - 1]?.scope === 'MINISTER') : item.stays.at(-1);
  const rung = kitTexts(language)(`rung.${item.scope}`);
  const day = arrived ? nearDay({ f, today: tx.today }, arrived.on) : '';
  const reason = {
    minister: () => t('why.minister', { day }),
    leftMinister: () => t('why.leftMinister', { day, rung }),
    coordinator: () => t('why.coordinator', { due: item.due === null ? '' : f.short(item.due, tx.today) }),
    transsectoral: () => t('why.transsectoral', { rung }),
  }[why];
  return [reason?.() ?? t('why.added'), ...marks].filter(Boolean).join(' ');
}

function igParts(visit: Seen, ig: IgLine, why: string): Parts {
  const { language, words, f, tx } = visit;
  const t = briefingTexts(language);
  const finished =
    ig.finishedOn === null ? null : t('finishedOn', { day: nearDay({ f, today: tx.today }, ig.finishedOn), early: early(ig) });
  const late = ig.daysLate > 0 ? t('late', { n: ig.daysLate }) : null;
  return {
    name: `${ig.goal} · ${ig.ig}`,
    title: ig.title,
    href: goalHref(visit, ig.goal),
    mark: markOf(ig.state, words),
    fact: finished ?? late ?? t('endsOn', { day: f.record(ig.endDate) }),
    why:
      why === 'delayed'
        ? t('why.delayed')
        : why === 'finished'
          ? t('why.finished')
          : why === 'reprogrammed'
            ? t('why.reprogrammed')
            : t('why.added'),
  };
}
const early = ({ finishedOn, endDate }: IgLine): string =>
  finishedOn === null ? 'on' : finishedOn < endDate ? 'early' : finishedOn > endDate ? 'late' : 'on';

function movedParts(visit: Seen, one: ReprogrammingLine): Parts {
  const { language, f } = visit;
  const t = briefingTexts(language);
  return {
    name: one.ref.replace('/', ' · '),
    title: one.title,
    href: goalHref(visit, one.goal),
    mark: null,
    fact: t('moved', { from: f.record(one.from), to: f.record(one.to), n: one.count, decision: one.decision }),
    why: t('why.reprogrammed'),
  };
}

function goalParts(visit: Seen, goal: GoalLine, why: string, was: GoalLine['state'] | undefined): Parts {
  const { language, words, f, tx } = visit;
  const t = briefingTexts(language);
  const since = goal.lastUpdateAt === null ? null : t('lastData', { day: f.short(f.dayOf(goal.lastUpdateAt), tx.today) });
  const finished =
    goal.finishedOn === null ? null : t('finishedOn', { day: nearDay({ f, today: tx.today }, goal.finishedOn), early: 'on' });
  const reason = {
    worse: () => t('why.worse', { was: was === undefined ? '' : (words.states.goal?.[was] ?? '') }),
    missed: () => t('why.missed', { n: goal.missedInARow }),
    goalFinished: () => t('why.goalFinished'),
  }[why];
  return {
    name: goal.goal,
    title: goal.title,
    href: goalHref(visit, goal.goal),
    mark: markOf(goal.state, words, goal.stale),
    fact: finished ?? since ?? t('endsOn', { day: f.record(goal.endDate) }),
    why: reason?.() ?? t('why.added'),
  };
}

function opportunityParts({ base, f, tx, language }: Seen, one: OpportunityLine, why: string): Parts {
  const t = briefingTexts(language);
  return {
    name: one.opportunity,
    title: one.title,
    href: `${base}/opportunities/${encodeURIComponent(one.opportunity)}`,
    mark: null,
    fact: [f.weekday(one.proposedDate, tx.today), one.place, one.ig === null ? one.goal : `${one.goal} · ${one.ig}`]
      .filter(Boolean)
      .join(' · '),
    why: why === 'added' ? t('why.added') : t('why.upcoming', { state: one.state }),
  };
}

function indicatorParts(visit: Seen, one: IndicatorLine, why: string): Parts {
  const { language, f } = visit;
  const t = briefingTexts(language);
  const { current } = one;
  return {
    name: one.indicator,
    title: one.name,
    href: goalHref(visit, one.goal),
    mark: null,
    fact:
      current === null
        ? one.goal
        : t('indicatorNow', {
            value: f.digits(current.value),
            unit: one.unit,
            day: f.record(current.periodEnd),
            target: f.digits(one.targetValue),
          }),
    why: why === 'indicator' ? t('why.indicator') : t('why.added'),
  };
}

const goalHref = ({ base }: Seen, code: string): string => `${base}/goals/${encodeURIComponent(code)}`;
