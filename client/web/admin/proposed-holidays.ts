import Holidays from 'date-holidays';
import type { Institution } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';

/** A day that the law of a country may give off: proposed with where it comes from, confirmed by a person (domain.md 3.2). */
export interface ProposedHoliday {
  readonly date: Day;
  readonly name: string;
  readonly rule: 'fixed' | 'movable';
  readonly doubt: 'corrected' | 'notByLaw' | null; // what is known to be wrong in the source
}

/** Countries whose calendars are proposed: those whose languages the product speaks. */
export const COUNTRIES = 'AO AR BO BR CL CO CR CU DO EC ES GQ GT HN MX MZ NI PA PE PR PT PY SV UY VE'.split(' ');
/** Countries whose law moves holidays to another day of the week, which the source does not follow. */
export const MOVING_LAWS: ReadonlySet<string> = new Set(['EC']);

const kept = new Map<string, readonly ProposedHoliday[]>();

/** The public holidays of a country in a year, known errors of the source put right. */
export function proposedHolidays(country: string, year: number, language: string): readonly ProposedHoliday[] {
  const key = `${country} ${year} ${language}`;
  const known = kept.get(key);
  if (known) return known;
  const read = new Holidays(country, { types: ['public'] }).getHolidays(year, language).flatMap((one): ProposedHoliday[] => {
    const date = one.date.slice(0, 10);
    const rule = /^\d{2}-\d{2}/.test(one.rule) ? 'fixed' : 'movable';
    if (one.rule === 'easter') return []; // a Sunday
    if (country === 'EC' && date.slice(5) === '09-10') return [{ date: `${year}-10-09`, name: one.name, rule, doubt: 'corrected' }];
    return [{ date, name: one.name, rule, doubt: country === 'EC' && one.rule === 'easter -3' ? 'notByLaw' : null }];
  });
  const found = read.sort((a, b) => (a.date < b.date ? -1 : 1));
  if (kept.size < 200) kept.set(key, found);
  return found;
}

const COUNTRY_OF_ZONE: Readonly<Record<string, string>> = {
  'America/Lima': 'PE',
  'America/Guayaquil': 'EC',
  'America/Bogota': 'CO',
  'America/Asuncion': 'PY',
  'America/La_Paz': 'BO',
  'America/Santiago': 'CL',
  'America/Montevideo': 'UY',
  'America/Caracas': 'VE',
  'America/Mexico_City': 'MX',
  'America/Guatemala': 'GT',
  'America/Tegucigalpa': 'HN',
  'America/El_Salvador': 'SV',
  'America/Managua': 'NI',
  'America/Costa_Rica': 'CR',
  'America/Panama': 'PA',
  'America/Santo_Domingo': 'DO',
  'America/Havana': 'CU',
  'America/Puerto_Rico': 'PR',
  'America/Sao_Paulo': 'BR',
  'America/Manaus': 'BR',
  'Europe/Madrid': 'ES',
  'Europe/Lisbon': 'PT',
  'Africa/Luanda': 'AO',
  'Africa/Maputo': 'MZ',
  'Africa/Malabo': 'GQ',
};

/** The country of an institution, by the region of its language, else by its time zone. */
export function countryOf({ locale, timeZone }: Pick<Institution, 'locale' | 'timeZone'>): string | null {
  const region = locale.split('-')[1];
  if (region !== undefined && COUNTRIES.includes(region)) return region;
  return COUNTRY_OF_ZONE[timeZone] ?? (timeZone.startsWith('America/Argentina/') || timeZone === 'America/Buenos_Aires' ? 'AR' : null);
}
