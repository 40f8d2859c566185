import type { LetterData } from '../../domain/letter-data.ts';
import type { LineView } from '../catalog.ts';
import type { Speech } from '../speech.ts';
import type { Build } from './frame.ts';
import { dueDay } from './items.ts';
import { opportunityLine } from './lines.ts';
import { callout, facts, line, section } from './sections.ts';

/** Opportunities that come near without approval (domain.md 4.5). */
export const opportunityDue: Build<'N27'> = ({ data: { opportunities } }, s) => {
  const n = opportunities.length;
  const [first] = opportunities;
  const ids = s.codes(opportunities.map(({ opportunity }) => opportunity));
  const nearest = opportunities.map(({ proposedDate }) => proposedDate).sort()[0];
  return {
    subject:
      n === 1 && first ? s.t('N27.subject', { id: ids, day: s.weekday(first.proposedDate) }) : s.t('N27.subjectSeveral', { count: n, ids }),
    heading: s.t('N27.heading', { n }),
    lead: s.t('N27.lead', { n }),
    action: {
      label: s.t('N27.action', { n, ids }),
      until: nearest === undefined ? s.t('until.soon') : s.t('until.by', { until: s.named(nearest) }),
    },
    why: s.t('why.coordinator'),
    body: {
      opportunities: section(s, { title: n > 1 ? 'sec.opportunitiesToAssess' : 'sec.opportunitiesToValue' }, opportunities, (one) =>
        opportunityLine(s, one, s.title(one.goalTitle)),
      ),
      callout: callout('grey', s.t('N27.after')),
    },
  };
};

/** A promise whose date comes near or has passed (domain.md 6.2, E7). */
export const commitmentDue: Build<'N28'> = ({ data: { commitments } }, s) => {
  const n = commitments.length;
  const [first] = commitments;
  const refs = s.codes(commitments.map(({ ref }) => ref));
  const late = commitments.some(({ daysLate }) => daysLate > 0);
  const nearest = commitments.map(({ due }) => due).sort()[0];
  return {
    subject: n === 1 && first ? subjectOfOne(s, first, refs) : s.t('N28.subjectSeveral', { count: n, refs }),
    heading: s.t(late ? 'N28.headingLate' : 'N28.heading', { n }),
    lead: s.t('N28.lead', { late: late ? 'yes' : 'no' }),
    action: {
      label: s.t('N28.action', { n, refs }),
      view: s.t('N09.view', { id: refs }),
      until: late || nearest === undefined ? s.t('until.soon') : s.t('until.by', { until: s.named(nearest) }),
    },
    why: s.t('why.responsible'),
    body: { commitments: section(s, { title: 'sec.commitments' }, commitments, (one) => commitmentLine(s, one)) },
  };
};

type Promised = LetterData['N28']['commitments'][number];
function subjectOfOne(s: Speech, { due, daysLate }: Promised, ref: string): string {
  return daysLate > 0 ? s.t('N28.subjectLate', { ref, n: daysLate }) : s.t('N28.subject', { ref, day: s.weekday(due) });
}

function commitmentLine(s: Speech, one: Promised): LineView {
  return line(`${s.name(one.ref)} ${s.title(one.title)}`, {
    note: facts(
      s.prose(one.text),
      s.name(one.goal),
      s.name(one.responsible),
      one.recordedBy !== null && s.t('N28.recordedBy', { who: s.name(one.recordedBy) }).replace(/\.$/, ''),
    ),
    right: one.daysLate > 0 ? s.t('N28.late', { n: one.daysLate }) : s.t('item.due', { day: dueDay(s, one.due) }),
    light: one.daysLate > 0 ? 'red' : 'amber',
    href: s.links[one.ref] ?? null,
  });
}
