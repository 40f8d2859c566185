import { z } from 'zod';
import type { Message } from './letter-input.ts';

// What each template may use. Everything is a word already: no template calculates, formats or translates.

const text = z.string();
const maybe = z.string().nullable();
const light = z.enum(['red', 'amber', 'green', 'grey']);
const state = z.strictObject({
  key: z.enum(['STOPPED', 'DELAYED', 'NORMAL', 'FINISHED', 'CANCELLED']),
  sign: maybe, // a drawn sign for the letters; the word stands beside it always
  word: text,
});
const line = z.strictObject({ state: state.nullable(), text, note: maybe, right: maybe, light, href: maybe });
const list = z.strictObject({
  number: maybe,
  title: text,
  note: maybe,
  empty: maybe, // the one line of a section with nothing in it
  more: maybe,
  href: text,
});
const section = list.extend({ lines: z.array(line) });
const thermometer = z.strictObject({
  cells: z.array(z.strictObject({ width: text, kind: z.enum(['done', 'track', 'mark', 'mark2']) })),
  sentence: text,
  gap: text,
  light,
  original: maybe,
});
const goalRow = z.strictObject({ state, stale: maybe, code: text, title: text, facts: text, thermometer });
const goalLine = z.strictObject({ state, stale: maybe, code: text, title: text, facts: text, gap: maybe, light, original: maybe });
const dashboard = list.extend({ goals: z.array(goalLine) });
const rung = z.strictObject({ label: text, note: maybe, kind: z.enum(['past', 'now', 'next']) });
const item = z.strictObject({
  about: text,
  title: text,
  href: maybe,
  due: text,
  dueNote: maybe,
  light,
  goal: text,
  facts: maybe,
  rungs: z.array(rung),
  asked: text,
  ask: maybe,
});
const items = list.extend({ items: z.array(item) });
const asks = z.strictObject({
  title: text,
  rows: z.array(z.strictObject({ number: text, text, note: maybe, until: maybe })),
  more: maybe,
});
const numbers = z.strictObject({
  number: maybe,
  title: text,
  counts: z.array(z.strictObject({ state, n: text, percent: text, change: maybe })),
  notes: z.array(text),
});
const callout = z.strictObject({ light, strong: maybe, text });
const pairs = z.array(z.strictObject({ label: text, value: text }));
const work = z.strictObject({ goal: goalRow, draft: maybe, todo: section, sections: z.array(section), quiet: maybe });

const frame = z.strictObject({
  lang: text,
  subject: text,
  preheader: text,
  institution: text,
  week: text,
  weekHref: text,
  late: maybe,
  vacant: maybe,
  copyNote: maybe,
  heading: text,
  lead: text,
  action: z.strictObject({ label: text, href: text, until: text }),
  why: text,
  personal: text,
  asOf: text,
  seal: maybe,
  documents: z.strictObject({ text, links: z.array(z.strictObject({ label: text, href: text })) }).nullable(), // attached, or where they are
});

/** The view of each message: what its three templates may say (engineering: a schema per message). */
export const VIEWS = {
  N01: frame.extend({ works: z.array(work), more: maybe, callout }),
  N02: frame.extend({ works: z.array(work), more: maybe, callout }),
  N03: frame.extend({ goals: z.array(goalRow), more: maybe, callout }),
  N04: frame.extend({ missing: section, callout }),
  N05: frame.extend({ options: section, goals: z.array(goalRow), more: maybe, callout }),
  N06: frame.extend({ reason: callout, goals: z.array(goalRow), callout }),
  N07: frame.extend({ items, callout }),
  N08: frame.extend({ items, callout }),
  N09: frame.extend({ items, note: callout.nullable(), options: section, callout }),
  N10: frame.extend({ items, reason: callout, callout }),
  N11: frame.extend({ items, goals: z.array(goalRow), callout }),
  N12: frame.extend({ pairs, callout }),
  N13: frame.extend({ pairs, callout }),
  N14: frame.extend({
    asks,
    numbers,
    status: section,
    dashboard,
    arrivals: section,
    mine: section,
    elsewhere: section,
    unexplained: section,
    delays: section,
    progress: section,
    opportunities: section,
    selection: section,
    discards: section,
    opinions: section,
    critical: section.nullable(),
  }),
  N15: frame.extend({ sections: z.array(section) }),
  N16: frame.extend({
    asks: asks.nullable(),
    numbers,
    selected: text,
    items,
    delays: section,
    progress: section,
    opportunities: section,
    followUp: section,
  }),
  N17: frame.extend({
    numbers,
    items,
    transsectoral: section,
    commitments: section,
    synergies: section,
    progress: section,
    opportunities: section,
    agenda: section,
    neglected: section,
  }),
  N18: frame.extend({ pairs, items: items.nullable(), callout: callout.nullable() }),
  N19: frame.extend({ decisions: items, events: section, information: section, followUps: section, scheduled: section.nullable() }),
  N20: frame.extend({ pairs, items: items.nullable(), callout }),
  N21: frame.extend({
    numbers,
    routine: section,
    dashboard,
    decisions: section,
    moves: section,
    carried: section,
    next: section,
  }),
  N22: frame.extend({ duties: z.array(section), more: maybe, callout }),
  N23: frame.extend({ duties: z.array(section), more: maybe, callout }),
  N24: frame.extend({ numbers, indicators: section, figures: section }),
  N25: frame.extend({ pairs }),
  N26: frame.extend({ vacancies: section }),
  N27: frame.extend({ opportunities: section, callout }),
  N28: frame.extend({ commitments: section }),
  N29: frame.extend({ reason: callout.nullable(), callout, next: section }),
  N30: frame.extend({ reports: section }),
  CAL: frame.extend({ pairs, attached: maybe }),
} as const satisfies Record<Message, z.ZodType>;

export type View<M extends Message> = z.infer<(typeof VIEWS)[M]>;
export type FrameView = z.infer<typeof frame>;
/** A view without what every letter has: what a message's builder makes. */
export type BodyOf<M extends Message> = Omit<View<M>, keyof FrameView>;
export type Light = z.infer<typeof light>;
export type StateView = z.infer<typeof state>;
export type LineView = z.infer<typeof line>;
export type SectionView = z.infer<typeof section>;
export type GoalRowView = z.infer<typeof goalRow>;
export type GoalLineView = z.infer<typeof goalLine>;
export type DashboardView = z.infer<typeof dashboard>;
export type ItemView = z.infer<typeof item>;
export type ItemsView = z.infer<typeof items>;
export type AsksView = z.infer<typeof asks>;
export type NumbersView = z.infer<typeof numbers>;
export type CalloutView = z.infer<typeof callout>;
export type PairsView = z.infer<typeof pairs>;
export type WorkView = z.infer<typeof work>;
