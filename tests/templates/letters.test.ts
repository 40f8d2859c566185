import { describe, expect, it } from 'vitest';
import type { P4 } from '../../domain/letter-data.ts';
import { MESSAGES } from '../../templates/letter-input.ts';
import { LANGUAGES, languageOf, localeGaps } from '../../templates/locales.ts';
import { createRenderer } from '../../templates/render.ts';
import { aLetter } from '../support/letter-builders.ts';
import { lima } from '../support/letter-goals.ts';
import { packs } from '../support/letter-packs.ts';

const { renderLetter } = createRenderer();
const EVERY = MESSAGES.flatMap((message) => LANGUAGES.map((locale) => [message, locale] as const));
const LEFT_OVER = /\{|\}|undefined|\[object|NaN|Infinity|\bnull\b|\bnone\b/;

/** What a reader sees of the page: neither the head nor the marks. */
function wordsOf(html: string): string {
  return html.slice(html.indexOf('<body')).replace(/<[^>]+>/g, ' ');
}

describe('every letter in every language', () => {
  it.each(EVERY)('%s in %s has subject, text and page, and leaves nothing unsaid', (message, locale) => {
    const { subject, text, html } = renderLetter(aLetter(message, { locale }));
    expect(subject.length).toBeGreaterThan(5);
    for (const said of [subject, text, wordsOf(html)]) expect(said).not.toMatch(LEFT_OVER);
    expect(Buffer.byteLength(html)).toBeLessThan(90_000);
    expect(text).not.toMatch(/\n{3,}|[ \t]\n/);
  });

  it.each(EVERY)('%s in %s is a page that every reader can use', (message, locale) => {
    const { html, subject } = renderLetter(aLetter(message, { locale }));
    expect(html).toContain(`<html lang="${locale}"`);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('prefers-color-scheme:dark');
    expect(html).toContain('max-width:640px');
    expect(html).toContain('max-width:520px');
    expect(html).not.toMatch(/<img|url\(|<script|@import|@font-face/);
    for (const table of html.match(/<table[^>]*>/g) ?? []) expect(table).toContain('role="presentation"');
    expect(html.match(/<a class="button"/g)).toHaveLength(1);
    expect(html).toMatch(/class="deadline"[^>]*>[^<]+/);
    expect(html.slice(0, html.indexOf('</title>'))).toContain(subject.slice(0, 10));
    expect(html.match(/role="(banner|main|contentinfo)"/g)).toHaveLength(3);
    const headings = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    headings.forEach((level, at) => {
      expect(level - (headings[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it.each([
    ['es', 'Metas por estado al cierre del 27/11/2026; lo demás, al 04/12/2026, 17:00.'],
    ['pt', 'Metas por estado no encerramento de 27/11/2026; o restante, em 04/12/2026, 17:00.'],
    ['en', 'Goals by state at the close of 27 Nov 2026; the rest as of 4 Dec 2026, 17:00.'],
  ])('N24 says of which close its counts are, in %s', (locale, told) =>
    expect(renderLetter(aLetter('N24', { locale })).text.replace(/\s+/g, ' ')).toContain(told),
  );

  it('says the state as sign, colour and word, always the three', () => {
    const { html, text } = renderLetter(aLetter('N14'));
    for (const [key, sign, word] of [
      ['STOPPED', '♦', 'Detenida'],
      ['DELAYED', '■', 'Atrasada'],
      ['NORMAL', '●', 'En ejecución normal'],
      ['FINISHED', '★', 'Terminada'],
    ] as const) {
      expect(html).toMatch(new RegExp(`class="c-${key}"[^>]*><span aria-hidden="true"[^>]*>${sign}&#xFE0E;</span>&nbsp;<strong>${word}`));
      expect(text).toContain(`${sign} ${word}`);
    }
  });

  it.each([
    ['one', ['MOP-05'], 'es', 'Falta MOP-05 en la semana 2026-W48.'],
    ['two', ['MOP-02', 'MOP-05'], 'es', 'Faltan MOP-02 y MOP-05 en la semana 2026-W48.'],
    ['one', ['MOP-05'], 'pt', 'Falta MOP-05 na semana 2026-W48.'],
    ['two', ['MOP-02', 'MOP-05'], 'pt', 'Faltam MOP-02 e MOP-05 na semana 2026-W48.'],
    ['one', ['MOP-05'], 'en', 'MOP-05 is missing in week 2026-W48.'],
    ['two', ['MOP-02', 'MOP-05'], 'en', 'MOP-02 and MOP-05 are missing in week 2026-W48.'],
  ] as const)('names %s goal that did not report in grammar (%j, %s)', (_how, goals, locale, said) => {
    const updates = packs().N14.updates.map((one) => ({
      ...one,
      state: goals.some((goal) => goal === one.goal) ? ('PENDING' as const) : ('SUBMITTED' as const),
    }));
    const { text } = renderLetter(aLetter('N14', { locale }, { updates }));
    expect(text.replaceAll(/\s+/g, ' ')).toContain(said);
  });

  it.each([
    ['es', ['Comparten un actor: Hacienda 1', 'Comparten territorio: Distrito 1', 'MOP-04/1,03 espera a MOP-01/1,01, Terreno entregado']],
    [
      'pt',
      ['Compartilham um ator: Hacienda 1', 'Compartilham território: Distrito 1', 'MOP-04/1,03 espera MOP-01/1,01, Terreno entregado'],
    ],
    ['en', ['They share an actor: Hacienda 1', 'They share territory: Distrito 1', 'MOP-04/1,03 waits for MOP-01/1,01, Terreno entregado']],
  ])('the committee reads of each kind of synergy, and how many more there are (domain.md 3.9, 7.3), in %s', (locale, says) => {
    const goals = ['MOP-01', 'MOP-04'];
    const ten = Array.from({ length: 10 }, (_, place) => place + 1);
    const synergies: P4['synergies'] = [
      ...ten.map((n) => ({ goals, kind: 'SHARED_ACTOR' as const, note: `Hacienda ${n}` })),
      ...ten.map((n) => ({ goals, kind: 'SHARED_TERRITORY' as const, note: `Distrito ${n}` })),
      { goals, kind: 'DEPENDENCY', note: 'Terreno entregado', steps: { waiting: 'MOP-04/1,03', needed: 'MOP-01/1,01' } },
    ];
    const { text } = renderLetter(aLetter('N17', { locale }, { synergies }));
    for (const said of says) expect(text).toContain(said);
    expect(text.match(/Hacienda \d|Distrito \d|Terreno/g)).toHaveLength(8);
    expect(text).toMatch(/y 13 más|e mais 13|and 13 more/);
  });

  it('never breaks a code at its hyphen', () => {
    expect(renderLetter(aLetter('N14')).html).toContain('<span class="nb">MOP-03</span>');
  });

  it('has the same messages with the same arguments in every language', () => {
    expect(localeGaps()).toEqual([]);
  });

  it.each([
    ['a region changes no word', 'es-PE', 'es'],
    ['nor does it in Portuguese', 'pt-BR', 'pt'],
    ['an unknown language is answered in English', 'fr', 'en'],
    ['so is nonsense', 'x', 'en'],
  ])('%s', (_what, locale, language) => {
    expect(languageOf(locale)).toBe(language);
    expect(renderLetter(aLetter('N21', { locale })).subject).toBe(renderLetter(aLetter('N21', { locale: language })).subject);
  });

  it.each([
    ['es', '33,3\u00a0%', '−16,7'],
    ['es-PE', '33.3\u00a0%', '−16.7'],
    ['pt', '33,3\u00a0%', '−16,7'],
    ['en', '33.3\u00a0%', '−16.7'],
  ])('writes figures as %s does, with a true minus and a space that does not break', (locale, share, gap) => {
    const { text } = renderLetter(aLetter('N01', { locale }));
    expect(text).toContain(share);
    expect(text).toContain(gap);
  });
});

describe('same input, same bytes', () => {
  const another = createRenderer();
  it.each(MESSAGES.map((message) => [message]))('%s', (message) => {
    expect(another.renderLetter(aLetter(message))).toEqual(renderLetter(aLetter(message)));
  });
});

describe('a letter that leaves late (domain.md 6.6)', () => {
  const input = aLetter('N09', { asOf: lima('2026-11-25', '07:00'), at: lima('2026-11-25', '11:20'), late: true });
  it.each([
    ['es', 'Con retraso', 'previsto: miércoles 25/11 07:00; sale: miércoles 25/11 11:20'],
    ['pt', 'Com atraso', 'previsto: quarta-feira 25/11 07:00; sai: quarta-feira 25/11 11:20'],
    ['en', 'Late', 'planned: Wednesday 25 Nov 07:00; leaves: Wednesday 25 Nov 11:20'],
  ])('says so in %s, in its subject and its first line, with both instants', (locale, word, both) => {
    const { subject, text, html } = renderLetter({ ...input, locale });
    expect(subject.startsWith(word)).toBe(true);
    expect(subject).toContain(both);
    const [first] = text.split('\n');
    expect(first).toContain('07:00');
    expect(first).toContain('11:20');
    expect(wordsOf(html).indexOf('11:20')).toBeLessThan(wordsOf(html).indexOf('R-002'));
  });
  it('a letter in time says nothing of it', () => {
    expect(renderLetter(aLetter('N09')).subject).not.toContain('retraso');
  });
});

describe('who it is for', () => {
  it.each([
    ['es', 'Vacante: ámbito del Ministro'],
    ['pt', 'Vago: âmbito do Ministro'],
    ['en', 'Vacant: minister’s level'],
  ])('a letter that stands in for a vacant rung is marked so in %s (domain.md 5.7)', (locale, mark) => {
    const { text, html } = renderLetter(aLetter('N16', { locale, vacant: ['MINISTER'] }));
    expect(text).toContain(mark);
    expect(wordsOf(html)).toContain(mark);
  });
  it('a copy is asked nothing and is told who is', () => {
    const { text } = renderLetter(aLetter('N09', { capacity: 'CC' }));
    expect(text).toContain('Copia para su conocimiento. Para Hugo Vera. Con copia a Carmen Ibarra y Rosa Benítez.');
    expect(text).toContain('Para su conocimiento: no se le pide nada.');
    expect(text).toContain('>> Ver R-002');
    expect(text).not.toContain('>> Revisar R-002');
  });
});

describe('a week that lacks a moment', () => {
  it.each([
    ['N01', aLetter('N01', {}, { closesAt: null })],
    ['N02', aLetter('N02', {}, { closesAt: null, graceAt: null })],
    ['N03', aLetter('N03', {}, { graceAt: null })],
    ['N04', aLetter('N04', {}, { graceAt: null })],
    ['N05', aLetter('N05', {}, { graceAt: null })],
    ['N06', aLetter('N06', {}, { until: null })],
    ['N15', aLetter('N15', {}, { until: null })],
    ['N16', aLetter('N16', {}, { briefingAt: null, decisionsDue: null })],
    ['N17', aLetter('N17', {}, { sittingAt: null, minutesAt: null })],
    ['N19', aLetter('N19', {}, { answerBy: null, decisions: [], events: [] })],
    ['N29', aLetter('N29', {}, { next: { week: '2027-W01', days: null, opensAt: null } })],
  ] as const)('%s says what it can', (_message, input) => {
    for (const locale of LANGUAGES) {
      const { subject, text } = renderLetter({ ...input, locale });
      for (const said of [subject, text]) expect(said.replaceAll('Of 6 goals, none is stopped', '')).not.toMatch(LEFT_OVER);
    }
  });
});

describe('snapshots', () => {
  it.each([['N09'], ['N21']] as const)('%s as text', (message) => {
    expect(renderLetter(aLetter(message)).text).toMatchSnapshot();
  });
});
