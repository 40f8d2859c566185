import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadScenario } from '../client/rehearsal/load.ts';
import { createDatabase, dropDatabase } from '../store/databases.ts';
import { openStore } from '../store/store.ts';
import { zoneOf } from '../store/zone.ts';
import { playRoutine } from '../tests/support/playing.ts';
import { madeUpInstitution } from './institutions.ts';
import { filled, type Got, type Visitor, visitor } from './people.ts';

const PEOPLE = 50;
const THINK_MS = 1_000; // between two pages of a person who is in a hurry
const SECONDS = 10;
const SUBMISSIONS = 3_000;
const PLAYED_UP_TO = 1_000; // goals: beyond, only the dashboard is asked, and it needs no week

interface Pages {
  readonly origin: string;
  readonly statements: () => Promise<number>;
  readonly codeFor: (address: string) => Promise<string>;
  readonly stop: () => void;
}

/** What pages cost in an institution of so many goals with fifty people at once: pages/s, p50 and p99, statements, weight. */
export async function pageCosts(ownerUrl: string, goals: number, { quick = false } = {}): Promise<string[]> {
  const name = `bench_${randomBytes(5).toString('hex')}`;
  const url = await createDatabase(ownerUrl, name);
  const store = openStore({ url, wall: Date.now });
  try {
    const scenario = madeUpInstitution(1, goals);
    const id = scenario.institution.code.toLowerCase();
    await loadScenario(store, scenario, id);
    if (goals <= PLAYED_UP_TO) await playRoutine(store, id, zoneOf('America/Lima').instantOf('2026-11-25', '10:00'));
    const pages = await start(url);
    try {
      return await measure(pages, id, goals, quick);
    } finally {
      pages.stop();
    }
  } finally {
    await store.close();
    await dropDatabase(ownerUrl, name);
  }
}

async function measure(pages: Pages, id: string, goals: number, quick: boolean): Promise<string[]> {
  const scenario = madeUpInstitution(1, goals);
  const managers = scenario.people.filter(({ roles }) => roles.some(({ role }) => role === 'GOAL_MANAGER')).slice(0, PEOPLE);
  const seconds = quick ? 2 : SECONDS;
  const coordinator = await signedIn(pages, id, `${scenario.people.find(({ roles }) => roles[0]?.role === 'COORDINATOR')?.email}`, 0);
  const readers = await Promise.all(Array.from({ length: PEOPLE }, async () => coordinator)); // one session, as fifty tabs
  const bare = (await round(readers, seconds / 2, 0, (one) => one.get('/assets/rutina.css'))).length / (seconds / 2);
  const lines = [
    `a style sheet from memory, by the same server and visitors: ${bare.toFixed(0)} a second`,
    await told(pages, `dashboard, ${goals} goals`, readers, { seconds, bare }, (one) => one.get(`/${id}/dashboard`)),
  ];
  if (goals > PLAYED_UP_TO) return lines;
  const people = await Promise.all(
    managers.map(async ({ email, roles }, index) => ({
      browser: await signedIn(pages, id, email, index + 1),
      goals: roles[0]?.goals ?? [],
    })),
  );
  const work = Array.from({ length: PEOPLE }, (_, index) => {
    const { browser, goals: own } = people[index % people.length] ?? { browser: coordinator, goals: [] };
    return { browser, address: `/${id}/mine/${own[Math.floor(index / people.length) % Math.max(1, own.length)]}` };
  });
  lines.push(await told(pages, `manager's form, ${goals} goals`, work, { seconds, bare }, ({ browser, address }) => browser.get(address)));
  lines.push(await submissions(pages, `submission, ${goals} goals, a second to fill it in`, work, quick ? 200 : SUBMISSIONS / 3, THINK_MS));
  lines.push(await submissions(pages, `submission, ${goals} goals, without a pause`, work, quick ? 200 : SUBMISSIONS, 0));
  return lines;
}

/** Everybody opens a form, fills it in and sends it, again and again: the sending alone is measured, and every one must be recorded. */
async function submissions(
  pages: Pages,
  what: string,
  work: readonly { readonly browser: Visitor; readonly address: string }[],
  wanted: number,
  pauseMs: number,
): Promise<string> {
  const times: number[] = [];
  let [asked, lost] = [0, 0];
  const began = performance.now();
  const before = await pages.statements();
  await Promise.all(
    work.map(async ({ browser, address }, index) => {
      await pause((pauseMs * index) / work.length); // nobody begins at the same instant
      while (asked < wanted) {
        asked += 1;
        const form = filled((await browser.get(address)).body, 'update');
        form.append('send', '1');
        await pause(pauseMs);
        const sent = await browser.post(address, form);
        if (sent.status !== 303) lost += 1;
        times.push(sent.ms);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  const each = ((await pages.statements()) - before) / times.length;
  return `${what}: ${times.length} sent by ${work.length} people, ${lost} lost, ${(times.length / seconds).toFixed(0)}/s with the form read before each (3,000 take ${((3_000 * seconds) / times.length).toFixed(0)} s); p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms; ${each.toFixed(1)} statements for form and sending`;
}

async function told<Who>(
  pages: Pages,
  what: string,
  everybody: readonly Who[],
  { seconds, bare }: { readonly seconds: number; readonly bare: number }, // bare: style sheets a second, the measure of this machine now
  ask: (who: Who) => Promise<Got>,
): Promise<string> {
  const [first] = everybody;
  if (first === undefined) return `${what}: nobody`;
  const warm = await ask(first);
  if (warm.status !== 200) return `${what}: answered ${warm.status} ${warm.location}`;
  const before = await pages.statements();
  await ask(first);
  const statements = (await pages.statements()) - before;
  const paced = await round(everybody, seconds, THINK_MS, ask);
  const flatOut = await round(everybody, seconds / 2, 0, ask);
  const rate = flatOut.length / (seconds / 2);
  return `${what}: p50 ${at(paced, 0.5)} ms, p99 ${at(paced, 0.99)} ms with ${everybody.length} people at a page a second each; ${rate.toFixed(0)} pages/s where nobody pauses, ${(rate / bare).toFixed(2)} of the style sheets (p50 ${at(flatOut, 0.5)}, p99 ${at(flatOut, 0.99)} ms); ${(Buffer.byteLength(warm.body) / 1024).toFixed(1)} kB, ${statements} statements (load ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} cores)`;
}

/** Everybody asks again and again, pausing so long between two pages; answers how long each took. */
async function round<Who>(everybody: readonly Who[], seconds: number, pauseMs: number, ask: (who: Who) => Promise<Got>): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    everybody.map(async (who, index) => {
      await pause((pauseMs * index) / everybody.length); // nobody begins at the same instant
      while (performance.now() < until) {
        times.push((await ask(who)).ms);
        await pause(pauseMs);
      }
    }),
  );
  return times;
}

const at = (times: readonly number[], share: number): string =>
  (times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);

async function signedIn({ origin, codeFor }: Pages, id: string, address: string, number: number): Promise<Visitor> {
  const browser = visitor(origin, number);
  const ask = filled((await browser.get(`/${id}/sign-in`)).body, 'sign-in');
  ask.set('address', address);
  const code = codeFor(address);
  await browser.post(`/${id}/sign-in`, ask);
  const type = filled((await browser.get(`/${id}/sign-in/code`)).body, 'code');
  type.set('code', await code);
  const entered = await browser.post(`/${id}/sign-in/code`, type);
  if (entered.status !== 303) throw new Error(`${address} could not sign in: ${entered.status}`);
  return browser;
}

async function start(url: string): Promise<Pages> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'pages-server.ts'), [url], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const waiting = new Map<string, (value: never) => void>();
  const wait = <Value>(key: string): Promise<Value> => new Promise<Value>((resolve) => waiting.set(key, resolve as (value: never) => void));
  child.on('message', (message: Record<string, unknown>) => {
    if ('error' in message) process.stderr.write(`${JSON.stringify(message)}\n`);
    const key = 'to' in message ? `code ${message.to}` : (Object.keys(message)[0] ?? '');
    waiting.get(key)?.(('to' in message ? message.code : message[key]) as never);
  });
  return {
    origin: await wait<string>('listening'),
    statements: () => {
      const answer = wait<number>('statements');
      child.send('cost');
      return answer;
    },
    codeFor: (address) => wait(`code ${address}`),
    stop: () => void child.kill(),
  };
}
