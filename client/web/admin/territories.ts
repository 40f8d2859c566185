import type { Territory } from '../../../domain/entities.ts';
import { TERRITORY_LEVELS } from '../../../domain/values.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/territories';
const QUINTILES = ['1', '2', '3', '4', '5'];

/** `/admin/territories`: the places where goals act, from the country down to a locality (domain.md 3.11). */
export const territoriesPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/territories',
  bookOf: () => ({ goalIds: [] }),
  show: (visit) => {
    const { book, t } = visit;
    const all = [...book.territories.values()].sort((a, b) => a.name.localeCompare(b.name));
    return {
      nav: sectionNav(visit, ADDRESS),
      rows: inTheirPlaces(all).map((one) => ({
        ...one,
        key: `change/${one.id}`,
        about: [t(`level.${one.level}`), book.territories.get(one.parentId ?? '')?.name, one.code].filter((part) => part).join(' · '),
        parents: parentsFor(all, one.id, t('territories.noParent')),
        parent: one.parentId ?? '',
        typedCode: one.code ?? '',
        quintile: one.povertyQuintile === null ? '' : String(one.povertyQuintile),
      })),
      parents: parentsFor(all, null, t('territories.noParent')),
      levels: TERRITORY_LEVELS.map((value) => ({ value, label: t(`level.${value}`) })),
      quintiles: [{ value: '', label: t('territories.noQuintile') }, ...QUINTILES.map((value) => ({ value, label: value }))],
    };
  },
  forms: { add: kept, change: kept },
};

/** Each place before those that lie in it, by name. */
function inTheirPlaces(all: readonly Territory[], within: string | null = null, seen: ReadonlySet<string> = new Set()): Territory[] {
  return all
    .filter(({ id, parentId }) => parentId === within && !seen.has(id))
    .flatMap((one) => [one, ...inTheirPlaces(all, one.id, new Set([...seen, one.id]))]);
}

const parentsFor = (all: readonly Territory[], own: string | null, none: string) => [
  { value: '', label: none },
  ...all.filter(({ id, active }) => id !== own && active).map(({ id, name }) => ({ value: id, label: name })),
];

function kept({ language, t }: Visit, values: FormValues): FormResult {
  const active = values.territory === undefined ? {} : { active: values.active ?? 'false' };
  const read = actFromForm({ ...values, ...active, do: 'setTerritory' });
  if ('errors' in read) return { problems: problemsIn(language, 'setTerritory', read.errors) };
  return { acts: [read.act], told: t('territories.saved') };
}
