import type { Person } from './entities.ts';

/** What the command line will call somebody: the first part of the address, with a number where another has it already. */
export function handleFor(email: string, people: Iterable<Person>): string {
  const [local = ''] = email.trim().toLowerCase().split('@');
  const plain =
    local
      .replace(/[^\p{L}\p{N}._-]/gu, '')
      .replace(/^[._-]+/, '')
      .slice(0, 56) || 'person';
  const taken = new Set([...people].map(({ handle }) => handle));
  for (let number = 1; ; number += 1) {
    const handle = number === 1 ? plain : `${plain}-${number}`;
    if (!taken.has(handle)) return handle;
  }
}
