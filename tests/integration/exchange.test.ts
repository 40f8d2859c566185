import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchangeFile, exchangeText, readExchange } from '../../client/exchange/file.ts';
import { takeIn } from '../../client/exchange/take-in.ts';
import { exchangeData, exchangeWorkbook, LISTED_ONLY } from '../../client/exchange/workbook.ts';
import { type ExchangeRow, type ExchangeRows, readInstitution } from '../../store/exchange.ts';
import { EXCHANGE_TABLES, LEFT_BEHIND } from '../../store/exchange-tables.ts';
import { perform } from '../../store/perform.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { cliWith, configOf } from '../cli/running.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

// The worked example with its indicators up to Friday's close, with a document and a text that would do harm, moved to a database of its own.
const folder = mkdtempSync(path.join(os.tmpdir(), 'rutina-exchange-'));
let here: TestDatabase;
let there: TestDatabase;
let from: Store;
let to: Store;
let rows: ExchangeRows;
const read = (store: Store) => transaction(store, 'mop', 'none', readInstitution);
beforeAll(async () => {
  [here, there] = await Promise.all([testDatabase(), testDatabase()]);
  [from, to] = [here.store(), there.store()];
  const { people } = await playScenario(from, example('mop-2026-W49-monthly.yaml'), 'mop', '2026-11-27T17:05');
  const by = people.get('lucia') ?? '';
  const context = { institutionId: 'mop', by, via: 'web' } as const;
  for (const text of Object.values(HOSTILE_TEXTS).filter((one) => one.trim() !== ''))
    await perform(from, { do: 'addAction', item: 'R-001', text }, { ...context, formId: randomUUID() });
  await transaction(from, 'mop', 'none', async ({ db }) => {
    await db.letter.updateMany({
      where: { notice: { in: ['N01', 'N02', 'N05'] } },
      data: { status: 'LEFT', leftAt: new Date('2026-11-24T12:00:00Z') },
    });
    const goal = await db.goal.findFirstOrThrow({ where: { code: 'MOP-01' } });
    const bytes = Buffer.from(Array.from({ length: 300 }, (_, index) => index % 256));
    await db.document.create({
      data: {
        ...{ institutionId: 'mop', id: randomUUID(), goalId: goal.id, name: 'plano.pdf', mediaType: 'application/pdf' },
        ...{ size: 300, sha256: 'ab', bytes, attachedBy: by, attachedAt: new Date('2026-11-25T12:00:00Z') },
      },
    });
  });
  rows = await read(from);
}, 90_000);
afterAll(async () => {
  await Promise.all([here.drop(), there.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

const changed = (change: (copy: Record<string, ExchangeRow[]>) => void): unknown => {
  const copy = structuredClone(rows) as Record<string, ExchangeRow[]>;
  change(copy);
  return { ...exchangeFile('mop', copy) };
};
const set = (copy: Record<string, ExchangeRow[]>, table: string, index: number, over: ExchangeRow) => {
  const own = copy[table];
  if (own?.[index]) own[index] = { ...own[index], ...over };
};

describe('what an institution takes along', () => {
  test('is every table with every column, but for keys and what belongs to a running service', async () => {
    const columns = await from.prisma.$queryRaw<{ table: string; column: string }[]>`
      SELECT c.relname::text AS "table", a.attname::text AS "column" FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND left(c.relname, 1) <> '_' AND a.attnum > 0 AND NOT a.attisdropped`;
    const OWN_TO_THE_DATABASE = ['institution_id', 'seq', 'institution.scheduled', 'cycle.plan_read'];
    const taken = new Set(EXCHANGE_TABLES.flatMap(({ name, columns: own }) => own.map((column) => `${name}.${column.name}`)));
    const left = columns
      .filter(
        ({ table, column }) =>
          !taken.has(`${table}.${column}`) && !OWN_TO_THE_DATABASE.includes(column) && !OWN_TO_THE_DATABASE.includes(`${table}.${column}`),
      )
      .map(({ table }) => table);
    expect([...new Set(left)].sort()).toEqual(Object.keys(LEFT_BEHIND).sort());
    expect(columns.length).toBeGreaterThan(300);
  });

  test('holds no key to come in by', () => {
    const text = exchangeText(exchangeFile('mop', rows));
    expect(text).not.toMatch(/"(?:link_hash|token_hash|code_hash|secret)"/);
    expect(rows.letter?.length).toBeGreaterThan(5);
  });
});

describe('there and back', () => {
  test('a file taken in elsewhere gives the same file, byte by byte', async () => {
    const text = exchangeText(exchangeFile('mop', rows));
    const file = readExchange(JSON.parse(text));
    if ('problems' in file) throw new Error(file.problems.join('\n'));
    expect(await takeIn(to, file)).toEqual([]);
    expect(exchangeText(exchangeFile('mop', await read(to)))).toBe(text);
    expect(rows.event?.length).toBeGreaterThan(100);
    expect(rows.document).toHaveLength(1);
  });

  test('it goes on living there: an act is the next of its events', async () => {
    const by = String((await read(to)).person?.find(({ handle }) => handle === 'lucia')?.id);
    const outcome = await perform(
      to,
      { do: 'addAction', item: 'R-001', text: 'Seguimos aquí' },
      { institutionId: 'mop', by, via: 'web', formId: randomUUID() },
    );
    expect(outcome.kind).toBe('done');
    const events = (await read(to)).event ?? [];
    expect(events.slice(0, rows.event?.length)).toEqual(rows.event);
  });

  test('is not taken in twice', async () => {
    const file = readExchange(exchangeFile('mop', rows));
    expect('problems' in file ? file.problems : await takeIn(to, file)).toEqual(['MOP is here already: an institution is taken in once']);
  });

  test('a workbook says the same, but for the bytes of files', async () => {
    const bytes = await exchangeWorkbook(exchangeFile('mop', rows));
    const source = await exchangeData(bytes);
    if ('problems' in source) throw new Error(source.problems.join('\n'));
    const file = readExchange(source.data);
    if ('problems' in file) throw new Error(file.problems.join('\n'));
    for (const { name } of EXCHANGE_TABLES) expect(file.rows[name], name).toEqual(LISTED_ONLY.includes(name) ? [] : rows[name]);
    const fresh = await testDatabase();
    expect(await takeIn(fresh.store(), file)).toEqual([]);
    expect(await read(fresh.store())).toEqual(file.rows);
    await fresh.drop();
  });

  test('by the command line, to a third database', async () => {
    const third = await testDatabase();
    const out = path.join(folder, 'mop.json');
    const give = cliWith(() => configOf(here, { RUTINA_HOME: folder }));
    const take = cliWith(() => configOf(third, { RUTINA_HOME: folder }));
    expect((await give('institutions', 'export', 'mop', '--out', out)).out).toContain('rows of mop in');
    expect(readFileSync(out, 'utf8')).toBe(exchangeText(exchangeFile('mop', rows)));
    expect((await take('institutions', 'import', out)).out).toContain('took in mop');
    expect((await take('institutions', 'import', out)).err).toContain('is here already');
    writeFileSync(out, '{');
    expect((await take('institutions', 'import', out)).err).toContain('this is no JSON');
    await third.drop();
  });
});

describe('a file that is not right is refused with everything that is wrong, and nothing is written', () => {
  test.each<[string, unknown, readonly string[]]>([
    [
      'another program’s',
      { hello: 1 },
      ['format: must be rutina/institution', 'version: must be 1', 'institution: must name', 'rows: must hold', 'the file: '],
    ],
    ['one of a later version', { ...exchangeFile('mop', {}), version: 2 }, ['version: must be 1: this program reads no other']],
  ])('%s', (_what, data, expected) => {
    const file = readExchange(data);
    const problems = 'problems' in file ? file.problems : [];
    expect(problems.length).toBe(expected.length);
    for (const [index, start] of expected.entries()) expect(problems[index]?.startsWith(start), problems[index]).toBe(true);
  });

  test('rows that are wrong, each with its place', () => {
    const file = readExchange(
      changed((copy) => {
        set(copy, 'goal', 0, { end_date: '2026-02-31', lifecycle: 'ASLEEP', colour: 'red' });
        set(copy, 'item', 1, { code: 12, limit_date: null });
        set(copy, 'item', 2, { stays: {} });
        set(copy, 'event', 3, { at: 'yesterday' });
      }),
    );
    expect('problems' in file ? file.problems : []).toEqual([
      expect.stringMatching(/^goal 1 \(MOP-0\d\)\.end_date: must be a day/),
      expect.stringMatching(/^goal 1 \(MOP-0\d\)\.lifecycle: must be one of DRAFT/),
      expect.stringMatching(/^goal 1 \(MOP-0\d\): has columns that this table has not: colour$/),
      expect.stringMatching(/^item 2\.code: must be a text/),
      expect.stringMatching(/^item 2\.limit_date: must be a day/),
      expect.stringMatching(/^item 3 \(\S+\)\.stays: must be a list$/),
      expect.stringMatching(/^event 4\.at: must be an instant/),
    ]);
  });

  test('rows that name what is not there, and two of one code', () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const file = readExchange(
      changed((copy) => {
        set(copy, 'goal', 1, { code: copy.goal?.[0]?.code });
        set(copy, 'item', 0, { goal_id: nobody, reported_by: nobody });
      }),
    );
    expect('problems' in file ? file.problems.map((one) => one.replace(/\(.*?\)/, '()')) : []).toEqual([
      expect.stringMatching(/^goal 2 \(\)\.code: there is another row with MOP-/),
      `item 1 ().goal_id: there is no goal ${nobody} in the file`,
      `item 1 ().reported_by: there is no person ${nobody} in the file`,
    ]);
  });

  test.each([
    ['a code that is no part of an address', { code: 'MOP/../X', id: 'mop/../x' }, 'institution 1.code: must be a code of'],
    ['an id that is not its code', { id: 'mtc' }, 'institution 1.id: must be the code in small letters'],
  ])('%s', (_what, over, problem) => {
    const file = readExchange(changed((copy) => set(copy, 'institution', 0, over)));
    expect('problems' in file ? file.problems : []).toEqual([expect.stringContaining(problem)]);
  });

  test('rows that the database does not take leave nothing behind', async () => {
    const fresh = await testDatabase();
    const file = readExchange(changed((copy) => set(copy, 'person', 1, { email: copy.person?.[0]?.email })));
    const problems = 'problems' in file ? file.problems : await takeIn(fresh.store(), file);
    expect(problems).toEqual([expect.stringContaining('the rows do not go together')]);
    expect(await fresh.store().prisma.institution.count()).toBe(0);
    await fresh.drop();
  });
});
