import type { LetterData } from '../../domain/letter-data.ts';
import { ROLES } from '../../domain/values.ts';
import type { LineView } from '../catalog.ts';
import type { Speech } from '../speech.ts';
import type { Build } from './frame.ts';
import { pairsOf } from './lines.ts';
import { facts, line, section } from './sections.ts';

/** Who acts for whom, from when to when, or no longer (domain.md 3.3). */
export const delegationChanged: Build<'N25'> = ({ data }, s) => {
  const withdrawn = data.withdrawn ? 'yes' : 'no';
  const told = {
    withdrawn,
    delegate: s.name(data.delegate),
    principal: s.name(data.principal),
    role: roleOf(s, data.role),
    by: s.name(data.by),
    from: s.f.record(data.from),
    to: s.f.record(data.to),
  };
  return {
    subject: s.t('N25.subject', told),
    heading: s.t('N25.heading', told),
    lead: s.t('N25.lead', told),
    action: { label: s.t('N25.action'), until: s.t('until.nothing') },
    why: s.t('why.delegation'),
    body: {
      pairs: pairsOf(s, [
        ['pair.principal', told.principal],
        ['pair.delegate', told.delegate],
        ['pair.role', told.role],
        ['pair.period', s.t('N25.fromTo', told)],
        ['pair.mayDo', mayDo(s, data)],
        ['pair.reason', data.reason === null ? null : s.prose(data.reason)],
        ['pair.recorded', told.by],
      ]),
    },
  };
};

/** Rungs that nobody holds, and who stands in (domain.md 5.7, 6.2 E6). */
export const vacancy: Build<'N26'> = ({ data: { rungs } }, s) => ({
  subject: s.t('N26.subject', { n: rungs.length, list: s.f.list(rungs.map(({ scope }) => s.t(`rung.${scope}`))) }),
  heading: s.t('N26.heading', { n: rungs.length }),
  lead: s.t('N26.lead'),
  action: { label: s.t('N26.action'), until: s.t('N26.until') },
  why: s.t('why.administrator'),
  body: { vacancies: section(s, { title: 'sec.vacancies', none: 'list.noneF' }, rungs, (rung) => vacantLine(s, rung)) },
});

/** The role's name, or what somebody calls it. */
function roleOf(s: Speech, role: string): string {
  const known = ROLES.find((one) => one === role);
  return known === undefined ? s.name(role) : s.t(`role.${known}`);
}

function mayDo(s: Speech, { canSubmit, canDecide }: LetterData['N25']): string {
  const may = [...(canSubmit ? [s.t('N25.may.submit')] : []), ...(canDecide ? [s.t('N25.may.decide')] : [])];
  return may.length === 0 ? s.t('N25.may.none') : s.f.list(may);
}

function vacantLine(s: Speech, { scope, goals, standsIn }: LetterData['N26']['rungs'][number]): LineView {
  const codes = goals.map(({ goal }) => goal);
  return line(s.t(`rung.${scope}`), {
    note: facts(
      standsIn.length === 0 ? s.t('N26.nobody').replace(/\.$/, '') : s.t('N26.standsIn', { who: s.codes(standsIn) }).replace(/\.$/, ''),
      codes.length > 0 && s.t('N26.goals', { n: codes.length, list: s.codes(codes) }),
    ),
  });
}
