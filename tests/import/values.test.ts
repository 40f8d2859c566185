import { describe, expect, test } from 'vitest';
import type { Cell } from '../../client/import/table.ts';
import { type DateOrder, dayOf, flagOf, numberOf, plainWord, textOf } from '../../client/import/values.ts';

const value = (parsed: object) => ('value' in parsed ? parsed.value : 'wrong');

test.each<[Cell, DateOrder, string]>([
  ['31/12/2026', 'DMY', '2026-12-31'],
  ['1/2/2026', 'DMY', '2026-02-01'],
  ['1/2/2026', 'MDY', '2026-01-02'],
  ['3-4-26', 'DMY', '2026-04-03'],
  ['03.04.2026', 'DMY', '2026-04-03'],
  ['2026-12-31', 'MDY', '2026-12-31'],
  ['2026/12/31', 'DMY', '2026-12-31'],
  ['2026-12-31T00:00:00Z', 'DMY', '2026-12-31'],
  ['31/12/2026 00:00', 'DMY', '2026-12-31'],
  [{ day: '2026-12-31' }, 'DMY', '2026-12-31'],
  [46387, 'DMY', '2026-12-31'],
  ['31-02-2026', 'DMY', 'wrong'],
  ['31/12/2026', 'MDY', 'wrong'],
  ['12,5', 'DMY', 'wrong'],
  [12.5, 'DMY', 'wrong'],
  [7, 'DMY', 'wrong'],
  ['fin de año', 'DMY', 'wrong'],
  [{ broken: '#REF!' }, 'DMY', 'wrong'],
])('the date %j, read as %s, is %s', (cell, order, expected) => expect(value(dayOf(cell, order))).toBe(expected));

test.each<[Cell, string, number | string]>([
  ['12,5 %', 'es-AR', 12.5],
  ['12,5', 'es-AR', 12.5],
  ['1.234,5', 'es-AR', 1234.5],
  ['1,234.5', 'es-AR', 1234.5],
  ['12.345', 'es-AR', 12345],
  ['12.345', 'es-PE', 12.345],
  ['12,345', 'es-PE', 12345],
  ['12.345', 'pt-BR', 12345],
  ['1.234.567', 'pt-BR', 1234567],
  ['12.5', 'es-AR', 12.5],
  ['-3', 'en', -3],
  ['1 234,5', 'pt-BR', 1234.5],
  [0.42, 'es', 0.42],
  ['1.2.3', 'es-AR', 'wrong'],
  ['1,234,5', 'es-AR', 'wrong'],
  ['doce', 'es', 'wrong'],
  ['1e9', 'es', 'wrong'],
  [true, 'es', 'wrong'],
])('the number %j in %s is %s', (cell, locale, expected) => expect(value(numberOf(cell, locale))).toBe(expected));

test.each<[Cell, boolean | string]>([
  ['Sí', true],
  ['si', true],
  ['SIM', true],
  ['yes', true],
  ['x', true],
  ['✓', true],
  [true, true],
  [1, true],
  ['No', false],
  ['não', false],
  [null, false],
  [0, false],
  ['quizás', 'wrong'],
])('%j as yes or no is %s', (cell, expected) => expect(value(flagOf(cell))).toBe(expected));

describe('texts and words', () => {
  test('words are compared without accents, case and signs', () => expect(plainWord('  Código  (M.I.) ')).toBe('codigo m i'));
  test('a text has a length', () => expect(value(textOf('corto', { least: 10 }))).toBe('wrong'));
  test('a control character is refused', () => expect(value(textOf('a\u0000b'))).toBe('wrong'));
  test('a formula without a result is refused', () => expect(value(textOf({ broken: '#NAME?' }))).toBe('wrong'));
  test('a number that stands for a text is written out', () => expect(value(textOf(2026))).toBe('2026'));
});
