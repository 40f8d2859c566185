import type { Cycle } from '../../../domain/entities.ts';
import type { AgendaLine, P5 } from '../../../domain/letter-data.ts';
import { agendaLine } from '../../../domain/lines.ts';
import { lookUps } from '../../../domain/look-ups.ts';
import { openCycle } from '../../../domain/milestone-cycle.ts';
import { planned } from '../../../domain/routine.ts';
import type { AgendaState } from '../../../domain/values.ts';
import { startWork } from '../../../domain/work.ts';
import { compilePack } from '../../../reports/index.ts';
import { takeDecision } from '../committee/decide.ts';
import { type DocumentLink, ownPackLinks, packLinks } from '../reports/pack-links.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { takeAnswer } from './answer.ts';
import { cardOf } from './card.ts';

/** `/agenda`: what is proposed to the Head of Government, what the head office answered, and what came of it (domain.md 3.9, 4.8, 7.3 P5). */
export const agendaPage: PageDefinition = {
  address: '/agenda',
  view: 'AGENDA',
  name: 'office/agenda',
  live: true,
  linkForms: ['AGENDA'],
  pack: 'P5',
  show: async (visit) => ({ ...viewOf(visit), documents: await documentsOf(visit) }),
  forms: { answer: takeAnswer, decide: takeDecision('HEAD_OF_GOVERNMENT', '/agenda') },
};

const GROUPS: readonly { readonly key: string; readonly states: readonly AgendaState[] }[] = [
  { key: 'accepted', states: ['ACCEPTED'] },
  { key: 'scheduled', states: ['SCHEDULED', 'HELD'] },
  { key: 'followUp', states: ['FOLLOW_UP'] },
  { key: 'deferred', states: ['DEFERRED'] },
];
const ENDED: readonly AgendaState[] = ['CLOSED', 'REJECTED'];
const MOST_ENDED = 20;

/** The proposal of the week that is open or was the last, and the last stocktake. */
async function documentsOf(visit: Visit): Promise<DocumentLink[]> {
  const week = weekShown(visit)?.week;
  return [...(week === undefined ? [] : await packLinks(visit, week, ['P5'])), ...(await ownPackLinks(visit, 'P8'))];
}
const weekShown = ({ book }: Visit): Cycle | undefined =>
  openCycle(book) ?? [...book.cycles.values()].sort((a, b) => (a.week < b.week ? 1 : -1))[0];

function viewOf(visit: Visit) {
  const { book, tx, words } = visit;
  const known = lookUps(book, tx.today);
  const cycle = weekShown(visit);
  const pack = cycle && packOf(visit, cycle);
  const proposed = pack === undefined ? [] : [...pack.decisions, ...pack.events, ...pack.information];
  const cards = proposed.map((line) => cardOf(visit, line));
  const inStates = (states: readonly AgendaState[]): AgendaLine[] =>
    [...book.agenda.values()]
      .filter(({ state }) => states.includes(state))
      .map((one) => agendaLine(book, one, tx.today, known))
      .sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
  return {
    lede: ledeOf(visit, proposed.length, pack?.answerBy ?? null),
    coming: cycle === undefined ? null : comingOf(visit, cycle),
    proposed: cards,
    mayAnswer: cards.some(({ answers }) => answers.length > 0),
    groups: GROUPS.flatMap(({ key, states }) => {
      const cards = inStates(states).map((line) => cardOf(visit, line));
      return cards.length === 0 ? [] : [{ key, title: visit.t(`group.${key}`), about: visit.t(`about.${key}`), cards }];
    }),
    followUps: (pack?.followUps ?? []).map((one) => ({ ...one, late: one.due < tx.today })),
    ended: inStates(ENDED)
      .slice(-MOST_ENDED)
      .map(({ agenda, title, state }) => ({
        code: agenda,
        title,
        state: words.states.agenda?.[state] ?? state,
        said: saidOf(visit, agenda),
      })),
  };
}

/** By the date of the event, the limit of what a decision is about, then the code. */
const dateOf = ({ agenda, proposedDate, limitDate }: AgendaLine): string => `${proposedDate ?? limitDate ?? '9999'} ${agenda}`;
const saidOf = ({ book }: Visit, code: string): string | null =>
  [...book.agenda.values()].find((one) => one.code === code)?.decisionText ?? null;

function packOf({ book, tx }: Visit, cycle: Cycle): P5 {
  const work = startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: 'look', newId: () => '' });
  return compilePack(work, cycle, { pack: 'P5', version: 1 }) as P5;
}

/** How many wait for an answer and by when it is asked for (domain.md 5.7). */
function ledeOf({ t, f, tx }: Visit, n: number, by: string | null): string {
  if (n === 0) return t('lede.none');
  return by === null ? t('lede.open', { n }) : t(by < tx.today ? 'lede.late' : 'lede.by', { n, day: f.named(by, tx.today) });
}

/** Until M16 the proposal may still grow: it leaves then. */
function comingOf({ t, f, tx }: Visit, { plan, done }: Cycle): string | null {
  const at = planned(plan, 'M16');
  if (at === undefined || done.some(({ code }) => code === 'M16')) return null;
  return t('coming', { day: f.named(f.dayOf(at), tx.today), time: f.time(at) });
}
