import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { perform } from '../../store/perform.ts';
import { transaction } from '../../store/transaction.ts';
import { openScreens, type Screens } from '../support/screens.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-25T12:00' });
}, 60_000);
afterAll(() => screens?.close());

describe('what is of the goals of others does not exist for a manager (domain.md 1.2, 3.3)', () => {
  test.each([
    ['lucia', 'MOP-01', 'MOP-03'],
    ['marta', 'MOP-03', 'MOP-01'],
  ])('%s is told on the page of the week about %s and not about %s', async (handle, own, foreign) => {
    const { status, body } = await screens.as(handle).get('/mop/week');
    const named = (code: string): boolean => body.includes(`/mop/goals/${code}`);
    expect([status, named(own), named(foreign)]).toEqual([200, true, false]);
  });

  test('the coordinator is told about all', async () => {
    const { body } = await screens.as('rosa').get('/mop/week');
    expect([body.includes('MOP-01'), body.includes('MOP-03')]).toEqual([true, true]);
  });
});

describe('an item of a goal of others (domain.md 3.7, 4.3)', () => {
  const at = async () => (await screens.as('lucia').get('/mop/items/R-002')).status;
  const listed = async () =>
    (await screens.as('lucia').get('/mop/items?state=UNREVIEWED&state=IN_PROCESS')).body.includes('/mop/items/R-002');
  const name = (responsible: string | null) =>
    transaction(screens.store, 'mop', 'none', (tx) => tx.db.item.updateMany({ where: { code: 'R-002' }, data: { responsible } }));

  test('is there for whoever must solve it, with the action that they may note, and for nobody else', async () => {
    expect([await at(), await listed()]).toEqual([404, false]);
    await name(screens.people.get('lucia') ?? '');
    expect([await at(), await listed()]).toEqual([200, true]);
    expect((await screens.as('lucia').get('/mop/items/R-002')).body).toContain('addAction');
    expect((await screens.as('lucia').get('/mop/goals/MOP-02')).status).toBe(404);
    await name(null);
    expect(await at()).toBe(404);
  });
});

describe('the draft of the Wednesday form', () => {
  const typed = (text: string) => ({ key: 'update', report: 'NARRATIVE', 'report-text': text, save: 'report' });
  test('is not written by a delegate who decides and does not submit (domain.md 3.3)', async () => {
    const { store, institutionId, people } = screens;
    const [from = '', to = ''] = [people.get('lucia'), people.get('marta')];
    const day = { since: '2026-11-25', until: '2026-11-25' };
    const act = { do: 'delegate', from, to, role: 'GOAL_MANAGER', ...day, canSubmit: false, canDecide: true } as const;
    const { kind } = await perform(store, act, { institutionId, formId: crypto.randomUUID(), by: from, via: 'web' });
    expect(kind).toBe('done');
    expect((await screens.as('marta').get('/mop/mine/MOP-04')).status).toBe(200);
    expect((await screens.as('marta').post('/mop/mine/MOP-04', typed('de otra mano'))).status).toBe(404);
    expect((await screens.as('lucia').get('/mop/mine/MOP-04')).body).not.toContain('de otra mano');
  });
});

describe('bytes that no database keeps', () => {
  test.each(['/mop/items/%00', '/mop/goals/MOP-01%00', '/mop/items?official=%00', '/%00/week', '/mop/week/%00'])(
    '%s is not found',
    async (address) => {
      expect((await screens.as('rosa').get(address)).status).toBe(404);
    },
  );

  test('what is typed with them is kept without them', async () => {
    const { status } = await screens
      .as('lucia')
      .post('/mop/mine/MOP-01', { key: 'update', report: 'NARRATIVE', 'report-text': 'uno\0dos', save: 'report' });
    expect(status).toBe(303);
    expect((await screens.as('lucia').get('/mop/mine/MOP-01')).body).toContain('unodos');
  });
});

test("a form's id is its own: what a page never gave stands for no other form", async () => {
  const { store, institutionId, people } = screens;
  const act = { do: 'addAction', item: 'R-001', text: 'Se llamó al proveedor' } as const;
  const by = people.get('lucia') ?? '';
  const said = async (form: string): Promise<number> =>
    (await screens.as('lucia').post('/mop/account', { form, do: 'pauseWeek', week: '2026-W48', reason: 'x' })).status;
  for (const form of ['', `api/${by}/key`, 'x'.repeat(3_000)]) expect([form.length, await said(form)]).toEqual([form.length, 403]);
  const outcome = await perform(store, act, { institutionId, formId: `api/${by}/key`, by, via: 'api' });
  expect(outcome.kind === 'refused' ? outcome.why : outcome.kind).not.toContain('pauseWeek');
});
