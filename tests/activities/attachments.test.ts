import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentMaker } from '../../activities/dependencies.ts';
import { createMailActivities } from '../../activities/mailer.ts';
import { composeMessage } from '../../activities/message.ts';
import { sendSubscriptions } from '../../activities/subscriptions.ts';
import type { Loaded } from '../../client/rehearsal/load.ts';
import type { ReportData } from '../../contracts/documents.ts';
import { runReport } from '../../reports/run-report.ts';
import { filesByHash, sentCopies } from '../../store/report-files.ts';
import { readRun, runsOfWeek } from '../../store/report-runs.ts';
import { addSubscription, subscriptionsOf } from '../../store/report-wishes.ts';
import { workAsOf } from '../../store/routine.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { createRenderer } from '../../templates/render.ts';
import { rows } from '../reports/catalogue/reading.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type Part, partsOf } from '../support/mime.ts';
import { playRoutine, playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

// The Thursday and Friday of the worked example (domain.md 11.4, 11.5), with documents that are made of nothing but their name.
let database: TestDatabase;
let store: Store;
let people: Loaded['people'];
let made: string[] = [];
let make: DocumentMaker['make'];
let sent: { to: string; parts: Part[] }[] = [];
let errors: string[] = [];

const document: DocumentMaker['make'] = async ({ run, format, locale }) => {
  made.push(`${run.code}.${run.version} ${format} ${locale}`);
  return { bytes: Buffer.from(`${format} in ${locale} of ${run.sha256}`), fileName: '', mediaType: '' };
};

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  ({ people } = await playScenario(store, example('mop-2026-W48.yaml'), 'mop', '2026-11-26T07:29'));
  make = document;
  await post();
}, 60_000);
beforeEach(() => {
  [made, sent, errors] = [[], [], []];
  make = document;
});
afterAll(() => database.drop());

const at = (day: string, time: string): number => zoneOf('America/Lima').instantOf(`2026-11-${day}`, time);
const idOf = (handle: string): string => people.get(handle) ?? '';

async function post(): Promise<void> {
  const mailer = createMailActivities({
    store,
    renderer: createRenderer(),
    documents: { make: (asked) => make(asked) },
    server: {
      send: async ({ to, raw }) => {
        sent.push({ to, parts: partsOf(raw) });
        return '250 taken';
      },
    },
    identity: { from: 'Rutina <rutina@mop.example>', publicUrl: 'https://rutina.example/' },
    wakeMailing: async () => {},
    heartbeat: () => {},
    log: { info: () => {}, warn: () => {}, error: (message, fields) => void errors.push(`${message} ${fields?.code}`) },
  });
  await mailer.sendWaiting({ institutionId: 'mop' });
}
const files = (to: string): (string | null)[][] =>
  sent
    .filter((one) => one.to.startsWith(to))
    .map(({ parts }) => parts.filter(({ filename }) => filename !== null && !filename.endsWith('.ics')).map(({ filename }) => filename));
const textOf = (to: string): string => {
  const parts = sent.find((one) => one.to.startsWith(to))?.parts ?? [];
  return parts
    .filter(({ type }) => type === 'text/plain')
    .map(({ bytes }) => bytes.toString())
    .join();
};
const htmlOf = (to: string): string =>
  (sent.find((one) => one.to.startsWith(to))?.parts ?? []).find(({ type }) => type === 'text/html')?.bytes.toString() ?? '';

describe('packs go with their letters (domain.md 7.3)', () => {
  test('the coordinator’s as PDF and spreadsheet, once for both, kept as it was sent', async () => {
    await playRoutine(store, 'mop', at('26', '07:30'));
    expect(made).toEqual([]); // nothing is made while the week waits
    await post();
    expect(files('rosa@')).toEqual([['mop-p2-2026-w48.pdf', 'mop-p2-2026-w48.xlsx']]);
    expect(made).toEqual(['P2.1 PDF es', 'P2.1 XLSX es']);
    expect(textOf('rosa@')).toContain('Va adjunto: mop-p2-2026-w48.pdf y mop-p2-2026-w48.xlsx.');
    const pdf = sent[0]?.parts.find(({ filename }) => filename === 'mop-p2-2026-w48.pdf');
    const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(pdf?.bytes ?? []));
    const found = await transaction(store, 'mop', 'none', async (tx) => {
      const [file] = await filesByHash(tx, Buffer.from(hash).toString('hex'));
      return { file, to: await sentCopies(tx, file?.run.id ?? '') };
    });
    expect([found.file?.run.code, found.file?.format, found.file?.locale]).toEqual(['P2', 'PDF', 'es']);
    expect(found.to.map(({ notice, person, sentAt }) => [notice, person, sentAt !== null])).toEqual([['N14', 'Rosa Benítez', true]]);
  });

  test('one compilation for each language, whatever the number of copies', async () => {
    await transaction(store, 'mop', 'shared', (tx) =>
      tx.db.person.updateMany({ where: { institutionId: 'mop', id: idOf('paula') }, data: { locale: 'pt' } }),
    );
    await playRoutine(store, 'mop', at('27', '07:30'));
    sent = [];
    made = [];
    await post();
    expect(made.filter((one) => one.startsWith('P4'))).toEqual(['P4.1 PDF es', 'P4.1 PDF pt']);
    expect(files('paula@')).toEqual([['mop-p4-2026-w48.pdf']]);
    expect(files('rosa@').flat()).toContain('mop-p4-2026-w48.pdf');
  });

  test('over the institution’s limit the letter carries a link instead, and says so in both its forms', async () => {
    make = async (asked) => ({ ...(await document(asked)), bytes: Buffer.alloc(3_800 * 1_024) }); // 5,200 kB as a mail carries them
    await playRoutine(store, 'mop', at('27', '15:00'));
    await post();
    const [run] = await transaction(store, 'mop', 'none', (tx) => runsOfWeek(tx, '2026-W48', 'P5'));
    const address = `https://rutina.example/mop/reports/runs/${run?.id}.pdf`;
    expect(files('gabriel@')).toEqual([[]]);
    expect(textOf('gabriel@')).toContain('demasiado grande');
    expect(textOf('gabriel@')).toContain(address);
    expect(htmlOf('gabriel@')).toContain(`href="${address}"`);
  });
});

describe('reports that people asked for (domain.md 6.6 N30, 7.1)', () => {
  test('go out as the week closes, for the own reach, in the forms asked for', async () => {
    await transaction(store, 'mop', 'shared', async (tx) => {
      await addSubscription(tx, { personId: idOf('lucia'), code: 'A 2.1', filters: {}, rhythm: 'WEEKLY', formats: ['PDF', 'XLSX'] });
      await addSubscription(tx, { personId: idOf('rosa'), code: 'A 2.1', filters: { priority: true }, rhythm: 'WEEKLY', formats: [] });
      await addSubscription(tx, { personId: idOf('marta'), code: 'A 2.1', filters: {}, rhythm: 'MONTHLY', formats: ['PDF'] });
    });
    await playRoutine(store, 'mop', at('27', '17:00'));
    const letters = await transaction(store, 'mop', 'none', (tx) =>
      tx.db.letter.findMany({ where: { institutionId: 'mop', notice: 'N30' }, orderBy: { seq: 'asc' } }),
    );
    expect(letters.map(({ toIds, about, key }) => [toIds, about, key.split('/').slice(0, 4).join('/')]).sort()).toEqual(
      [
        [[idOf('lucia')], ['A 2.1'], 'mop/2026-W48/M17/N30'],
        [[idOf('rosa')], ['A 2.1'], 'mop/2026-W48/M17/N30'],
      ].sort(),
    ); // W48 is no monthly week: Marta waits
    await post();
    expect(files('lucia@').flat()).toEqual(['mop-a-2-1-2026-11-27.pdf', 'mop-a-2-1-2026-11-27.xlsx']);
    const theirs = letters.find(({ toIds }) => toIds[0] === idOf('lucia'))?.data as { reports: { run: string; goals: number }[] };
    expect(theirs.reports.map(({ goals }) => goals)).toEqual([2]);
    const run = await transaction(store, 'mop', 'none', (tx) => readRun(tx, theirs.reports[0]?.run ?? ''));
    expect([run?.asOf, run?.requestedBy, run?.reach === 'all']).toEqual([at('27', '17:00'), idOf('lucia'), false]);
    const toRosa = sent.filter(({ to }) => to.startsWith('rosa@')).at(-1);
    expect(toRosa?.parts.map(({ bytes }) => bytes.toString()).join()).toMatch(
      /mop-a-2-1-2026-11-27-[0-9a-f]{6}\.pdf: https:\/\/rutina\.example\/mop\/reports\/runs/, // of priority goals only
    );
  });
});

test('a sheet of a goal that its subscriber does not see any more is sent no more, and the letter says so (domain.md 7.1)', async () => {
  const asked = { personId: idOf('andres'), code: 'A 1.1', filters: { goal: 'MOP-01' }, rhythm: 'WEEKLY', formats: ['PDF'] } as const;
  await transaction(store, 'mop', 'shared', (tx) => addSubscription(tx, asked)); // he manages MOP-02
  await transaction(store, 'mop', 'exclusive', async (tx) => {
    const work = await workAsOf(tx, at('27', '17:00'), 'again');
    await sendSubscriptions(tx, work, '2026-W48');
  });
  const [letters, left] = await transaction(store, 'mop', 'none', async (tx) => [
    await tx.db.letter.findMany({ where: { institutionId: 'mop', notice: 'N30', toIds: { has: idOf('andres') } } }),
    await subscriptionsOf(tx, idOf('andres')),
  ]);
  expect(letters.map(({ data }) => (data as { reports: unknown }).reports)).toEqual([
    [{ report: 'A 1.1', filtered: true, formats: ['PDF'], run: null, goals: 0, unseen: 'MOP-01' }],
  ]);
  expect(left).toEqual([]);
  await post();
  expect(textOf('andres@')).toContain('usted ya no ve la meta MOP-01: este reporte deja de enviarse');
  expect(files('andres@').flat()).toEqual([]);
});

describe('a document that cannot be made', () => {
  test('keeps no letter from leaving: it has the link, and the fault is told', async () => {
    make = async () => {
      throw new Error('no fonts');
    };
    await playRoutine(store, 'mop', zoneOf('America/Lima').instantOf('2026-12-03', '07:30'));
    await post();
    expect(files('rosa@').flat()).toEqual([]);
    expect(sent.some(({ parts }) => parts.some(({ bytes }) => bytes.toString().includes('no pudo adjuntarse')))).toBe(true);
    expect(errors).toContain('a document could not be made P2');
  });
});

test('as a monthly week closes, the monthly report goes with its letter, and so do the monthly subscriptions', async () => {
  await playRoutine(store, 'mop', zoneOf('America/Lima').instantOf('2026-12-04', '16:59'));
  await post();
  [made, sent] = [[], []];
  await playRoutine(store, 'mop', zoneOf('America/Lima').instantOf('2026-12-04', '17:00'));
  await post();
  expect(files('carmen@').flat()).toEqual(['mop-p7-2026-w49.pdf']);
  expect(made.filter((one) => one.startsWith('P7'))).toEqual(['P7.1 PDF es', 'P7.1 PDF pt']);
  expect(files('marta@').flat().sort()).toEqual(['mop-a-2-1-2026-12-04.pdf', 'mop-p7-2026-w49.pdf']); // her N30 comes in this week only
  const [told, asked] = await transaction(store, 'mop', 'shared', async (tx) => {
    const [p7] = await runsOfWeek(tx, '2026-W49', 'P7');
    const pack = (await readRun(tx, p7?.id ?? ''))?.data as { parts: ReportData['sections'] };
    const { data } = await runReport(tx, { code: 'D 4.1', filters: {}, readerId: null });
    return [{ sections: pack.parts }, data as ReportData];
  });
  const figures = (data: Pick<ReportData, 'sections'>) => rows(data, ['figure', 'cases', 'total'], 'adoption');
  expect(figures(told)).toEqual(figures(asked)); // adoption in P7 as in D 4.1 (domain.md 7.4, 9.3)
  const measured = figures(told).filter(([figure]) => ['K7', 'K8', 'K16'].includes(String(figure)));
  expect(measured.map(([figure, , total]) => [figure, total])).toEqual([
    ['K7', 1],
    ['K8', expect.any(Number)],
    ['K16', expect.any(Number)],
  ]);
});

test('the same attachments give the same bytes, and a name adds no header', async () => {
  const message = {
    from: { name: 'Rutina', address: 'rutina@mop.example' },
    to: [{ name: 'Rosa', address: 'rosa@mop.example' }],
    cc: [],
    rendered: { subject: 'S', text: 't', html: '<p>t</p>' },
    date: 0,
    messageId: '<one@mop.example>',
    listId: 'mop.rutina',
    attachments: [{ filename: 'P2\r\nBcc: spy@evil.example.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }],
  };
  const [one, other] = [await composeMessage(message), await composeMessage(message)];
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  expect(Buffer.from(one).toString()).not.toMatch(/^Bcc:/m);
});
