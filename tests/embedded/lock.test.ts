import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test('the lock file holds every optional part it names, or `npm ci` refuses to install', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, Locked>> };
  const missing = Object.entries(packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (part) => !(`node_modules/${part}` in packages) && !(`${owner}/node_modules/${part}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});
