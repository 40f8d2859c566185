import type { IgState, ManagementState } from '../../../domain/values.ts';
import type { Light } from '../../catalog.ts';

// What the pieces of rutina.typ and pieces.typ draw: words and figures as text, nothing left to decide.

export interface DashboardRow {
  readonly state: ManagementState;
  readonly stale: boolean;
  readonly code: string;
  readonly title: string;
  readonly facts: string;
  readonly days: string;
  readonly ra: string;
  readonly dr: string;
  readonly thermo: { readonly actual: number; readonly expected: number; readonly original: number; readonly light: Light };
  readonly ae: string;
  readonly gap: string;
}
export interface Step {
  readonly label: string;
  readonly note: string;
  readonly kind: 'past' | 'now' | 'next';
}
/** An item with its history, and on paper the boxes of who decides. */
export interface ItemCard {
  readonly kind: string;
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly unreviewed: boolean;
  readonly light: Light;
  readonly due: string;
  readonly dueNote: string;
  readonly goal: string;
  readonly goalTitle: string;
  readonly ig: string | null;
  readonly facts: string;
  readonly ladder: readonly Step[] | null;
  readonly ask: string | null;
  readonly of: string | null;
  readonly boxes: readonly string[];
}
export interface ItemRow {
  readonly due: string;
  readonly days: string;
  readonly light: Light;
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly type: string;
  readonly goal: string;
  readonly scope: string;
  readonly arrived: string;
  readonly unreviewed: boolean;
}
export interface AskRow {
  readonly n: number;
  readonly text: string;
  readonly goal: string | null;
  readonly note: string | null;
  readonly options: readonly string[] | null;
  readonly until: string;
}
export interface Asks {
  readonly title: string;
  readonly note: string | null;
  readonly rows: readonly AskRow[];
  readonly more: string | null;
}
export interface NumberCell {
  readonly state: ManagementState;
  readonly n: string;
  readonly word: string;
  readonly percent: string;
  readonly change: string | null;
}
export interface Numbers {
  readonly counts: readonly NumberCell[];
  readonly notes: readonly string[];
}
export interface ByScope {
  readonly rungs: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly number[]; readonly total: number }[];
}
/** A line of a list: shape of a state, what it is, what is said of it, what stands at the right. */
export interface Line {
  readonly state: IgState | null;
  readonly stale: boolean;
  readonly text: string;
  readonly note: string | null;
  readonly right: string | null;
  readonly light: Light;
}
/** A numbered section; empty, it takes one line (domain.md 7.3). `head` are the words over the columns of a table. */
export interface Part<Row> {
  readonly n: string | null;
  readonly title: string;
  readonly note: string | null;
  readonly empty: string | null;
  readonly more: string | null; // a list longer than anybody reads on paper ends in how many more there are
  readonly head: readonly string[];
  readonly rows: readonly Row[];
}
/** What every document says of itself, as rutina.typ expects it. */
export interface Cover {
  readonly code: string;
  readonly key: string;
  readonly day: string;
  readonly title: string;
  readonly subtitle: string;
  readonly purpose: string;
  readonly institution: string;
  readonly lang: string;
  readonly region: string | null;
  readonly version: string;
  readonly asOf: string;
  readonly order: string;
  readonly filters: string;
  readonly sha256: string;
  readonly draft: string | null;
}
