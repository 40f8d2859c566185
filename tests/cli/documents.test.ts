import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDocuments } from '../../activities/documents.ts';
import { createMailActivities } from '../../activities/mailer.ts';
import { filtersIn } from '../../client/web/reports/filters.ts';
import { reportOf } from '../../reports/catalogue.ts';
import { runReport } from '../../reports/run-report.ts';
import { keepFile } from '../../store/report-files.ts';
import { hashOfData, readRun, runsOfWeek } from '../../store/report-runs.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { createRenderer } from '../../templates/render.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { partsOf } from '../support/mime.ts';
import { playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';
import { cliWith, configOf, type Ran } from './running.ts';

// Thursday of the worked example after the minister's briefing has left (domain.md 11.4), with documents as they really are.
const folder = mkdtempSync(path.join(os.tmpdir(), 'rutina-documents-'));
const letters = new Map<string, readonly (string | null)[]>(); // the names of the files in each letter, by whom it went to
const briefing = path.join(folder, 'briefing.pdf');
const documents = openDocuments();
const PLACE = '5f0f3a52-8f0f-4d0e-9d5e-0a4b7c1d2e01';
const AXIS = '5f0f3a52-8f0f-4d0e-9d5e-0a4b7c1d2e02';
let database: TestDatabase;
let store: Store;
let cli: (...argv: readonly string[]) => Promise<Ran>;

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  cli = cliWith(() => configOf(database, { RUTINA_HOME: folder }));
  await playScenario(store, example('mop-2026-W48.yaml'), 'mop', '2026-11-26T13:30');
  const mailer = createMailActivities({
    store,
    renderer: createRenderer(),
    documents,
    server: {
      send: async ({ to, raw }) => {
        const pdf = to.startsWith('carmen@')
          ? partsOf(raw).find(({ filename }) => filename?.includes('p3') && filename.endsWith('.pdf'))
          : undefined;
        const names = partsOf(raw).map(({ filename }) => filename);
        letters.set(to, [...(letters.get(to) ?? []), ...names.filter((name) => name !== null && !name.endsWith('.ics'))]);
        if (pdf) writeFileSync(briefing, pdf.bytes);
        return '250 taken';
      },
    },
    identity: { from: 'Rutina <rutina@mop.example>', publicUrl: 'http://127.0.0.1:3000' },
    wakeMailing: async () => {},
    heartbeat: () => {},
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  await mailer.sendWaiting({ institutionId: 'mop' });
}, 120_000);
afterAll(async () => {
  await documents.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const altered = async (name: string, change: (bytes: Buffer) => Promise<Uint8Array> | Uint8Array): Promise<string> => {
  const file = path.join(folder, name);
  writeFileSync(file, await change(readFileSync(briefing)));
  return file;
};

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

test('the coordinator’s two packs left as PDF and spreadsheet, the minister’s as PDF, each under its name', () => {
  expect(letters.get('rosa@mop.example')).toEqual([
    'mop-p2-2026-w48.pdf',
    'mop-p2-2026-w48.xlsx',
    'mop-p2-2026-w48-v2.pdf',
    'mop-p2-2026-w48-v2.xlsx',
    'mop-p3-2026-w48.pdf',
  ]);
  expect(letters.get('carmen@mop.example')).toEqual(['mop-p3-2026-w48.pdf']);
});

describe('rutina pack verify', () => {
  test('says of the document that left which it is, to whom it was sent, and that it is made again the same', async () => {
    const { code, out } = await cli('pack', 'verify', briefing);
    expect(out).toContain('This is the document that was sent, to the byte.');
    expect(out).toContain('P3, version 1, 2026-W48');
    expect(out).toMatch(/sent to +Carmen Ibarra \(N16, 2026-11-26 13:30\); Rosa Benítez \(N16/);
    expect(out).toContain('which the stored data still have');
    expect(out).toContain('from the stored run: the same bytes');
    expect(code).toBe(0);
  });

  test.each([
    [
      'one byte changed',
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy[copy.length - 20] = (copy[copy.length - 20] ?? 0) ^ 1;
        return copy;
      },
    ],
    [
      'a page taken out',
      async (bytes: Buffer) => {
        const document = await PDFDocument.load(bytes, { updateMetadata: false });
        document.removePage(document.getPageCount() - 1);
        return document.save();
      },
    ],
    [
      'a figure written over',
      async (bytes: Buffer) => {
        const document = await PDFDocument.load(bytes, { updateMetadata: false });
        document.getPage(0).drawText('5', { x: 100, y: 700 });
        return document.save();
      },
    ],
  ])('%s: it is not the one, and which run it claims to be', async (what, change) => {
    const { code, out } = await cli('pack', 'verify', await altered(`${what}.pdf`, change));
    expect(code).toBe(1);
    expect(out).toContain('This is not a document that was sent');
    expect(out).toContain('It says that it is P3, version 1, 2026-W48, of mop as of 2026-11-26 13:30.');
  });

  test('of something else it says that it is none of ours', async () => {
    const { code, out } = await cli('pack', 'verify', await altered('other.pdf', () => Buffer.from('%PDF-1.7 nothing')));
    expect([code, out.includes('It does not say of which run it would be')]).toEqual([1, true]);
  });

  test('data changed in the database behind the program’s back are seen', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const swap = (from: string, to: string) =>
      owner.query('UPDATE report_run SET data = replace(data::text, $1, $2)::jsonb WHERE code = $3', [from, to, 'P3']);
    await owner.query('ALTER TABLE report_run DISABLE TRIGGER USER');
    await swap('"total": 6', '"total": 7');
    const { code, out } = await cli('pack', 'verify', briefing);
    await swap('"total": 7', '"total": 6');
    await owner.end();
    expect([code, out.includes('the data kept of it were changed since')]).toEqual([1, true]);
  });

  test('so are data changed together with the SHA-256 kept beside them: the document names its own', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const [row] = (await owner.query("SELECT id, data, sha256 FROM report_run WHERE code = 'P3'")).rows;
    const forged = JSON.parse(JSON.stringify(row.data).replace('"total":6', '"total":7'));
    const put = (data: unknown, sha256: string) =>
      owner.query('UPDATE report_run SET data = $1::jsonb, sha256 = $2 WHERE id = $3', [JSON.stringify(data), sha256, row.id]);
    await put(forged, hashOfData(forged));
    const { code, out } = await cli('pack', 'verify', briefing);
    await put(row.data, row.sha256);
    await owner.end();
    expect([code, out.includes('the data kept of it were changed since')]).toEqual([1, true]);
  });

  test('a forgery whose hash was written over the true one is not the document that was kept', async () => {
    const forged = await altered('forged.pdf', (bytes) => Buffer.concat([bytes, Buffer.from('\n')]));
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const put = (from: string, to: string) => owner.query('UPDATE report_file SET sha256 = $2 WHERE sha256 = $1', [from, to]);
    await put(hashOf(briefing), hashOf(forged));
    const { code, out } = await cli('pack', 'verify', forged);
    await put(hashOf(forged), hashOf(briefing));
    await owner.end();
    expect([code, out.includes('This is not a document that was sent')]).toEqual([1, true]);
  });

  test('a document made of the same run in another language was sent to nobody', async () => {
    const [run] = await transaction(store, 'mop', 'none', (tx) => runsOfWeek(tx, '2026-W48', 'P3'));
    const kept = await transaction(store, 'mop', 'shared', (tx) =>
      keepFile(tx, run?.id ?? '', { format: 'PDF', locale: 'pt', bytes: Buffer.from('%PDF-1.7 em português'), madeAt: tx.now }),
    );
    const { code, out } = await cli('pack', 'verify', await altered('pt.pdf', () => kept.bytes));
    expect([code, out.includes('This is the document that was made, to the byte.')]).toEqual([0, true]);
    expect(out).toMatch(/sent to +nobody by mail/);
    expect(out).toContain('from the stored run: other bytes');
  });

  test('for programs', async () => {
    const { code, out } = await cli('pack', 'verify', briefing, '--json');
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      { verified: true, code: 'P3', week: '2026-W48', institution: 'mop', locale: 'es', format: 'PDF' },
    ]);
  });
});

test('what is asked for twice at once is made once', async () => {
  const run = await transaction(store, 'mop', 'none', async (tx) => readRun(tx, (await runsOfWeek(tx, '2026-W48', 'P3'))[0]?.id ?? ''));
  if (run === undefined) throw new Error('the briefing was not kept');
  const [one, other] = [documents.make({ run, format: 'PDF', locale: 'en' }), documents.make({ run, format: 'PDF', locale: 'en' })];
  expect(await one).toBe(await other);
});

describe('rutina report', () => {
  test('lists the catalogue in words', async () => {
    const { out } = await cli('report', 'list');
    expect(out).toMatch(/^A 2\.1 +Intermediate goals/m);
  });

  test('runs one, keeps it, and its document verifies', async () => {
    const file = path.join(folder, 'a-2-1.csv');
    const { code, out } = await cli('report', 'run', 'mop', 'a-2-1', '--as', 'rosa', '--out', file);
    expect([code, out]).toEqual([0, expect.stringMatching(/A 2\.1 as of 2026-11-26 13:30, \d+ bytes, SHA-256 [0-9a-f]{64}/)]);
    const verified = await cli('pack', 'verify', file);
    expect([verified.code, verified.out.includes('This is the document that was made, to the byte.')]).toEqual([0, true]);
    expect(verified.out).toMatch(/sent to +this home does not know to whom/); // as where the run came by an import, without copies of letters
  });

  test('asked for with what restricts nothing it is the run that the pages and programs keep', async () => {
    const asked = filtersIn(reportOf('A 1.3'), { mode: 'NON_INTEGRATING', official: '' }); // as the form of the page sends it
    const ofPage = await transaction(store, 'mop', 'shared', (tx) => runReport(tx, { code: 'A 1.3', filters: asked, readerId: null }));
    const { code } = await cli('report', 'run', 'mop', 'A 1.3', '--mode', 'NON_INTEGRATING');
    const kept = await transaction(store, 'mop', 'none', (tx) =>
      tx.db.reportRun.findMany({ where: { institutionId: 'mop', code: 'A 1.3' }, select: { id: true } }),
    );
    expect([code, kept]).toEqual([0, [{ id: ofPage.id }]]);
  });

  test('is narrowed by what the page offers, and written in the language asked for', async () => {
    const params = async (...args: readonly string[]) => {
      const { code, err, out } = await cli('report', 'run', 'mop', 'A 3.4', ...args);
      expect([code, err]).toEqual([0, '']);
      const last = await transaction(store, 'mop', 'none', (tx) =>
        tx.db.reportRun.findMany({ where: { institutionId: 'mop', code: 'A 3.4' }, select: { params: true } }),
      );
      return { out, asked: last.map((run) => JSON.stringify(run.params)) };
    };
    await transaction(store, 'mop', 'exclusive', async ({ db }) => {
      await db.territory.create({ data: { institutionId: 'mop', id: PLACE, name: 'Distrito Norte', level: 'DISTRICT' } });
      await db.classifier.create({
        data: { institutionId: 'mop', id: AXIS, name: 'Eje estratégico', values: ['Norte', 'Sur'], active: true },
      });
    });
    const narrowed = ['--priority', '--problem-type', 'LEGAL', '--action-type', 'LEGAL', '--territory', 'distrito norte'];
    const { asked } = await params(...narrowed, '--classifier', 'eje estrategico', '--value', 'Norte');
    const filters = { priority: true, classifier: AXIS, value: 'Norte', territory: PLACE, actionType: 'LEGAL', problemType: 'LEGAL' };
    expect(asked.map((one) => JSON.parse(one))).toContainEqual(filters);
    expect((await params('--language', 'pt-BR')).out).toContain('Tipo;Casos;Proporção');
    expect((await params('--language', 'en')).out).toContain('Type,Cases,');
  });

  test('prints CSV for what a person may see', async () => {
    const { out } = await cli('report', 'run', 'mop', 'A 2.1', '--as', 'marta');
    expect(out).toContain('MOP-03');
    expect(out).not.toContain('MOP-01');
  });

  test.each([
    ['a report that does not exist', ['A 9.9'], /There is no report "A 9\.9"/],
    ['a day that is none', ['A 2.1', '--from', 'ayer'], /"ayer" is no day as 2026-11-30/],
    ['a day that no month has', ['A 2.1', '--to', '2026-02-31'], /"2026-02-31" is no day/],
    ['a goal that is not here', ['A 1.1', '--goal', 'mop-99'], /there is no goal MOP-99 in mop/],
    ['a place that is not here', ['A 3.4', '--territory', 'Luna'], /--territory: nothing is called "Luna"; there/],
    ['a classifier without its value', ['A 3.4', '--classifier', 'Eje'], /--classifier: nothing is called "Eje".*--value is missing/s],
    ['a value without its classifier', ['A 3.4', '--value', 'Norte'], /--classifier is missing/],
    ['a type of problem that is none', ['A 3.4', '--problem-type', 'MAGIC'], /--problem-type: "MAGIC" is none of TECHNICAL_ADMINISTRATIVE/],
    ['a filter that the report does not take', ['A 2.2.1', '--problem-type', 'LEGAL'], /--problem-type: A 2\.2\.1 is not narrowed by it/],
    ['a language that is none of ours', ['A 2.1', '--language', 'fr'], /--language: "fr" is none of ours/],
    ['a person who is not here', ['A 2.1', '--as', 'nadie'], /nobody called "nadie"/],
  ])('%s is refused', async (_what, args, expected) => {
    const { code, err } = await cli('report', 'run', 'mop', ...args);
    expect(err).toMatch(expected);
    expect(code).toBe(1);
  });
});
