import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command, CommandGroup } from '../../client/cli/command.ts';
import { commands } from '../../client/cli/commands.ts';
import { loadScenario } from '../../client/rehearsal/load.ts';
import { loadConfig } from '../../config/env.ts';
import { moveHand } from '../../store/institutions.ts';
import type { Store } from '../../store/store.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { example } from '../support/rehearsing.ts';
import { cliWith, configOf, type Ran } from './running.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'rutina-cli-'));
let database: TestDatabase;
let store: Store;
let cli: (...argv: readonly string[]) => Promise<Ran>;

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  cli = cliWith(() => configOf(database, { RUTINA_HOME: folder }));
  await loadScenario(store, example('mop-2026-W48.yaml'), 'mop');
});
afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function leaves(at: CommandGroup, words: readonly string[] = []): Promise<(readonly [string, Command])[]> {
  const found = await Promise.all(
    Object.entries(at.commands).map(async ([word, { load }]) => {
      const one = await load();
      return 'perform' in one ? [[[...words, word].join(' '), one] as const] : leaves(one, [...words, word]);
    }),
  );
  return found.flat();
}

describe('help', () => {
  test('of every command says what it is for, with an example and the exit codes', async () => {
    for (const [words, command] of await leaves(commands)) {
      const { code, out } = await cli(...words.split(' '), '--help');
      expect([words, code]).toEqual([words, 0]);
      expect(out).toContain(command.about);
      expect(out).toContain('EXAMPLES');
      expect(out).toContain('Exit status: 0 done, 1 refused');
      expect(command.examples.every((one) => one.includes(`rutina ${words}`))).toBe(true);
    }
  });
  test('without a command lists them all', async () => {
    const { code, out } = await cli();
    expect(code).toBe(0);
    for (const word of Object.keys(commands.commands)) expect(out).toContain(word);
  });
  test('of a group is given where its command is missing, which is a mistake', async () => {
    const { code, out } = await cli('weeks');
    expect(code).toBe(1);
    expect(out).toContain('would-be-sent');
  });
});

test.each([
  ['a command that does not exist', ['rehears'], /There is no command "rehears", did you mean "rehearse"\? There are: start, worker/],
  ['one in a group', ['weeks', 'pase'], /There is no command "weeks pase", did you mean "weeks pause"\?/],
  ['an institution that does not exist', ['weeks', 'list', 'nadie'], /There is no institution "nadie"\. There are: mop\./],
  ['a person who does not exist', ['people', 'show', 'mop', 'nadie'], /There is nobody called "nadie" in mop\. There are: .*lucia/],
  ['a goal that does not exist', ['goals', 'show', 'mop', 'MOP-99'], /There is no goal MOP-99 in mop\. There are: MOP-01, MOP-02/],
  ['an item that does not exist', ['items', 'show', 'mop', 'R-099'], /There is no R-099 in mop.*Open are: .*R-001/],
  ['a week that does not exist', ['weeks', 'show', 'mop', '2020-W01'], /There is no week 2020-W01 in mop\. There are: 2026-W48/],
  ['a letter that does not exist', ['letters', 'show', 'mop', 'x'], /There is no letter "x" in mop/],
  ['a day that is none', ['weeks', 'would-be-sent', 'mop', '2026-02-30'], /"2026-02-30" is no day/],
  ['a day that is past', ['weeks', 'would-be-sent', 'mop', '2026-11-20'], /2026-11-20 is past: it is 2026-11-23 in mop/],
  [
    'an act that does not exist',
    ['act', 'mop', 'submitUpdat', '--by', 'lucia'],
    /There is no act "submitUpdat", did you mean submitUpdate\?/,
  ],
  ['Schedules for a clock with a hand', ['schedules', 'apply', 'mop'], /mop lives by a clock with a hand/],
] as const)('%s is told with what there is', async (_what, argv, expected) => {
  const { code, out, err } = await cli(...argv);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(expected);
});

test.each([
  ['lists institutions', ['institutions', 'list'], /mop +Ministerio de Obras Públicas +MINISTRY +America\/Lima +by hand +2026-W48/],
  ['shows one', ['institutions', 'show', 'MOP'], /clock +by hand, at 2026-11-23 00:00/],
  ['lists people', ['people', 'list', 'mop'], /lucia +Lucía Paredes +lucia@mop\.example +es +GOAL_MANAGER \(MOP-01, MOP-04\)/],
  ['shows a person', ['people', 'show', 'mop', 'rosa'], /roles +COORDINATOR/],
  ['lists goals as they stand', ['goals', 'list', 'mop'], /MOP-02 +STOPPED/],
  ['shows a goal', ['goals', 'show', 'mop', 'mop-01'], /1,03 +DELAYED +2026-11-20 +2026-09-30/],
  ['lists items by due date', ['items', 'list', 'mop', '--scope', 'MINISTER'], /R-002 +MINISTER/],
  ['shows an item', ['items', 'show', 'mop', 'R-001'], /held by +COORDINATOR: Rosa Benítez/],
  ['lists weeks', ['weeks', 'list', 'mop'], /2026-W48 +SCHEDULED +RUNNING, version 1 +0 of 17 +M01 2026-11-23 08:00/],
  ['shows a week', ['weeks', 'show', 'mop'], /M05 +Reports cut-off +2026-11-25 18:00/],
  ['lists letters', ['letters', 'list', 'mop'], /There is no such letter/],
  ['shows the database', ['database', 'status'], /migrations +up to date/],
  ['has nothing to migrate', ['database', 'migrate'], /the database is up to date/],
] as const)('%s', async (_what, argv, expected) => {
  const { code, out } = await cli(...argv);
  expect(out).toMatch(expected);
  expect(code).toBe(0);
});

test.each([
  ['institutions', 'list'],
  ['institutions', 'show', 'mop'],
  ['people', 'list', 'mop'],
  ['goals', 'list', 'mop'],
  ['items', 'list', 'mop'],
  ['items', 'show', 'mop', 'R-001'],
  ['weeks', 'list', 'mop'],
  ['weeks', 'show', 'mop'],
  ['weeks', 'would-be-sent', 'mop'],
  ['letters', 'list', 'mop'],
])('%s %s tells programs in JSON', async (...argv) => {
  expect(JSON.parse((await cli(...argv, '--json')).out)).toBeTruthy();
});

test('what a day would send is told, and nothing is sent or changed', async () => {
  const before = await cli('weeks', 'show', 'mop', '--json');
  const { code, out } = await cli('weeks', 'would-be-sent', 'mop', '2026-11-25', '--json');
  expect(code).toBe(0);
  const letters: { time: string; notice: string; to: string; about: string[] }[] = JSON.parse(out);
  // domain.md 11.3 as far as nobody acts: the escalations of 07:00, and four reminders instead of those answered by then.
  expect(letters.filter(({ notice }) => notice === 'N09').map(({ time, about }) => [time, about])).toEqual([
    ['07:00', ['R-002']],
    ['07:00', ['A-003']],
  ]);
  expect(letters.filter(({ notice, time }) => notice === 'N02.3' && time === '15:00')).toHaveLength(4);
  expect(letters.every(({ to }) => to !== '')).toBe(true);
  expect(await cli('weeks', 'show', 'mop', '--json')).toEqual(before);
  expect((await cli('letters', 'list', 'mop')).out).toContain('There is no such letter');
});

test('several mistakes in founding an institution are all named, and nothing is founded', async () => {
  const { code, err } = await cli('institutions', 'create', '--code', 'm', '--kind', 'FOO', '--locale', 'xx');
  expect(code).toBe(1);
  for (const field of ['--code', '--name', '--kind', '--time-zone', '--locale']) expect(err).toContain(`- ${field}: `);
  const file = path.join(folder, 'bad.yaml');
  writeFileSync(
    file,
    'institution:\n  code: MSP\n  name: Salud\n  timeZone: America/Nowhere\n  locale: es\n  timetable: {M05: "07:00", M99: "08:00"}\n',
  );
  const read = await cli('institutions', 'create', file);
  expect(read.code).toBe(1);
  expect(read.err).toContain(`${file}:4: timeZone`);
  expect(read.err).toMatch(/bad\.yaml:6: timetable.*M99/);
  expect((await cli('institutions', 'list', '--json')).out).not.toContain('MSP');
});

test('an institution is founded, peopled and given goals, and its names are taken then', async () => {
  const found = [
    'institutions',
    'create',
    '--code',
    'MSP',
    '--name',
    'Ministerio de Salud',
    '--time-zone',
    'America/Asuncion',
    '--locale',
    'es-PY',
  ];
  expect((await cli(...found)).out).toContain('founded msp');
  expect((await cli(...found)).err).toMatch(/the code MSP is taken\n.*the name Ministerio de Salud is taken/);
  const wrong = await cli(
    'people',
    'add',
    'msp',
    '--id',
    'olga',
    '--name',
    'Olga',
    '--email',
    'nowhere',
    '--roles',
    'FOO',
    '--goals',
    'X-1',
    '--from',
    '2026-13-01',
  );
  expect(wrong.code).toBe(1);
  for (const place of ['--email', '--roles.0.role', '--goals', '--roles.0.from']) expect(wrong.err).toContain(place);
  const olga = [
    'people',
    'add',
    'msp',
    '--id',
    'olga',
    '--name',
    'Olga Medina',
    '--email',
    'olga@msp.example',
    '--roles',
    'INSTANCE_ADMIN,COORDINATOR',
  ];
  expect((await cli(...olga)).code).toBe(0);
  expect((await cli(...olga)).err).toMatch(/olga is here already\n.*olga@msp\.example is the address of Olga Medina/);
  const table = path.join(folder, 'goals.csv');
  writeFileSync(
    table,
    'Código;Meta;Gerente;Meta intermedia;Fecha término\nMSP-01;Hospital de Luque en servicio;olga@msp.example;Obra terminada;31/12/2099\n',
  );
  expect((await cli('goals', 'import', 'msp', table, '--dry-run')).out).toMatch(/MSP-01 +2099-12-31/);
  const unasked = await cli('goals', 'import', 'msp', table);
  expect([unasked.code, unasked.err]).toEqual([1, 'Nothing was written: add --yes to write, or --dry-run to look only.\n']);
  expect((await cli('goals', 'list', 'msp', '--json')).out.trim()).toBe('[]');
  expect((await cli('goals', 'import', 'msp', table, '--yes')).out).toContain('1 goals created, 0 changed, 0 unchanged');
  expect((await cli('goals', 'import', 'msp', table, '--yes')).out).toContain('0 goals created, 0 changed, 1 unchanged');
  expect((await cli('goals', 'list', 'msp')).out).toMatch(/MSP-01.*Olga Medina/);
});

test('a table with mistakes names each with its cell, and writes nothing', async () => {
  const table = path.join(folder, 'bad.csv');
  writeFileSync(table, 'Código;Meta;Meta intermedia;Fecha término\nMOP-77;Una;Paso;31/02/2027\nMOP-78;Otra;Paso;mañana\n');
  const { code, err } = await cli('goals', 'import', 'mop', table, '--yes');
  expect(code).toBe(1);
  expect(err).toMatch(/row 2 · .*31\/02\/2027/);
  expect(err).toMatch(/row 3 · .*mañana/);
  expect((await cli('goals', 'list', 'mop')).out).not.toContain('MOP-77');
});

describe('acts', () => {
  test('go through the one door, in the name of who does them', async () => {
    const { code, out } = await cli('act', 'mop', 'addAction', '--by', 'rosa', 'item=R-001', 'text=Se pidió el pago');
    expect(out).toMatch(/^done: addAction \(event \d+\)/);
    expect(code).toBe(0);
    expect((await cli('items', 'show', 'mop', 'R-001')).out).toMatch(/addAction.*Rosa Benítez/);
  });
  test('as JSON', async () => {
    const { code } = await cli('act', 'mop', 'addAction', '--by', 'rosa', '--json', '{"item":"R-001","text":"otra vez"}');
    expect(code).toBe(0);
  });
  test('fields are what the act takes: lists, yes and no, and parts', async () => {
    const { err } = await cli(
      'act',
      'mop',
      'registerAlert',
      '--by',
      'lucia',
      'on=MOP-01/1,04',
      'title=Lluvias',
      'type=FINANCIAL',
      'urgent=perhaps',
      'treatment.what=x',
      'treatment.who=y',
      'foo=1',
    );
    expect(err).toMatch(/urgent: "perhaps" does not fit; expected true or false/);
    expect(err).toMatch(/treatment\.who: unknown key/);
    expect(err).toMatch(/foo: unknown key/);
  });
  test('that the rules refuse end with 1 and say why', async () => {
    const { code, err } = await cli('act', 'mop', 'decideReprogramming', '--by', 'lucia', 'on=MOP-03/1,02', 'approve=true');
    expect(code).toBe(1);
    expect(err).toMatch(/^refused \(\w+\): /);
  });
  test('by nobody are not done', async () => {
    const { code, err } = await cli(
      'act',
      'mop',
      'recordDecision',
      '--by',
      'nadie',
      '--for',
      'ninguno',
      'level=MINISTER',
      'on=R-002',
      'decision=COMMIT',
      'responsible=alguien',
      'due=2026-12-01',
    );
    expect(code).toBe(1);
    for (const name of ['nadie', 'ninguno', 'alguien']) expect(err).toContain(`there is nobody called "${name}" in mop`);
    expect(err).toContain('there are: ana, andres, carmen');
  });
});

test('a week is steered by an administrator with a reason, and by nobody else', async () => {
  const bare = await cli('weeks', 'pause', 'mop', '2026-W48');
  expect([bare.code, bare.err]).toEqual([1, expect.stringMatching(/--by is missing[\s\S]*--reason is missing/)]);
  const lucia = await cli('weeks', 'pause', 'mop', '2026-W48', '--by', 'lucia', '--reason', 'porque sí');
  expect([lucia.code, lucia.err]).toEqual([1, expect.stringContaining('refused (NotAllowed)')]);
  await cli('people', 'add', 'mop', '--id', 'olga', '--name', 'Olga Medina', '--email', 'olga@mop.example', '--roles', 'INSTANCE_ADMIN');
  expect((await cli('weeks', 'pause', 'mop', '2026-W48', '--by', 'olga', '--reason', 'inundación')).out).toContain('done: pauseWeek');
  expect((await cli('weeks', 'list', 'mop')).out).toMatch(/2026-W48 +SCHEDULED +PAUSED/);
  expect((await cli('weeks', 'resume', 'mop', '2026-w48', '--by', 'olga', '--reason', 'pasó')).code).toBe(0);
  expect((await cli('weeks', 'list', 'mop')).out).toMatch(/2026-W48 +SCHEDULED +RUNNING/);
});

test('Schedules are applied, listed and removed; twice is once', async () => {
  expect((await cli('schedules', 'apply', 'msp')).out).toContain('msp lives by its Schedules');
  expect((await cli('schedules', 'apply', 'msp')).code).toBe(0);
  expect((await cli('schedules', 'list')).out).toMatch(/morning-run\/msp +America\/Asuncion/);
  expect((await cli('institutions', 'list')).out).toMatch(/msp.*wall, scheduled/);
  expect((await cli('schedules', 'remove', 'msp')).out).toContain('msp has no Schedules any more');
  expect((await cli('schedules', 'remove', 'msp')).out).toContain('msp had no Schedules');
});

test('a week of which much has passed is not opened by mistake', async () => {
  await moveHand(store, 'mop', Date.parse('2026-11-25T09:00:00-05:00'));
  const { code, err } = await cli('weeks', 'open', 'mop');
  expect([code, err]).toEqual([1, expect.stringContaining('3 milestones of 2026-W48 have passed (M01, M02, M03)')]);
});

test('a configuration with several mistakes names them all', async () => {
  const { code, err } = await cliWith(() => loadConfig({ PORT: 'x', DATABASE_URL: 'ftp://x', LOG_LEVEL: 'loud' }))('institutions', 'list');
  expect(code).toBe(1);
  for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL']) expect(err).toContain(`- ${name}: `);
});

test('a database that does not answer is a failure of the service, told without its password', async () => {
  const { code, err } = await cliWith(() => loadConfig({ DATABASE_URL: 'postgresql://u:secret@127.0.0.1:9/x' }))('institutions', 'list');
  expect(code).toBe(2);
  expect(err).toContain('ECONNREFUSED');
  expect(err).not.toContain('secret');
});

describe('import', () => {
  const table = path.join(folder, 'actores.csv');
  const person = ['--id', 'olga', '--name', 'Olga Medina', '--email', 'olga@mop.example', '--roles', 'INSTANCE_ADMIN'];
  beforeAll(() => cli('people', 'add', 'mop', ...person)); // where she is not yet
  test('of a table with errors writes nothing, and gives it back with a column of errors', async () => {
    writeFileSync(table, 'Actor;Sector\nGremio de Constructores;Astronomía\n');
    const back = path.join(folder, 'errors.xlsx');
    const wrong = await cli('import', 'actors', table, '--institution', 'mop', '--errors', back);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('row 2 · Sector · "Astronomía": does not fit; expected one of: ');
    expect(existsSync(back)).toBe(true);
    expect(wrong.err).toContain(`wrote ${back}`);
  });
  test('shows what it would do, then does it as the one administrator', async () => {
    writeFileSync(table, 'Actor;Sector\nGremio de Constructores;Privado\n');
    const looked = await cli('import', 'actors', table, '--institution', 'mop', '--dry-run');
    expect([looked.code, looked.out.includes('Gremio de Constructores')]).toEqual([0, true]);
    expect((await cli('import', 'actors', table, '--institution', 'mop')).err).toContain('add --yes to write');
    expect((await cli('import', 'actors', table, '--institution', 'mop', '--yes')).out).toContain('1 rows written, 0 were there already');
    expect((await cli('import', 'actors', table, '--institution', 'mop', '--yes')).err).toContain('all of it is there already');
  });
  test('writes an empty table to fill in, and knows goals too', async () => {
    const empty = path.join(folder, 'goals.xlsx');
    expect((await cli('import', 'goals', empty, '--institution', 'mop', '--template')).code).toBe(0);
    const goals = await cli('import', 'goals', empty, '--institution', 'mop', '--dry-run');
    expect(goals.err).toContain('no goal in the table');
    expect((await cli('import', 'stars', empty, '--institution', 'mop')).err).toContain('there are: goals, people');
  });
});
