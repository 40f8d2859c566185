import type { Minutes } from '../../../domain/letter-data.ts';
import { viewOf } from '../../../reports/packs/cover.ts';
import { minutes } from '../../../reports/packs/minutes.ts';
import type { Print } from '../../../templates/packs/views/voice.ts';
import { at, aWork } from '../../support/builders.ts';
import { mopAtClose } from '../../support/mop-week.ts';

/** The minutes of the worked example on Friday at 13:00, confirmed at 13:10 (domain.md 11.5). */
export function theMinutes(): Minutes {
  const book = mopAtClose();
  const cycle = book.cycles.get('2026-W48');
  if (!cycle) throw new Error('there is no week 2026-W48');
  const present = [...book.people.values()]
    .filter(({ roles }) => roles.some(({ role }) => role.startsWith('COMMITTEE')))
    .map(({ id }) => id);
  const noted = { at: at('2026-11-27T10:05'), by: present[0] ?? null };
  const data = minutes(viewOf(aWork(book, { at: '2026-11-27T13:00' }), cycle), 1, {
    attendance: { what: present.slice(1), ...noted },
    takenUp: null,
    synergies: [{ what: { goals: ['MOP-01', 'MOP-03'], kind: 'SHARED_TERRITORY', note: 'Una sola comisión en la zona norte' }, ...noted }],
    confirmed: { what: 'Sin observaciones', at: at('2026-11-27T13:10'), by: present[0] ?? null },
    order: [],
  });
  const decisions = data.decisions.map((one) =>
    one.decision === 'COMMIT' ? { ...one, responsible: 'Ana Torres', due: '2026-12-02' } : one,
  );
  return { ...data, decisions };
}

export const aPrint = (over: Partial<Print> = {}): Print => ({
  setting: {
    institution: { name: 'Ministerio de Obras Públicas', shortName: 'MOP', code: 'MOP' },
    locale: 'es-PE',
    timeZone: 'America/Lima',
    look: null,
    draft: false,
  },
  locale: 'es-PE',
  sha256: 'ab'.repeat(32),
  version: 1,
  week: '2026-W48',
  asOf: at('2026-11-27T13:00'),
  at: at('2026-11-27T13:00'),
  ...over,
});
