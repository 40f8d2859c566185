import { DEFAULT_LADDER, timetableErrors } from '../../domain/timetable.ts';
import { SCOPES, type Scope } from '../../domain/values.ts';
import { anchorsOf, thresholdsOf, timetableOf } from './scenario-defaults.ts';
import type { Parts, Say } from './scenario-parts.ts';
import type { Path } from './yaml-source.ts';

type Institution = NonNullable<Parts['institution']>;

/** The institution's settings as domain.md 3.2 and 8.5 allow them; answers the ladder that the items are on, if it is one. */
export function institutionProblems(institution: Institution, say: Say): readonly Scope[] | undefined {
  const ladder = institution.ladder ?? DEFAULT_LADDER;
  const ordered = ladder.every((scope, index) => index === 0 || SCOPES.indexOf(ladder[index - 1] ?? scope) < SCOPES.indexOf(scope));
  const isLadder = ladder[0] === 'MANAGER' && ladder[1] === 'COORDINATOR' && ordered;
  if (!isLadder)
    say(
      ['institution', 'ladder'],
      `[${ladder.join(', ')}] is not a ladder`,
      `MANAGER, COORDINATOR, then any of the rest of ${SCOPES.join(', ')} in this order`,
    );
  for (const error of timetableErrors(timetableOf(institution), anchorsOf(institution))) {
    const [message = error, expected = 'manager, coordinator and committee on days that follow each other'] = error.split('; expected ');
    say(placeOf(error, institution), message, expected);
  }
  const { thermometerAmber, thermometerRed } = thresholdsOf(institution);
  if (thermometerRed > thermometerAmber)
    say(
      ['institution', 'thresholds'],
      `thermometerRed ${thermometerRed} is above thermometerAmber ${thermometerAmber}`,
      'red at or below amber',
    );
  return isLadder ? ladder : undefined;
}

/** Where the file says what an error speaks of: the milestone it moves, else the anchors. */
function placeOf(error: string, { timetable, anchors }: Institution): Path {
  const moved = Object.keys(timetable).find((code) => error.includes(code));
  if (moved !== undefined) return ['institution', 'timetable', moved];
  return ['institution', Object.keys(anchors).length > 0 ? 'anchors' : 'timetable'];
}
