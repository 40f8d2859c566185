import { holdsRole } from '../../../domain/capacities.ts';
import { openCycle } from '../../../domain/milestone-cycle.ts';
import { readDraft } from '../../../store/drafts.ts';
import { choiceFrom, formOf, selectedLines } from '../desk/choice.ts';
import type { PageDefinition } from '../visit.ts';
import { numbersOf, readSections } from './briefing.ts';
import { p3Of } from './packs.ts';

/** `/desk/preview`: the pack as the minister will get it, with the selection as it is being worked on (domain.md 5.6, 7.3). */
export const PREVIEW_PAGE: PageDefinition = {
  address: '/desk/preview',
  view: 'DESK',
  name: 'briefing/preview',
  frame: 'minister',
  linkForms: ['DESK'],
  show: async (visit) => {
    const { book, tx, t } = visit;
    const cycle = openCycle(book);
    if (!cycle) return undefined;
    const frozen = cycle.selectionFrozenAt !== null;
    const choice = choiceFrom(book, tx.today, await readDraft(tx, formOf(cycle)));
    const pack = p3Of(visit, cycle, frozen ? undefined : selectedLines(choice));
    const minister = [...book.people.values()].find((person) => holdsRole(person, 'MINISTER', undefined, tx.today));
    return {
      title: t('previewTitle', { name: minister?.name ?? t('noName') }),
      lede: t(frozen ? 'previewFrozen' : 'previewLede'),
      numbers: numbersOf(visit, pack),
      sections: readSections(visit, cycle, pack, 'DESK'),
    };
  },
};
