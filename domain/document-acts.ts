import { type ActRules, findGoal, findOn } from './act-rule.ts';
import type { DocumentAct } from './acts.ts';
import { unlessSaid } from './item-refusals.ts';
import { because, refuse } from './refusal.ts';
import { tell } from './work.ts';

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
