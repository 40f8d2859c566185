import { ACTOR_KINDS, SECTOR_KINDS } from '../../../domain/values.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { peopleOptions } from './role-words.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/actors';

/** `/admin/actors`: organisations, people and groups that take part in goals or are affected by them (domain.md 3.3 `Actor`). */
export const actorsPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/actors',
  bookOf: () => ({ goalIds: [] }),
  show: (visit) => {
    const { book, t } = visit;
    return {
      nav: sectionNav(visit, ADDRESS),
      rows: [...book.actors.values()]
        .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'es'))
        .map((one) => ({
          ...one,
          key: `change/${one.id}`,
          is: `${t(`actorKind.${one.kind}`)} · ${t(`sector.${one.sectorKind}`)}`,
          account: one.personId === null ? null : (book.people.get(one.personId)?.name ?? null),
          person: one.personId ?? '',
        })),
      kinds: ACTOR_KINDS.map((value) => ({ value, label: t(`actorKind.${value}`) })),
      sectors: SECTOR_KINDS.map((value) => ({ value, label: t(`sector.${value}`) })),
      people: peopleOptions(book, t('actors.noAccount')),
    };
  },
  forms: { add: (visit, values) => kept(visit, values), change: (visit, values) => kept(visit, values) },
};

function kept({ language, t }: Visit, values: FormValues): FormResult {
  const active = values.actor === undefined ? {} : { active: values.active ?? 'false' };
  const read = actFromForm({ ...values, ...active, do: 'setActor' });
  if ('errors' in read) return { problems: problemsIn(language, 'setActor', read.errors) };
  return { acts: [read.act], told: t('actors.saved') };
}
