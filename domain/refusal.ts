import type { Refusal, RefusalType } from './acts.ts';

/** A sentence with its facts kept apart, so that a page can tell it in another language: `{0}` and `{1}` stand for the values. */
export interface Said {
  readonly text: string;
  readonly pattern: string;
  readonly values: readonly string[];
}

/** Tags the sentence of a refusal, the facts in it as values: because`${code} is ${state}`. */
export function because(texts: TemplateStringsArray, ...facts: readonly (string | number)[]): Said {
  const values = facts.map(String);
  const written = (fact: (index: number) => string) =>
    texts.map((text, index) => (index === 0 ? text : `${fact(index - 1)}${text}`)).join('');
  return { text: written((index) => values[index] ?? ''), pattern: written((index) => `{${index}}`), values };
}

/** Builds a refusal: what was wrong, where, and what to do (domain.md 4). */
export function refuse(failure: RefusalType, why: string | Said, where?: string): Refusal {
  const told = typeof why === 'string' ? { why } : { why: why.text, said: { pattern: why.pattern, values: why.values } };
  return { kind: 'refused', failure, ...told, ...(where !== undefined && { where }) };
}

/** Tells a refusal from anything else. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';
