import type { Cycle } from './entities.ts';
import { pushLetter } from './letter-writing.ts';
import { COMMITTEE } from './milestone-audience.ts';
import type { Work } from './work.ts';

/** M13: N17 with the committee's pack (domain.md 5.2). */
export function conveneCommittee(work: Work, { week }: Cycle): void {
  pushLetter(work, { notice: 'N17', to: COMMITTEE, cc: [{ role: 'COORDINATOR' }], about: [week], data: { pack: 'P4', version: 1 } });
}

/** M16: N19 to the head office with every agenda item proposed, of whatever week (domain.md 5.2). */
export function propose(work: Work, _cycle: Cycle): void {
  const proposed = [...work.book.agenda.values()].filter(({ state }) => state === 'PROPOSED');
  pushLetter(work, {
    notice: 'N19',
    to: [{ role: 'HEAD_OFFICE' }],
    cc: [{ role: 'COMMITTEE_CHAIR' }, { role: 'MINISTER' }],
    about: proposed.map(({ code }) => code),
    data: { pack: 'P5', version: 1 },
  });
}
