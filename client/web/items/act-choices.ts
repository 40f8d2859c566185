import type { Act, ActName } from '../../../domain/acts.ts';
import type { Day } from '../../../domain/instant.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, Visit } from '../visit.ts';

/** One field of an act, as `{{field …}}` draws it; its name begins with the act's. */
export interface ChoiceField {
  readonly kind: 'text' | 'area' | 'day' | 'select' | 'radios' | 'flag';
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly required: boolean;
}
/** One act that the reader may do now, with what it asks. */
export interface Choice {
  readonly act: ActName;
  readonly label: string;
  readonly hint: string | null; // what follows from it
  readonly fields: readonly ChoiceField[];
}
/** The acts of a page as one form: one is picked, its fields open; `{{> items/_acts acts}}`. */
export interface ActsForm {
  readonly key: string;
  readonly version: number | null;
  readonly choices: readonly (Choice & { readonly id: string })[];
  readonly picked: ActName | null; // before anybody picks
}

type Asked = Partial<Omit<ChoiceField, 'name' | 'kind' | 'label'>>;
/** One field under its act's own prefix, so that several acts can stand in one form. */
export const asks = (act: ActName, kind: ChoiceField['kind'], field: string, label: string, more: Asked = {}): ChoiceField => ({
  kind,
  name: `${act}.${field}`,
  label,
  hint: null,
  value: null,
  options: [],
  required: true,
  ...more,
});

/** A day as people type it, in every language: what stands in a field must be read again. */
export const typedForm = (day: Day): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** The form of these acts; null where there is none for this reader. */
export function actsForm(key: string, choices: readonly Choice[], version: number | null, picked: ActName | null = null): ActsForm | null {
  if (choices.length === 0) return null;
  const [only] = choices;
  const pick = choices.length === 1 ? (only?.act ?? null) : choices.some(({ act }) => act === picked) ? picked : null;
  return { key, version, choices: choices.map((one, place) => ({ ...one, id: `a-${key.replace(/\W+/g, '-')}-${place}` })), picked: pick };
}

/** The act that was picked, its fields without their prefix; whether it may be done is asked of the rules alone. */
export function pickedAct(
  visit: Visit,
  values: FormValues,
  names: readonly ActName[],
  about: Readonly<Record<string, string>>,
): FormResult {
  const act = names.find((one) => one === values.do);
  if (act === undefined) return { problems: problemsIn(visit.language, undefined, [NOTHING_PICKED]) };
  const prefix = `${act}.`;
  const own = Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  );
  const read = actFromForm({ ...Object.fromEntries(own), ...about, do: act });
  const fieldOf = (where: string | null | undefined): string =>
    where && where in about === false && where !== 'do' ? `${prefix}${where}` : 'do';
  if ('act' in read) return { acts: [read.act satisfies Act], fieldOf: (_act, where) => fieldOf(where) };
  return { problems: problemsIn(visit.language, act, read.errors).map((one) => ({ ...one, field: fieldOf(one.field) })) };
}

const NOTHING_PICKED = { path: ['do'], message: 'undefined', expected: '' };
