import type { ActName } from '../../../domain/acts.ts';
import type { LinkForm } from '../visit.ts';

const ON_ITEMS: readonly ActName[] = ['addAction', 'review', 'resolve', 'discard', 'derive'];
const HIGHER_UP: readonly ActName[] = [...ON_ITEMS, 'returnDown', 'extendLimit', 'markUrgent', 'markTranssectoral'];

/** What the forms that a link opens are for (domain.md 5.7): the link is good for these acts, as far as its person may do them, and for no other. */
const ACTS_OF_LINKS: Readonly<Record<LinkForm, readonly ActName[]>> = {
  UPDATE: [
    ...ON_ITEMS,
    'saveDraft',
    'submitUpdate',
    'finishIntermediateGoal',
    'undoFinish',
    'explainDelay',
    'requestReprogramming',
    'declareStopped',
    'liftStop',
    'proposeFinished',
    'registerAlert',
    'registerRestriction',
    'registerOpportunity',
    'convertAlert',
    'validateOpportunity',
    'declineOpportunity',
    'redateOpportunity',
    'attachDocument',
    'recordMeasurement',
  ],
  DESK: [
    ...HIGHER_UP,
    'validateUpdate',
    'returnUpdate',
    'excuseUpdate',
    'acceptLate',
    'explainDelay',
    'decideReprogramming',
    'validateMeasurement',
    'confirmSelection',
    'validateOpportunity',
    'declineOpportunity',
    'redateOpportunity',
  ],
  BRIEFING: ['recordDecision', 'addAction', 'review'],
  SITTING: ['recordDecision', 'noteAttendance', 'takeUp', 'acceptSynergy', 'confirmMinutes', 'addAction', 'review'],
  AGENDA: ['answerAgenda', 'recordDecision', 'addAction', 'review'],
  NONE: [],
};

/** True when a link that opens such forms is good for such an act. */
export const linkAllows = (form: LinkForm, act: ActName): boolean => ACTS_OF_LINKS[form].includes(act);
