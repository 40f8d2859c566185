import type { FoundSynergy } from '../../../domain/letter-data.ts';
import type { Visit } from '../visit.ts';
import type { SittingWeek } from './week-shown.ts';

/** The rest of the committee's pack: numbers, promises, synergies, progress, goals nobody reports on (domain.md 7.3 P4, sections 1, 4–6, 9). */
export function sectionsOf({ t, f, tx, words }: Visit, { pack, noted }: SittingWeek) {
  const short = (day: string): string => f.short(day, tx.today);
  return {
    numbers: f.list(
      pack.cover.counts
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => `${f.number(count)} ${(words.states.goal?.[state] ?? state).toLowerCase()}`),
    ),
    total: pack.cover.total,
    open: pack.open.map(({ scope, restrictions, alerts }) => ({ rung: t(`rung.${scope}`), restrictions, alerts })),
    commitments: pack.commitments.map(({ item, responsible, due, standing }) => ({
      code: item.item,
      title: item.title,
      who: responsible,
      until: short(due),
      standing: t(`standing.${standing}`),
      colour: COLOURS[standing],
    })),
    synergies: pack.synergies.slice(0, MOST).map((one) => ({
      goals: one.goals,
      names:
        one.goals.length > NAMED
          ? t('synergyGoalsMore', { names: one.goals.slice(0, NAMED).join(', '), n: one.goals.length - NAMED })
          : f.list(one.goals),
      kind: one.kind,
      kindWord: t(`synergy.${one.kind}`),
      note: one.steps === undefined ? one.note : t('synergyWaits', { ...one.steps, note: one.note }),
      accepted: noted.synergies.some(({ what }) => isAccepted(one, what)),
    })),
    moreSynergies: pack.synergies.length > MOST ? t('synergiesMore', { n: pack.synergies.length - MOST }) : null,
    progress: [
      ...pack.progress.igs.map(({ goal, ig, title, finishedOn }) => ({
        goal,
        text: t('progress.ig', { code: ig, title, day: finishedOn === null ? '' : short(finishedOn) }),
      })),
      ...pack.progress.goals.map(({ goal, title }) => ({ goal, text: t('progress.goal', { title }) })),
    ],
    neglected: pack.neglected.map(({ goal, title, manager, missedInARow, lastUpdateAt }) => ({
      goal,
      title,
      text: t(lastUpdateAt === null ? 'neglected.never' : 'neglected.since', {
        n: missedInARow,
        manager: manager ?? t('vacant'),
        day: lastUpdateAt === null ? '' : short(f.dayOf(lastUpdateAt)),
      }),
    })),
  };
}

/** Accepted where the committee took up these goals for this actor, place or pair of steps, in whatever language it said so. */
function isAccepted({ goals, kind, note, steps }: FoundSynergy, what: SittingWeek['noted']['synergies'][number]['what']): boolean {
  const marks = steps === undefined ? [note] : [steps.waiting, steps.needed];
  return what.kind === kind && what.goals.join() === goals.join() && marks.every((mark) => what.note.includes(mark));
}

const MOST = 30; // on the page; all of them are in B 4.3
const NAMED = 6;
const COLOURS = { KEPT: 'green', DUE: '', BROKEN: 'red' } as const;
