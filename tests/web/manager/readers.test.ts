import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LinkScope } from '../../../client/web/visit.ts';
import { addPeople } from '../../../store/institutions.ts';
import { transaction } from '../../../store/transaction.ts';
import { openScreens, READER, type Screens } from '../../support/screens.ts';
import { eventsOf, fieldsOf, performAs, updateOf } from './forms.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-25T10:02' });
}, 60_000);
afterAll(() => screens.close());

const LINK: LinkScope = { copyId: 'copy', week: '2026-W48', form: 'UPDATE' };
const PAGES = ['/mop/mine', '/mop/mine/MOP-03', '/mop/mine/MOP-03/documents', '/mop/mine/raise/alert'];

describe('whose form it is', () => {
  test.each(PAGES)('%s opens to its manager, by session and by the link of a letter', async (address) => {
    expect((await screens.as('marta').get(address)).status).toBe(200);
    expect((await screens.as('marta', LINK).get(address)).status).toBe(200);
  });
  test.each([
    ['another manager', 'lucia', undefined, 404],
    ['another manager by a link of theirs', 'lucia', LINK, 404],
    ['the coordinator', 'rosa', undefined, 403],
    ['the minister', 'carmen', undefined, 403],
  ] as const)('%s: it is not theirs', async (_what, handle, link, status) => {
    const browser = screens.as(handle, link);
    for (const address of ['/mop/mine/MOP-03', '/mop/mine/MOP-03/documents', '/mop/mine/MOP-03/sent']) {
      expect((await browser.get(address)).status).toBe(status);
      expect((await browser.post(address, { key: 'update', send: '1' })).status).toBe(status);
    }
    expect((await updateOf(screens, 'MOP-03')).state).toBe('PENDING');
  });
  test('a link that opens another form opens none of these', async () => {
    const { status, location } = await screens.as('marta', { ...LINK, form: 'NONE' }).get('/mop/mine/MOP-03');
    expect([status, location?.includes('/sign-in')]).toEqual([303, true]);
  });
  test('nothing can be raised on a goal of somebody else through the form', async () => {
    const alert = { key: 'raise', do: 'registerAlert', on: 'MOP-03', title: 'No es mía', type: 'LEGAL', description: 'x' };
    expect((await screens.as('lucia').post('/mop/mine/raise/alert', alert)).status).toBe(404);
  });
});

describe('a delegate', () => {
  test('sees in whose place they act, and it is stored', async () => {
    const { people } = screens;
    const [from = '', to = ''] = [people.get('marta'), people.get('ivan')];
    await performAs(screens, 'marta', { do: 'delegate', from, to, role: 'GOAL_MANAGER', since: '2026-11-25', until: '2026-11-27' });
    const ivan = screens.as('ivan');
    expect((await ivan.get('/mop/mine')).body).toContain('MOP-03');
    const { body } = await ivan.get('/mop/mine/MOP-03');
    expect(body).toContain('Actúa en nombre de Marta Solís.');
    const answers = {
      'ig-1,02': 'ON_COURSE',
      'ig-1,02-why': 'acero',
      'ig-1,03': 'ON_COURSE',
      'item-A-001': 'ACTION',
      'item-A-001-action': 'llamada',
    };
    const more = { 'item-A-002': 'NO_MOVEMENT', 'item-A-002-nothing': 'feriado', news: 'NONE', report: 'NO_CHANGE', send: '1' };
    const sent = await ivan.post('/mop/mine/MOP-03', { ...fieldsOf(body, 'update'), ...answers, ...more });
    expect(sent.location).toBe('/mop/mine/MOP-03/sent');
    expect(await updateOf(screens, 'MOP-03')).toMatchObject({ submittedBy: to, onBehalfOf: from });
    expect((await ivan.get('/mop/mine/MOP-03/sent')).body).toContain('En nombre de Marta Solís.');
    expect((await screens.as('marta').get('/mop/mine')).body).toContain('Iván Rojas puede actuar en su nombre hasta el 27/11/2026.');
  });
});

describe('an assistant', () => {
  test('fills in and saves what the manager then finds and sends', async () => {
    const { store, institutionId } = screens;
    await transaction(store, institutionId, 'exclusive', async (tx) => {
      const goal = await tx.db.goal.findFirstOrThrow({ where: { institutionId, code: 'MOP-02' } });
      const roles = [{ role: 'GOAL_ASSISTANT' as const, goalIds: [goal.id] }];
      await addPeople(tx, [{ handle: 'sara', name: 'Sara Molina', email: 'sara@mop.example', locale: 'es', active: true, roles }]);
    });
    const sara = screens.as('sara');
    expect((await sara.get('/mop/mine')).body).toContain('Empezar MOP-02');
    const { body } = await sara.get('/mop/mine/MOP-02');
    expect(body).toContain('Usted puede llenar y guardar; la envía la gerencia de la meta.');
    expect(body).not.toContain('name="send"');
    const filled = { ...fieldsOf(body, 'update'), 'ig-1,03': 'RESTRICTED', 'ig-1,03-which': 'R-002', news: 'NONE', report: 'NO_CHANGE' };
    expect((await sara.post('/mop/mine/MOP-02', { ...filled, send: '1' })).status).toBe(403);
    expect((await sara.post('/mop/mine/MOP-02', { ...filled, form: crypto.randomUUID(), save: 'all' })).status).toBe(303);
    expect(await updateOf(screens, 'MOP-02')).toMatchObject({ state: 'DRAFT' });
    const andres = screens.as('andres');
    const page = await andres.get('/mop/mine/MOP-02');
    expect(page.body).toContain('3 de 3 respondidas. Borrador de Sara Molina: 25/11/2026, 10:02.');
    const sent = await andres.post('/mop/mine/MOP-02', { ...fieldsOf(page.body, 'update'), send: '1' });
    expect(sent.location).toBe('/mop/mine/MOP-02/sent');
  });
});

describe('documents', () => {
  const PDF = Buffer.from('%PDF-1.7\nacta de entrega');
  async function attach(handle: string, name: string, bytes: Buffer, link?: LinkScope) {
    const boundary = 'one-boundary';
    const { body } = await screens.as(handle, link).get('/mop/mine/MOP-03/documents');
    const fields = Object.entries(fieldsOf(body, 'attach')).map(
      ([field, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${String(value)}\r\n`,
    );
    const head = `${fields.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`;
    return screens.server.inject({
      method: 'POST',
      url: '/mop/mine/MOP-03/documents',
      headers: { [READER]: JSON.stringify({ handle, link }), 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
  }
  const linkIn = (body: string): string => /href="(\/mop\/documents\/[^"]+)"/.exec(body)?.[1] ?? '';

  test('one that is attached is listed, and goes out as a file to keep', async () => {
    expect((await attach('marta', '../acta de entrega.pdf', PDF)).statusCode).toBe(303);
    const { body } = await screens.as('marta').get('/mop/mine/MOP-03/documents');
    expect(body).toContain('acta de entrega.pdf');
    const file = await screens.as('marta').get(linkIn(body));
    expect([file.status, file.body]).toEqual([200, PDF.toString()]);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''acta%20de%20entrega.pdf",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(await eventsOf(screens, 'change')).toContainEqual({
      of: 'goal',
      id: 'MOP-03',
      field: 'document',
      before: null,
      after: 'acta de entrega.pdf',
    });
  });
  test('its goal decides who gets it', async () => {
    const address = linkIn((await screens.as('marta').get('/mop/mine/MOP-03/documents')).body);
    expect((await screens.as('marta', LINK).get(address)).status).toBe(200);
    expect((await screens.as('rosa').get(address)).status).toBe(200);
    expect((await screens.as('lucia', LINK).get(address)).status).toBe(404);
    expect((await screens.as('marta').get('/mop/documents/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await screens.as('marta').get('/mop/documents/x')).status).toBe(404);
  });
  test.each([
    ['a page in the clothes of a document', 'acta.pdf', Buffer.from('<html><script>alert(1)</script>')],
    ['a page', 'acta.html', Buffer.from('<html>')],
    ['nothing', 'acta.pdf', Buffer.alloc(0)],
  ])('%s is refused', async (_what, name, bytes) => {
    const refused = await attach('marta', name, bytes);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('href="#f-attach-file"');
  });
  test('removed, with a reason, it is gone for everybody', async () => {
    const { body } = await screens.as('marta').get('/mop/mine/MOP-03/documents');
    const address = linkIn(body);
    const id = address.split('/').at(-1) ?? '';
    const bare = await screens.as('marta').post('/mop/mine/MOP-03/documents', { ...fieldsOf(body, `remove/${id}`), reason: ' ' });
    expect(bare.status).toBe(422);
    const gone = await screens
      .as('marta')
      .post('/mop/mine/MOP-03/documents', { ...fieldsOf(body, `remove/${id}`), reason: 'era de otra obra' });
    expect(gone.status).toBe(303);
    expect((await screens.as('marta').get(address)).status).toBe(404);
  });
});

describe('weight and words', () => {
  test('the form weighs less than 30 kB with its style, script and icon', async () => {
    const page = await screens.as('lucia').get('/mop/mine/MOP-01');
    const parts = [...page.body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address);
    expect(parts.length).toBeGreaterThan(2);
    const sizes = await Promise.all(parts.map(async (address) => (await screens.as('lucia').get(address)).body.length));
    expect([page.body.length, ...sizes].reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000);
  });
  test('in English and in Portuguese it says the same', async () => {
    const { store, institutionId, people } = screens;
    for (const [locale, title, ask] of [
      ['pt', 'Falta atualizar 2 metas', 'Como vai «tramo 1 pavimentado»?'],
      ['en', '2 goals left to update', 'How is “tramo 1 pavimentado” going?'],
    ] as const) {
      await transaction(store, institutionId, 'exclusive', (tx) =>
        tx.db.person.updateMany({ where: { institutionId, id: people.get('lucia') ?? '' }, data: { locale } }),
      );
      expect((await screens.as('lucia').get('/mop/mine')).body).toContain(title);
      expect((await screens.as('lucia').get('/mop/mine/MOP-01')).body).toContain(ask);
    }
  });
});
