import { readFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDocuments } from '../../activities/documents.ts';
import { differences, example, expected, type Line, played } from '../support/rehearsing.ts';
import { attachedTo, documentsIn, hashOf } from '../support/written.ts';

// The week after the worked example is the monthly one (domain.md 5.8, 11.7), played on the real engine.
const documents = openDocuments();
let lines: Line[];
let timeline: string;
let out: string;
beforeAll(async () => {
  ({ lines, timeline, out } = await played(example('mop-2026-W49-monthly.yaml'), { documents }));
}, 120_000);
afterAll(() => documents.close());

const mails = (notice: string): Line[] => lines.filter((line) => line.kind === 'mail' && line.notice === notice);

describe('the monthly week', () => {
  test('is the timeline written by hand from 5.8 and 11.7', () => {
    expect(differences(expected('mop-2026-W49-monthly.expected.jsonl'), timeline)).toEqual([]);
  });
  test.each([
    ['N22', 4],
    ['N23', 10], // twice to four managers, then to the two who have not answered
    ['N24', 1],
  ])('%s leaves %i times', (notice, count) => expect(mails(notice)).toHaveLength(count));
  test('everybody hears of the month, and the head office too', () => {
    expect(mails('N24')[0]?.to).toHaveLength(13);
    expect(mails('N24')[0]?.to).toContain('gabriel@presidencia.example');
  });
  test('nobody was refused', () => expect(lines.filter(({ kind }) => kind === 'refused')).toEqual([]));
  test('its report counts one indicator on course, one behind, one without a value', async () => {
    const [letter] = mails('N24');
    const said = (await PostalMime.parse(readFileSync(path.join(out, String(letter?.file))))).text ?? '';
    for (const one of [
      'Según lo previsto · 1',
      'Por debajo de lo previsto · 1',
      'Muy por debajo de lo previsto · 0',
      'Sin dato vigente · 1',
    ])
      expect(said).toContain(one);
  });
});

test('the monthly report goes with its letter, and lies with the packs (domain.md 7.3)', async () => {
  const kept = readFileSync(path.join(out, 'packs/2026-W49-P7-v1.pdf'));
  expect(await attachedTo(out, mails('N24')[0])).toEqual([['mop-p7-2026-w49.pdf', hashOf(kept)]]);
});

test('everything done twice gives the same month, and the same documents', async () => {
  const again = await played(example('mop-2026-W49-monthly.yaml'), { twice: true, documents });
  expect(differences(timeline, again.timeline)).toEqual([]);
  expect(documentsIn(again.out)).toEqual(documentsIn(out));
}, 120_000);

test('when nobody acts the clock does what 11.7 says, and the month is asked for all the same', async () => {
  const alone = await played(example('mop-2026-W49.yaml'));
  expect(differences(expected('mop-2026-W49.expected.jsonl'), alone.timeline)).toEqual([]);
}, 120_000);
