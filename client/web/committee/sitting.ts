import type { Act } from '../../../domain/acts.ts';
import type { Instant } from '../../../domain/instant.ts';
import { SYNERGY_KINDS } from '../../../domain/values.ts';
import { MINUTES } from '../../../reports/issue-minutes.ts';
import { runsOfWeek } from '../../../store/report-runs.ts';
import { packLinks } from '../reports/pack-links.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { takeDecision } from './decide.ts';
import { calendarOf, comingOf } from './following.ts';
import { matterView } from './matter-view.ts';
import { committeeOf } from './members.ts';
import { minutesOf } from './minutes.ts';
import { type Matter, type Order, orderOf } from './order.ts';
import { sectionsOf } from './sections.ts';
import { type SittingWeek, sittingWeek } from './week-shown.ts';

/** `/sitting`: the committee's Friday, order of the day beside the matter on the table beside the minutes (domain.md 5.2 M13–M17, 7.3 P4). */
export const sittingPage: PageDefinition = {
  address: '/sitting',
  view: 'SITTING',
  name: 'committee/sitting',
  live: true,
  linkForms: ['SITTING'],
  pack: 'P4',
  show: async (visit) => {
    const sitting = await sittingWeek(visit);
    if (sitting === undefined) return { title: visit.t('titleNone'), sitting: null };
    const [issued] = await runsOfWeek(visit.tx, sitting.cycle.week, MINUTES);
    const documents = await packLinks(visit, sitting.cycle.week, ['P4']);
    const view = { ...viewOf(visit, sitting), documents, issued: issued && { version: issued.version, at: `/reports/runs/${issued.id}` } };
    return { title: view.title, sitting: view };
  },
  forms: { decide: takeDecision('COMMITTEE', '/sitting') },
};

function viewOf(visit: Visit, sitting: SittingWeek) {
  const { book, may, t } = visit;
  const { cycle, pack, noted } = sitting;
  const order = orderOf(visit, sitting);
  const line = (one: Matter, index: number) => ({
    ...one,
    href: `/sitting?item=${one.code}#table`,
    place: index + 1,
    present: one.code === order.present?.code,
  });
  const members = committeeOf(visit);
  const present = noted.attendance?.what ?? [];
  const acts = actsOf(cycle.week, order.present?.code ?? '');
  return {
    week: cycle.week,
    title: t('title', { day: pack.sittingAt === null ? '' : visit.f.record(visit.f.dayOf(pack.sittingAt)) }),
    lede: ledeOf(visit, sitting, order),
    running: sitting.running,
    items: order.items.map(line),
    transsectoral: order.transsectoral.map(line),
    opportunities: order.opportunities.map(line),
    matter: order.present === undefined ? null : matterView(visit, sitting, order.present),
    next: order.next ?? null,
    onTheTable: noted.takenUp?.what === order.present?.code,
    mayTakeUp: order.present !== undefined && may(acts.takeUp),
    members: members.map(({ id, name, role }) => ({ value: id, label: `${name}, ${t(`office.${role}`)}` })),
    present,
    presentNames: present.map((id) => book.people.get(id)?.name ?? id),
    mayNote: may(acts.noteAttendance),
    mayAccept: may(acts.acceptSynergy),
    mayConfirm: may(acts.confirmMinutes),
    confirmed: noted.confirmed,
    minutes: minutesOf(visit, sitting),
    coming: comingOf(visit, sitting),
    calendar: calendarOf(visit, sitting),
    agenda: pack.agenda,
    goals: [...book.goals.values()]
      .map(({ code, title }) => ({ value: code, label: `${code}, ${title}` }))
      .sort((a, b) => (a.value < b.value ? -1 : 1)),
    synergyKinds: SYNERGY_KINDS.map((kind) => ({ value: kind, label: t(`synergy.${kind}`) })),
    sections: sectionsOf(visit, sitting),
  };
}

/** The acts of the sitting as they would be sent, to ask whether the reader may do them. */
const actsOf = (week: string, on: string) =>
  ({
    takeUp: { do: 'takeUp', week, on },
    noteAttendance: { do: 'noteAttendance', week, present: [] },
    acceptSynergy: { do: 'acceptSynergy', week, goals: [], kind: 'OTHER', text: '' },
    confirmMinutes: { do: 'confirmMinutes', week },
  }) satisfies Record<string, Act>;

/** What there is to do, and by when (domain.md 5.2: at M15 the minutes are issued with what is recorded). */
function ledeOf({ t, f, tx }: Visit, { pack, running, cycle }: SittingWeek, { items }: Order): string {
  const day = (at: Instant): string => f.named(f.dayOf(at), tx.today);
  if (cycle.state === 'CLOSED') return t('lede.closed', { n: items.filter(({ decided }) => decided).length });
  if (!running || pack.sittingAt === null || pack.minutesAt === null) {
    const at = pack.sittingAt;
    return at === null ? t('lede.none') : t('lede.before', { day: day(at), time: f.time(at), n: items.length });
  }
  const counts = { done: items.filter(({ decided }) => decided).length, n: items.length, time: f.time(pack.minutesAt) };
  return t(tx.now < pack.minutesAt ? 'lede.running' : 'lede.after', counts);
}
