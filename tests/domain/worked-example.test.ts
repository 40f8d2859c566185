import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LIMA } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { MOP_DEEDS, without } from './mop-acts.ts';
import { happened, told } from './play.ts';
import { type Entry, milestone, play } from './week-play.ts';

// Section 11 of domain.md on the rules alone, without a database, an engine or a clock.
const START = '2026-11-23T00:00';
const END = '2026-11-27T18:00';
const week = (deeds = MOP_DEEDS): Entry[] => play(mop(), START, END, deeds);
const letters = (entries: readonly Entry[]) => entries.flatMap((entry) => entry.letters.map((letter) => ({ ...letter, at: entry.at })));

describe('the week of the example', () => {
  test('is the timeline written by hand from section 11', () => {
    const book = mop();
    const mailOf = (id: string): string => book.people.get(id)?.email ?? id;
    const lines = play(book, START, END, MOP_DEEDS).flatMap(({ at: when, facts, letters: left }) => [
      ...facts
        .filter(({ kind }) => ['scope', 'state', 'selection', 'agenda'].includes(kind))
        .map(({ at, asOf: _asOf, ...fact }) => lineOf(at ?? when, fact)),
      ...left.map(({ notice, number, to, cc, about }) =>
        lineOf(when, {
          kind: 'mail',
          notice,
          ...(number !== undefined && { [notice === 'N02' ? 'k' : 'version']: number }),
          to: to.map(mailOf).sort(),
          cc: cc.map(mailOf).sort(),
          about,
        }),
      ),
    ]);
    const byHand = readFileSync('examples/mop-2026-W48.expected.jsonl', 'utf8').trim().split('\n');
    const expected = byHand.map((line) => JSON.parse(line) as Record<string, unknown>).map(({ at, ...rest }) => lineOf(String(at), rest));
    expect(lines.sort()).toEqual(expected.sort());
  });

  test.each([
    ['2026-11-23', 5],
    ['2026-11-24', 6],
    ['2026-11-25', 15],
    ['2026-11-26', 11],
    ['2026-11-27', 7],
  ])('letters of %s: %i', (day, count) => {
    expect(letters(week()).filter(({ at }) => LIMA.dayOf(at) === day)).toHaveLength(count);
  });

  test.each([
    ['M01', ['N01 MOP-01 MOP-04: lucia', 'N01 MOP-02: andres', 'N01 MOP-03: marta', 'N01 MOP-05: ivan']],
    ['M03', ['N02 MOP-01 MOP-04: lucia', 'N02 MOP-02: andres', 'N02 MOP-03: marta', 'N02 MOP-05: ivan']],
    ['M04', ['N02 MOP-02: andres', 'N02 MOP-03: marta', 'N02 MOP-05: ivan']],
    ['M05', ['N03 MOP-02: andres', 'N03 MOP-05: ivan', 'N04 MOP-02 MOP-05: rosa']],
    ['M06', ['N14 2026-W48: rosa']],
    ['M07', ['N05 MOP-05: ivan, copy rosa', 'N11 A-004: rosa, copy ivan', 'N14 2026-W48: rosa']],
    ['M08', ['N15 2026-W48: rosa']],
    ['M09', []],
    ['M10', ['N16 2026-W48: carmen, copy rosa']],
    ['M11', []],
    ['M12', []],
    ['M13', ['N17 2026-W48: ana hugo julio paula sergio, copy rosa']],
    ['M14', []],
    ['M15', []],
    ['M16', ['N19 AG-001 AG-002 AG-003: gabriel, copy carmen julio']],
    ['M17', ['N21 2026-W48: ana andres carmen elena hugo ivan julio lucia marta paula rosa sergio']],
  ])('letters of %s', (code, expected) => {
    expect(
      week()
        .filter(({ what }) => what === code)
        .flatMap(told),
    ).toEqual(expected);
  });

  test('the indicators of the close (11.7)', () => {
    const book = mop();
    play(book, START, END, MOP_DEEDS);
    expect(book.cycles.get('2026-W48')?.stats).toMatchObject({
      K1: { of: 3, total: 5, percent: 60 },
      K2: { of: 1, total: 5, percent: 20 },
      K3: { of: 1, total: 5, percent: 20 },
      K4: { of: 2, total: 4, percent: 50 },
      K5: { of: 1, total: 1 },
      K11: { of: 3, total: 22, percent: 13.6 },
      K13: { of: 3, total: 5, percent: 60 },
      K17: { of: 1, total: 1 },
      states: { STOPPED: 1, DELAYED: 1, NORMAL: 3, FINISHED: 1 }, // the header of 11.6 on Friday
    });
  });

  test('if nobody acts in W49, MOP-03 is delayed from Tuesday 00:05 on', () => {
    const book = mop();
    play(book, START, END, MOP_DEEDS);
    const states = play(book, '2026-11-28T00:00', '2026-12-04T18:00').flatMap(({ facts }) =>
      facts.filter((fact) => fact.kind === 'state' && (fact.of === 'goal' || fact.of === 'intermediateGoal')),
    );
    expect(happened({ facts: states })).toEqual(['intermediateGoal MOP-03/1,03 NORMAL>DELAYED', 'goal MOP-03 NORMAL>DELAYED']);
    expect(states.map(({ at }) => LIMA.format(at ?? 0))).toEqual(['2026-12-01T00:05:00-05:00', '2026-12-01T00:05:00-05:00']);
  });
});

describe('must not happen (11.8)', () => {
  test('1. no letter to Elena before the N18 of Thursday', () => {
    const toElena = letters(week()).filter(({ to, cc }) => [...to, ...cc].includes('elena'));
    expect(toElena.map(({ notice }) => notice)).toEqual(['N18', 'N21']);
  });
  test('4. repeating any milestone of the week sends nothing and changes nothing', () => {
    const book = mop();
    for (const { what } of play(book, START, END, MOP_DEEDS)) {
      if (!what.startsWith('M')) continue;
      const again = milestone(book, what as 'M01', '2026-11-27T18:00');
      expect([again.facts, again.letters, again.refused]).toEqual([[], [], undefined]);
    }
  });
  test("5. Iván's missing update delays no milestone", () => {
    const ran = week().filter(({ what }) => what.startsWith('M'));
    expect(ran).toHaveLength(17);
    expect(ran.every(({ refused }) => refused === undefined)).toBe(true);
  });
  test('6. MOP-03 does not become Normal before 10:20 on Thursday', () => {
    const normal = week().filter((entry) => happened(entry).includes('goal MOP-03 DELAYED>NORMAL'));
    expect(normal.map(({ at }) => LIMA.format(at))).toEqual(['2026-11-26T10:20:00-05:00']);
  });
  test('7. goal MOP-02 stays stopped although R-002 changes scope', () => {
    expect(week().flatMap(happened)).not.toContainEqual(expect.stringContaining('goal MOP-02'));
  });
  test('8. unconfirmed, the same 8 lines go out, selected automatically', () => {
    const book = mop();
    const entries = play(book, START, '2026-11-26T13:30', without('confirmSelection'));
    const selected = (some: readonly Entry[]) => some.flatMap(({ facts }) => facts.filter((fact) => fact.kind === 'selection'));
    const confirmed = selected(week())[0];
    expect(selected(entries)).toEqual([{ ...confirmed, auto: true }]);
    expect(Object.values(confirmed?.sections ?? {}).flat()).toHaveLength(8);
    expect(book.opportunities.get('opportunity-O-001')?.state).toBe('VALIDATED');
    const later = play(
      book,
      '2026-11-26T13:31',
      END,
      MOP_DEEDS.filter(([when]) => when >= '2026-11-26T13:31'),
    );
    expect(later.flatMap(happened)).toEqual(
      expect.arrayContaining(['opportunity O-001 VALIDATED>ASSESSED', 'opportunity O-001 ASSESSED>APPROVED']),
    );
    expect(book.cycles.get('2026-W48')?.stats).toMatchObject({ K5: { of: 0, total: 1 } });
  });
});

/** One line with sorted keys, so that lines compare as text. */
function lineOf(at: number | string, line: object): string {
  const when = typeof at === 'number' ? LIMA.format(at) : at;
  const { week: _week, arrives: _arrives, text: _text, reason: _reason, ...rest } = line as Record<string, unknown>;
  return JSON.stringify(
    { at: when, ...rest },
    Object.keys({ at: 0, ...rest })
      .sort()
      .concat(['1', '2', '3', '4']),
  );
}
