import { condition } from '@temporalio/workflow';
import type { ClockSetting } from '../contracts/weekly-cycle.ts';
import type { Instant } from '../domain/instant.ts';

export interface Clock {
  readonly now: () => Instant;
  readonly advanceTo: (instant: Instant) => void;
  readonly waitUntil: (until: Instant, interrupted: () => boolean) => Promise<unknown>;
  /** As it stands now, for a run that continues this one. */
  readonly setting: () => ClockSetting;
}

/** The wall's clock, or a hand that only moves forward; both wait interruptibly. */
export function createClock(setting: ClockSetting): Clock {
  if (setting.kind === 'wall') {
    return {
      now: Date.now,
      advanceTo: () => {},
      waitUntil: (until, interrupted) => condition(interrupted, until - Date.now()),
      setting: () => setting,
    };
  }
  let hand = setting.at;
  return {
    now: () => hand,
    advanceTo: (instant) => {
      hand = Math.max(hand, instant); // going back would leave the one who advanced it waiting
    },
    waitUntil: (until, interrupted) => condition(() => interrupted() || hand >= until),
    setting: () => ({ kind: 'hand', at: hand }),
  };
}
