import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export type Variables = Readonly<Record<string, string | undefined>>;
/** Makes a value of a variable's text, or nothing where it is no such thing. */
type Reader<T> = (given: string) => T | undefined;

/** One variable: absent or empty is not set; a wrong one says what it is, unless it is a secret, and what was expected. */
export function variable<T>(expected: string, read: Reader<T>, secret?: 'secret') {
  return z
    .string()
    .optional()
    .transform((given, context): T | undefined => {
      const trimmed = given?.trim() ?? '';
      if (trimmed === '') return undefined;
      const value = read(trimmed);
      if (value === undefined) {
        const wrong = secret === 'secret' ? 'its value is not usable' : `${JSON.stringify(trimmed)} is not usable`;
        context.addIssue({ code: 'custom', message: `${wrong}; expected ${expected}` });
      }
      return value;
    });
}

export const text: Reader<string> = (given) => given;

export const port: Reader<number> = (given) => {
  const number = Number(given);
  return /^\d{1,5}$/.test(given) && number >= 1 && number <= 65_535 ? number : undefined;
};

export const oneOf =
  <const T extends string>(words: readonly T[]): Reader<T> =>
  (given) =>
    words.find((word) => word === given);

/** An address of one of these protocols, with a host. */
export const url =
  (protocols: readonly string[]): Reader<string> =>
  (given) => {
    const parsed = URL.parse(given);
    return parsed !== null && protocols.includes(parsed.protocol) && parsed.hostname !== '' ? given : undefined;
  };

/** `host:port`, the host a name, an IPv4 or a bracketed IPv6 address. */
export const address: Reader<string> = (given) => {
  const [, , number] = /^([\w.-]+|\[[0-9a-f:.]+\]):(\d+)$/i.exec(given) ?? [];
  return number !== undefined && port(number) !== undefined ? given : undefined;
};

export const namespace: Reader<string> = (given) => (/^[A-Za-z0-9][\w.-]{0,253}$/.test(given) ? given : undefined);

/** `Name <name@host>` or an address alone. */
export const sender: Reader<string> = (given) =>
  /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(given) ? given : undefined;

/** 32 bytes in base64. */
export const key32: Reader<string> = (given) =>
  /^[A-Za-z0-9+/]{43}=?$/.test(given) && Buffer.from(given, 'base64').length === 32 ? given : undefined;

/** `group=ROLE,group=ROLE`; which roles there are is known elsewhere. */
export const groupRoles: Reader<Readonly<Record<string, string>>> = (given) => {
  const pairs = given.split(',').map((one) => /^\s*([^=,]+?)\s*=\s*([A-Z][A-Z_]+)\s*$/.exec(one));
  return pairs.every((pair) => pair !== null) ? Object.fromEntries(pairs.map(([, group, role]) => [group, role])) : undefined;
};

/** A private key in PEM form, given as such (its line breaks may be written \n) or as the path of its file. */
export const privateKey: Reader<string> = (given) => {
  try {
    const pem = given.startsWith('-----BEGIN') ? given.replaceAll('\\n', '\n') : readFileSync(given, 'utf8');
    createPrivateKey(pem);
    return pem;
  } catch {
    return undefined;
  }
};
