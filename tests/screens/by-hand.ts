import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { PlannedAct } from '../../client/rehearsal/driver.ts';
import type { Hands } from '../../client/rehearsal/rehearse.ts';
import { transaction } from '../../store/transaction.ts';
import { type Doors, openDoors } from '../web/access/doors.ts';

/** A person at their own browser, on the pages of the institution. */
export interface Person {
  readonly page: Page;
  readonly open: (address: string) => Promise<void>;
  readonly choose: (name: string, value: string) => Promise<void>; // a radio or a tick
  readonly fill: (name: string, text: string) => Promise<void>;
  readonly pick: (name: string, label: string) => Promise<void>; // from a list
  readonly press: (button: string) => Promise<void>; // and wait for what it leads to
  readonly send: (key: string, value?: string) => Promise<void>; // the form with this key, by its button or the one with this value
  readonly reads: (text: string) => Promise<void>;
}
/** What somebody does at the scripted instant of an act; undefined: another act of the same form does it. */
export type Script = Readonly<Record<string, { readonly who: string; readonly do: (person: Person) => Promise<void> } | undefined>>;
/** Who else looks at a page of theirs at that instant, and what it must tell them. */
export type Looks = Readonly<Record<string, readonly { readonly who: string; readonly at: string; readonly reads: string }[]>>;

/** Does the acts of a scenario through the real pages in a real browser, each person at a browser of their own. */
export function byHand(
  browser: Browser,
  script: Script,
  looks: Looks,
  javaScriptEnabled: boolean,
): { readonly hands: Hands; readonly close: () => Promise<void> } {
  const closing: (() => Promise<unknown>)[] = [];
  const hands: Hands = async (room, { institutionId }) => {
    const doors = await openDoors(room.store);
    const origin = await doors.server.listen({ host: '127.0.0.1', port: 0 });
    closing.push(() => doors.server.close());
    const addresses = await transaction(room.store, institutionId, 'none', (tx) =>
      tx.db.person.findMany({ where: { institutionId }, select: { handle: true, email: true } }),
    );
    const people = new Map<string, Promise<Person>>();
    const personOf = (handle: string): Promise<Person> => {
      const known = people.get(handle) ?? atTheirBrowser(handle);
      people.set(handle, known);
      return known;
    };
    async function atTheirBrowser(handle: string): Promise<Person> {
      const context = await browser.newContext({
        javaScriptEnabled,
        locale: 'es-PE',
        viewport: { width: 390, height: 844 },
      });
      closing.push(() => context.close());
      const page = await pageOf(context);
      await signIn(page, `${origin}/${institutionId}`, addresses.find((one) => one.handle === handle)?.email ?? handle, doors);
      return person(page, `${origin}/${institutionId}`, doors);
    }
    return async (planned) => {
      const key = nameOf(planned);
      if (!(key in script)) throw new Error(`nobody does ${key}`);
      for (const { who, at, reads } of looks[key] ?? []) {
        const looking = await personOf(who);
        await looking.open(at);
        await looking.reads(reads);
      }
      const step = script[key];
      if (step) await step.do(await personOf(step.who));
      return { kind: 'done', event: 0 };
    };
  };
  return {
    hands,
    close: async () => {
      for (const close of closing.reverse()) await close();
    },
  };
}

/** In by the code of a letter, as whoever has no link at hand. */
async function signIn(page: Page, base: string, address: string, doors: Doors): Promise<void> {
  const before = doors.letters.length;
  await page.goto(base);
  await page.locator('input[name=address]').fill(address);
  await sends(page, page.locator('main form .btn').first(), address);
  await page.locator('input[name=code]').fill(await doors.codeFor(address, before));
  await sends(page, page.locator('main form .btn').first(), `the code of ${address}`);
}

async function pageOf(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

/** `submitUpdate MOP-01`: an act by its name and what it is about. */
function nameOf({ act }: PlannedAct): string {
  const about = 'item' in act ? act.item : 'on' in act ? act.on : 'goal' in act ? act.goal : 'opportunity' in act ? act.opportunity : '';
  return [act.do, ...('level' in act ? [act.level] : []), about].join(' ').trim();
}

function person(page: Page, base: string, { logged }: Doors): Person {
  const named = (name: string): string => `main [name="${name}"]`;
  return {
    page,
    open: async (address) => {
      const answer = await page.goto(`${base}${address}`);
      if (answer?.status() !== 200) throw new Error(`${address} was answered with ${answer?.status()}`);
    },
    choose: (name, value) => page.locator(`${named(name)}[value="${value}"]`).check(),
    fill: (name, text) => page.locator(named(name)).fill(text),
    pick: async (name, label) => {
      await page.locator(named(name)).selectOption({ label });
    },
    press: (button) => sends(page, page.getByRole('main').getByRole('button', { name: button, exact: true }), button),
    send: (key, value) => {
      const form = page.locator(`main form:has(input[name="key"][value="${key}"])`);
      return sends(page, form.locator(value === undefined ? 'button' : `button[value="${value}"]`).first(), key);
    },
    reads: async (text) => {
      const body = (await page.locator('body').textContent()) ?? '';
      if (!body.includes(text)) throw new Error(`«${text}» is not on ${page.url()}: ${JSON.stringify(logged)}\n${body}`);
    },
  };
}

async function sends(page: Page, button: Locator, what: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), button.click()]);
  const refused = await page.locator('.errors').allTextContents();
  if (refused.length > 0) throw new Error(`${what} was refused: ${refused.join(' ')}`);
}
