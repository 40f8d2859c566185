import { beforeAll, describe, expect, it } from 'vitest';
import { type Line, played, scenarioOf } from '../support/rehearsing.ts';
import { smallMinistry } from '../support/small-ministry.ts';

describe('what a scenario loads, and who comes first at one instant (scenario.md, domain.md 5.2)', () => {
  let lines: readonly Line[] = [];
  beforeAll(async () => {
    const common = 'kind: RESTRICTION, on: T-001, title: Un problema, type: LEGAL, reported: 2026-11-20';
    const text = smallMinistry({
      items: [
        `{id: R-001, ${common}, limit: 2026-12-31, state: RESOLVED}`,
        `{id: R-002, ${common}, limit: 2026-12-31, scope: HEAD_OF_GOVERNMENT, state: IN_PROCESS}`,
      ],
      acts: [
        '{at: 2026-11-24T10:00, by: rosa, do: reopen, item: R-001, text: otra vez}',
        '{at: 2026-11-24T11:00, by: gabriel, do: answerAgenda, agenda: AG-101, answer: ACCEPT}',
        '{at: 2026-11-25T18:00, by: lucia, do: submitUpdate, goal: T-001}',
        '{at: 2026-11-25T18:00, by: lucia, do: submitUpdate, goal: T-002}',
      ],
      end: '2026-11-25T20:00',
      extra: 'names: {AG-001: AG-101}',
    });
    lines = (await played(scenarioOf(text))).lines;
  });
  const ofAct = (name: string) => lines.filter((line) => line.do === name);

  it('what was loaded closed cannot be reopened', () =>
    expect(ofAct('reopen')).toMatchObject([{ kind: 'refused', failure: 'NotPossible' }]));
  it('the agenda item of what was loaded at the top takes its new name', () =>
    expect(lines.filter(({ kind }) => kind === 'agenda')).toMatchObject([{ id: 'AG-101', origin: 'R-002', state: 'ACCEPTED' }]));
  it('the letters of a milestone leave before anybody acts at its instant', () => {
    const evening = lines.filter(({ at, kind }) => at.startsWith('2026-11-25T18:00') && (kind === 'mail' || kind === 'act'));
    expect(evening.map(({ kind, notice, do: act }) => (kind === 'mail' ? notice : act))).toEqual([
      'N03',
      'N04',
      'submitUpdate',
      'submitUpdate',
    ]);
  });
});
