import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDocuments } from '../../activities/documents.ts';
import { claimIn } from '../../client/cli/claimed-run.ts';
import { differences, example, expected, type Line, played, scenarioOf } from '../support/rehearsing.ts';
import { smallMinistry } from '../support/small-ministry.ts';
import { attachedTo, documentsIn, hashOf } from '../support/written.ts';

// The documents of the worked example, as a rehearsal leaves them behind: in its letters and in its packs (domain.md 7.3).
const documents = openDocuments();
let lines: Line[];
let timeline: string;
let out: string;
let written: Map<string, string>;
beforeAll(async () => {
  ({ lines, timeline, out } = await played(example('mop-2026-W48.yaml'), { documents }));
  written = new Map(documentsIn(out));
}, 120_000);
afterAll(() => documents.close());

describe('packs/', () => {
  test('has each pack in each of its forms', () => {
    expect([...written.keys()]).toEqual(
      [
        ['ACTA-v1.docx', 'ACTA-v1.pdf', 'P2-v1.pdf', 'P2-v1.xlsx', 'P2-v2.pdf', 'P2-v2.xlsx'],
        ['P3-v1.pdf', 'P4-v1.pdf', 'P5-v1.pdf', 'P6-v1.pdf'],
      ].flatMap((names) => names.map((name) => `2026-W48-${name}`)),
    );
  });

  test.each(['P2', 'P3', 'P4', 'P5', 'P6'])('%s says of itself that it is made of the data of its line', async (code) => {
    const line = lines.find((one) => one.kind === 'pack' && one.code === code);
    const claim = await claimIn(readFileSync(path.join(out, `packs/2026-W48-${code}-v1.pdf`)));
    expect(claim?.data).toBe(line?.sha256);
  });
});

describe('a letter', () => {
  test.each([
    ['N14', 0, { 'mop-p2-2026-w48.pdf': 'P2-v1.pdf', 'mop-p2-2026-w48.xlsx': 'P2-v1.xlsx' }],
    ['N14', 1, { 'mop-p2-2026-w48-v2.pdf': 'P2-v2.pdf', 'mop-p2-2026-w48-v2.xlsx': 'P2-v2.xlsx' }],
    ['N16', 0, { 'mop-p3-2026-w48.pdf': 'P3-v1.pdf' }],
    ['N17', 0, { 'mop-p4-2026-w48.pdf': 'P4-v1.pdf' }],
    ['N19', 0, { 'mop-p5-2026-w48.pdf': 'P5-v1.pdf' }],
    ['N21', 0, {}],
  ])('%s, number %i from 0, carries the very bytes that were kept: %j', async (notice, number, carried) => {
    const letter = lines.filter((line) => line.kind === 'mail' && line.notice === notice)[number];
    expect(letter).toBeDefined();
    expect(await attachedTo(out, letter)).toEqual(Object.entries(carried).map(([name, file]) => [name, written.get(`2026-W48-${file}`)]));
  });

  test('has the same document in each of its copies', async () => {
    const letter = lines.find((line) => line.kind === 'mail' && line.notice === 'N16');
    const copies = readdirSync(path.join(out, 'mail')).filter((name) =>
      `mail/${name}`.startsWith(String(letter?.file).replace(/eml$/, '')),
    );
    expect(copies.length).toBeGreaterThan(1);
    for (const name of copies) {
      const { attachments } = await PostalMime.parse(readFileSync(path.join(out, 'mail', name)), { attachmentEncoding: 'arraybuffer' });
      const pdf = attachments.find(({ mimeType }) => mimeType === 'application/pdf');
      expect(hashOf(new Uint8Array(pdf?.content as ArrayBuffer))).toBe(written.get('2026-W48-P3-v1.pdf'));
    }
  });
});

test('with documents it is the same week', () => expect(differences(expected('mop-2026-W48.expected.jsonl'), timeline)).toEqual([]));

test('where none can be made the letters leave with the link, and the packs are there as data and letter', async () => {
  const none = { make: () => Promise.reject(new Error('the typesetter is not installed')) };
  const without = await played(scenarioOf(smallMinistry({ end: '2026-11-26T08:00' })), { documents: none });
  const letter = without.lines.find((line) => line.kind === 'mail' && line.notice === 'N14');
  expect(await attachedTo(without.out, letter)).toEqual([]);
  expect((await PostalMime.parse(readFileSync(path.join(without.out, String(letter?.file))))).text).toContain('no pudo adjuntarse');
  expect(readdirSync(path.join(without.out, 'packs'))).toEqual(['html', 'json', 'txt'].map((form) => `2026-W48-P2-v1.${form}`));
}, 60_000);
