import type { Group } from './addressees.ts';
import type { Cycle } from './entities.ts';
import type { MovedMeeting } from './letter-data.ts';
import { pushLetter } from './letter-writing.ts';
import { COMMITTEE } from './milestone-audience.ts';
import { planned } from './routine.ts';
import type { MilestoneCode } from './values.ts';
import type { Work } from './work.ts';

interface Meeting {
  readonly kind: MovedMeeting['kind'];
  readonly invited: MilestoneCode; // with this milestone's letter the invitation left
  readonly held: MilestoneCode;
  readonly to: readonly Group[];
}
const MEETINGS: readonly Meeting[] = [
  { kind: 'briefing', invited: 'M10', held: 'M11', to: [{ role: 'MINISTER' }] },
  { kind: 'committee', invited: 'M13', held: 'M14', to: COMMITTEE },
];

/** Tells those who have a meeting of the week in their calendars that it moved or is cancelled; nobody is told what nobody was invited to. */
export function tellCalendarMoves(work: Work, before: Cycle, after: Cycle): void {
  const ran = (code: MilestoneCode): boolean => before.done.some((one) => one.code === code);
  for (const { kind, invited, held, to } of MEETINGS) {
    const was = planned(before.plan, held);
    const now = after.plan.state === 'CANCELLED' ? null : (planned(after.plan, held) ?? null);
    if (was === undefined || was === now || !ran(invited) || ran(held)) continue;
    pushLetter(work, {
      notice: 'CAL',
      to,
      cc: [{ role: 'COORDINATOR' }],
      about: [before.week],
      item: kind,
      data: { kind, week: before.week, was, now, sequence: after.plan.version },
    });
  }
}
