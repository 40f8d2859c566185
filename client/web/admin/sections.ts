import type { Visit } from '../visit.ts';

export interface Section {
  readonly at: string; // below the institution
  readonly text: string; // key of its name
}
/** The administrator's pages, by what they are about. */
export const GROUPS: readonly { readonly text: string; readonly sections: readonly Section[] }[] = [
  {
    text: 'group.house',
    sections: [
      { at: '/admin/institution', text: 'section.institution' },
      { at: '/admin/ladder', text: 'section.ladder' },
      { at: '/admin/timetable', text: 'section.timetable' },
      { at: '/admin/thresholds', text: 'section.thresholds' },
      { at: '/admin/options', text: 'section.options' },
      { at: '/admin/calendar', text: 'section.calendar' },
    ],
  },
  {
    text: 'group.people',
    sections: [
      { at: '/admin/people', text: 'section.people' },
      { at: '/admin/committee', text: 'section.committee' },
      { at: '/admin/delegations', text: 'section.delegations' },
    ],
  },
  {
    text: 'group.goals',
    sections: [
      { at: '/admin/import', text: 'section.import' },
      { at: '/admin/classifiers', text: 'section.classifiers' },
      { at: '/admin/actors', text: 'section.actors' },
      { at: '/admin/territories', text: 'section.territories' },
    ],
  },
  {
    text: 'group.record',
    sections: [
      { at: '/admin/history', text: 'section.history' },
      { at: '/admin/letters', text: 'section.letters' },
      { at: '/admin/webhooks', text: 'section.webhooks' },
      { at: '/start', text: 'section.start' },
    ],
  },
];

/** The way back to the overview, and the pages beside this one. */
export function sectionNav({ base, t }: Visit, address: string) {
  const group = GROUPS.find(({ sections }) => sections.some(({ at }) => at === address));
  return {
    home: `${base}/admin`,
    label: t(group?.text ?? 'group.house'),
    tabs: (group?.sections ?? []).map(({ at, text }) => ({ href: `${base}${at}`, text: t(text), here: at === address })),
  };
}
