import { expect, test } from 'vitest';
import { actFromForm, typedDay } from '../../client/web/act-forms.ts';

test.each([
  ['25/11/2026', '2026-11-25'],
  ['5/1/2026', '2026-01-05'],
  ['25-11-26', '2026-11-25'],
  ['25.11.2026', '2026-11-25'],
  ['2026-11-25', '2026-11-25'],
  ['31/02/2026', '31/02/2026'],
  ['mañana', 'mañana'],
])('the day %s is read as %s', (typed, read) => {
  expect(typedDay(typed)).toBe(read);
});

test('fields are read by the act they belong to: absent where empty, yes and no, days, lists, nested ones', () => {
  expect(
    actFromForm({
      _csrf: 'x',
      form: 'y',
      do: 'registerRestriction',
      on: 'MOP-01/1,03',
      title: ' Pago sin desembolso ',
      type: 'FINANCIAL',
      limit: '30/11/2026',
      blocking: 'on',
      urgent: 'false',
      description: '',
      'treatment.what': 'Gestionar el pago',
      'treatment.withWhom': '',
    }),
  ).toEqual({
    act: {
      do: 'registerRestriction',
      on: 'MOP-01/1,03',
      title: 'Pago sin desembolso',
      type: 'FINANCIAL',
      limit: '2026-11-30',
      blocking: true,
      urgent: false,
      treatment: { what: 'Gestionar el pago', withWhom: null, when: null },
    },
  });
  expect(actFromForm({ do: 'confirmSelection', add: 'A-001', remove: ['R-002', 'R-003'] })).toEqual({
    act: { do: 'confirmSelection', add: ['A-001'], remove: ['R-002', 'R-003'] },
  });
});

test('what is wrong is told for every field at once, and what no act is, is no act', () => {
  const read = actFromForm({ do: 'returnDown', item: 'R-001', limit: '31/02/2026' });
  expect('errors' in read && [read.name, read.errors.map(({ path }) => path.join('.')).sort()]).toEqual(['returnDown', ['limit', 'text']]);
  expect('errors' in actFromForm({ do: 'constructor' })).toBe(true);
  expect('errors' in actFromForm({})).toBe(true);
});
