import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from '../../support/screens.ts';
import { words } from './offers.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-26T17:30' });
});
afterAll(() => screens?.close());

describe('hostile texts', () => {
  test.each([
    ['markup', '<script>alert(1)</script><img src=x onerror=alert(2)>'],
    ['markup in an attribute', '"><svg onload=alert(3)>'],
    ['a template', '{{constructor}} {{{raw}}} %{7*7}'],
    ['letters that run from right to left', 'texto \u202egnp.exe מימין לשמאל العربية'],
    ['ten thousand letters', `${'palabra '.repeat(1_249)}final`],
  ])('%s is shown as text wherever it comes back', async (_what, hostile) => {
    const ivan = screens.as('rosa');
    const done = await ivan.post('/mop/items/A-003', { key: 'acts/A-003', do: 'addAction', 'addAction.text': hostile });
    expect(done.status).toBe(303);
    for (const address of ['/mop/items/A-003', '/mop/items/A-003/history', '/mop/goals/MOP-05/history']) {
      const { status, body } = await screens.as('rosa').get(address);
      expect(status).toBe(200);
      expect(body).not.toMatch(/<script>alert|<img src=x|<svg onload/);
      const shown = words(body);
      expect(shown).toContain(hostile.replace(/\s+/g, ' ').slice(0, 40));
    }
    const refused = await ivan.post('/mop/items/A-003', {
      key: 'acts/A-003',
      do: 'extendLimit',
      'extendLimit.text': hostile,
      'extendLimit.limit': 'nunca',
    });
    expect(refused.status).toBe(422);
    expect(refused.body).not.toMatch(/<script>alert|<img src=x|<svg onload/);
  });

  test('a text longer than that is refused and kept', async () => {
    const page = await screens
      .as('rosa')
      .post('/mop/items/A-003', { key: 'acts/A-003', do: 'addAction', 'addAction.text': 'x'.repeat(10_001) });
    expect(page.status).toBe(422);
    expect(page.body).toContain('x'.repeat(10_001));
  });
});
