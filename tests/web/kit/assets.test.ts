import { expect, test } from 'vitest';
import { assets, compact } from '../../../client/web/kit/assets.ts';

const sizeOf = (...names: string[]): number =>
  assets()
    .filter(({ name }) => names.includes(name))
    .reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);

test('what a manager’s phone fetches beside its page stays small', () => {
  expect(sizeOf('rutina.css', 'rutina.js', 'rutina.svg')).toBeLessThan(16_000);
  expect(sizeOf('desk.css')).toBeLessThan(8_000);
});

test('nothing is fetched from anywhere else', () => {
  for (const { body } of assets()) expect(body.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|url\(/);
});

test.each([
  ['comments go', '/* why */ a { color: red; }', 'a{color:red}'],
  ['space inside values stays', 'a { margin: 0 auto; font: 1rem / 1.5 a, b; }', 'a{margin:0 auto;font:1rem / 1.5 a,b}'],
  ['strings stay as they are', 'a::after { content: " ; } "; }', 'a::after{content:" ; } "}'],
  ['descendants and sums keep their space', '.a .b + .c { width: calc(100vh - 9rem); }', '.a .b + .c{width:calc(100vh - 9rem)}'],
  ['a state after a space is another selector', '.a :focus { top: 0.5rem; z-index: 10.5; }', '.a :focus{top:.5rem;z-index:10.5}'],
])('a sheet in fewer bytes: %s', (_what, css, small) => {
  expect(compact(css)).toBe(small);
});
