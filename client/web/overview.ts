import type { FastifyInstance } from 'fastify';
import { shownId } from '../../activities/letter-links.ts';
import { inForce } from '../../domain/capacities.ts';
import type { Instant } from '../../domain/instant.ts';
import { loadBook } from '../../store/book.ts';
import { type InstitutionView, listInstitutions } from '../../store/institution-views.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import { formatsOf } from '../../templates/format.ts';
import { say, type Words, word, wordsOf } from '../words.ts';
import { isLocal } from './local.ts';
import { languageFor } from './pages.ts';
import type { Screen } from './screen.ts';
import { moment } from './text-helpers.ts';

const WEEKS_SHOWN = 4;

/** `/`: the institutions that live here, each with its door; at this very machine, while letters stay on it, the people of those that practise too. */
export function overviewRoutes(server: FastifyInstance, { store, page, mailElsewhere, publicUrl }: Screen): void {
  server.get('/', async (request, reply) => {
    const language = languageFor(request.headers['accept-language']);
    const words = wordsOf(language);
    const local = isLocal(request, publicUrl);
    const institutions = [];
    for (const one of await listInstitutions(store)) {
      const practises = local && !mailElsewhere && one.handAt !== null;
      institutions.push({
        id: shownId(one.id),
        name: one.name,
        ...(local ? standing(one, words) : { clock: null, schedule: null, weeks: [] }),
        people: practises ? await transaction(store, one.id, 'none', (tx) => peopleOf(tx, words)) : [],
      });
    }
    return page(request, reply, 'overview', { institutions, local });
  });
}

function standing({ timeZone, handAt, scheduled, weeks }: InstitutionView, words: Words) {
  const f = formatsOf(words.language, timeZone);
  const short = (at: Instant): string => moment({ f, today: f.dayOf(at) }, at);
  return {
    clock: handAt === null ? say(words.page.wall) : say(words.page.hand, { at: f.moment(handAt) }),
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
}

/** Who works there and as what: their codes come to this machine's mailbox, so that everybody's place can be tried. */
async function peopleOf(tx: Tx, words: Words) {
  const { people } = await loadBook(tx, { goalIds: [] });
  return [...people.values()]
    .filter(({ active }) => active)
    .map(({ name, email, roles }) => ({
      name,
      email,
      office: [...new Set(roles.filter((one) => inForce(one, tx.today)).map(({ role }) => words.page[`role.${role}`] ?? role))].join(', '),
    }))
    .filter(({ office }) => office !== '');
}
