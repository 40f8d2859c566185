import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { reportSlug } from '../../../contracts/documents.ts';
import { REPORTS } from '../../../reports/catalogue.ts';
import type { ReportDefinition } from '../../../reports/definition.ts';
import { makeDocument } from '../../../templates/documents.ts';
import { packDocument } from '../../../templates/packs/views/index.ts';
import { createTypesetter } from '../../../templates/typeset.ts';
import { hostileBook, hostileKept } from '../../support/hostile.ts';
import { mopAtClose } from '../../support/mop-week.ts';
import { aPrint, PACKS, packData } from '../../support/printed-packs.ts';
import { dataOf, runOf, settingOf } from './the-reports.ts';
import { hasVera, notConforming } from './vera.ts';

// Characters without a shape in our fonts, both directions of writing, and what other languages would take for their own.
const HARMFUL = ['typst', 'html', 'bidi', 'controls', 'xml', 'emoji'] as const;
const isBroad = ({ code }: ReportDefinition): boolean => ['A 1.1', 'A 1.3', 'A 2.1', 'B 4.3', 'D 4.1'].includes(code);

const folder = mkdtempSync(path.join(tmpdir(), 'accessible-'));
const typesetter = createTypesetter();
afterAll(async () => {
  await typesetter.close();
  rmSync(folder, { recursive: true });
});

describe.skipIf(!hasVera())('by veraPDF, PDF/UA-1 and PDF/A-2a without a failed check', () => {
  test.each([
    ['the worked example', mopAtClose(), {}, 'es-PE', () => true],
    ['texts that would do harm', hostileBook(HARMFUL), hostileKept(HARMFUL), 'pt-BR', isBroad],
  ] as const)('reports of %s', { timeout: 180_000 }, async (what, book, kept, locale, chosen) => {
    const files: string[] = [];
    for (const { code } of REPORTS.filter(chosen)) {
      const run = runOf(dataOf(code, book, kept), settingOf(book));
      const file = path.join(folder, `${what.replaceAll(' ', '-')}-${reportSlug(code)}.pdf`);
      writeFileSync(file, (await makeDocument({ run, format: 'PDF', locale }, typesetter)).bytes);
      files.push(file);
    }
    expect(notConforming('ua1', files)).toEqual([]);
    expect(notConforming('2a', files.slice(0, 5))).toEqual([]);
  });

  test('every pack of the worked example', { timeout: 180_000 }, async () => {
    const files: string[] = [];
    for (const code of PACKS) {
      const data = packData(code);
      const { template, input } = packDocument(code, data, aPrint('en-GB', data.cover.at));
      const file = path.join(folder, `${code}.pdf`);
      writeFileSync(file, await typesetter.pdf(template, input, { at: data.cover.at }));
      files.push(file);
    }
    expect(notConforming('ua1', files)).toEqual([]);
    expect(notConforming('2a', files)).toEqual([]);
  });
});
