import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';

/** SHA-256 of what a pack says, before it has a language or a form: the same data give the same hash wherever they were compiled. */
export const renderlessHash = (pack: unknown): string => createHash('sha256').update(canonicalJson(pack)).digest('hex');
