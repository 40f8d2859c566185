import { describe, expect, it } from 'vitest';
import type { Minutes } from '../../../domain/letter-data.ts';
import { minutesDocx } from '../../../templates/docx.ts';
import { readZip } from '../../../templates/zip.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';
import { aPrint, theMinutes } from './the-minutes.ts';

/** The texts of the document's paragraphs, and the file it stands in. */
async function read(data: Minutes, print = aPrint()) {
  const files = new Map(readZip(await minutesDocx(data, print)).map(({ name, bytes }) => [name, bytes.toString('utf8')]));
  const xml = files.get('word/document.xml') ?? '';
  const plain = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
  const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([one]) =>
    plain([...one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')),
  );
  return { files, xml, paragraphs };
}

describe('the minutes to be edited', () => {
  it('say what the committee decided, with person and date in fixed places', async () => {
    const { paragraphs, xml } = await read(theMinutes());
    expect(paragraphs[0]).toBe('Acta del Comité de Metas');
    const at = paragraphs.findIndex((text) => text.startsWith('1. R-001'));
    expect(paragraphs.slice(at)).toEqual(expect.arrayContaining(['Ana Torres', '02/12/2026']));
    expect(paragraphs.filter((text) => /^\d+ {2}/.test(text))).toEqual([
      '1  Asistencia',
      '2  Decisiones y compromisos',
      expect.stringMatching(/^3 {2}/),
      '4  Quedan abiertos en el ámbito del Comité',
      '5  Propuesta de agenda al Jefe de Gobierno',
    ]);
    expect(xml.match(/w:pStyle w:val="Heading1"/g)).toHaveLength(5);
    expect(xml.match(/<w:tblHeader/g)?.length).toBeGreaterThanOrEqual(2);
    expect(paragraphs).toEqual(expect.arrayContaining(['Julio Ferreira', 'Presidencia del Comité', 'Hugo Vera', 'Secretaría del Comité']));
  });

  it.each(['es-PE', 'pt-BR', 'en'])('are in the language of their reader: %s', async (locale) => {
    const { files } = await read(theMinutes(), aPrint({ locale }));
    expect(files.get('word/styles.xml')).toContain(`<w:lang w:val="${locale}"`);
  });

  it.each(Object.entries(HOSTILE_TEXTS))('take a text as text: %s', async (_what, text) => {
    const data = theMinutes();
    const decisions = data.decisions.map((one) => ({ ...one, title: text, text, responsible: text }));
    const { xml, files } = await read({ ...data, decisions });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is asked
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    expect(xml).not.toMatch(/<script|<w:fldSimple|w:instrText[^>]*>[^<]*(?:INCLUDE|DDE)/);
    expect([...files.keys()].some((name) => /vba|embed/i.test(name))).toBe(false);
  });

  it('the same minutes are the same bytes, dated as their data', async () => {
    const first = await minutesDocx(theMinutes(), aPrint());
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(Buffer.from(await minutesDocx(theMinutes(), aPrint())).equals(Buffer.from(first))).toBe(true);
    const core =
      readZip(first)
        .find(({ name }) => name === 'docProps/core.xml')
        ?.bytes.toString('utf8') ?? '';
    expect([...core.matchAll(/W3CDTF">([^<]+)</g)].map(([, when]) => when)).toEqual([
      '2026-11-27T18:00:00.000Z',
      '2026-11-27T18:00:00.000Z',
    ]);
  });
});
