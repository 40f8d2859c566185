import type { ActName } from '../../../domain/acts.ts';
import { parseAct } from '../../acts.schema.ts';
import { actFromForm } from '../act-forms.ts';
import { textIn } from '../manager/typed.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, Visit } from '../visit.ts';
import { goalAt } from './goal-at.ts';
import { numberTyped } from './indicator-forms.ts';
import { actionsIn, planLinksIn, sdgLinksIn } from './sheet-lines.ts';

/** Takes one part of the sheet: `more/chain`, `more/plan`, …; the others stay as they are (domain.md 3.4). */
export function takeMore(visit: Visit, values: FormValues): FormResult {
  const goal = goalAt(visit);
  const part = PARTS[textIn(values, 'key').split('/')[1] ?? ''];
  if (goal === undefined || part === undefined) return 'not-found';
  const read = part(visit, values);
  if ('wrong' in read) return { problems: [read.wrong] };
  return done(visit, { do: 'changeGoalMore', goal: goal.code, ...read.given }, 'sheet.saved');
}

/** Ties an actor to the goal, to one of its steps or to an item (domain.md 3.3). */
export function takeTie(visit: Visit, values: FormValues): FormResult {
  const read = actFromForm({ ...values, do: 'tieActor' });
  if ('errors' in read) return { problems: problemsIn(visit.language, 'tieActor', read.errors) };
  return { acts: [read.act], told: visit.t('sheet.tied') };
}

/** Takes a new risk, or one as it stands from now on (domain.md 3.14). */
export function takeRisk(visit: Visit, values: FormValues): FormResult {
  const goal = goalAt(visit);
  if (goal === undefined) return 'not-found';
  const risk = textIn(values, 'key').split('/')[1] ?? 'new';
  const actions = actionsIn(textIn(values, 'actions'));
  if (actions === undefined)
    return { problems: [{ field: 'actions', message: visit.t('risk.wrongActions', { example: visit.f.record(visit.tx.today) }) }] };
  return done(
    visit,
    {
      do: 'setRisk',
      goal: goal.code,
      ...(risk !== 'new' && { risk }),
      title: textIn(values, 'title'),
      probability: Number(textIn(values, 'probability')),
      impact: Number(textIn(values, 'impact')),
      source: textIn(values, 'source'),
      stage: textIn(values, 'stage'),
      actions,
      evidence: textIn(values, 'evidence') || null,
    },
    'risk.saved',
  );
}

type Read = { readonly given: object } | { readonly wrong: { readonly field: string; readonly message: string } };
const lines = (values: FormValues, name: string): string[] =>
  textIn(values, name)
    .split('\n')
    .flatMap((line) => line.trim() || []);
const listed = (values: FormValues, name: string): string[] => [values[name] ?? []].flat().filter((one) => one !== '');

const PARTS: Readonly<Record<string, (visit: Visit, values: FormValues) => Read>> = {
  chain: (_visit, values) => {
    const [products, outcomes, impacts] = [lines(values, 'products'), lines(values, 'outcomes'), lines(values, 'impacts')];
    const chain = { need: textIn(values, 'need') || null, objective: textIn(values, 'objective') || null, products, outcomes, impacts };
    const empty = Object.values(chain).every((one) => one === null || one.length === 0);
    return { given: { chain: empty ? null : chain } };
  },
  plan: (_visit, values) => ({ given: { planLinks: planLinksIn(textIn(values, 'planLinks')) } }),
  sdg: (visit, values) => {
    const sdgLinks = sdgLinksIn(visit, textIn(values, 'sdgLinks'));
    return sdgLinks === undefined ? { wrong: { field: 'sdgLinks', message: visit.t('sheet.wrongSdg') } } : { given: { sdgLinks } };
  },
  places: (_visit, values) => ({ given: { territories: listed(values, 'territories') } }),
  classes: (_visit, values) => ({
    given: {
      classifierValues: listed(values, 'classifierValues').map((one) => {
        const at = one.indexOf('.');
        return { classifierId: one.slice(0, at), value: one.slice(at + 1) };
      }),
    },
  }),
  people: (visit, values) => {
    const typed = textIn(values, 'count');
    const count = typed === '' ? null : numberTyped(visit, typed);
    const description = textIn(values, 'description') || null;
    if (count === undefined)
      return { wrong: { field: 'count', message: visit.t('indicator.wrongNumber', { example: visit.f.digits(1200) }) } };
    return { given: { beneficiaries: count === null && description === null ? null : { count, description } } };
  },
  money: (visit, values) => {
    const typed = textIn(values, 'amount');
    if (typed === '') return { given: { investment: null } };
    const amount = numberTyped(visit, typed);
    if (amount === undefined)
      return { wrong: { field: 'amount', message: visit.t('indicator.wrongNumber', { example: visit.f.digits(1_250_000.5) }) } };
    const currency = textIn(values, 'currency').toUpperCase();
    if (!/^[A-Z]{3}$/.test(currency)) return { wrong: { field: 'currency', message: visit.t('sheet.wrongCurrency') } };
    return { given: { investment: { amount, currency, source: textIn(values, 'source') || null } } };
  },
};

function done({ language, t }: Visit, act: { readonly do: ActName; readonly [field: string]: unknown }, told: string): FormResult {
  const read = parseAct(act);
  return 'act' in read ? { acts: [read.act], told: t(told) } : { problems: problemsIn(language, act.do, read.errors) };
}
