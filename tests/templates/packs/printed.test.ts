import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { type PackName, packDocument } from '../../../templates/packs/views/index.ts';
import { createTypesetter } from '../../../templates/typeset.ts';
import { aBook, aCycle, anInstitution } from '../../support/builders.ts';
import { fullBriefing } from '../../support/full-briefing.ts';
import { hostileBook } from '../../support/hostile.ts';
import { aPrint, PACKS, packData } from '../../support/printed-packs.ts';

const typesetter = createTypesetter();
afterAll(() => typesetter.close());

async function pagesOf({ template, input }: { readonly template: string; readonly input: object }): Promise<number> {
  const bytes = await typesetter.pdf(template, input, { at: 1_700_000_000_000 });
  return (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
}

/** How many pages each pack of the worked example takes (domain.md 7.3: P3 at most two). */
const PAGES: Readonly<Record<PackName, number>> = { P2: 2, P3: 2, P4: 2, P5: 1, P6: 2, P7: 3, P8: 1, P9: 1, ACTA: 1 };

describe.each(['es', 'pt-BR', 'en-GB'])('the packs of the example week, in %s', (locale) => {
  it.each(PACKS)('%s is an accessible PDF of no more pages than it should have', async (code) => {
    const data = packData(code);
    expect(await pagesOf(packDocument(code, data, aPrint(locale, data.cover.at)))).toBeLessThanOrEqual(PAGES[code]);
  });
});

describe('a pack of texts that mean something in a language of documents', () => {
  const book = hostileBook();
  it.each(PACKS.filter((code) => code !== 'P9'))('%s shows them and takes none for its own', async (code) => {
    const data = packData(code, book, '2026-11-26T13:30');
    const pages = await pagesOf(packDocument(code, data, aPrint('es', data.cover.at, { draft: true })));
    expect(pages).toBeLessThanOrEqual(code === 'P3' ? 2 : 40);
  });
});

describe('a pack of an institution without goals', () => {
  const book = aBook({ institution: anInstitution(), cycles: [aCycle()] });
  it.each(PACKS.filter((code) => code !== 'P9'))('%s says of every section that nothing is in it', async (code) => {
    const data = packData(code, book, '2026-11-26T13:30');
    expect(await pagesOf(packDocument(code, data, aPrint('es', data.cover.at)))).toBeLessThanOrEqual(code === 'P7' ? 4 : 1);
  });
});

const COLOURS = { brand: '#7a1f3d', onBrand: '#ffffff', action: '#7a1f3d', onAction: '#ffffff', link: '#7a1f3d', soft: '#f4e6ec' };
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#7a1f3d"/></svg>';
const LOOK = { light: COLOURS, dark: COLOURS, logo: LOGO } as const;
describe('the minister’s briefing is at most two pages', () => {
  it.each([
    ['a full selection: 8 problems, 8 delays, 6 advances, 6 opportunities, 14 decisions, 40 goals', ''],
    [
      'the same, with titles and reasons of four hundred characters',
      'Pavimentación del tramo uno, con puentes y obras de arte. '.repeat(7),
    ],
    ['the same, in the widest letters and without a space', 'W'.repeat(400)],
  ])('of %s', async (_what, words) => {
    const data = fullBriefing(words);
    const late = { ...data, cover: { ...data.cover, at: data.cover.at + 3 * 3_600_000 } };
    for (const locale of ['es', 'pt-BR', 'en-GB'])
      expect(await pagesOf(packDocument('P3', late, aPrint(locale, data.cover.at, { draft: true, look: LOOK })))).toBe(2);
  });
  it('of three problems with all that can be said of them', async () => {
    const data = fullBriefing('Pavimentación del tramo uno, con puentes y obras de arte. '.repeat(3), { problems: 3, others: 2, goals: 8 });
    expect(await pagesOf(packDocument('P3', data, aPrint('es', data.cover.at)))).toBe(2);
  });
});
