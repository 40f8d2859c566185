import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { createTypesetter, type Typesetter, TypesetterMissing } from '../../../templates/typeset.ts';
import { AT } from './the-reports.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'typesetter-'));
const opened: Typesetter[] = [];
afterAll(async () => {
  for (const one of opened) await one.close();
  rmSync(folder, { recursive: true });
});
const setter = (file: URL): Typesetter => {
  const one = createTypesetter({ file });
  opened.push(one);
  return one;
};
const DYING = new URL('./dying-thread.ts', import.meta.url);
const name = async (made: Promise<Uint8Array>): Promise<string> => new TextDecoder().decode(await made);

test('a thread that dies of a document is started once more for it', async () => {
  const made = setter(DYING).pdf('a.typ', { mark: path.join(folder, 'once') }, { at: AT });
  expect(await name(made)).toBe('a.typ');
});

test('dying of it twice, the document is refused and the next one is made', async () => {
  const typesetter = setter(DYING);
  const deadly = typesetter.pdf('deadly.typ', {}, { at: AT });
  const next = typesetter.pdf('b.typ', {}, { at: AT });
  await expect(deadly).rejects.toThrow('the typesetter ended while it made deadly.typ');
  expect(await name(next)).toBe('b.typ');
});

test('where the compiler is not installed, one sentence says what is missing, for which platform, and how to mend it', async () => {
  const templates = path.join(import.meta.dirname, '../../../templates');
  for (const file of ['typeset-thread.ts', 'archival.ts', 'glyphs.ts', 'user-text.ts'])
    cpSync(path.join(templates, file), path.join(folder, file));
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(path.join(templates, '../node_modules/pdf-lib'), path.join(folder, 'node_modules/pdf-lib'));
  const typesetter = setter(pathToFileURL(path.join(folder, 'typeset-thread.ts')));
  const asked = (): Promise<Uint8Array> => typesetter.pdf('report.typ', {}, { at: AT });
  await expect(asked()).rejects.toThrow(TypesetterMissing);
  await expect(asked()).rejects.toThrow(`for ${process.platform}-${process.arch} is not installed; run "npm ci" on this machine`);
});
