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
    synergies: pack.synergies.map(({ goals, kind, note }) => ({
      goals,
      names: f.list(goals),
      kind,
      kindWord: t(`synergy.${kind}`),
      note,
      accepted: noted.synergies.some(({ what }) => what.kind === kind && what.goals.join() === goals.join()),
    })),
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

const COLOURS = { KEPT: 'green', DUE: '', BROKEN: 'red' } as const;
