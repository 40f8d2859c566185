/** When of the worked week a page is looked at: when it has the most to show (domain.md 11). */
const MOMENTS: readonly (readonly [at: RegExp, until: string])[] = [
  [/^\/mine\/:goal\/sent/, '2026-11-25T16:45'],
  [/^\/mine/, '2026-11-25T10:02'],
  [/^\/briefing/, '2026-11-26T15:00'],
  [/^\/sitting/, '2026-11-27T12:21'],
  [/^\/agenda/, '2026-11-27T15:30'],
];
const MOST = '2026-11-26T10:12';

/** What stands for the parts of an address that are open: `/items/:code` is looked at as `/items/R-001`. */
const EXAMPLES: readonly (readonly [at: RegExp, address: string])[] = [
  [/^\/mine\/:goal/, 'MOP-01'],
  [/^\/goals\/:(code|goal)/, 'MOP-01'],
  [/^\/items\/:(code|item)/, 'R-001'],
  [/^\/opportunities\/:(code|opportunity)/, 'O-001'],
  [/:week/, '2026-W48'],
];

export const momentOf = (address: string): string => MOMENTS.find(([at]) => at.test(address))?.[1] ?? MOST;

/** The address with its open parts filled in; one without an example fails its test, which is how a new page gets one. */
export function exampleOf(address: string): string {
  const example = EXAMPLES.find(([at]) => at.test(address))?.[1];
  const filled = example === undefined ? address : address.replace(/:\w+\??/, example);
  if (filled.includes(':')) throw new Error(`${address} needs an example in tests/screens/examples.ts`);
  return filled;
}
