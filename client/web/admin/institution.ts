import type { Look, LookColours } from '../../../domain/entities.ts';
import { ifBadLook, lookProblems } from '../../../domain/look.ts';
import { OWN_LOOK } from '../kit/look.ts';
import { refusalIn } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { localeOptions } from './role-words.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/institution';
const COLOURS = ['brand', 'onBrand', 'action', 'onAction', 'link', 'soft'] as const;
const THEMES = ['light', 'dark'] as const;

/** `/admin/institution`: what the institution is called, where it lives, and how its pages look (domain.md 3.2). */
export const institutionPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/institution',
  bookOf: () => ({ goalIds: [] }),
  show: (visit) => {
    const { book, failed, t } = visit;
    const { institution } = book;
    const look = (failed?.key === 'look' ? readLook(failed.values) : institution.look) ?? OWN_LOOK;
    return {
      nav: sectionNav(visit, ADDRESS),
      version: institution.version,
      code: institution.code,
      name: institution.name,
      shortName: institution.shortName,
      locale: institution.locale,
      locales: [...new Set([institution.locale, ...localeOptions(visit).map(({ value }) => value)])].map((value) => ({
        value,
        label: `${t(`language.${value.slice(0, 2)}`)} (${value})`,
      })),
      timeZone: institution.timeZone,
      zoneFixed: book.cycles.size > 0,
      mode: institution.mode,
      modes: (['DRAFT', 'OFFICIAL'] as const).map((value) => ({ value, label: t(`mode.${value}`), hint: t(`modeHint.${value}`) })),
      themes: THEMES.map((theme) => ({
        name: t(`look.${theme}`),
        colours: COLOURS.map((field) => ({
          field: `look.${theme}.${field}`,
          label: t(`colour.${field}`),
          value: look[theme][field],
          swatch: look[theme][field],
        })),
      })),
      logo: look.logo ?? '',
      own: institution.look === null,
    };
  },
  forms: {
    data: (visit, values) => dataOf(visit, values),
    look: (visit, values) => lookOf(visit, values),
    own: ({ t }): FormResult => ({ acts: [{ do: 'setLook' }], told: t('look.reset') }),
  },
};

function dataOf({ book, t }: Visit, values: FormValues): FormResult {
  const text = (name: string): string => String(values[name] ?? '').trim();
  const problems = ['name', 'shortName']
    .filter((field) => text(field) === '')
    .map((field) => ({ field, message: t(`institution.missing.${field}`) }));
  const zone = text('timeZone');
  if (zone !== '' && !Intl.supportedValuesOf('timeZone').includes(zone) && zone !== book.institution.timeZone)
    problems.push({ field: 'timeZone', message: t('institution.badZone') });
  if (problems.length > 0) return { problems };
  const mode = text('mode');
  return {
    acts: [
      {
        do: 'setInstitution',
        name: text('name'),
        shortName: text('shortName'),
        locale: text('locale') || book.institution.locale,
        ...(zone !== '' && { timeZone: zone }),
        ...((mode === 'DRAFT' || mode === 'OFFICIAL') && { mode }),
      },
    ],
    told: t('institution.saved'),
  };
}

/** The six colours of each theme as typed, and the logo. */
function readLook(values: FormValues): Look {
  const text = (name: string): string => String(values[name] ?? '').trim();
  const colours = (theme: string): LookColours =>
    Object.fromEntries(
      COLOURS.map((field) => [
        field,
        text(`look.${theme}.${field}`)
          .replace(/^(?=[0-9a-f]{6}$)/i, '#')
          .toLowerCase(),
      ]),
    ) as unknown as LookColours;
  return { light: colours('light'), dark: colours('dark'), logo: text('look.logo') || null };
}

/** Every pair nobody could read is told at once, each at its field. */
function lookOf({ language, words, f, t }: Visit, values: FormValues): FormResult {
  const look = readLook(values);
  const found = lookProblems(look).map(({ theme, field, on, ratio, needed }) => ({
    field: `look.${theme}.${field}`,
    message:
      ratio === 0
        ? t('look.noColour', { colour: t(`colour.${field}`) })
        : t('look.unread', { colour: t(`colour.${field}`), on: t(`colour.${on}`), ratio: f.decimal(ratio), needed: f.decimal(needed) }),
  }));
  if (found.length > 0) return { problems: found.filter(({ field }, index) => found.findIndex((one) => one.field === field) === index) };
  const refused = ifBadLook(look);
  if (refused) return { problems: [{ field: refused.where ?? null, message: refusalIn(language, refused, words, f) }] };
  return { acts: [{ do: 'setLook', look }], told: t('look.saved') };
}
