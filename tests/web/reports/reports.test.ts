import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REPORT_CODES, reportSlug } from '../../../contracts/documents.ts';
import { runsOfWeek } from '../../../store/report-runs.ts';
import { transaction } from '../../../store/transaction.ts';
import { type Browser, openScreens, type Screens } from '../../support/screens.ts';

let screens: Screens;
let rosa: Browser; // coordinates, and sees every goal
let lucia: Browser; // manages MOP-01 and MOP-04
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-26T07:30' });
  rosa = screens.as('rosa');
  lucia = screens.as('lucia');
}, 120_000);
afterAll(() => screens?.close());

const at = (slug: string, more = ''): string => `/mop/reports/${slug}${more}`;
const keep = async (who: Browser, slug: string, fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  const { status, location } = await who.post(at(slug), { key: 'run', ...fields });
  expect([slug, status]).toEqual([slug, 303]);
  return location ?? '';
};

describe('the catalogue', () => {
  test('leads to every report of domain.md 7.2, in its order', async () => {
    const { body } = await rosa.get('/mop/reports');
    const slugs = [...body.matchAll(/href="\/mop\/reports\/([abd]-[\d-]+)"/g)].map(([, slug]) => slug);
    expect(slugs).toEqual(REPORT_CODES.map(reportSlug));
  });

  test.each(REPORT_CODES)('%s shows what it says now, its order and its documents', async (code) => {
    const { status, body } = await rosa.get(at(reportSlug(code), code === 'A 1.1' ? '?goal=MOP-01' : ''));
    expect([status, body.includes('Datos al 26/11/2026, 07:30'), body.includes('Ordenado por: ')]).toEqual([200, true, true]);
  });

  test('asks for the goal where a report is about one', async () => {
    expect((await rosa.get(at('a-1-1'))).body).toContain('Elija una meta para ver su reporte.');
    const { status, body } = await rosa.post(at('a-1-1'), { key: 'run', format: 'PDF' });
    expect([status, body.includes('Elija una meta de la lista.')]).toEqual([422, true]);
  });

  test.each([
    ['a text cut in the middle of a character', `?official=${encodeURIComponent(`${'a'.repeat(199)}😀`)}`, 'Ninguna meta cumple'],
    ['an official nobody is', '?official=nadie', 'Ninguna meta cumple'],
    ['a period that ends before it begins', '?from=31/12/2026&to=01/01/2026', 'Solo se buscó'],
    ['a day of before all clocks', '?asOf=01/01/0001&at=00:00', 'Escriba el día y la hora'],
  ])('%s is answered', async (_what, asked, says) => {
    const { status, body } = await rosa.get(at('a-3-2', asked));
    expect([status, body.includes(says)]).toEqual([200, true]);
  });

  test('offers officials by their names, whom the report then knows', async () => {
    const item = (code: string, responsible: string | null) =>
      transaction(screens.store, 'mop', 'none', (tx) =>
        tx.db.item.updateMany({ where: { institutionId: 'mop', code }, data: { responsible } }),
      );
    const before = await transaction(screens.store, 'mop', 'none', (tx) =>
      tx.db.item.findFirst({ where: { institutionId: 'mop', code: 'A-002' } }),
    );
    await item('A-002', screens.people.get('carmen') ?? '');
    const { body } = await rosa.get(at('a-3-2'));
    const [, list = ''] = /<select[^>]*name="official"[^>]*>(.*?)<\/select>/s.exec(body) ?? [];
    expect(list).toContain('Carmen Ibarra');
    expect(list).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect((await rosa.get(at('a-3-2', '?official=Carmen+Ibarra'))).body).toContain('A-002');
    await item('A-002', before?.responsible ?? null);
  });

  test('has no report that is not in it', async () => {
    expect((await rosa.get(at('c-1-1'))).status).toBe(404);
    expect((await rosa.post(at('c-1-1'), { key: 'run' })).status).toBe(404);
  });
});

describe('a kept run', () => {
  test.each([
    ['PDF', 'application/pdf', '%PDF-1.7'],
    ['XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['CSV', 'text/csv; charset=utf-8', '\ufeff'],
  ])('leaves as %s, a file to keep and never a page, the same bytes each time', async (format, type, begins) => {
    const address = await keep(rosa, 'a-1-3', { format });
    const first = await rosa.get(address);
    expect([first.status, first.headers['content-type'], first.body.startsWith(begins)]).toEqual([200, type, true]);
    expect(first.headers['content-disposition']).toBe(`attachment; filename="mop-a-1-3-2026-11-26.${format.toLowerCase()}"`);
    expect((await rosa.get(address)).body).toBe(first.body);
  });

  test('stays as it was when the goals change, and is found again by its day and minute', async () => {
    const address = await keep(rosa, 'a-1-3', { manager: screens.people.get('lucia') ?? '' });
    const before = (await rosa.get(address)).body;
    expect(before).toContain('120 km de la carretera Norte');
    expect(before).not.toContain('3 hospitales regionales');
    const asked = `?manager=${screens.people.get('lucia')}&asOf=26/11/2026`;
    expect((await rosa.get(at('a-1-3', `${asked}&at=07:30`))).body).toContain(`href="${address}">Corrida del 26/11/2026, 07:30</a>`);
    expect((await rosa.get(at('a-1-3', `${asked}&at=07:29`))).body).toContain(
      'No se guardó ninguna corrida de este reporte con estos filtros el 26/11/2026, 07:29.',
    );
    expect((await rosa.get(at('a-1-3', '?asOf=26/11/2026&at=ocho'))).body).toContain('Escriba el día y la hora');
    expect((await rosa.get(at('a-2-1', '?asOf=25/11/2026&at=10:00'))).body).toContain('No se guardó ninguna corrida');
  });

  test('asked for twice at one instant is one run', async () => {
    expect(await keep(rosa, 'b-1-1')).toBe(await keep(rosa, 'b-1-1'));
  });

  test('is for those who see all of its goals', async () => {
    const all = await keep(rosa, 'a-1-3');
    const own = await keep(lucia, 'a-1-3');
    expect(own).not.toBe(all);
    expect((await lucia.get(own)).body).not.toContain('3 hospitales regionales'); // of MOP-02
    const open = async (who: string, address: string): Promise<number> => (await screens.as(who).get(address)).status;
    expect(await open('lucia', own)).toBe(200);
    expect(await open('lucia', all)).toBe(404);
    expect(await open('carmen', all)).toBe(200); // the minister sees every goal
    expect(await open('andres', own)).toBe(404);
    expect(await open('carmen', own)).toBe(200);
    expect(await open('lucia', `${all}.pdf`)).toBe(404);
    expect(await open('lucia', `${own}.docx`)).toBe(404); // a report is no text to edit
    expect(await open('nobody', `${own}.pdf`)).toBe(303);
  });

  test.each<[string, readonly string[], number, number]>([
    ['another goal is theirs too: what they asked for before is there still', ['MOP-01', 'MOP-02', 'MOP-04'], 200, 200],
    ['one of its goals is theirs no more: what told of it is closed', ['MOP-01'], 404, 404],
    ['other goals are theirs', ['MOP-02', 'MOP-03'], 404, 404],
    ['as before', ['MOP-04', 'MOP-01'], 200, 200],
  ])('%s', async (_what, codes, goals, ofReader) => {
    const own = await keep(lucia, 'a-2-1');
    const personal = await keep(lucia, 'a-3-5'); // about its reader
    const hold = (held: readonly string[]) =>
      transaction(screens.store, 'mop', 'none', async (tx) => {
        const found = await tx.db.goal.findMany({ where: { institutionId: 'mop', code: { in: [...held] } }, select: { id: true } });
        const where = { institutionId: 'mop', personId: screens.people.get('lucia') ?? '', role: 'GOAL_MANAGER' };
        await tx.db.roleAssignment.updateMany({ where, data: { goalIds: found.map(({ id }) => id) } });
      });
    await hold(codes);
    try {
      expect([(await lucia.get(own)).status, (await lucia.get(personal)).status]).toEqual([goals, ofReader]);
      expect((await lucia.get(`${own}.csv`)).status).toBe(goals);
      expect((await screens.as('carmen').get(personal)).status).toBe(404); // nobody else's, whatever they see
      const listed = [await lucia.get(at('a-2-1')), await lucia.get(at('a-2-1', '?asOf=26/11/2026&at=07:30'))];
      expect(listed.map(({ body }) => body.includes(`href="${own}"`))).toEqual([goals === 200, goals === 200]);
    } finally {
      await hold(['MOP-01', 'MOP-04']);
    }
  });
});

describe('the packs of the week', () => {
  const PACK_READERS = { P2: ['rosa'], P3: ['rosa', 'carmen'] } as const;
  const EVERYBODY = ['lucia', 'rosa', 'carmen', 'hugo', 'julio', 'ana'] as const;

  test.each(Object.entries(PACK_READERS))('%s is opened by those of its page alone', async (code, readers) => {
    await screens.goTo('2026-11-26T15:00');
    const [run] = await transaction(screens.store, 'mop', 'none', (tx) => runsOfWeek(tx, '2026-W48', code));
    const id = run?.id ?? '';
    const opened: string[] = [];
    for (const who of EVERYBODY) if ((await screens.as(who).get(`/mop/reports/runs/${id}`)).status === 200) opened.push(who);
    expect(opened).toEqual([...readers]);
    const { status, body } = await rosa.get(`/mop/reports/runs/${id}.pdf`);
    expect([status, body.startsWith('%PDF')]).toEqual([200, true]);
  });
});

describe('documents where their readers look for them', () => {
  const linksOn = async (who: string, address: string): Promise<string[]> =>
    [...(await screens.as(who).get(address)).body.matchAll(/href="(\/mop\/reports\/runs\/[0-9a-f-]+\.\w+)">([^<]+)</g)].map(
      ([, , text]) => text ?? '',
    );

  test.each([
    ['the desk', 'rosa', '/mop/desk', ['Paquete de revisión, versión 2 (PDF)', 'Paquete de revisión, versión 2 (XLSX)']],
    ['the briefing', 'carmen', '/mop/briefing', ['Informe ministerial, versión 1 (PDF)']],
    ['the sitting, before its pack', 'hugo', '/mop/sitting', []],
    ['the agenda, before its proposal', 'julio', '/mop/agenda', []],
    ['the week, before its summary', 'lucia', '/mop/week', []],
  ])('%s leads %s to them', async (_page, who, address, expected) => {
    await screens.goTo('2026-11-26T15:00');
    expect(await linksOn(who, address)).toEqual(expected);
  });

  test('a goal and the list of problems lead to their report, with the same question', async () => {
    const plain = async (address: string): Promise<string> =>
      (await lucia.get(address)).body.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
    expect(await plain('/mop/goals/MOP-01')).toContain('href="/mop/reports/a-1-1?goal=MOP-01"');
    expect(await plain('/mop/items?kind=RESTRICTION&type=LEGAL&to=30/11/2026')).toContain(
      'href="/mop/reports/a-3-4?problemType=LEGAL&to=2026-11-30"',
    );
  });
});

describe('what people keep at hand', () => {
  const names = (body: string, from: string, to: string): string[] =>
    [...body.slice(body.indexOf(from), body.indexOf(to)).matchAll(/<span class="dim">([ABD] [\d.]+)<\/span>/g)].map(
      ([, code]) => code ?? '',
    );
  const favourites = async (): Promise<string[]> => names((await lucia.get('/mop/reports')).body, 'id="favourites"', 'id="family-A"');
  const wish = async (form: string, code: string): Promise<string> => {
    const { body } = await lucia.get('/mop/reports');
    const part = body.split('<li class="item">').find((one) => one.includes(`>${code}<`)) ?? body;
    return new RegExp(`name="key" value="${form}/([^"]+)"`).exec(part)?.[1] ?? '';
  };

  test('favourites stand first, in their owner’s order, and are nobody else’s', async () => {
    for (const slug of ['a-1-3', 'a-2-1', 'd-1-1', 'a-1-3']) await lucia.post(at(slug), { key: 'favourite' });
    expect(await favourites()).toEqual(['A 1.3', 'A 2.1', 'D 1.1']);
    const third = await wish('up', 'D 1.1');
    await lucia.post('/mop/reports', { key: `up/${third}`, wish: third });
    expect(await favourites()).toEqual(['A 1.3', 'D 1.1', 'A 2.1']);
    const first = await wish('remove', 'A 1.3');
    expect((await rosa.post('/mop/reports', { key: `remove/${first}`, wish: first })).status).toBe(404);
    await lucia.post('/mop/reports', { key: `remove/${first}`, wish: first });
    expect(await favourites()).toEqual(['D 1.1', 'A 2.1']);
    expect((await rosa.get('/mop/reports')).body).toContain('Ninguno todavía.');
  });

  test('a subscription says what it needs, is shown, and ends', async () => {
    const wrong = await lucia.post(at('a-1-3'), { key: 'subscribe' });
    expect([wrong.status, wrong.body.includes('Elija cada semana o cada mes.'), wrong.body.includes('Elija al menos una forma.')]).toEqual([
      422,
      true,
      true,
    ]);
    await lucia.post(at('a-1-3'), { key: 'subscribe', rhythm: 'MONTHLY', formats: ['PDF', 'XLSX'] });
    expect((await lucia.get(at('a-1-3'))).body).toContain('Ya lo recibe: Cada mes, PDF, XLSX.');
    const { body } = await lucia.get('/mop/reports');
    const id = /name="key" value="unsubscribe\/([^"]+)"/.exec(body)?.[1] ?? '';
    expect((await rosa.post('/mop/reports', { key: `unsubscribe/${id}`, wish: id })).status).toBe(404);
    await lucia.post('/mop/reports', { key: `unsubscribe/${id}`, wish: id });
    expect((await lucia.get('/mop/reports')).body).not.toContain('Dejar de recibir');
  });
});
