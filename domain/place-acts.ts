import { type ActRules, type Found, findGoal } from './act-rule.ts';
import type { ActOf, Refusal } from './acts.ts';
import type { Goal, Id, Territory } from './entities.ts';
import { unlessSaid } from './item-refusals.ts';
import { because, refuse } from './refusal.ts';
import { TERRITORY_LEVELS } from './values.ts';
import { type Book, byRef, itemByCode, put, refOf, tell, type Work } from './work.ts';

/** The places of an institution, and who takes part in a goal, a step or a problem (domain.md 3.3, 3.11). */
export const PLACE_ACTS: ActRules<'setTerritory' | 'tieActor' | 'untieActor'> = {
  setTerritory: {
    find: ({ book }, { territory }) =>
      territory === undefined || book.territories.has(territory)
        ? { on: book.institution.code }
        : refuse('NotFound', because`there is no place ${territory} here`, 'territory'),
    valid: ifBadTerritory,
    apply: (work, { territory, name, level, parent, code, povertyQuintile, active }) => {
      const before = territory === undefined ? undefined : work.book.territories.get(territory);
      const after: Territory = {
        id: before?.id ?? work.newId(),
        name: name.trim(),
        level,
        parentId: parent ?? null,
        code: code?.trim() || null,
        povertyQuintile: povertyQuintile ?? null,
        active: active ?? before?.active ?? true,
      };
      put(work, 'territories', after);
      tell(work, { kind: 'change', of: 'territory', id: after.name, field: 'recorded', before: before ?? null, after });
    },
  },
  tieActor: {
    find: findTied,
    valid: ({ book }, { actor, participation }, found) => {
      const known = book.actors.get(actor);
      if (!known?.active) return refuse('InvalidInput', because`there is no actor ${actor} here`, 'actor');
      return linksOn(book, found).some((one) => one.actorId === actor && one.participation === participation)
        ? refuse('InvalidInput', because`${known.name} has that part in ${found.on} already`, 'participation')
        : undefined;
    },
    apply: (work, { actor, participation, commitment }, found) => {
      const link = {
        id: work.newId(),
        actorId: actor,
        ...placeOf(found),
        participation,
        commitment: commitment?.trim() || null,
        endedAt: null,
      };
      put(work, 'actorLinks', link);
      const after = { actor: work.book.actors.get(actor)?.name ?? actor, participation, commitment: link.commitment };
      tell(work, { kind: 'change', of: kindOf(found), id: found.on, field: 'actors', before: null, after });
    },
  },
  untieActor: {
    find: findGoal,
    valid: ({ book }, { link }, found) => {
      const known = book.actorLinks.get(link);
      return known?.goalId === goalOf(found).id && known.endedAt === null
        ? undefined
        : refuse('InvalidInput', because`${found.on} has no actor tied to it under ${link}`, 'link');
    },
    apply: (work, act) => {
      const link = work.book.actorLinks.get(act.link);
      if (!link) throw new Error(`no part of an actor was found under ${act.link}`);
      put(work, 'actorLinks', { ...link, endedAt: work.now });
      const { participation, commitment } = link;
      const before = { actor: work.book.actors.get(link.actorId)?.name ?? link.actorId, participation, commitment };
      const item = link.itemId === null ? undefined : work.book.items.get(link.itemId);
      const id = item?.code ?? refOf(work.book, link.goalId, link.igId);
      const of = item ? 'item' : link.igId === null ? 'goal' : 'intermediateGoal';
      tell(work, { kind: 'change', of, id, field: 'actors', before, after: null });
    },
  },
};

/** InvalidInput: a place without name, of its own kind or below itself (domain.md 3.11). */
function ifBadTerritory({ book }: Work, act: ActOf<'setTerritory'>): Refusal | undefined {
  const { territory, name, level, parent, povertyQuintile } = act;
  const above = parent === undefined ? undefined : book.territories.get(parent);
  const plain = name.trim().toLowerCase();
  const same = [...book.territories.values()].find(
    (one) => one.id !== territory && one.parentId === (parent ?? null) && one.name.toLowerCase() === plain,
  );
  if (parent !== undefined && !above) return refuse('InvalidInput', because`there is no place ${parent} here`, 'parent');
  if (above && TERRITORY_LEVELS.indexOf(above.level) >= TERRITORY_LEVELS.indexOf(level))
    return refuse('InvalidInput', because`${above.name} is not larger than this place: choose one of a higher level`, 'parent');
  if (isWithin(book, parent, territory)) return refuse('InvalidInput', because`${name} cannot lie within itself`, 'parent');
  if (povertyQuintile !== undefined && !(Number.isInteger(povertyQuintile) && povertyQuintile >= 1 && povertyQuintile <= 5))
    return refuse('InvalidInput', because`a quintile is a whole number from 1 to 5, not ${povertyQuintile}`, 'povertyQuintile');
  return unlessSaid(name, 'name') ?? (same && refuse('InvalidInput', because`${same.name} is there already`, 'name'));
}

function isWithin({ territories }: Book, start: Id | undefined, wanted: Id | undefined): boolean {
  if (wanted === undefined) return false;
  for (let id: Id | null | undefined = start; id; id = territories.get(id)?.parentId) if (id === wanted) return true;
  return false;
}

/** The goal, intermediate goal or item that an actor takes part in. */
function findTied({ book }: Work, { on }: ActOf<'tieActor'>): Found | Refusal {
  const item = itemByCode(book, on);
  const goal = item && book.goals.get(item.goalId);
  if (item && goal) return { on, item, goal };
  const found = byRef(book, on);
  return found ? { on, ...found } : refuse('NotFound', because`there is no goal or intermediate goal ${on} here`, 'on');
}

const placeOf = (found: Found) => ({ goalId: goalOf(found).id, igId: found.ig?.id ?? null, itemId: found.item?.id ?? null });
const kindOf = ({ item, ig }: Found): string => (item ? 'item' : ig ? 'intermediateGoal' : 'goal');
function linksOn({ actorLinks }: Book, found: Found) {
  const { goalId, igId, itemId } = placeOf(found);
  return [...actorLinks.values()].filter(
    (one) => one.endedAt === null && one.goalId === goalId && one.igId === igId && one.itemId === itemId,
  );
}
function goalOf({ goal, on }: Found): Goal {
  if (!goal) throw new Error(`no goal was found for ${on}`);
  return goal;
}
