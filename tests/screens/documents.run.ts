import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportCode, ReportFilters } from '../../contracts/documents.ts';
import { makeReport } from '../../reports/catalogue.ts';
import { packDocument } from '../../templates/packs/views/index.ts';
import { reportDocument } from '../../templates/reports/paper.ts';
import { reportView } from '../../templates/reports/view.ts';
import { createTypesetter } from '../../templates/typeset.ts';
import { aWork } from '../support/builders.ts';
import { mopAtClose } from '../support/mop-week.ts';
import { aPrint, PACKS, packData } from '../support/printed-packs.ts';
import { yearSoFar } from '../support/year-so-far.ts';

/** Where they go, and which alone are taken: `PICTURES_TO=/somewhere PICTURES_OF=p3 npm run pictures`. */
const TO = path.join(process.env.PICTURES_TO ?? path.resolve(import.meta.dirname, '../../docs/pictures'), 'documents');
const ONLY = process.env.PICTURES_OF ?? '';
const LANGUAGES = [
  ['es', 'es'],
  ['pt', 'pt-BR'],
  ['en', 'en-GB'],
] as const;
const REPORTS: readonly (readonly [ReportCode, ReportFilters])[] = [
  ['A 1.1', { goal: 'MOP-01' }],
  ['A 2.1', {}],
  ['A 3.3', {}],
  ['B 3.8', {}],
  ['D 1.1', {}],
];
const SHA256 = '33ea20a4f70f56c58178b5ac84fdecb2c06db8202706efceee4dc80b72ece2dd';

interface Shown {
  readonly name: string;
  readonly make: () => { readonly template: string; readonly input: object };
}
const packs: Shown[] = PACKS.flatMap((code) =>
  LANGUAGES.map(([language, locale]) => ({
    name: `${code.toLowerCase()}-${language}`,
    make: () => {
      const data = packData(code, undefined, undefined, yearSoFar());
      return packDocument(code, data, aPrint(locale, data.cover.at));
    },
  })),
);
const reports: Shown[] = REPORTS.flatMap(([code, filters]) =>
  LANGUAGES.map(([language, locale]) => ({
    name: `${code.toLowerCase().replace(/[ .]/g, '-')}-${language}`,
    make: () => {
      const { book, now, today } = aWork(mopAtClose(), { at: '2026-11-27T17:00' });
      const data = makeReport(code, { book, now, today, readerId: null, filters, kept: yearSoFar() });
      const { setting } = aPrint(locale, now);
      return reportDocument(reportView(data, setting, locale), { setting, version: 1, sha256: SHA256 });
    },
  })),
);

const PIXELS_PER_INCH = 82; // 678 pixels for a portrait page: it is read, and the files stay small

const typesetter = createTypesetter();
afterAll(() => typesetter.close());

describe('each pack and five reports, in three languages', () => {
  beforeAll(() => {
    mkdirSync(TO, { recursive: true });
    const found = spawnSync('pdftoppm', ['-v']);
    if (found.error)
      throw new Error('There is no pdftoppm to make pictures of documents: install poppler-utils (apt-get install poppler-utils).');
  });

  test.each([...packs, ...reports].filter(({ name }) => name.includes(ONLY)))('$name', async ({ name, make }) => {
    const { template, input } = make();
    const pdf = path.join(TO, `${name}.pdf`);
    writeFileSync(pdf, await typesetter.pdf(template, input, { at: Date.UTC(2026, 10, 27) }));
    const args = ['-png', '-r', String(PIXELS_PER_INCH), '-l', name.startsWith('p3') ? '2' : '1', '-sep', '-', pdf, path.join(TO, name)];
    const made = spawnSync('pdftoppm', args, { encoding: 'utf8' });
    rmSync(pdf);
    expect(made.status).toBe(0);
  });
});
