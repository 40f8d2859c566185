import type { FastifyInstance } from 'fastify';
import { shownId } from '../../activities/letter-links.ts';
import { inForce } from '../../domain/capacities.ts';
import type { Day, Instant } from '../../domain/instant.ts';
import type { Book } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import { type InstitutionView, listInstitutions } from '../../store/institution-views.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import { readHappenings } from '../../store/week-happenings.ts';
import { formatsOf } from '../../templates/format.ts';
import { say, type Words, word, wordsOf } from '../words.ts';
import { isLocal } from './local.ts';
import { languageFor, type Pages } from './pages.ts';
import type { Screen } from './screen.ts';
import { moment } from './text-helpers.ts';
import { columnsOf, momentsOf } from './week/board.ts';
import { spanOf } from './week/week.ts';

const WEEKS_SHOWN = 4;

/** `/`: the institutions that live here, each with its door; at this very machine, while letters stay on it, the people of those that practise too. */
export function overviewRoutes(server: FastifyInstance, { store, page, pages, mailElsewhere, publicUrl }: Screen): void {
  server.get('/', async (request, reply) => {
    const language = languageFor(request.headers['accept-language']);
    const words = wordsOf(language);
    const local = isLocal(request, publicUrl);
    const institutions: object[] = [];
    let isFirst = true; // of those that practise: one board is enough for the page
    for (const one of await listInstitutions(store)) {
      const practises = local && !mailElsewhere && one.handAt !== null;
      institutions.push({
        id: shownId(one.id),
        name: one.name,
        ...(local ? standing(one, words) : { clock: null, schedule: null, weeks: [] }),
        ...(practises
          ? await transaction(store, one.id, 'none', (tx) => practiceOf(tx, one, words, isFirst ? pages : null))
          : { people: [], board: null }),
      });
      if (practises) isFirst = false;
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

/** The people of a place of practice and its present week, for whoever tries the product at this machine. */
async function practiceOf(tx: Tx, { weeks }: InstitutionView, words: Words, pages: Pages | null) {
  const book = await loadBook(tx, 'all');
  return { people: peopleOf(book, tx.today, words), board: pages === null ? null : await boardOf(tx, book, weeks, words, pages) };
}

/** What happened in the newest week that has begun, as the week's own page shows it. */
async function boardOf(tx: Tx, book: Book, weeks: InstitutionView['weeks'], words: Words, pages: Pages) {
  const week = weeks.find(({ state }) => state !== 'SCHEDULED') ?? weeks[0];
  if (week === undefined) return null;
  const { language } = words;
  const t = pages.textsOf('week/week', language, language);
  const visit = { tx, book, words, t, f: formatsOf(language, book.institution.timeZone) };
  const moments = momentsOf(visit, week, await readHappenings(tx, spanOf(tx, week.week)));
  return { week: week.week, boardTitle: t('board.title'), columns: columnsOf(visit, week, moments) };
}

/** Who works there and as what: their codes come to this machine's mailbox, so that everybody's place can be tried. */
function peopleOf({ people }: Book, today: Day, words: Words) {
  return [...people.values()]
    .filter(({ active }) => active)
    .map(({ name, email, roles }) => ({
      name,
      email,
      office: [...new Set(roles.filter((one) => inForce(one, today)).map(({ role }) => words.page[`role.${role}`] ?? role))].join(', '),
    }))
    .filter(({ office }) => office !== '');
}
