import type { Cycle, Goal, WeeklyUpdate } from '../../../domain/entities.ts';
import { igState } from '../../../domain/goal-state.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import type { UpdateLine } from '../../../domain/letter-data.ts';
import { updateLine } from '../../../domain/lines.ts';
import { lookUps } from '../../../domain/look-ups.ts';
import { planned } from '../../../domain/routine.ts';
import { moment } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';
import type { Reach } from './reach.ts';

/** One goal's update of the week: how it came, what changed, and what the coordinator may do with it (domain.md 4.6). */
export interface UpdateRow {
  readonly goal: string;
  readonly id: string;
  readonly title: string;
  readonly manager: string;
  readonly href: string;
  readonly version: number;
  readonly sent: { readonly text: string; readonly colour: 'red' | 'amber' | '' };
  readonly when: string | null;
  readonly changed: readonly string[];
  readonly narrative: string | null;
  readonly validate: boolean;
  readonly reasons: readonly { readonly act: 'returnUpdate' | 'excuseUpdate' | 'acceptLate'; readonly open: boolean }[];
}
const WITH_REASON = ['returnUpdate', 'excuseUpdate', 'acceptLate'] as const;

/** The updates of the week by goal (domain.md 4.6, 7.3 P2 section 1). */
export function updateRows(visit: Visit, cycle: Cycle, reach: Reach): UpdateRow[] {
  const { book, tx } = visit;
  const known = lookUps(book, tx.today);
  return [...book.updates.values()]
    .filter(({ week, goalId }) => week === cycle.week && reach.has(goalId))
    .flatMap((update) => {
      const goal = book.goals.get(update.goalId);
      return goal ? [rowOf(visit, cycle, goal, update, updateLine(book, update, tx.today, known))] : [];
    })
    .sort((a, b) => (a.goal < b.goal ? -1 : 1));
}

function rowOf(visit: Visit, cycle: Cycle, goal: Goal, update: WeeklyUpdate, line: UpdateLine): UpdateRow {
  const { base, t, may, f, tx, failed } = visit;
  const at = update.amendedAt ?? update.submittedAt;
  return {
    goal: goal.code,
    id: goal.code.replace(/[^A-Za-z0-9]+/g, '-'),
    title: goal.title,
    manager: line.manager ?? t('vacant'),
    href: `${base}/goals/${encodeURIComponent(goal.code)}`,
    version: update.version,
    sent: sentOf(visit, update),
    when:
      at !== null && update.state !== 'MISSED'
        ? moment({ f, today: tx.today }, at)
        : line.missedInARow > 0
          ? t('streak', { n: line.missedInARow })
          : null,
    changed: changedOf(visit, cycle, goal, update),
    narrative: update.submittedAt === null ? null : update.narrative,
    validate: may({ do: 'validateUpdate', goal: goal.code }),
    reasons: WITH_REASON.filter((act) => may({ do: act, goal: goal.code, reason: '' })).map((act) => ({
      act,
      open: failed?.key === `${act}/${goal.code}`,
    })),
  };
}

function sentOf({ t }: Visit, { state, late, marks }: WeeklyUpdate): UpdateRow['sent'] {
  if (state === 'MISSED') return { text: t('sent.MISSED'), colour: 'red' };
  if (state === 'PENDING' || state === 'DRAFT') return { text: t(`sent.${state}`), colour: 'amber' };
  if (state === 'RETURNED' || state === 'EXCUSED') return { text: t(`sent.${state}`), colour: '' };
  const accepted = marks.includes('ACCEPTED_LATE');
  const how = t(accepted ? 'sent.accepted' : late ? 'sent.late' : 'sent.onTime');
  return { text: state === 'VALIDATED' ? t('sent.validated', { how }) : how, colour: late ? 'amber' : '' };
}

/** What the week brought to a goal, each fact in a few words. */
function changedOf(visit: Visit, cycle: Cycle, goal: Goal, update: WeeklyUpdate): string[] {
  const { book, t, f, tx } = visit;
  const since = cycle.done.find(({ code }) => code === 'M01')?.doneAt ?? planned(cycle.plan, 'M01') ?? 0;
  const igs = [...book.intermediateGoals.values()].filter(({ goalId }) => goalId === goal.id);
  const items = [...book.items.values()].filter(({ goalId, createdAt, loaded }) => goalId === goal.id && !loaded && createdAt >= since);
  const asked = [...book.reprogrammings.values()].filter(({ goalId, requestedAt }) => goalId === goal.id && requestedAt >= since);
  const validated = update.answers.filter(({ answer }) => answer === 'VALIDATED').map(({ line }) => line.split('/').at(-1) ?? '');
  const told = [
    ...igs
      .filter(({ finishedAt }) => finishedAt !== null && finishedAt >= since)
      .map(({ code, finishedOn }) => t('changed.finished', { ig: code, day: finishedOn === null ? '' : f.short(finishedOn, tx.today) })),
    ...igs
      .filter((ig) => igState(ig, tx.today) === 'DELAYED')
      .map(({ code, explained }) => t(explained?.week === cycle.week ? 'changed.explained' : 'changed.delayed', { ig: code })),
    ...igs
      .filter((ig) => igState(ig, tx.today) === 'STOPPED')
      .map(({ id, code }) => t('changed.stopped', { ig: code, ...becauseOf(visit, id) })),
    ...items.map(({ code, kind, sourceAlertId, origin }) => {
      const source = sourceAlertId === null ? undefined : book.items.get(sourceAlertId)?.code;
      if (source !== undefined) return t('changed.converted', { from: source, to: code });
      return t('changed.item', { kind, item: code, system: origin === 'SYSTEM' ? 'yes' : 'no' });
    }),
    ...asked.map(({ igId, toDate, decision }) =>
      t('changed.asked', { ig: book.intermediateGoals.get(igId)?.code ?? '', day: f.short(toDate, tx.today), decision }),
    ),
    ...validated.map((opportunity) => t('changed.validated', { opportunity })),
  ];
  if (update.state === 'MISSED' || update.state === 'PENDING') {
    const last = goal.lastUpdateAt === null ? '' : f.record(f.dayOf(goal.lastUpdateAt));
    return [t('changed.noData', { day: last, known: last === '' ? 'no' : 'yes' }), ...told];
  }
  if (update.state === 'RETURNED' && update.returnReason !== null) return [t('changed.returned', { reason: update.returnReason }), ...told];
  if (update.state === 'EXCUSED' && update.excuseReason !== null) return [t('changed.excused', { reason: update.excuseReason }), ...told];
  if (update.noChange) return [t('changed.none', { n: goal.noChangeInARow }), ...told];
  return told;
}

/** The open restriction on an intermediate goal, which says why it is stopped. */
function becauseOf({ book }: Visit, igId: string): { readonly item: string; readonly known: 'yes' | 'no' } {
  const item = [...book.items.values()].find((one) => one.igId === igId && one.kind === 'RESTRICTION' && isOpen(one));
  return { item: item?.code ?? '', known: item ? 'yes' : 'no' };
}
