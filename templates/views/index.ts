import type { Message } from '../letter-input.ts';
import { agendaAnswer, agendaProposal } from './agenda.ts';
import { committeePack } from './committee-pack.ts';
import { coordinatorPack, selectionReminder } from './coordinator-pack.ts';
import { decisionNotice } from './decisions.ts';
import type { Build } from './frame.ts';
import { itemClosed, preLimitWarning, scopeChanged, systemAlert, unreviewedReminder } from './item-notices.ts';
import { ministerPack } from './minister-pack.ts';
import { cutoffMissed, missingList, updateMissed, updateReturned } from './missing-updates.ts';
import { monthlyOpened, monthlyReminder, monthlyReport } from './monthly.ts';
import { delegationChanged, vacancy } from './people.ts';
import { commitmentDue, opportunityDue } from './reminders.ts';
import { reprogrammingDecided, reprogrammingRequested } from './reprogrammings.ts';
import { reportSubscription } from './subscriptions.ts';
import { weeklySummary } from './summary.ts';
import { cycleCancelled, meetingMoved } from './weeks.ts';
import { cycleOpened, updateReminder } from './work-list.ts';

/** Who turns the data of each message into its view (domain.md 6.6). */
export const BUILDERS: { readonly [M in Message]: Build<M> } = {
  N01: cycleOpened,
  N02: updateReminder,
  N03: cutoffMissed,
  N04: missingList,
  N05: updateMissed,
  N06: updateReturned,
  N07: preLimitWarning,
  N08: unreviewedReminder,
  N09: scopeChanged,
  N10: itemClosed,
  N11: systemAlert,
  N12: reprogrammingRequested,
  N13: reprogrammingDecided,
  N14: coordinatorPack,
  N15: selectionReminder,
  N16: ministerPack,
  N17: committeePack,
  N18: decisionNotice,
  N19: agendaProposal,
  N20: agendaAnswer,
  N21: weeklySummary,
  N22: monthlyOpened,
  N23: monthlyReminder,
  N24: monthlyReport,
  N25: delegationChanged,
  N26: vacancy,
  N27: opportunityDue,
  N28: commitmentDue,
  N29: cycleCancelled,
  N30: reportSubscription,
  CAL: meetingMoved,
};
