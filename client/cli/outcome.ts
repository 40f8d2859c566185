/** How a command ends, for programs (scenario.md, "Exit status"). */
export const EXIT = { ok: 0, refused: 1, failed: 2, differs: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What was asked cannot be done as asked: every reason at once, and nothing changed. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problems: readonly string[];
  constructor(problems: readonly string[] | string, heading?: string) {
    const all = typeof problems === 'string' ? [problems] : problems;
    super(
      [
        ...(heading === undefined ? [] : [heading]),
        ...all.map((one) => (heading === undefined && all.length === 1 ? one : `  - ${one}`)),
      ].join('\n'),
    );
    this.problems = all;
  }
}
