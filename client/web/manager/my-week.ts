import { addBD } from '../../../domain/calendar.ts';
import type { Goal, Item } from '../../../domain/entities.ts';
import { dueOf, nextRung } from '../../../domain/item-dates.ts';
import { openCycle } from '../../../domain/milestone-cycle.ts';
import { ownGoals } from '../../../store/own-goals.ts';
import { itemCardOf } from '../kit/item-card.ts';
import { kitTexts } from '../kit/texts.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { type FormAt, formsAt } from './form-at.ts';
import { goalCard, isToDo, otherGoal } from './goal-cards.ts';
import { instantOf, leftWords, momentWords, turnOf } from './moments.ts';
import { comingDays, delegations, instructions } from './my-surroundings.ts';

/** A manager's own week: what is still to send and until when, own items, what was asked of them, the next twenty days (domain.md 1.3, 5.7). */
export const MY_WEEK_PAGE: PageDefinition = {
  address: '/mine',
  view: 'MY_WEEK',
  name: 'manager/my-week',
  linkForms: ['UPDATE'],
  bookOf: (tx, reader) => ownGoals(tx, reader.person.id),
  show: async (visit) => {
    const goals = goalsOf(visit);
    const forms = await formsAt(visit, goals);
    const at = goals.flatMap((goal) => forms.get(goal.id) ?? []);
    const toDo = at.filter((one) => isToDo(visit, one)).sort(byPressure);
    const rest = goals.filter((goal) => !toDo.some((one) => one.goal.id === goal.id));
    const byWeb = visit.reader.via === 'web';
    return {
      ...headWords(visit, toDo, at),
      toDo: toDo.map((one) => goalCard(visit, one)),
      rest: rest.map((goal) => otherGoal(visit, goal, forms.get(goal.id))),
      items: itemsOf(visit, goals).map((item) =>
        itemCardOf(visit, item, item.scope === 'MANAGER' ? visit.t('mine.yours') : nextWords(visit, item)),
      ),
      raise: goals.some(({ code }) => visit.may(RAISED(code))) ? `${visit.base}/mine/raise` : null,
      instructions: instructions(visit, at),
      days: visit.book.institution.thresholds.lookAheadDays,
      coming: comingDays(visit, goals),
      delegations: delegations(visit),
      delegate: byWeb ? `${visit.base}/account` : null,
    };
  },
};

const RAISED = (on: string) => ({ do: 'registerAlert', on, title: '', type: 'TECHNICAL_ADMINISTRATIVE' }) as const;

/** The goals the reader manages or assists, or stands in for, that go on; the priority ones first. */
export function goalsOf({ book, maySee }: Pick<Visit, 'book' | 'maySee'>): Goal[] {
  return [...book.goals.values()]
    .filter(({ id, lifecycle }) => maySee('MY_WEEK', id) && lifecycle !== 'CANCELLED' && lifecycle !== 'CLOSED')
    .sort((a, b) => Number(b.priority) - Number(a.priority) || (a.code < b.code ? -1 : 1));
}

/** Returned ones first, then as the goals stand. */
const byPressure = (a: FormAt, b: FormAt): number => Number(b.update.state === 'RETURNED') - Number(a.update.state === 'RETURNED');

/** What to do, then by when: the title of the page and the sentence below it. */
function headWords(visit: Visit, toDo: readonly FormAt[], all: readonly FormAt[]) {
  const { t, tx, f, book } = visit;
  const cycle = openCycle(book);
  if (!cycle) {
    const next = [...book.cycles.values()].filter(({ state }) => state === 'SCHEDULED').sort((a, b) => (a.week < b.week ? -1 : 1))[0];
    const opens = next ? t('mine.opens', { moment: momentWords(visit, instantOf(next, 'M01')) }) : '';
    return { heading: t('mine.noWeek'), lede: opens };
  }
  const n = toDo.length;
  if (n === 0) {
    const correct = all.some(({ update }) => turnOf(cycle, update, tx.now) === 'CORRECT' && update.state === 'SUBMITTED');
    const lede = correct ? t('until.correctAll', { moment: momentWords(visit, instantOf(cycle, 'M09')) }) : t('mine.nothing');
    return { heading: t('mine.done'), lede };
  }
  const code = toDo.every(({ update }) => update.state === 'RETURNED')
    ? 'M09'
    : turnOf(cycle, { state: 'PENDING' }, tx.now) === 'IN_TIME'
      ? 'M05'
      : 'M07';
  const until = instantOf(cycle, code);
  const say = code === 'M05' ? 'mine.until' : code === 'M07' ? 'mine.late' : 'mine.returned';
  const left = leftWords(visit, until) ?? '';
  return {
    heading: t('mine.left', { n }),
    lede: `${t(say, { n, moment: momentWords(visit, until) })} ${t('mine.now', { time: f.time(tx.now) })} ${left}`,
  };
}

/** Open items of the reader's goals: first those they hold themselves, each group as it presses (domain.md 6.1). */
function itemsOf({ book }: Visit, goals: readonly Goal[]) {
  const mine = new Set(goals.map(({ id }) => id));
  const isOpen = (state: string) => state === 'UNREVIEWED' || state === 'IN_PROCESS';
  return [...book.items.values()]
    .filter((one) => mine.has(one.goalId) && isOpen(one.state))
    .sort(
      (a, b) =>
        Number(b.scope === 'MANAGER') - Number(a.scope === 'MANAGER') || (`${a.limitDate} ${a.code}` < `${b.limitDate} ${b.code}` ? -1 : 1),
    );
}

/** What happens to an item of another level next: nothing is asked of the manager, and when it would move on (domain.md 6.1, 6.2). */
function nextWords({ t, f, book, tx, language }: Visit, item: Item): string {
  const { institution } = book;
  const { due } = dueOf(institution, item);
  const rung = nextRung(institution.ladder, item.scope);
  if (due === null || rung === undefined) return t('info.above');
  const passed = due < tx.today;
  const day = addBD(institution.calendar, passed ? tx.today : due, 1);
  return t('mine.next', { day: f.weekday(day, tx.today), time: institution.timetable.R07, rung: kitTexts(language)(`rung.${rung}`) });
}
