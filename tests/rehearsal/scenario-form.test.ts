import { describe, expect, test } from 'vitest';
import { ACT, BASE, type Case, problemsOf, tellsTheFault } from './a-scenario.ts';

describe('a fault of form is refused before anything runs', () => {
  test.each<Case>([
    ['an unknown key of the file', 'snapshots:', 'pictures:', 'pictures', /unknown key "pictures"/, /acts, snapshots/],
    ['an unknown key of a part', 'name: Marta,', 'nombre: Marta, name: M,', 'people[1].nombre', /unknown key "nombre"/, /id, name, email/],
    ['an unknown key of an act', 'add: [MOP-01]', 'note: x', 'acts[3].note', /unknown key "note"/, /add, remove, order/],
    [
      'a field of another act',
      ACT,
      '{at: 2026-11-26T12:00, by: rosa, do: review, item: R-001, limit: 2026-12-01}',
      'acts[3].limit',
      /unknown key/,
      /item, text/,
    ],
    [
      'answers in a submission',
      ACT,
      '{at: 2026-11-26T12:00, by: rosa, do: submitUpdate, goal: MOP-01, answers: []}',
      'acts[3].answers',
      /unknown key/,
      /narrative/,
    ],
    [
      'an act that is not in the table',
      ACT,
      '{at: 2026-11-26T12:00, by: rosa, do: saveDraft, goal: MOP-01}',
      'acts[3].do',
      /saveDraft/,
      /registerAlert/,
    ],
    ['a missing field', 'type: FINANCIAL, ', '', 'items[0].type', /is missing/, /TECHNICAL_ADMINISTRATIVE/],
    ['an act without its limit', ', limit: 2026-12-01}', '}', 'acts[0].limit', /is missing/, /a day/],
    [
      'a return without its rung',
      'do: addAction, item: A-003, text: reunión pedida',
      'do: returnDown, item: A-003, text: reunión pedida, limit: 2026-12-01',
      'acts[2].to',
      /is missing/,
      /MANAGER/,
    ],
    ['an act without a code', 'id: A-005, ', '', 'acts[0].id', /is missing/, /A-001/],
    ['an act without who acts', 'by: ivan, for: rosa, ', '', 'acts[2].by', /is missing/, /person/],
    ['an outage with somebody', 'do: outage', 'by: rosa, do: outage', 'acts[1].by', /unknown key/, /at, do, until/],
    ['a day that does not exist', 'proposed: 2026-12-03', 'proposed: 2026-11-31', 'opportunities[0].proposed', /2026-11-31/, /calendar/],
    ['an instant that does not exist', '2026-11-26T12:00', '2026-11-26T24:10', 'acts[3].at', /T24:10/, /2026-11-25T10:10/],
    ['a time zone that does not exist', 'America/Lima', 'America/Limma', 'institution.timeZone', /Limma/, /America\/Lima/],
    ['a locale of another language', 'es-PE', 'fr-FR', 'institution.locale', /fr-FR/, /es, pt or en/],
    ['a role that does not exist', 'GOAL_ASSISTANT', 'HELPER', 'people[1].roles[1].role', /HELPER/, /GOAL_MANAGER/],
    ['a number where a text belongs', 'title: Hospitales', 'title: 2026', 'goals[1].title', /2026/, /a text/],
    [
      'a threshold of the wrong type',
      'missedForSystemAlert: 3',
      'missedForSystemAlert: many',
      'institution.thresholds.missedForSystemAlert',
      /many/,
      /whole number/,
    ],
    ['a threshold that does not exist', 'missedForSystemAlert', 'missed', 'institution.thresholds.missed', /unknown key/, /turnDays/],
    ['a milestone that does not exist', 'M05: "17:00"', 'M18: "17:00"', 'institution.timetable.M18', /unknown key/, /M17, R07/],
    ['a milestone at no time', '"17:00"', '"25:00"', 'institution.timetable.M05', /25:00/, /17:00/],
    ['anchors that leave no day for a moment', 'manager: WED', 'committee: TUE', 'institution.anchors', /anchor days/, /room|day for each/],
    ['a timetable out of order', 'M05: "17:00"', 'M05: "14:00"', 'institution.timetable.M05', /before M04/, /15:00 or later/],
    ['a morning run later than the first milestone', 'M05: "17:00"', 'R07: "09:00"', 'institution.timetable.R07', /R07/, /or earlier/],
    [
      'a ladder without coordinator',
      '  locale: es-PE',
      '  ladder: [MANAGER, MINISTER]\n  locale: es-PE',
      'institution.ladder',
      /not a ladder/,
      /COORDINATOR/,
    ],
    [
      'a ladder out of order',
      '  locale: es-PE',
      '  ladder: [MANAGER, COORDINATOR, COMMITTEE, MINISTER]\n  locale: es-PE',
      'institution.ladder',
      /not a ladder/,
      /MINISTER/,
    ],
  ])('%s', (...given) => tellsTheFault(given));

  test('all at once, in the order of the file', () => {
    const text = BASE.replace('code: MOP\n', 'code: mop\n')
      .replace('title: Lluvias', 'titulo: Lluvias')
      .replace('by: ivan, for', 'by: x, for')
      .replace('do: confirmSelection', 'do: nothing');
    expect(problemsOf(text).map(({ path, line }) => `${line} ${path}`)).toEqual([
      '2 institution.code',
      '30 items[1].title',
      '30 items[1].titulo',
      '41 acts[2].by',
      '42 acts[3].do',
    ]);
  });

  test('what is known of a part with an unknown key is checked, too', () => {
    const text = BASE.replace('on: MOP-02, title: Lluvias', 'on: MOP-07, title: Lluvias, colour: blue');
    expect(problemsOf(text).map(({ path, line }) => `${line} ${path}`)).toEqual(['30 items[1].on', '30 items[1].colour']);
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /empty/],
    ['a file of comments', '# nothing\n', /empty/],
    ['a list', '- a\n', /does not fit/],
    ['another encoding', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), /UTF-8/],
    ['two documents', 'a: 1\n---\nb: 1\n', /second document/],
    ['a tag', 'a: !!js/function x\n', /tag/],
    ['a thing that contains itself', 'a: &a [*a]\n', /deeply/],
    ['a file nested without end', '['.repeat(50_000), /deeply/],
    [
      'a file that unfolds to millions',
      `a: &a [1,1,1,1,1,1,1,1,1,1]\n${'bcdefgh'.replace(/./g, (k, i) => `${k}: &${k} [${Array(10).fill(`*${'abcdefgh'[i]}`).join()}]\n`)}`,
      /too often/,
    ],
  ])('%s is a clear problem', (_what, text, message) => {
    const problems = problemsOf(text);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.line).toBe(problems[0]?.message.includes('second') ? 2 : 1);
  });
});
