import type { Id } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { Tx } from './transaction.ts';

/** What was typed in a form and not sent, with what its writer had before their eyes. */
export interface Draft {
  readonly personId: Id;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly seen: unknown; // the form's own: it wrote it, and reads it again
  readonly savedAt: Instant;
}

/** The last draft of a form, whoever wrote it: an assistant fills in what the manager sends (domain.md 1.2, 4.6). */
export async function readDraft(tx: Tx, form: string): Promise<Draft | undefined> {
  const [draft] = await readDrafts(tx, [form]);
  return draft?.draft;
}

/** The last draft of each of these forms that has one, in one statement. */
export async function readDrafts(tx: Tx, forms: readonly string[]): Promise<{ readonly form: string; readonly draft: Draft }[]> {
  const rows = await tx.db.formDraft.findMany({
    where: { institutionId: tx.institutionId, form: { in: [...forms] } },
    orderBy: [{ savedAt: 'desc' }],
    distinct: ['form'],
  });
  return rows.map(({ form, personId, fields, seen, savedAt }) => ({
    form,
    draft: { personId, fields: fields as Draft['fields'], seen, savedAt: savedAt.getTime() },
  }));
}

/** Keeps what a person has typed so far in place of what they had typed before; two clicks at once keep one. */
export async function keepDraft(tx: Tx, personId: Id, form: string, { fields, seen }: Pick<Draft, 'fields' | 'seen'>): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO form_draft (institution_id, person_id, form, fields, seen, saved_at)
    VALUES (${tx.institutionId}, ${personId}::uuid, ${form}, ${JSON.stringify(fields)}::jsonb, ${JSON.stringify(seen)}::jsonb, ${new Date(tx.now)})
    ON CONFLICT (institution_id, person_id, form) DO UPDATE SET fields = EXCLUDED.fields, seen = EXCLUDED.seen, saved_at = EXCLUDED.saved_at`;
}

/** What came of a form with this id that was taken already: a second click, or a page gone back to. */
export async function takenAs(tx: Tx, formId: string): Promise<'done' | 'refused' | undefined> {
  const taken = await tx.db.actForm.findUnique({ where: { institutionId_formId: { institutionId: tx.institutionId, formId } } });
  return taken === null ? undefined : (taken.outcome as { readonly kind: 'done' | 'refused' }).kind;
}
