import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashOf } from '../../../activities/letter-links.ts';
import { type Tx, transaction } from '../../../store/transaction.ts';
import { zoneOf } from '../../../store/zone.ts';
import { playRoutine } from '../../support/playing.ts';
import { type Jar, recordOf, signIn } from './doors.ts';
import { openWednesday, type Wednesday } from './wednesday.ts';

const zone = zoneOf('America/Lima');
const at = (local: string): number => zone.instantOf(local.slice(0, 10), local.slice(11));
let wednesday: Wednesday;
beforeAll(async () => {
  wednesday = await openWednesday();
});
afterAll(() => wednesday?.close());
beforeEach(() => {
  wednesday.doors.logged.length = 0;
});

describe('the link of a letter', () => {
  test('leads to a page whose address says nothing, which tells whose forms it opens and until when', async () => {
    const secret = await wednesday.linkTo('lucia', 'N02');
    const jar = wednesday.doors.browser();
    const open = await jar.get(`/mop/open/${secret}`);
    expect([open.status, open.location]).toEqual([303, '/mop/opened']);
    const { status, body, headers } = await jar.get('/mop/opened');
    expect(status).toBe(200);
    expect(body).toContain('Lucía Paredes: 2 metas por actualizar');
    expect(body).toMatch(/A tiempo hasta hoy miércoles 25[^.]* a las 18:00/);
    expect(body).toMatch(/otra vez hasta mañana jueves 26[^.]* a las 08:30/);
    expect(body).toContain('120 km de la carretera Norte');
    expect(body).not.toContain(secret);
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  test.each([
    ['N02', 'lucia', 'UPDATE', '/mine/MOP-01'],
    ['N01', 'lucia', 'UPDATE', '/mine/MOP-04'],
    ['N14', 'rosa', 'DESK', '/desk'],
    ['N16', 'carmen', 'BRIEFING', '/briefing'],
    ['N17', 'hugo', 'SITTING', '/sitting'],
    ['N19', 'gabriel', 'AGENDA', '/agenda'],
  ])('%s to %s opens the forms of %s: %s', async (notice, handle, _form, to) => {
    const jar = wednesday.doors.browser();
    await jar.get(`/mop/open/${await wednesday.linkTo(handle, notice)}`);
    const opened = await jar.get('/mop/opened');
    expect(opened.body).toContain(`value="${to}"`);
    expect((await jar.fill(opened, '/mop/opened', { to })).location).toBe(`/mop${to}`);
  });

  test('of a letter that asks for nothing only shows the letter', async () => {
    const jar = wednesday.doors.browser();
    await jar.get(`/mop/open/${await wednesday.linkTo('lucia', 'N21', { subject: 'Resumen de la semana' })}`);
    const { status, body } = await jar.get('/mop/opened');
    expect(status).toBe(200);
    expect(body).toContain('Resumen de la semana');
    expect(body).toContain('carta que recibió Lucía Paredes');
    expect(body).not.toContain('name="to"');
    expect((await jar.get('/mop/mine/MOP-01')).location).toContain('/mop/sign-in');
  });

  test('opens its own form, whose submission is kept as having come by the link', async () => {
    const { jar, page } = await wednesday.enter(await wednesday.linkTo('marta', 'N02'), '/mine/MOP-03');
    expect(page.status).toBe(200);
    expect(page.body).toContain('Marta Solís');
    const draft = await jar.fill(page, '/mop/mine/MOP-03', { 'report-text': 'Vigas en obra.' });
    expect(draft.status).toBe(303);
    const drafts = await transaction(wednesday.store, 'mop', 'none', (tx) =>
      tx.db.formDraft.findMany({ where: { personId: wednesday.idOf('marta') } }),
    );
    expect(JSON.stringify(drafts)).toContain('Vigas en obra.');
  });

  test('is opened when a person presses the button, the first time, and not when something follows it (9.3, K8)', async () => {
    const secret = await wednesday.linkTo('rosa', 'N14');
    const openedAt = async (): Promise<Date | null | undefined> => {
      const copy = await transaction(wednesday.store, 'mop', 'none', (tx) =>
        tx.db.letterCopy.findFirst({ where: { linkHash: hashOf(secret) } }),
      );
      return copy?.openedAt;
    };
    const jar = wednesday.doors.browser();
    await jar.get(`/mop/open/${secret}`);
    await jar.get('/mop/opened');
    await jar.get('/mop/opened/letter');
    expect(await openedAt()).toBeNull();
    await wednesday.enter(secret, '/desk', jar);
    const first = await openedAt();
    expect(first?.getTime()).toBe(at('2026-11-25T08:40'));
    await playRoutine(wednesday.store, 'mop', at('2026-11-25T08:41'));
    await wednesday.enter(secret, '/desk');
    expect(await openedAt()).toEqual(first);
  });

  test('can be used again and again until its phase closes', async () => {
    const secret = await wednesday.linkTo('lucia', 'N02');
    for (const jar of [wednesday.doors.browser(), wednesday.doors.browser('203.0.113.5'), wednesday.doors.browser('203.0.113.6')])
      expect((await wednesday.enter(secret, '/mine/MOP-01', jar)).page.status).toBe(200);
  });
});

describe('a link opens its forms and nothing else', () => {
  test.each(['/mop/account', '/mop/mine/MOP-02', '/mop/mine/MOP-03', '/msp/account'])('%s stays closed', async (address) => {
    const { jar } = await wednesday.enter(await wednesday.linkTo('lucia', 'N02'), '/mine/MOP-01');
    const { status, location, body } = await jar.get(address);
    expect(status === 303 ? location : status).toEqual(address.includes('mine') ? 404 : expect.stringContaining('/sign-in'));
    expect(body).not.toContain('Puente');
  });

  test.each([
    ['delegate', { from: 'lucia', to: 'ivan', role: 'GOAL_MANAGER', since: '2026-11-25', until: '2026-12-25' }],
    ['withdrawDelegation', { delegation: randomUUID() }],
    ['pauseWeek', { week: '2026-W48', reason: 'porque sí' }],
  ])('the act %s is refused at the address of its form', async (act, fields) => {
    const { jar, page } = await wednesday.enter(await wednesday.linkTo('lucia', 'N02'), '/mine/MOP-01');
    const before = await recordOf(wednesday.store, 'mop');
    const ids = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, wednesday.idOf(value) || value]));
    const answer = await jar.fill(page, '/mop/mine/MOP-01', { key: 'other', do: act, ...ids });
    expect(answer.status).toBe(403);
    expect(await recordOf(wednesday.store, 'mop')).toBe(before);
  });

  test('does not open before the button was pressed', async () => {
    const jar = wednesday.doors.browser();
    await jar.get(`/mop/open/${await wednesday.linkTo('lucia', 'N02')}`);
    expect((await jar.get('/mop/mine/MOP-01')).location).toContain('/mop/sign-in?then=');
  });

  test.each(['/desk', '/mine/MOP-02', 'https://evil.example', '//evil.example', '/../msp'])(
    'the button leads only to its forms, not to %s',
    async (to) => {
      const jar = wednesday.doors.browser();
      await jar.get(`/mop/open/${await wednesday.linkTo('lucia', 'N02')}`);
      const answer = await jar.fill(await jar.get('/mop/opened'), '/mop/opened', { to });
      expect(answer.location).toBe('/mop/opened');
    },
  );

  test("somebody signed in stays who they are; another person's letter waits until they sign out", async () => {
    const jar = await signIn(wednesday.doors, 'mop', 'ivan@mop.example');
    await jar.get(`/mop/open/${await wednesday.linkTo('lucia', 'N02')}`);
    const opened = await jar.get('/mop/opened');
    expect(opened.body).toContain('En este navegador entró Iván Rojas');
    expect(opened.body).not.toContain('name="to"');
    expect((await jar.get('/mop/account')).body).toContain('ivan@mop.example');
    await jar.fill(opened, '/mop/sign-out');
    expect((await jar.get('/mop/account')).location).toContain('/mop/sign-in');
  });
});

describe('a link ends with its person and its phase', () => {
  const change = (work: (tx: Tx) => Promise<unknown>) => transaction(wednesday.store, 'mop', 'none', work);
  async function refusedOn(jar: Jar, why: string): Promise<void> {
    const opened = await jar.get('/mop/opened');
    expect(opened.status).toBe(410);
    expect(opened.body).toContain('entre con un código');
    expect((await jar.get('/mop/mine/MOP-05')).location).toContain('/mop/sign-in');
    expect(wednesday.doors.logged).toContainEqual({ message: 'a link was refused', fields: expect.objectContaining({ why }) });
  }

  test('revoked', async () => {
    const secret = await wednesday.linkTo('ivan', 'N02');
    const { jar } = await wednesday.enter(secret, '/mine/MOP-05');
    await change((tx) => tx.db.letterCopy.updateMany({ where: { linkHash: hashOf(secret) }, data: { linkRevokedAt: new Date() } }));
    await refusedOn(jar, 'revoked');
  });

  test('the person was disabled', async () => {
    const { jar } = await wednesday.enter(await wednesday.linkTo('ivan', 'N02'), '/mine/MOP-05');
    await change((tx) => tx.db.person.updateMany({ where: { id: wednesday.idOf('ivan') }, data: { active: false } }));
    await refusedOn(jar, 'revoked');
    await change((tx) => tx.db.person.updateMany({ where: { id: wednesday.idOf('ivan') }, data: { active: true } }));
    expect((await jar.get('/mop/mine/MOP-05')).status).toBe(200);
  });

  test('the role has ended: nothing but the letter is left', async () => {
    const { jar } = await wednesday.enter(await wednesday.linkTo('ivan', 'N02'), '/mine/MOP-05');
    const where = { personId: wednesday.idOf('ivan'), role: 'GOAL_MANAGER' };
    await change((tx) => tx.db.roleAssignment.updateMany({ where, data: { to: new Date('2026-11-24') } }));
    expect((await jar.get('/mop/mine/MOP-05')).status).toBe(403);
    expect((await jar.get('/mop/opened')).body).not.toContain('name="to"');
    await change((tx) => tx.db.roleAssignment.updateMany({ where, data: { to: null } }));
  });

  // Last: the clock only goes forward (domain.md 3.2).
  test('the phase: an update until the end of grace, a correction and the desk until the selection, the briefing until its decisions are due', async () => {
    const returned = { where: { week: '2026-W48', goal: { code: 'MOP-05' } }, data: { state: 'RETURNED' } };
    await change((tx) => tx.db.weeklyUpdate.updateMany(returned));
    const links = new Map<string, string>();
    for (const [handle, notice] of [
      ['ivan', 'N02'],
      ['ivan', 'N06'],
      ['rosa', 'N14'],
      ['carmen', 'N16'],
      ['hugo', 'N17'],
      ['gabriel', 'N19'],
    ] as const)
      links.set(notice, await wednesday.linkTo(handle, notice));
    const openNow = async (): Promise<string[]> => {
      const open: string[] = [];
      for (const [notice, secret] of links) {
        const jar = wednesday.doors.browser(`10.0.0.${notice.slice(1)}`);
        await jar.get(`/mop/open/${secret}`);
        if ((await jar.get('/mop/opened')).body.includes('name="to"')) open.push(notice);
      }
      return open;
    };
    expect(await openNow()).toEqual(['N02', 'N06', 'N14', 'N16', 'N17', 'N19']);
    const before = (await wednesday.enter(links.get('N02') ?? '', '/mine/MOP-05')).jar;
    await playRoutine(wednesday.store, 'mop', at('2026-11-26T08:29'));
    expect(await openNow()).toEqual(['N02', 'N06', 'N14', 'N16', 'N17', 'N19']);
    await playRoutine(wednesday.store, 'mop', at('2026-11-26T08:30'));
    expect(await openNow()).toEqual(['N06', 'N14', 'N16', 'N17', 'N19']);
    await refusedOn(before, 'closed');
    await playRoutine(wednesday.store, 'mop', at('2026-11-26T13:00'));
    expect(await openNow()).toEqual(['N16', 'N17', 'N19']);
    await playRoutine(wednesday.store, 'mop', at('2026-11-26T18:00'));
    expect(await openNow()).toEqual(['N17', 'N19']);
    await playRoutine(wednesday.store, 'mop', at('2026-11-27T17:00'));
    expect(await openNow()).toEqual(['N19']); // answers are asked by the next manager day
    await playRoutine(wednesday.store, 'mop', at('2026-12-02T18:00'));
    expect(await openNow()).toEqual([]);
  });
});
