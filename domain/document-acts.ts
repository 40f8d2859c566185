import { type ActRules, findGoal, findOn } from './act-rule.ts';
import { unlessSaid } from './item-refusals.ts';
import { because, refuse } from './refusal.ts';
import { tell } from './work.ts';

/** What is done with the documents of a goal (domain.md 3.11, 5.7); the file itself was taken in before, under an id of its own. */
export type DocumentAct =
  | { readonly do: 'attachDocument'; readonly on: string; readonly document: string; readonly name: string } // goal or goal/code
  | { readonly do: 'removeDocument'; readonly goal: string; readonly document: string; readonly name: string; readonly reason: string };
export const DOCUMENT_ACTS: readonly DocumentAct['do'][] = ['attachDocument', 'removeDocument'];

/** The rules of documents; the history tells which one by its name, the row is the store's, as a letter's copies are. */
export const DOCUMENT_RULES: ActRules<DocumentAct['do']> = {
  attachDocument: {
    find: findOn,
    possible: (_work, _act, { goal, on }) =>
      goal?.lifecycle === 'CLOSED' || goal?.lifecycle === 'CANCELLED'
        ? refuse('NotPossible', because`${on} is ${goal.lifecycle}: nothing is attached to it any more`)
        : undefined,
    valid: (_work, { name }) => unlessSaid(name, 'name'),
    apply: (work, { name }, { goal, on }) =>
      tell(work, {
        kind: 'change',
        of: on === goal?.code ? 'goal' : 'intermediateGoal',
        id: on,
        field: 'document',
        before: null,
        after: name,
      }),
  },
  removeDocument: {
    find: findGoal,
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, { name }, { on }) => tell(work, { kind: 'change', of: 'goal', id: on, field: 'document', before: name, after: null }),
  },
};
