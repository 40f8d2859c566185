import type { Instant } from '../../domain/instant.ts';
import type { Language } from '../words.ts';

/** Formats instants for a reader, in an institution's zone: `mié 25/11 07:00`. */
export function clockOf(
  language: Language,
  timeZone: string,
): { readonly short: (at: Instant) => string; readonly full: (at: Instant) => string } {
  const locale = { es: 'es-PE', pt: 'pt-BR', en: 'en-GB' }[language];
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const of = (at: Instant): Record<string, string> => Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    short: (at) => {
      const { weekday = '', day, month, hour, minute } = of(at);
      return `${weekday.replace('.', '').replace(',', '')} ${day}/${month} ${hour}:${minute}`;
    },
    full: (at) => {
      const { day, month, year, hour, minute } = of(at);
      return `${day}/${month}/${year} ${hour}:${minute}`;
    },
  };
}
