import type { ActRules } from './act-rule.ts';
import type { ActorEntry, Classifier } from './entities.ts';
import { unlessSaid } from './item-refusals.ts';
import { because, refuse } from './refusal.ts';
import { put, tell, type Work } from './work.ts';

/** The lists an institution keeps for itself: classifiers with their values, and actors (domain.md 3.3, 3.11). */
export const LIST_ACTS: ActRules<'setClassifier' | 'setActor'> = {
  setClassifier: {
    find: ({ book }, { classifier }) =>
      classifier === undefined || book.classifiers.has(classifier)
        ? { on: book.institution.code }
        : refuse('NotFound', because`there is no classifier ${classifier} here`, 'classifier'),
    valid: ({ book }, { classifier, name, values }) =>
      unlessSaid(name, 'name') ??
      ifNamed(book.classifiers.values(), name, classifier) ??
      (values.some((one) => one.trim() !== '') ? undefined : refuse('InvalidInput', 'a classifier has at least one value', 'values')),
    apply: (work, { classifier, name, values, active }) => {
      const before = classifier === undefined ? undefined : work.book.classifiers.get(classifier);
      const after: Classifier = {
        id: before?.id ?? work.newId(),
        name: name.trim(),
        values: [...new Set(values.map((one) => one.trim()).filter((one) => one !== ''))],
        active: active ?? before?.active ?? true,
      };
      put(work, 'classifiers', after);
      tellList(work, 'classifier', after.name, before, after);
    },
  },
  setActor: {
    find: ({ book }, { actor }) =>
      actor === undefined || book.actors.has(actor)
        ? { on: book.institution.code }
        : refuse('NotFound', because`there is no actor ${actor} here`, 'actor'),
    valid: ({ book }, { actor, name, person }) =>
      unlessSaid(name, 'name') ??
      ifNamed(book.actors.values(), name, actor) ??
      (person !== undefined && !book.people.has(person)
        ? refuse('InvalidInput', because`there is no person ${person} here`, 'person')
        : undefined),
    apply: (work, { actor, kind, name, sectorKind, contact, person, active }) => {
      const before = actor === undefined ? undefined : work.book.actors.get(actor);
      const after: ActorEntry = {
        id: before?.id ?? work.newId(),
        kind,
        name: name.trim(),
        sectorKind,
        contact: contact?.trim() || null,
        personId: person ?? null,
        active: active ?? before?.active ?? true,
      };
      put(work, 'actors', after);
      tellList(work, 'actor', after.name, before, after);
    },
  },
};

/** InvalidInput: two of one list have the same name. */
function ifNamed(rows: Iterable<{ readonly id: string; readonly name: string }>, name: string, but: string | undefined) {
  const plain = name.trim().toLowerCase();
  const same = [...rows].find((one) => one.id !== but && one.name.toLowerCase() === plain);
  return same && refuse('InvalidInput', because`${same.name} is there already`, 'name');
}

function tellList(work: Work, of: string, id: string, before: object | undefined, after: object): void {
  tell(work, { kind: 'change', of, id, field: 'recorded', before: before ?? null, after });
}
