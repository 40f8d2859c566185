import type { Voice } from './cells.ts';
import type { FactView } from './view.ts';

const LONG_FACT = 90;
const TITLE = 200; // characters of a document's title

/** Labelled values on paper: what a document is about stands first, short facts in columns, long ones below, and what nobody wrote down in one line. */
export function factsOf(facts: readonly FactView[], { w }: Voice) {
  const subject = subjectOf(facts);
  const told = facts.filter((fact) => !subject?.facts.includes(fact));
  const known = told.filter(({ cell }) => cell.text !== '');
  const missing = told.filter(({ cell }) => cell.text === '').map(({ label }) => label);
  return {
    hero: subject && { state: subject.state, thermometer: subject.thermometer, days: subject.days },
    short: known.filter((fact) => !isLong(fact)),
    long: known.filter(isLong),
    missing: missing.length === 0 ? '' : w.t('doc.missing', { list: missing.join(', ') }),
  };
}

/** The state, the progress and the days of the one goal that facts are of. */
export function subjectOf(facts: readonly FactView[]) {
  const state = facts.find(({ cell }) => cell.kind === 'state' && cell.state !== undefined);
  const thermometer = facts.find(({ cell }) => cell.thermometer !== undefined);
  const days = facts.find(({ cell }) => cell.kind === 'daysLeft');
  if (!state || !thermometer) return null;
  const named = [facts.find(({ cell }) => cell.kind === 'code'), facts.find(({ cell }) => cell.kind === 'text')].filter(
    (one) => one !== undefined,
  );
  const names = named.length === 2 && named.every(({ cell }) => cell.text !== '' && cell.text.length <= TITLE);
  return {
    state: state.cell,
    thermometer: thermometer.cell,
    days: days?.cell ?? null,
    title: names ? named.map(({ cell }) => cell.text.replaceAll('\n', ' ')) : null,
    facts: [state, thermometer, ...(days ? [days] : []), ...(names ? named : [])],
  };
}

const isLong = ({ cell }: FactView): boolean =>
  cell.thermometer === undefined && (cell.text.length > LONG_FACT || cell.text.includes('\n'));
