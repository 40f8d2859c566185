import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AdoptionFigure } from '../../domain/letter-data.ts';
import type { Measurement } from '../../domain/sheet.ts';
import { readKept } from '../../store/report-history.ts';
import { runsOfWeek } from '../../store/report-runs.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import { openScreens, type Screens } from '../support/screens.ts';

// Friday of the worked example before its close (domain.md 11.5): the packs have left, the committee has sat, values came in (9.3 K7, K8, K16).
let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-27T16:00' });
  await inMop(packsLeave);
}, 60_000);
afterAll(() => screens?.close());

const inMop = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => transaction(screens.store, 'mop', 'shared', work);
const recordNow = () => inMop(async (tx) => (await readKept(tx, ['weekRecord'])).weekRecord);
const opened = async (): Promise<string[]> => {
  const copies = await inMop((tx) =>
    tx.db.letterCopy.findMany({ where: { openedAt: { not: null } }, select: { personId: true, letter: { select: { notice: true } } } }),
  );
  const nameOf = new Map([...screens.people].map(([handle, id]) => [id, handle]));
  return copies.map(({ personId, letter }) => `${letter.notice} ${nameOf.get(personId)}`).sort();
};

test('K8: packs reach the coordinator twice, the minister, the committee and the head office; at first nobody opened any', async () => {
  const { packs } = (await recordNow()) ?? {};
  expect(packs?.opened).toBe(0);
  expect(packs).toEqual({ opened: 0, recipients: await recipientsOfPacks() });
});

test('K8: a signed-in look at the page of a pack opens it, in all its versions, once, for whoever looks', async () => {
  const before = (await recordNow())?.packs.opened;
  await screens.as('rosa').get('/mop/desk');
  await screens.as('rosa').get('/mop/desk');
  await screens.as('carmen').get('/mop/briefing');
  expect(await opened()).toEqual(['N14 rosa', 'N14 rosa', 'N16 carmen']);
  expect((await recordNow())?.packs.opened).toBe((before ?? 0) + 2);
});

test('K8: a page of something else, one that is barred, and a form that came back open nothing', async () => {
  const before = await opened();
  await screens.as('hugo').get('/mop/dashboard');
  expect((await screens.as('lucia').get('/mop/sitting')).status).toBe(403);
  await screens.as('hugo').post('/mop/sitting', { key: 'decide/R-001', on: 'R-001' });
  expect(await opened()).toEqual(before);
});

test('K8: the document of a pack opens it too', async () => {
  const [p4] = await inMop((tx) => runsOfWeek(tx, '2026-W48', 'P4'));
  expect((await screens.as('ana').get(`/mop/reports/runs/${p4?.id}.pdf`)).status).toBe(200);
  expect(await opened()).toContain('N17 ana');
});

test('K7: attendance is what was noted last; a list without anybody is no sitting', async () => {
  const present = [screens.people.get('hugo') ?? '', screens.people.get('ana') ?? ''];
  const note = (who: readonly string[]) =>
    screens.as('hugo').post('/mop/sitting', { key: 'attendance', do: 'noteAttendance', week: '2026-W48', present: who });
  expect((await recordNow())?.attended).toBe(false);
  await note(present);
  expect((await recordNow())?.attended).toBe(true);
  await note([]);
  expect((await recordNow())?.attended).toBe(false);
  await note(present);
});

test('K16: values since the close before, of which those imported; what came with the data counts for nothing', async () => {
  const values: [Measurement['via'], string][] = [
    ['TYPED', '2026-11-24T10:00:00Z'],
    ['TYPED', '2026-11-25T10:00:00Z'],
    ['IMPORTED', '2026-11-25T10:00:00Z'],
    ['IMPORTED', '2026-11-02T10:00:00Z'], // before the window
    ['LOADED', '2026-11-25T10:00:00Z'],
  ];
  await inMop((tx) => record(tx, values));
  expect((await recordNow())?.values).toEqual({ imported: 1, recorded: 3 });
});

test('the close writes them down with the other figures, and then no week is under way', async () => {
  const before = await recordNow();
  await screens.goTo('2026-11-27T17:00');
  const cycle = await inMop((tx) => tx.db.cycle.findFirst({ where: { institutionId: 'mop', week: '2026-W48' } }));
  const { K1, K7, K8, K16 } = (cycle?.stats ?? {}) as unknown as Partial<Record<string, AdoptionFigure>>;
  expect([K1, K7, K16]).toEqual([
    { of: 3, total: 5, percent: 60 },
    { of: 1, total: 1, percent: 100 },
    { of: 1, total: 3, percent: 33.3 },
  ]);
  expect([K8?.of, K8?.total]).toEqual([3, before?.packs.recipients]);
  expect(await recordNow()).toBeNull();
});

/** Whom the packs reached, read from the letters themselves. */
async function recipientsOfPacks(): Promise<number> {
  const letters = await inMop((tx) =>
    tx.db.letter.findMany({ where: { notice: { in: ['N14', 'N16', 'N17', 'N19'] } }, select: { notice: true, toIds: true, ccIds: true } }),
  );
  return new Set(letters.flatMap(({ notice, toIds, ccIds }) => [...toIds, ...ccIds].map((id) => `${notice} ${id}`))).size;
}

/** Every letter leaves for everybody it is to. */
async function packsLeave(tx: Tx): Promise<void> {
  const letters = await tx.db.letter.findMany({ where: { institutionId: 'mop' } });
  const bytes = new TextEncoder().encode('the letter');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const at = new Date(tx.now);
  await tx.db.letterCopy.createMany({
    data: letters.flatMap(({ id, toIds, ccIds }) =>
      [...toIds, ...ccIds].map((personId, position) => ({
        institutionId: 'mop',
        id: randomUUID(),
        letterId: id,
        position,
        personId,
        address: `${personId}@mop.example`,
        capacity: 'TO',
        language: 'es-PE',
        messageId: randomUUID(),
        linkHash: randomUUID(),
        subject: 'Paquete',
        bytes,
        sha256,
        status: 'SENT',
        sentAt: at,
      })),
    ),
  });
}

async function record(tx: Tx, values: readonly (readonly [Measurement['via'], string])[]): Promise<void> {
  const goal = await tx.db.goal.findFirstOrThrow({ where: { institutionId: 'mop', code: 'MOP-01' } });
  const indicatorId = randomUUID();
  await tx.db.indicator.create({
    data: {
      ...{ institutionId: 'mop', id: indicatorId, code: 'IND-90', goalId: goal.id, name: 'Kilómetros', unit: 'km', kind: 'RESULT' },
      ...{
        baselineValue: 0,
        baselineDate: new Date('2026-01-01'),
        targetValue: 120,
        targetDate: new Date('2027-06-30'),
        frequency: 'MONTHLY',
      },
    },
  });
  await tx.db.measurement.createMany({
    data: values.map(([via, at], n) => ({
      ...{ institutionId: 'mop', id: randomUUID(), indicatorId, goalId: goal.id, periodEnd: new Date('2026-10-31'), value: n },
      ...{ revision: n + 1, recordedAt: new Date(at), via },
    })),
  });
}
