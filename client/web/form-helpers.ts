import { randomUUID } from 'node:crypto';
import type Handlebars from 'handlebars';
import type { PageData } from './page-data.ts';
import { pageOf } from './text-helpers.ts';
import type { FailedForm, FormValues } from './visit.ts';

type Options = Handlebars.HelperOptions;
interface FormFrame {
  readonly key: string;
  readonly failed: FailedForm | null;
}
const SETTINGS: ReadonlySet<string> = new Set(['class', 'draft', 'multipart', 'action', 'label']);

/** `{{#form key …}}` and the fields inside it: what was typed and what was wrong with it come back by themselves. */
export function formHelpers(handlebars: typeof Handlebars): Handlebars.HelperDeclareSpec {
  const escaped = (value: unknown): string => handlebars.escapeExpression(String(value));
  const attributes = (given: Readonly<Record<string, unknown>>): string =>
    Object.entries(given)
      .flatMap(([name, value]) =>
        value === undefined || value === null || value === false ? [] : [value === true ? ` ${name}` : ` ${name}="${escaped(value)}"`],
      )
      .join('');
  const hidden = (name: string, value: unknown): string => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;

  /** The class, and whatever else is named is a hidden field: `{{#form "resolve/R-001" do="resolve" item="R-001" version=3}}`. */
  function form(this: unknown, key: string, options: Options): Handlebars.SafeString {
    const page = pageOf(options);
    const { hash } = options;
    const failed = page.failed?.key === key ? page.failed : null;
    const data = handlebars.createFrame(options.data);
    data.form = { key, failed } satisfies FormFrame;
    const fields = Object.entries(hash).filter(([name, value]) => !SETTINGS.has(name) && value !== undefined && value !== null);
    const open = attributes({
      method: 'post',
      action: hash.action ?? page.path,
      class: hash.class,
      id: idOf(key, 'form'),
      'aria-label': hash.label,
      enctype: hash.multipart === true ? 'multipart/form-data' : undefined,
      'data-draft': hash.draft === true,
      novalidate: true,
    });
    const carried = [
      hidden('_csrf', page.csrf),
      hidden('form', randomUUID()),
      hidden('key', key),
      ...fields.map(([name, value]) => hidden(name, value)),
    ];
    return new handlebars.SafeString(`<form${open}>${carried.join('')}${options.fn(this, { data })}</form>`);
  }

  /** One labelled field: `{{field "area" "text" label=(t "how") hint=(t "howHint") rows=4}}`. */
  function field(kind: string, name: string, options: Options): Handlebars.SafeString {
    const view = fieldOf(options, kind, name);
    if (kind === 'hidden') return new handlebars.SafeString(hidden(name, view.value));
    const partial = handlebars.partials.field as Handlebars.TemplateDelegate | undefined;
    if (typeof partial !== 'function') throw new Error('templates/pages/partials/field.hbs is missing');
    return new handlebars.SafeString(partial(view, { data: options.data }));
  }

  return {
    form,
    field,
    /** What was typed in a field of this form, else the given value: for markup that `field` does not draw. */
    typed: (name: string, given: unknown, options: Options) => {
      const typed = formFrame(options)?.failed?.values[name];
      return typed ?? given;
    },
    /** The message for a field of this form, or null. */
    wrong: (name: string, options: Options) => messageOf(formFrame(options)?.failed ?? null, name),
    /** The id of a field of this form, so that the error summary's link finds it. */
    fieldId: (name: string, options: Options) => idOf(formFrame(options)?.key ?? '', name),
    /** True when a radio or tick of this form stands at the value. */
    chosen: (name: string, value: string, given: unknown, options: Options) => {
      const typed = formFrame(options)?.failed?.values[name];
      const present = typed ?? (formFrame(options)?.failed ? undefined : given);
      return Array.isArray(present) ? present.includes(value) : present === value;
    },
  };
}

const formFrame = (options: Options): FormFrame | undefined => (options.data as { readonly form?: FormFrame }).form;
const messageOf = (failed: FailedForm | null, name: string): string | null =>
  failed?.problems.find(({ field }) => field === name)?.message ?? null;

/** The id of a field, or of its form: plain characters, the same wherever it is asked for. */
export const idOf = (key: string, name: string): string => `f-${`${key}-${name}`.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** The lines of the error summary, each leading to its field. */
export const errorLines = (failed: FailedForm | null): PageData['frame']['errors'] =>
  (failed?.problems ?? []).map(({ field, message }) => ({ href: `#${idOf(failed?.key ?? '', field ?? 'form')}`, message }));

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | null;
}

/** All that partials/field.hbs draws; nothing is left out, so that strict templates can name it. */
function fieldOf(options: Options, kind: string, name: string) {
  const { hash } = options;
  const form = formFrame(options);
  const key = form?.key ?? '';
  const id = idOf(key, name);
  const problem = messageOf(form?.failed ?? null, name);
  const present = givenOr(form?.failed?.values, name, hash.value);
  const values = Array.isArray(present) ? present.map(String) : [String(present ?? '')];
  const choices: readonly Choice[] = Array.isArray(hash.options) ? hash.options : [];
  const hint: string | null = hash.hint || null;
  return {
    kind,
    id,
    name,
    label: hash.label ?? null,
    hint,
    problem,
    value: kind === 'day' ? asTyped(values[0] ?? '') : (values[0] ?? ''),
    required: hash.required === true,
    small: hash.small === true,
    rows: hash.rows ?? 4,
    autocomplete: hash.autocomplete ?? null,
    width: hash.width ?? null,
    checked: kind === 'flag' && (present === true || present === 'true' || present === 'on'),
    multiple: hash.multiple === true,
    accept: hash.accept ?? null,
    hintId: hint === null ? null : `${id}-h`,
    problemId: problem === null ? null : `${id}-e`,
    describedBy: [hint === null ? '' : `${id}-h`, problem === null ? '' : `${id}-e`].filter(Boolean).join(' ') || null,
    options: choices.map((choice, index) => ({
      value: choice.value,
      label: choice.label,
      hint: choice.hint ?? null,
      id: index === 0 ? id : `${id}-${index}`,
      hintId: choice.hint ? `${id}-${index}-h` : null,
      chosen: values.includes(choice.value),
    })),
  };
}

const givenOr = (typed: FormValues | undefined, name: string, given: unknown): unknown => (typed === undefined ? given : typed[name]);
/** A day as people type it: `25/11/2026`. */
const asTyped = (text: string): string => text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
