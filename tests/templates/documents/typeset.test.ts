import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import { makeDocument } from '../../../templates/documents.ts';
import { createTypesetter, TypesettingError } from '../../../templates/typeset.ts';
import { mopAtClose } from '../../support/mop-week.ts';
import { AT, dataOf, runOf, settingOf } from './the-reports.ts';

const typesetter = createTypesetter();
afterAll(() => typesetter.close());
const book = mopAtClose();
const run = runOf(dataOf('A 2.1', book), settingOf(book));

test('two processes, in two time zones, make the same bytes', () => {
  const hashes = (zone: string): string =>
    execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'print-pdf-hashes.ts')], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    });
  const first = hashes('America/Guayaquil');
  expect(first.trim().split('\n')).toHaveLength(3);
  expect(hashes('Asia/Tokyo')).toBe(first);
});

test('documents asked for at once are made one after the other, each as asked', async () => {
  const locales = ['es', 'pt', 'en', 'es', 'pt', 'en'];
  const made = await Promise.all(locales.map((locale) => makeDocument({ run, format: 'PDF', locale }, typesetter)));
  const titles = await Promise.all(made.map(async ({ bytes }) => (await PDFDocument.load(bytes)).getTitle()?.split(' · ')[0]));
  expect(titles.slice(0, 3)).toEqual(['Metas intermedias: avance', 'Metas intermediárias: avanço', 'Intermediate goals: progress']);
  expect(titles.slice(3)).toEqual(titles.slice(0, 3));
});

test('memory stays where it is over many documents', { timeout: 60_000 }, async () => {
  const make = async (from: number, count: number): Promise<void> => {
    for (let n = from; n < from + count; n += 1) {
      // Each says something else: the compiler keeps what it compiled until it is told not to.
      const rows = Array.from({ length: 300 }, (_, row) => [`${n}-${row}`, `Paso ${row} de ${n}`]);
      const columns = [
        { key: 'ig', kind: 'code' },
        { key: 'step', kind: 'text' },
      ];
      const sections = [{ kind: 'table', key: 'main', columns, groups: [{ heading: [], rows }], why: 'noSteps' }];
      await makeDocument({ run: { ...run, data: { ...Object(run.data), sections } }, format: 'PDF', locale: 'es' }, typesetter);
    }
  };
  await make(0, 10);
  const before = process.memoryUsage.rss();
  await make(10, 20);
  expect(process.memoryUsage.rss() - before).toBeLessThan(200e6); // some 340 million where everything is kept
});

describe('what goes wrong is told', () => {
  test('a template that cannot be compiled names itself and what it lacks, and the next one is made', async () => {
    await expect(typesetter.pdf('report.typ', {}, { at: AT })).rejects.toThrow(/^report\.typ: .*"?d"?/);
    await expect(typesetter.pdf('report.typ', {}, { at: AT })).rejects.toThrow(TypesettingError);
    await expect(makeDocument({ run, format: 'PDF', locale: 'es' }, typesetter)).resolves.toMatchObject({ mediaType: 'application/pdf' });
  });

  test('more than it can take are refused, not kept without end', async () => {
    const narrow = createTypesetter({ mostWaiting: 2 });
    const all = await Promise.allSettled(Array.from({ length: 4 }, () => makeDocument({ run, format: 'PDF', locale: 'es' }, narrow)));
    await narrow.close();
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(all[3]).toMatchObject({ reason: { message: expect.stringContaining('2 documents are waiting') } });
  });

  test('closed, it makes nothing more', async () => {
    const closed = createTypesetter();
    const asked = makeDocument({ run, format: 'PDF', locale: 'es' }, closed);
    const refused = expect(asked).rejects.toThrow('closed');
    await closed.close();
    await refused;
    await expect(makeDocument({ run, format: 'PDF', locale: 'es' }, closed)).rejects.toThrow('closed');
  });
});
