import type { Cycle } from '../../../domain/entities.ts';
import { openCycle } from '../../../domain/milestone-cycle.ts';
import { permitted } from '../../../domain/permissions.ts';
import { sectionOf } from '../../../domain/selection-acts.ts';
import { keepDraft, readDraft } from '../../../store/drafts.ts';
import { p3Of } from '../briefing/packs.ts';
import type { FormResult, FormValues, Visit } from '../visit.ts';
import { type Choice, choiceFrom, confirmation, formOf, goalIdOf, listIn } from './choice.ts';
import { reachOf } from './reach.ts';

/** Takes the form of the selection: whatever its button, what is ticked and its order are kept first (domain.md 5.6). */
export async function takeSelection(visit: Visit, values: FormValues): Promise<FormResult> {
  const { book, tx, t } = visit;
  const cycle = openCycle(book);
  if (!cycle || cycle.selectionFrozenAt !== null) return { problems: [{ field: null, message: t('frozenAlready') }] };
  const actor = { by: visit.person.id, via: visit.reader.via };
  // Its working draft belongs to those who may confirm it, also before its phase has come; an adviser reads it.
  if (!permitted({ book, act: { do: 'confirmSelection' }, found: { on: cycle.week, cycle }, actor }, tx.today)) return 'not-found';
  const before = choiceFrom(book, tx.today, await readDraft(tx, formOf(cycle)));
  const added = textIn(values, 'addOne') === '' ? '' : textIn(values, 'add');
  if (added !== '' && (sectionOf(book, added) === undefined || !isWithin(visit, added))) {
    return { problems: [{ field: 'add', message: t('cannotAdd', { ref: added }) }] };
  }
  const foreign = [...before.selected].filter((ref) => !isWithin(visit, ref)); // another coordinator's lines stay as they are
  const sel = [...new Set([...foreign, ...listIn(values, 'sel').filter((ref) => isWithin(visit, ref)), ...(added === '' ? [] : [added])])];
  const fields = {
    sel,
    order: moved(visit, cycle, values, before),
    known: [...listIn(values, 'known'), ...before.proposed.filter((ref) => !isWithin(visit, ref))],
  };
  await keepDraft(tx, visit.person.id, formOf(cycle), { fields, seen: null });
  const choice = choiceFrom(book, tx.today, { fields });
  if (textIn(values, 'preview') !== '') return { goTo: '/desk/preview', told: t('draftKept') };
  if (textIn(values, 'confirm') !== '') return confirmed(visit, choice);
  return { goTo: `/desk#${placeOf(textIn(values, 'up') || textIn(values, 'down') || added)}`, told: toldOf(visit, values, added) };
}

const textIn = (values: FormValues, name: string): string => String([values[name] ?? ''].flat()[0] ?? '').trim();
const placeOf = (ref: string): string => (ref === '' ? 's' : `s-${ref.replace(/[^A-Za-z0-9]+/g, '-')}`);

function isWithin(visit: Visit, ref: string): boolean {
  const goalId = goalIdOf(visit.book, ref);
  return goalId !== undefined && reachOf(visit).has(goalId);
}

/** What nobody has seen is not confirmed: a line proposed since the page was opened is shown first. */
function confirmed({ t }: Visit, choice: Choice): FormResult {
  if (choice.fresh.size > 0) return { problems: [{ field: null, message: t('proposedSince', { refs: [...choice.fresh].join(', ') }) }] };
  return {
    acts: [{ do: 'confirmSelection', ...confirmation(choice) }],
    goTo: '/desk#s',
    told: t('confirmedNow', { n: choice.selected.size }),
  };
}

function toldOf({ t }: Visit, values: FormValues, added: string): string {
  const [up, down] = [textIn(values, 'up'), textIn(values, 'down')];
  if (up !== '') return t('wentUp', { ref: up });
  if (down !== '') return t('wentDown', { ref: down });
  return added === '' ? t('draftKept') : t('addedNow', { ref: added });
}

/** The order typed, with one line a place up or down within its section and those carried over apart. */
function moved(visit: Visit, cycle: Cycle, values: FormValues, before: Choice): string[] {
  const { book } = visit;
  const shown = listIn(values, 'order');
  const order = shown.length > 0 ? shown : before.lines.map(({ ref }) => ref);
  const [up, down] = [textIn(values, 'up'), textIn(values, 'down')];
  const ref = up || down;
  const from = order.indexOf(ref);
  if (from === -1) return order;
  const sections = new Map(before.lines.map((line) => [line.ref, line.section]));
  const carried = new Set(
    p3Of(visit, cycle, before.lines).sections['1'].flatMap((line) =>
      line.what === 'ITEM' && line.item.carriedOver !== undefined ? [line.ref] : [],
    ),
  ); // they come first in the pack, whatever the order (domain.md 5.7)
  const groupOf = (one: string): string => `${sections.get(one) ?? sectionOf(book, one)} ${carried.has(one)}`;
  const step = up === '' ? 1 : -1;
  for (let to = from + step; to >= 0 && to < order.length; to += step) {
    const other = order[to];
    if (other === undefined || groupOf(other) !== groupOf(ref)) continue;
    const next = [...order];
    next[from] = other;
    next[to] = ref;
    return next;
  }
  return order;
}
