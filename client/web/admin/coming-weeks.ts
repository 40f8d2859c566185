import type { CycleDays, Institution } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import { hasBegun } from '../../../domain/replanning.ts';
import { planned, planWeek } from '../../../domain/routine.ts';
import type { MilestoneCode } from '../../../domain/values.ts';
import { daysOfWeek, nextWeek, weekOf } from '../../../domain/week.ts';
import { nearDay } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';

type Rhythm = Pick<Institution, 'calendar' | 'anchors' | 'timetable'>;
const SHOWN: readonly MilestoneCode[] = ['M01', 'M02', 'M05', 'M09', 'M10', 'M14', 'M17'];
const MOST = 4;

/** The first week whose opening is still ahead: what is changed now takes effect there (domain.md 3.2). */
export function firstComingWeek({ book, tx }: Visit): string {
  let week = weekOf(tx.today);
  const begun = (key: string): boolean => {
    const cycle = book.cycles.get(key);
    if (cycle) return hasBegun(cycle, tx.now);
    return (planned(planWeek(book.institution, key, tx.zone).plan, 'M01') ?? 0) <= tx.now;
  };
  while (begun(week)) week = nextWeek(week);
  return week;
}

/** The next four weeks as they would be under a rhythm, what differs from the present one marked (domain.md 5.2, 5.5). */
export function comingWeeks(visit: Visit, rhythm: Rhythm) {
  const { book, tx, t, f, words } = visit;
  const weeks: string[] = [];
  for (let week = firstComingWeek(visit); weeks.length < MOST; week = nextWeek(week)) weeks.push(week);
  return weeks.map((week) => {
    const days = daysOfWeek(week);
    const after = planWeek(rhythm, week, tx.zone);
    const before = planWeek(book.institution, week, tx.zone);
    const facts = SHOWN.flatMap((code) => {
      const at = planned(after.plan, code);
      if (at === undefined || after.days === null) return [];
      const day = nearDay({ f, today: tx.today }, f.dayOf(at));
      return [{ name: words.milestones[code] ?? code, when: `${day}, ${f.time(at)}`, moved: at !== planned(before.plan, code) }];
    });
    return {
      week,
      span: `${f.short(days[0] ?? '', tx.today)} – ${f.short(days[4] ?? '', tx.today)}`,
      holidays: holidayNote(visit, rhythm, days, after.days),
      cancelled: after.days === null,
      facts,
      noReminder: after.days !== null && planned(after.plan, 'M02') === undefined ? t('timetable.noReminder') : null,
    };
  });
}

function holidayNote({ t, f, tx }: Visit, { calendar }: Rhythm, days: readonly Day[], found: CycleDays | null): string | null {
  const off = calendar.holidays.filter(({ date }) => days.includes(date) && calendar.workingWeekdays.length > 0);
  if (off.length === 0) return null;
  const list = f.list(off.map(({ date, name }) => `${f.weekday(date, tx.today)} (${name})`));
  if (found === null) return t('timetable.holidaysCancel', { days: list });
  return t('timetable.holidays', { days: list, manager: f.weekday(found.manager, tx.today) });
}
