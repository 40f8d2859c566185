import { expect, test } from 'vitest';
import { typedNumber } from '../../client/web/typed-number.ts';
import { formatsOf } from '../../templates/format.ts';

const inLocale = (locale: string): string => formatsOf(locale, 'UTC').number(1234.5);

test.each([
  ['a decimal comma', 'es', '12,5', 12.5],
  ['a decimal comma in Brazil', 'pt-BR', '0,75', 0.75],
  ['thousands and a decimal comma', 'es-AR', '1.234,5', 1234.5],
  ['thousands in Spanish of Spain', 'es', '1.234', 1234],
  ['a decimal point where that is the custom', 'es-PE', '1.234', 1.234],
  ['thousands where a point parts decimals', 'es-PE', '1,234', 1234],
  ['a comma with two digits, whatever the custom', 'es-PE', '12,50', 12.5],
  ['a point with one digit, whatever the custom', 'es', '12.5', 12.5],
  ['several thousands', 'pt-BR', '1.234.567', 1234567],
  ['several thousands and decimals', 'en', '1,234,567.25', 1234567.25],
  ['a true minus', 'es', '\u22123,5', -3.5],
  ['thousands parted by a narrow space', 'es', '12\u202f500', 12500],
  ['a fraction without a whole', 'es', ',5', 0.5],
  ['more than thousands before the mark', 'es', '1234.567', 1234.567],
  ['all digits that were typed', 'es', '0,123456789', 0.123456789],
  ['a share with the other mark, which no thousands begin with', 'es', '0.125', 0.125],
  ['a word', 'es', 'doce', undefined],
  ['nothing', 'es', ' ', undefined],
  ['two decimal marks', 'es', '1,2,3', undefined],
  ['thousands of two digits', 'es', '12.34,5', undefined],
  ['a formula', 'es', '=1+1', undefined],
  ['an exponent', 'es', '1e5', undefined],
])('%s (%s): %s', (_what, locale, typed, expected) => {
  expect(typedNumber(typed, inLocale(locale))).toBe(expected);
});
