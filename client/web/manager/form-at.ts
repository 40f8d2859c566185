import type { Cycle, Goal, WeeklyUpdate } from '../../../domain/entities.ts';
import type { WorkList } from '../../../domain/letter-data.ts';
import { type LookUps, lookUps } from '../../../domain/look-ups.ts';
import { openCycle } from '../../../domain/milestone-cycle.ts';
import { updateOf } from '../../../domain/update.ts';
import { previousWeek } from '../../../domain/week.ts';
import { goalByCode } from '../../../domain/work.ts';
import { workList } from '../../../domain/work-list.ts';
import { type Draft, readDrafts } from '../../../store/drafts.ts';
import type { FormValues, Visit } from '../visit.ts';
import { valuesOf } from './answer-values.ts';
import { type Question, questionsOf } from './questions.ts';
import type { Asked } from './reply.ts';
import { readSeen, type Seen, seenNow } from './seen.ts';

/** A goal's Wednesday form as it stands: what it asks, what was typed so far, what was sent. */
export interface FormAt {
  readonly goal: Goal;
  readonly cycle: Cycle;
  readonly update: WeeklyUpdate;
  readonly previous: WeeklyUpdate | undefined; // last week's
  readonly list: WorkList;
  readonly questions: readonly Question[];
  readonly asked: Asked;
  readonly form: string; // under which its drafts are kept
  readonly draft: Draft | undefined; // typed since the update was last sent
  readonly kept: Draft | undefined; // the last typed, also what was sent since
  readonly given: FormValues; // what the form opens with
  readonly now: Seen;
}

/** The form of the goal that the address names; undefined where the week asks nothing of it. */
export async function formAt(visit: Visit): Promise<FormAt | undefined> {
  const goal = goalByCode(visit.book, visit.params.goal ?? '');
  return goal && (await formsAt(visit, [goal])).get(goal.id);
}

/** The forms of these goals, by the goal's id; their drafts are read in one statement. */
export async function formsAt(visit: Visit, goals: readonly Goal[]): Promise<ReadonlyMap<string, FormAt>> {
  const { book, tx } = visit;
  const cycle = openCycle(book);
  if (!cycle) return new Map();
  const weeks = [cycle.week, previousWeek(cycle.week)];
  const drafts = await readDrafts(
    tx,
    goals.flatMap(({ code }) => weeks.map((week) => draftKey(week, code))),
  );
  const known = lookUps(book, tx.today);
  return new Map(
    goals.flatMap((goal) => {
      const update = updateOf(book, cycle.week, goal.id);
      return update ? [[goal.id, formOf({ visit, goal, cycle, update, drafts, known })] as const] : [];
    }),
  );
}

const SAMPLE = 1234.5;

interface Parts {
  readonly visit: Pick<Visit, 'book' | 'tx' | 'f'>;
  readonly goal: Goal;
  readonly cycle: Cycle;
  readonly update: WeeklyUpdate;
  readonly drafts: readonly { readonly form: string; readonly draft: Draft }[];
  readonly known: LookUps;
}

function formOf({ visit: { book, tx, f }, goal, cycle, update, drafts, known }: Parts): FormAt {
  const previous = updateOf(book, previousWeek(cycle.week), goal.id);
  const questions = questionsOf(book, goal, cycle, tx.today, known);
  const form = draftKey(cycle.week, goal.code);
  const draftOf = (key: string): Draft | undefined => drafts.find((one) => one.form === key)?.draft;
  const kept = draftOf(form);
  const draft = kept && readSeen(kept.seen)?.sent === sentAt(update) ? kept : undefined;
  const open = known.openItemsOf(goal.id).map(({ code, title }) => ({ item: code, title }));
  const sent = update.state === 'SUBMITTED' || update.state === 'RETURNED';
  const asWritten = (one: WeeklyUpdate): FormValues => valuesOf(questions, one, open);
  const left = previous?.state === 'MISSED' ? (draftOf(draftKey(previous.week, goal.code))?.fields ?? asWritten(previous)) : {};
  return {
    goal,
    cycle,
    update,
    previous,
    list: workList(book, goal, cycle.week, tx.today, known),
    questions,
    asked: {
      goal: goal.code,
      today: tx.today,
      sample: f.number(SAMPLE),
      sent: new Map(sent ? update.answers.map((one) => [one.line, one]) : []),
    },
    form,
    draft,
    kept,
    given: draft?.fields ?? (sent || update.answers.length > 0 ? asWritten(update) : left),
    now: seenNow(questions, update, draft?.savedAt ?? null),
  };
}

/** Under which name the drafts of a goal's form of a week are kept. */
export const draftKey = (week: string, goal: string): string => `update/${week}/${goal}`;

const sentAt = ({ amendedAt, submittedAt }: WeeklyUpdate): number | null => amendedAt ?? submittedAt;
