import { randomUUID } from 'node:crypto';
import { actsWith } from '../domain/act-traits.ts';
import type { Act, ActOutcome, Actor, Refusal } from '../domain/acts.ts';
import { decide } from '../domain/decide.ts';
import type { Fact } from '../domain/facts.ts';
import { startWork, type Work } from '../domain/work.ts';
import { type BookOf, loadBook } from './book.ts';
import { settleDocument } from './documents.ts';
import { ifNameTaken } from './institution-names.ts';
import { noteScheduled } from './institution-views.ts';
import { retryLetter } from './letter-retry.ts';
import { saveWork } from './save.ts';
import type { Store } from './store.ts';
import { type Tx, transaction } from './transaction.ts';

export interface ActContext extends Actor {
  readonly institutionId: string;
  readonly formId: string; // a second click is the same act, and gets the kept outcome
  readonly expectedVersion?: number; // of the row the form was opened on
}

/** What came of several acts at once: all done, or none and which one was refused. */
export type ActsOutcome =
  | { readonly kind: 'done'; readonly event: number; readonly codes: readonly (string | null)[] } // of what each act registered
  | (Refusal & { readonly act: number });

/**
 * The only door for what people do: in one transaction gate, instant, form, locks, the refusals of domain.md 4 in their order, then rows,
 * events and letters. The caller wakes the mailing afterwards.
 */
export async function perform(store: Store, act: Act, context: ActContext): Promise<ActOutcome> {
  const outcome = await performAll(store, [act], context);
  if (outcome.kind === 'done') {
    const [code] = outcome.codes;
    return { kind: 'done', event: outcome.event, ...(code != null && { code }) };
  }
  const { act: _first, ...refusal } = outcome;
  return refusal;
}

/** Several acts of one form, in their order, as one: all or none. `expectedVersion` is that of the row the last one is about. */
export async function performAll(store: Store, acts: readonly Act[], context: ActContext): Promise<ActsOutcome> {
  return transaction(store, context.institutionId, 'shared', async (tx) => {
    const kept = await claimForm(tx, context.formId);
    if (kept) return kept;
    const givesCodes = acts.some((act) => GIVES_CODES.has(act.do));
    if (givesCodes) await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${tx.institutionId}, 8))`;
    const book = await loadBook(tx, await lockRows(tx, acts));
    const work = startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: `act/${context.formId}`, newId: randomUUID });
    const outcome = await decideAll(tx, work, acts, context);
    if (work.newCodes.length > 0 && !givesCodes)
      throw new Error(`${acts.map((act) => act.do).join(', ')} gave a code that another act could give at the same time`);
    await tx.db.actForm.create({
      data: { institutionId: tx.institutionId, formId: context.formId, outcome: { ...outcome }, at: new Date(tx.now) },
    });
    return outcome;
  });
}

async function decideAll(tx: Tx, work: Work, acts: readonly Act[], context: ActContext): Promise<ActsOutcome> {
  const codes: (string | null)[] = [];
  for (const [index, act] of acts.entries()) {
    const decided = decide(work, act, context, index === acts.length - 1 ? context.expectedVersion : undefined);
    const refusal = 'failure' in decided ? decided : await refusedByStore(tx, act, context);
    if (refusal) return { ...(await refused(tx, work, act, context, refusal)), act: index };
    if (!('failure' in decided)) codes.push(decided.code ?? null);
  }
  return { kind: 'done', event: await saveWork(tx, work, { by: context.by, onBehalfOf: standsInFor(work.facts) }), codes };
}

/** What only the store keeps: whether a letter may leave again, whether a file is there, names of others, whether weeks open by themselves. */
async function refusedByStore(tx: Tx, act: Act, { by }: ActContext): Promise<Refusal | undefined> {
  if (act.do === 'retryLetter') return retryLetter(tx, act.letter);
  if (act.do === 'attachDocument' || act.do === 'removeDocument') return settleDocument(tx, act, by);
  if (act.do === 'startRoutine') await noteScheduled(tx, true);
  return act.do === 'setInstitution' ? ifNameTaken(tx, act) : undefined;
}

/** What was refused is kept too, so that it can be told and looked into; it changes nothing else. */
async function refused(tx: Tx, work: Work, act: Act, context: ActContext, refusal: Refusal): Promise<Refusal> {
  const isOpen = ({ state }: { readonly state: string }): boolean => !['SCHEDULED', 'CLOSED', 'CANCELLED'].includes(state);
  const cycles = [...work.book.cycles.values()].sort((a, b) => (a.week < b.week ? -1 : 1));
  const week = (cycles.find(isOpen) ?? cycles.at(-1))?.week ?? '';
  await tx.db.event.create({
    data: {
      institutionId: tx.institutionId,
      at: new Date(tx.now),
      asOf: new Date(tx.now),
      kind: 'refused',
      by: work.book.people.has(context.by) ? context.by : null,
      reason: refusal.why,
      payload: JSON.parse(
        JSON.stringify({
          act,
          by: context.by,
          week,
          failure: refusal.failure,
          why: refusal.why,
          ...(refusal.said && { said: refusal.said }),
          ...(context.onBehalfOf && { for: context.onBehalfOf }),
        }),
      ),
    },
  });
  return refusal;
}

const standsInFor = (facts: readonly Fact[]): string | null => {
  const act = facts.find((fact) => fact.kind === 'act');
  return act?.standsInFor ?? null;
};

/** Two clicks at once: the second waits here for the first, then finds its outcome. */
async function claimForm(tx: Tx, formId: string): Promise<ActsOutcome | undefined> {
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${tx.institutionId}/${formId}`}, 9))`;
  const form = await tx.db.actForm.findUnique({ where: { institutionId_formId: { institutionId: tx.institutionId, formId } } });
  return form ? (form.outcome as unknown as ActsOutcome) : undefined;
}

const WHOLE = actsWith('WHOLE');
const GIVES_CODES = actsWith('GIVES_CODE');

/**
 * Locks what the act is about in one order (settings and weeks, then goals, which stand for all that hangs on them). Keys are never
 * changed: a row that is locked here may still be referred to, so that who writes an event never waits for who waits for their goal.
 */
async function lockRows(tx: Tx, acts: readonly Act[]): Promise<BookOf> {
  if (acts.some((act) => WHOLE.has(act.do))) {
    await tx.db.$executeRaw`SELECT 1 FROM institution WHERE id = ${tx.institutionId} FOR NO KEY UPDATE`;
    await tx.db
      .$executeRaw`SELECT 1 FROM cycle WHERE institution_id = ${tx.institutionId} AND state NOT IN ('CLOSED', 'CANCELLED') ORDER BY week FOR NO KEY UPDATE`;
    await tx.db.$executeRaw`SELECT 1 FROM goal WHERE institution_id = ${tx.institutionId} ORDER BY id FOR NO KEY UPDATE`;
    return 'all';
  }
  const names = [...new Set(acts.flatMap(namesOf))];
  if (names.length === 0) {
    await tx.db.$executeRaw`SELECT 1 FROM delegation WHERE institution_id = ${tx.institutionId} ORDER BY id FOR NO KEY UPDATE`;
    return { goalIds: [] };
  }
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM goal WHERE institution_id = ${tx.institutionId} AND id IN (
      SELECT id FROM goal WHERE institution_id = ${tx.institutionId} AND code = ANY(${names}::text[])
      UNION SELECT goal_id FROM item WHERE institution_id = ${tx.institutionId} AND code = ANY(${names}::text[])
      UNION SELECT goal_id FROM opportunity WHERE institution_id = ${tx.institutionId} AND code = ANY(${names}::text[])
      UNION SELECT goal_id FROM agenda_item WHERE institution_id = ${tx.institutionId} AND code = ANY(${names}::text[])
      UNION SELECT goal_id FROM indicator WHERE institution_id = ${tx.institutionId} AND code = ANY(${names}::text[]))
    ORDER BY id FOR NO KEY UPDATE`;
  return { goalIds: rows.map(({ id }) => id) };
}

function namesOf(act: Act): string[] {
  const named = [
    'item' in act ? act.item : undefined,
    'opportunity' in act ? act.opportunity : undefined,
    'agenda' in act ? act.agenda : undefined,
    'goal' in act ? act.goal : undefined,
    'on' in act ? act.on.split('/')[0] : undefined,
    'indicator' in act ? act.indicator : undefined,
    ...(act.do === 'acceptSynergy' ? act.goals : []),
    ...(act.do === 'setIndicator' ? (act.alsoGoals ?? []) : []),
  ];
  return named.filter((name) => name !== undefined);
}
