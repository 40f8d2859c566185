import type { FastifyInstance } from 'fastify';
import { shownId } from '../../activities/letter-links.ts';
import { listInstitutions } from '../../store/institution-views.ts';
import { say, word, wordsOf } from '../words.ts';
import { languageFor } from './pages.ts';
import type { Screen } from './screen.ts';
import { clockOf } from './when.ts';

const WEEKS_SHOWN = 8;

/** `/`: the institutions that live here, and their weeks. */
export function overviewRoutes(server: FastifyInstance, { store, page }: Screen): void {
  server.get('/', async (request, reply) => {
    const language = languageFor(request.headers['accept-language']);
    const words = wordsOf(language);
    const institutions = (await listInstitutions(store)).map(({ id, name, code, timeZone, handAt, scheduled, weeks }) => {
      const { full, short } = clockOf(language, timeZone);
      return {
        id: shownId(id),
        name,
        code,
        clock: handAt === null ? say(words.page.wall) : say(words.page.hand, { at: full(handAt) }),
        schedule: handAt === null ? say(scheduled ? words.page.schedule : words.page.noSchedule) : null,
        weeks: weeks.slice(0, WEEKS_SHOWN).map(({ week, state, plan }) => {
          const [first, last] = [plan.milestones[0]?.at, plan.milestones.at(-1)?.at];
          return {
            week,
            state: word(words.states.cycle, state),
            opens: first === undefined ? '–' : short(first),
            closes: last === undefined ? '–' : short(last),
          };
        }),
      };
    });
    return page(request, reply, 'overview', { institutions });
  });
}
