import type { Cycle, Goal } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import type { IgLine, IndicatorLine, ItemLine, OpportunityLine, WorkLine } from '../../../domain/letter-data.ts';
import type { LookUps } from '../../../domain/look-ups.ts';
import { pendingOf } from '../../../domain/reprogramming.ts';
import { type Book, byRef } from '../../../domain/work.ts';
import { workListLines } from '../../../domain/work-list.ts';

/** One question of the Wednesday form; it answers one line of the work list, or two that ask about the same thing (domain.md 5.3). */
export type Question =
  | IgQuestion
  | ItemQuestion
  | OpportunityQuestion
  | NewsQuestion
  | ReportQuestion
  | IndicatorQuestion
  | MonthlyQuestion;
export interface IgQuestion {
  readonly kind: 'IG';
  readonly key: string; // begins the names of its fields
  readonly line: string;
  readonly delayLine: string | null; // where a delay is to be explained too
  readonly ref: string; // `MOP-01/1,03`
  readonly ig: IgLine;
  readonly pending: Day | null; // the date asked for that waits for the coordinator
}
export interface ItemQuestion {
  readonly kind: 'ITEM';
  readonly key: string;
  readonly line: string;
  readonly returnedLine: string | null; // where a higher level has returned it
  readonly instruction: string | null;
  readonly item: ItemLine;
  readonly fresh: boolean; // registered in the week itself: its registration answers for it
}
export interface OpportunityQuestion {
  readonly kind: 'OPPORTUNITY';
  readonly key: string;
  readonly line: string;
  readonly opportunity: OpportunityLine;
}
/** Whether there is something new to tell; no line of the list, and none when an opportunity waits already. */
export interface NewsQuestion {
  readonly kind: 'NEWS';
  readonly key: 'news';
}
export interface ReportQuestion {
  readonly kind: 'REPORT';
  readonly key: 'report';
  readonly noChangeInARow: number;
}

export interface IndicatorQuestion {
  readonly kind: 'INDICATOR';
  readonly key: string;
  readonly line: string;
  readonly asked: boolean; // else it is offered, and may be left empty
  readonly period: Day | null;
  readonly recorded: boolean;
  readonly indicator: IndicatorLine;
}
/** Progress of the goal in the month, and the revision of its programme: asked in the monthly week, offered in the others (domain.md 5.8). */
export interface MonthlyQuestion {
  readonly kind: 'PROGRESS' | 'REVISION';
  readonly key: 'progress' | 'revision';
  readonly line: string;
  readonly asked: boolean;
  readonly month: string | null;
}

/** The questions of a goal's form in a week: the work list as it stands now, what asks about one thing joined (domain.md 5.3). */
export function questionsOf(book: Book, goal: Goal, cycle: Cycle, today: Day, known?: LookUps): Question[] {
  const lines = workListLines(book, goal, cycle.week, today, known);
  const questions = lines.flatMap((line): Question[] => questionOf(line, lines, { book, goal, cycle }) ?? []);
  const report = questions.findIndex(({ kind }) => kind === 'REPORT');
  return questions.toSpliced(report, 0, { kind: 'NEWS', key: 'news' });
}

/** What the form asks: an item registered in this very week is told of, not asked about; what is only offered need not be answered. */
export const isAsked = (question: Question): boolean =>
  question.kind === 'ITEM' ? !question.fresh || question.returnedLine !== null : !isOffered(question);
/** What may be told in every week, and need not (domain.md 5.3, line 7). */
export const isOffered = (question: Question): boolean => 'asked' in question && !question.asked;

/** Where a question stands on the page. */
export const anchorOf = (key: string): string => `q-${key.replace(/[^A-Za-z0-9]+/g, '-')}`;

interface Around {
  readonly book: Book;
  readonly goal: Goal;
  readonly cycle: Cycle;
}

function questionOf(line: WorkLine, lines: readonly WorkLine[], { book, goal, cycle }: Around): Question[] | undefined {
  switch (line.what) {
    case 'IG_DUE': {
      const { ig } = line;
      const ref = `${goal.code}/${ig.ig}`;
      const delay = lines.find((one) => one.what === 'IG_DELAYED' && one.ig.ig === ig.ig);
      const row = byRef(book, ref)?.ig;
      const pending = row && pendingOf(book, row.id);
      return [
        { kind: 'IG', key: `ig-${ig.ig}`, line: line.line, delayLine: delay?.line ?? null, ref, ig, pending: pending?.toDate ?? null },
      ];
    }
    case 'ITEM': {
      const { item } = line;
      const returned = lines.find((one) => one.what === 'ITEM_RETURNED' && one.item.item === item.item);
      const instruction = returned?.what === 'ITEM_RETURNED' ? (returned.instruction ?? null) : null;
      const fresh = cycle.days !== null && item.reportedOn >= cycle.days.open;
      return [{ kind: 'ITEM', key: `item-${item.item}`, line: line.line, returnedLine: returned?.line ?? null, instruction, item, fresh }];
    }
    case 'OPPORTUNITY': {
      const { opportunity } = line;
      return [{ kind: 'OPPORTUNITY', key: `op-${opportunity.opportunity}`, line: line.line, opportunity }];
    }
    case 'NARRATIVE':
      return [{ kind: 'REPORT', key: 'report', noChangeInARow: line.noChangeInARow }];
    case 'INDICATOR': {
      const { asked, period, recorded, indicator } = line;
      const question: Question = {
        kind: 'INDICATOR',
        key: `ind-${indicator.indicator}`,
        line: line.line,
        asked,
        period,
        recorded,
        indicator,
      };
      return period === null ? undefined : [question]; // no period of it is over yet
    }
    case 'PROGRESS':
    case 'REVISION':
      return [
        { kind: line.what, key: line.what === 'PROGRESS' ? 'progress' : 'revision', line: line.line, asked: line.asked, month: line.month },
      ];
    default:
      return undefined; // asked with the line about the same thing
  }
}
