import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../client/rehearsal/summary.ts';
import { dashboardFile, subjectOf, type TimelineEntry, timelineLine, timelineText } from '../../client/rehearsal/timeline.ts';
import type { Act } from '../../domain/acts.ts';
import type { GoalLine } from '../../domain/letter-data.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`${text}:00-05:00`);
const zone = { format: (instant: number) => `${new Date(instant - 5 * HOUR).toISOString().slice(0, 19)}-05:00` };
const WED = at('2026-11-25T07:00');
type Payload = Extract<TimelineEntry, { row: 'event' }>['payload'];
const event = (payload: Payload, change: Partial<Extract<TimelineEntry, { row: 'event' }>> = {}): TimelineEntry => ({
  row: 'event',
  seq: 1,
  at: WED,
  asOf: WED,
  payload,
  ...change,
});
const told = (entry: TimelineEntry, telling = {}) => JSON.stringify(timelineLine(entry, zone, telling));

describe('one line each, as the examples of the contract write them', () => {
  test.each<[string, TimelineEntry, string]>([
    [
      'a run',
      event({ kind: 'deadlineRun', date: '2026-11-25' }),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"deadlineRun","date":"2026-11-25"}',
    ],
    [
      'a change of scope',
      event({
        kind: 'scope',
        item: 'R-002',
        from: 'MINISTER',
        to: 'COMMITTEE',
        trigger: 'TURN_EXPIRED',
        due: '2026-12-02',
        arrives: 'UNREVIEWED',
        text: 'x',
      }),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"scope","item":"R-002","from":"MINISTER","to":"COMMITTEE","trigger":"TURN_EXPIRED","due":"2026-12-02"}',
    ],
    [
      'a letter',
      {
        row: 'mail',
        seq: 2,
        at: WED,
        notice: 'N09',
        to: ['julio@p.example', 'hugo@p.example'],
        cc: ['rosa@mop.example', 'andres@mop.example'],
        about: ['R-002'],
        file: 'mail/012.eml',
      },
      '{"at":"2026-11-25T07:00:00-05:00","kind":"mail","notice":"N09","to":["hugo@p.example","julio@p.example"],"cc":["andres@mop.example","rosa@mop.example"],"about":["R-002"],"file":"mail/012.eml"}',
    ],
    [
      'a reminder with its number',
      {
        row: 'mail',
        seq: 2,
        at: WED,
        notice: 'N02',
        number: 2,
        to: ['a@x.example'],
        cc: [],
        about: ['MOP-04', 'MOP-01'],
        file: 'mail/013.eml',
      },
      '{"at":"2026-11-25T07:00:00-05:00","kind":"mail","notice":"N02","k":2,"to":["a@x.example"],"cc":[],"about":["MOP-01","MOP-04"],"file":"mail/013.eml"}',
    ],
    [
      'a pack with its version',
      { row: 'mail', seq: 2, at: WED, notice: 'N14', number: 1, to: ['a@x.example'], cc: [], about: ['2026-W48'], file: 'mail/028.eml' },
      '{"at":"2026-11-25T07:00:00-05:00","kind":"mail","notice":"N14","version":1,"to":["a@x.example"],"cc":[],"about":["2026-W48"],"file":"mail/028.eml"}',
    ],
    [
      'an act',
      event({ kind: 'act', do: 'registerAlert', on: 'A-005', by: 'lucia', text: 'x' }),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"act","do":"registerAlert","by":"lucia","on":"A-005"}',
    ],
    [
      'an act for another',
      event({ kind: 'act', do: 'addAction', on: 'A-003', by: 'ivan', for: 'rosa' }),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"act","do":"addAction","by":"ivan","for":"rosa","on":"A-003"}',
    ],
    [
      'a state',
      event({ kind: 'state', of: 'item', id: 'A-001', from: 'IN_PROCESS', to: 'CONVERTED', reason: 'x' }),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"state","of":"item","id":"A-001","from":"IN_PROCESS","to":"CONVERTED"}',
    ],
    [
      'a milestone',
      event({ kind: 'milestone', code: 'M05', week: '2026-W48' }),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"milestone","code":"M05"}',
    ],
    [
      'a milestone after an outage',
      event({ kind: 'milestone', code: 'M05', week: '2026-W48' }, { at: at('2026-11-26T09:00'), asOf: at('2026-11-25T18:00') }),
      '{"at":"2026-11-26T09:00:00-05:00","planned":"2026-11-25T18:00:00-05:00","kind":"milestone","code":"M05"}',
    ],
    [
      'a scope changed by a late run',
      event(
        { kind: 'scope', item: 'R-1', from: 'MANAGER', to: 'COORDINATOR', trigger: 'LIMIT_PASSED', due: null, arrives: 'UNREVIEWED' },
        { asOf: at('2026-11-24T07:00') },
      ),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"scope","item":"R-1","from":"MANAGER","to":"COORDINATOR","trigger":"LIMIT_PASSED","due":null}',
    ],
    [
      'a selection',
      event({ kind: 'selection', week: '2026-W48', auto: false, sections: { 4: ['O-001'], 1: ['R-001'], 2: [], 3: [] } }),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"selection","auto":false,"sections":{"1":["R-001"],"2":[],"3":[],"4":["O-001"]}}',
    ],
    [
      'a decision',
      event({ kind: 'decision', level: 'COMMITTEE', on: 'R-001', decision: 'COMMIT', text: 'x', due: '2026-12-02', responsible: 'ana' }),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"decision","level":"COMMITTEE","on":"R-001","decision":"COMMIT","responsible":"ana","due":"2026-12-02"}',
    ],
    [
      'an agenda item',
      event({ kind: 'agenda', id: 'AG-003', type: 'DECISION', origin: 'R-002', state: 'PROPOSED' }),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"agenda","id":"AG-003","type":"DECISION","origin":"R-002","state":"PROPOSED"}',
    ],
    [
      'a pack',
      event({ kind: 'pack', code: 'P2', version: 1, sha256: 'ab', week: '2026-W48' }),
      '{"at":"2026-11-25T07:00:00-05:00","kind":"pack","code":"P2","version":1,"sha256":"ab"}',
    ],
    [
      'an outage',
      { row: 'outage', seq: 1, at: WED, until: at('2026-11-25T12:00') },
      '{"at":"2026-11-25T07:00:00-05:00","kind":"act","do":"outage","until":"2026-11-25T12:00:00-05:00"}',
    ],
    [
      'a refusal',
      {
        row: 'refused',
        seq: 1,
        at: WED,
        act: { do: 'derive', item: 'R-001', text: 'x' },
        by: 'marta',
        week: '2026-W48',
        failure: 'NotAllowed',
        why: 'no',
      },
      '{"at":"2026-11-25T07:00:00-05:00","kind":"refused","do":"derive","by":"marta","on":"R-001","failure":"NotAllowed","why":"no"}',
    ],
    [
      'history and operation write none',
      event({ kind: 'change', of: 'goal', id: 'MOP-01', field: 'narrative', before: null, after: 'x' }),
      'null',
    ],
  ])('%s', (_what, entry, expected) => expect(told(entry)).toBe(expected));

  test('an integrating goal writes no state line', () => {
    const entry = event({ kind: 'state', of: 'goal', id: 'MOP-09', from: 'NORMAL', to: 'DELAYED' });
    expect(told(entry, { integrating: new Set(['MOP-09']) })).toBe('null');
    expect(told(entry, { integrating: new Set(['MOP-01']) })).toContain('MOP-09');
  });

  test('people are told by the ids of the scenario, never by keys of the database', () => {
    const telling = { person: (id: string) => ({ 'uuid-1': 'lucia', 'uuid-2': 'rosa' })[id] ?? id };
    expect(told(event({ kind: 'act', do: 'delegate', on: 'uuid-2', by: 'uuid-1', for: 'uuid-2' }), telling)).toContain(
      '"by":"lucia","for":"rosa","on":"rosa"',
    );
    expect(
      told({ row: 'mail', seq: 1, at: WED, notice: 'N25', to: [], cc: [], about: ['uuid-2', 'uuid-1'], file: 'f' }, telling),
    ).toContain('"about":["lucia","rosa"]');
  });
});

test('lines are ordered by instant, then as they were written', () => {
  const one = (seq: number, hour: string): TimelineEntry =>
    event({ kind: 'milestone', code: 'M01', week: `${seq}` }, { seq, at: at(hour), asOf: at(hour) });
  const text = timelineText(
    [
      one(3, '2026-11-25T08:00'),
      event({ kind: 'state', of: 'goal', id: 'X', from: 'NORMAL', to: 'DELAYED' }, { seq: 4, at: at('2026-11-25T00:05') }),
      one(1, '2026-11-25T08:00'),
    ],
    zone,
  );
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind),
  ).toEqual(['state', 'milestone', 'milestone']);
});

test.each<[Act, string]>([
  [{ do: 'registerOpportunity', id: 'O-001', on: 'MOP-01', title: 'x', proposed: '2026-12-01' }, 'O-001'],
  [{ do: 'convertAlert', item: 'A-001', id: 'R-003' }, 'A-001'],
  [{ do: 'confirmSelection' }, '2026-W48'],
  [{ do: 'declareHoliday', date: '2026-11-26', name: 'x' }, '2026-11-26'],
  [{ do: 'delegate', from: 'rosa', to: 'ivan', role: 'COORDINATOR', since: '2026-11-26', until: '2026-11-26' }, 'rosa'],
  [{ do: 'answerAgenda', agenda: 'AG-001', answer: 'ACCEPT' }, 'AG-001'],
  [{ do: 'explainDelay', on: 'MOP-01/1,03', text: 'x' }, 'MOP-01/1,03'],
  [{ do: 'submitUpdate', goal: 'MOP-01' }, 'MOP-01'],
])('what $do is on', (act, subject) => expect(subjectOf(act, '2026-W48')).toBe(subject));

test('a dashboard is written in list order, with a header in order of severity', () => {
  const row = {
    goal: 'MOP-03',
    state: 'DELAYED',
    restrictions: 1,
    alerts: 1,
    delayed: 1,
    reprogrammed: 1,
    days: 35,
    actual: 33.3,
    expected: 66.7,
    original: 66.7,
    gap: -33.3,
    light: 'red',
    stale: false,
    title: 'x',
  } as unknown as GoalLine;
  const file = JSON.parse(dashboardFile(WED, [{ state: 'DELAYED', count: 1, percent: 100 }], [row], zone));
  expect(Object.keys(file.header)).toEqual(['total', 'STOPPED', 'DELAYED', 'NORMAL', 'FINISHED']);
  expect(file).toMatchObject({
    at: '2026-11-25T07:00:00-05:00',
    header: { total: 1, STOPPED: { count: 0, percent: null }, DELAYED: { count: 1, percent: 100 } },
  });
  expect(Object.keys(file.rows[0])).toEqual([
    'goal',
    'state',
    'restrictions',
    'alerts',
    'delayed',
    'reprogrammed',
    'days',
    'actual',
    'expected',
    'original',
    'gap',
    'light',
    'stale',
  ]);
});

test('a summary counts kinds and notices and keeps the indicators of closed cycles', () => {
  const text = '{"kind":"mail","notice":"N01"}\n{"kind":"mail","notice":"N01"}\n{"kind":"state"}\n';
  const stats = { K13: { of: 3, total: 5, percent: 60 }, K2: { of: 1, total: 5, percent: 20 } };
  expect(JSON.stringify(summaryOf(text, [{ week: '2026-W48', stats }], 12.345))).toBe(
    '{"kinds":{"mail":2,"state":1},"notices":{"N01":2},"cycles":{"2026-W48":{"K2":{"of":1,"total":5,"percent":20},"K13":{"of":3,"total":5,"percent":60}}},"seconds":12.3}',
  );
});
