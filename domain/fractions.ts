/** An exact share: `part` of `whole`, both in the same units. */
export interface Share {
  readonly part: bigint;
  readonly whole: bigint;
}

/** Decimal numbers as whole numbers of one common unit, so that their sums are exact (domain.md 8.4). */
export function inUnits(numbers: readonly number[]): bigint[] {
  const written = numbers.map(plainDecimal);
  const places = Math.max(0, ...written.map((text) => (text.split('.')[1] ?? '').length));
  return written.map((text) => {
    const [whole = '0', decimals = ''] = text.split('.');
    return BigInt(`${whole}${decimals.padEnd(places, '0')}`);
  });
}

/** A share as a percentage with one decimal, half away from zero, rounded once from the exact fraction; 0 of nothing is 0 (domain.md 8.1, 8.4). */
export function percentage({ part, whole }: Share): number {
  if (whole === 0n) return 0;
  const negative = part < 0n !== whole < 0n;
  const [over, under] = [part < 0n ? -part : part, whole < 0n ? -whole : whole];
  const tenths = Number((over * 2000n + under) / (2n * under));
  return tenths === 0 ? 0 : (negative ? -tenths : tenths) / 10;
}

/** `count` of `total` as a percentage; null when there is nothing to share (domain.md 8.1). */
export const percentOf = (count: number, total: number): number | null =>
  total === 0 ? null : percentage({ part: BigInt(count), whole: BigInt(total) });

/** True when a share, in percent, is at least so many percent; compared on exact values (domain.md 8.4). */
export function isAtLeast({ part, whole }: Share, percent: number): boolean {
  if (whole === 0n) return percent <= 0;
  const [limit = 0n, one = 1n] = inUnits([percent, 1]);
  return part * 100n * one >= limit * whole;
}

/** Compares two shares exactly: negative when the first is the smaller. */
export function compareShares(one: Share, other: Share): number {
  const [left, right] = [one.part * (other.whole || 1n), other.part * (one.whole || 1n)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const MOST_PLACES = 20;
/** `String(1e-7)` is `1e-7`: written out instead. */
const plainDecimal = (number: number): string => (String(number).includes('e') ? number.toFixed(MOST_PLACES) : String(number));
