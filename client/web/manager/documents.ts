import { goalByCode, intermediateGoalsOf } from '../../../domain/work.ts';
import { documentsOf, takeDocument } from '../../../store/documents.ts';
import { goalCalled } from '../../../store/own-goals.ts';
import { acceptUpload, UPLOAD_ENDINGS } from '../access/upload.ts';
import type { FormResult, FormValues, PageDefinition, UploadedFile, Visit } from '../visit.ts';
import { textIn } from './typed.ts';

/** The documents of a goal: attach one, take one away, keep a copy (domain.md 3.11, 5.7). */
export const DOCUMENTS_PAGE: PageDefinition = {
  address: '/mine/:goal/documents',
  view: 'UPDATE',
  name: 'manager/documents',
  linkForms: ['UPDATE'],
  bookOf: (tx, _reader, params) => goalCalled(tx, params.goal ?? ''),
  goalOf: ({ book, params }) => goalByCode(book, params.goal ?? '')?.id,
  show: async (visit) => {
    const { book, params, t, f, tx, base, may } = visit;
    const goal = goalByCode(book, params.goal ?? '');
    if (!goal) return undefined;
    const codes = new Map([...book.intermediateGoals.values()].map(({ id, code }) => [id, code]));
    const documents = await documentsOf(tx, goal.id);
    return {
      code: goal.code,
      heading: t('documents.title', { code: goal.code }),
      title: goal.title,
      back: `${base}/mine/${goal.code}`,
      mayAttach: may({ do: 'attachDocument', on: goal.code, document: '', name: '' }),
      mayRemove: may({ do: 'removeDocument', goal: goal.code, document: '', name: '', reason: '' }),
      accept: UPLOAD_ENDINGS,
      places: [
        { value: goal.code, label: t('documents.whole') },
        ...intermediateGoalsOf(book, goal.id).map(({ code, title: name }) => ({ value: `${goal.code}/${code}`, label: `${code} ${name}` })),
      ],
      documents: documents.map((one) => ({
        id: one.id,
        name: one.name,
        description: one.description,
        href: `${base}/documents/${one.id}`,
        facts: t('documents.facts', {
          on: one.igId === null ? goal.code : `${goal.code} · ${codes.get(one.igId) ?? ''}`,
          size: sizeWords(f, one.size),
          name: book.people.get(one.attachedBy)?.name ?? '',
          moment: f.moment(one.attachedAt),
        }),
      })),
    };
  },
  forms: { attach },
};

/** Takes the file in, then attaches it by an act: both or neither are seen. */
async function attach(visit: Visit, values: FormValues, files: readonly UploadedFile[]): Promise<FormResult> {
  const { book, params, t, tx, person } = visit;
  const goal = goalByCode(book, params.goal ?? '');
  if (!goal) return 'not-found';
  const wrong = (say: string): FormResult => ({ problems: [{ field: 'file', message: t(say) }] });
  const [file] = files.filter(({ field }) => field === 'file');
  if (file === undefined) return wrong('documents.missing');
  const accepted = acceptUpload(file);
  if ('problem' in accepted) return wrong(`documents.${accepted.problem}`);
  const on = textIn(values, 'on') || goal.code;
  const ig = intermediateGoalsOf(book, goal.id).find(({ code }) => on === `${goal.code}/${code}`);
  if (on !== goal.code && !ig) return 'not-found';
  const description = textIn(values, 'description').slice(0, LONGEST_DESCRIPTION) || null;
  const { name } = accepted;
  if (!visit.may({ do: 'attachDocument', on, document: '', name })) return { acts: [{ do: 'attachDocument', on, document: '', name }] }; // refused in the domain's words
  const document = await takeDocument(tx, { goalId: goal.id, igId: ig?.id ?? null, by: person.id }, { ...accepted, description });
  return { acts: [{ do: 'attachDocument', on, document, name }], told: t('documents.attached', { name }) };
}
const LONGEST_DESCRIPTION = 300;

const KILO = 1024;
const sizeWords = (f: Visit['f'], size: number): string =>
  size < KILO * KILO ? `${f.number(Math.max(1, Math.round(size / KILO)))} kB` : `${f.decimal(size / KILO / KILO)} MB`;
