export interface Column<Row> {
  readonly title: string;
  readonly of: (row: Row) => string | number | null | undefined;
  readonly right?: boolean;
  /** Cut where the line would not fit; without it the cell is told whole. */
  readonly shrinks?: boolean;
}

/** Rows as columns for people, no wider than the screen; nothing where there are none. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], { width = process.stdout.columns ?? 140 } = {}): string {
  if (rows.length === 0) return '';
  const cells = rows.map((row) => columns.map(({ of }) => oneLine(String(of(row) ?? '–'))));
  const widths = columns.map(({ title }, index) => Math.max(lengthOf(title), ...cells.map((line) => lengthOf(line[index] ?? ''))));
  shrink(columns, widths, width);
  const lines = [columns.map(({ title }) => title), ...cells];
  return lines
    .map((line) =>
      line
        .map((cell, index) => padded(cell, widths[index] ?? 0, columns[index]?.right === true))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One thing as its fields, one a line. */
export function fields(pairs: readonly (readonly [string, string | number | null | undefined])[]): string {
  const width = Math.max(...pairs.map(([name]) => lengthOf(name)));
  return pairs.map(([name, value]) => `${padded(name, width, false)}  ${value ?? '–'}`).join('\n');
}

const LEAST = 12;
function shrink<Row>(columns: readonly Column<Row>[], widths: number[], width: number): void {
  const total = (): number => widths.reduce((sum, one) => sum + one, 0) + 2 * (widths.length - 1);
  const shrinking = columns.flatMap(({ shrinks }, index) => (shrinks === true ? [index] : []));
  for (let over = total() - width; over > 0; over -= 1) {
    const widest = shrinking.reduce<number | undefined>(
      (best, one) => (best === undefined || (widths[one] ?? 0) > (widths[best] ?? 0) ? one : best),
      undefined,
    );
    if (widest === undefined || (widths[widest] ?? 0) <= LEAST) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
}

function padded(cell: string, width: number, right: boolean): string {
  const shown = lengthOf(cell) > width ? `${[...cell].slice(0, width - 1).join('')}…` : cell;
  const space = ' '.repeat(Math.max(0, width - lengthOf(shown)));
  return right ? space + shown : shown + space;
}

const lengthOf = (text: string): number => [...text].length;
/** Texts of people may hold line breaks and what a terminal would obey. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
