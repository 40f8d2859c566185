import { expect, test } from 'vitest';
import { didWords } from '../../client/web/did.ts';
import { wordsOf } from '../../client/words.ts';
import type { Act } from '../../domain/acts.ts';

const action: Act = { do: 'addAction', item: 'A-004', text: 'Llamé al gerente.' };
test.each<[what: string, acts: Act[], said: string | undefined]>([
  ['an act on an item', [action], 'A-004: Acción anotada.'],
  [
    'an act on an intermediate goal',
    [{ do: 'decideReprogramming', on: 'MOP-03/1,03', approve: true }],
    'MOP-03 · 1,03: Decidido el pedido de fecha; la carta ya sale.',
  ],
  ['an act on the institution', [{ do: 'setLadder', ladder: ['MANAGER', 'COORDINATOR'] }], 'Niveles guardados.'],
  ['nothing', [], undefined],
  ['several at once', [action, action], undefined],
])('the next page says what was done: %s', (_what, acts, said) => expect(didWords(wordsOf('es'), acts)).toBe(said));
