/** All that a printed document says, one text after the other, in the order of its input; figures that are drawn alone are not in it. */
export function wordsOf(input: unknown): string {
  const said: string[] = [];
  const read = (value: unknown): void => {
    if (typeof value === 'string') said.push(value);
    else if (Array.isArray(value)) for (const one of value) read(one);
    else if (value !== null && typeof value === 'object') for (const one of Object.values(value)) read(one);
  };
  read(input);
  return said.join('\n').replaceAll('\u00a0', ' ');
}
