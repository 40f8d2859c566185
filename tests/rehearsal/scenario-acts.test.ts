import { describe, test } from 'vitest';
import { ACT, type Case, tellsTheFault } from './a-scenario.ts';

describe('acts and codes that cannot be are refused before anything runs', () => {
  test.each<Case>([
    ['a code given twice, by the file and an act', 'id: A-005', 'id: A-001', 'acts[0].id', /A-001 is given twice/, /items\[1\]/],
    ['a code given twice, as a new name', 'A-102', 'A-005', 'names.A-002', /A-005 is given twice/, /nothing else/],
    ['a new name of another kind', 'A-102', 'R-102', 'names.A-002', /R-102/, /A-104/],
    ['an act by an unknown person', 'by: ivan, for', 'by: ivanna, for', 'acts[2].by', /no person ivanna/, /of this file/],
    ['an act for an unknown person', 'for: rosa', 'for: rosita', 'acts[2].for', /no person rosita/, /of this file/],
    ['an act on an unknown goal', 'add: [MOP-01]', 'add: [MOP-01, MOP-07]', 'acts[3].add[1]', /no MOP-07/, /of this file/],
    ['an act on a restriction that nobody gives', 'item: A-003', 'item: R-009', 'acts[2].item', /no R-009/, /of this file/],
    [
      'an act before the start',
      '2026-11-24T10:00, by: lucia',
      '2026-11-22T10:00, by: lucia',
      'acts[0].at',
      /not between/,
      /2026-11-23T00:00/,
    ],
    ['an act after the end', '2026-11-26T12:00', '2026-11-27T18:01', 'acts[3].at', /not between/, /2026-11-27T18:00/],
    ['a snapshot after the end', '[2026-11-26T07:30]', '[2026-11-28T07:30]', 'snapshots[0]', /not between/, /2026-11-27T18:00/],
    ['an end before the start', 'end: 2026-11-27T18:00', 'end: 2026-11-22T18:00', 'end', /not after the start/, /later than/],
    [
      'an act inside an outage',
      '2026-11-26T12:00',
      '2026-11-25T11:59',
      'acts[3].at',
      /inside the outage of acts\[1\]/,
      /from 2026-11-25T12:00/,
    ],
    [
      'an act at the very start of an outage',
      '2026-11-26T12:00',
      '2026-11-25T10:00',
      'acts[3].at',
      /inside the outage/,
      /before 2026-11-25T10:00/,
    ],
    ['an act with an offset inside an outage', '2026-11-26T12:00', '2026-11-25T16:00:00Z', 'acts[3].at', /inside the outage/, /from/],
    [
      'another outage inside an outage',
      ACT,
      '{at: 2026-11-25T11:00, do: outage, until: 2026-11-25T13:00}',
      'acts[3].at',
      /inside the outage of acts\[1\]/,
      /from/,
    ],
    [
      'another outage at its very start',
      ACT,
      '{at: 2026-11-25T10:00, do: outage, until: 2026-11-25T10:30}',
      'acts[3].at',
      /inside the outage of acts\[1\]/,
      /from/,
    ],
    ['an outage that ends before it begins', 'until: 2026-11-25T12:00', 'until: 2026-11-25T09:00', 'acts[1].until', /not after/, /later/],
    ['a key given twice', '  locale: es-PE', '  locale: es-PE\n  code: PEM', '', /given twice/, /once/],
    ['a control character', 'title: Hospitales', 'title: "Hospi\\0tales"', 'goals[1].title', /does not fit/, /control characters/],
  ])('%s', (...given) => tellsTheFault(given));
});
