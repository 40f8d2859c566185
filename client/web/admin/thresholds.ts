import type { Act } from '../../../domain/acts.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../../domain/entities.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn, refusalTexts } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/thresholds';
type Key = keyof Thresholds;
const GROUPS: readonly { readonly text: string; readonly keys: readonly Key[] }[] = [
  {
    text: 'turns',
    keys: [
      'turnDays',
      'turnDaysUrgent',
      'unreviewedAfter',
      'unreviewedAction',
      'preLimitWarnings',
      'alertOnLimitPassed',
      'maxAutomaticScope',
    ],
  },
  { text: 'limits', keys: ['maxLimitExtensions', 'maxCommitments', 'maxCommitmentDays', 'reopenWeeks'] },
  {
    text: 'states',
    keys: [
      'delayedShare',
      'thermometerAmber',
      'thermometerRed',
      'missedForSystemAlert',
      'staleFrame',
      'stopProposalDays',
      'stopProposalCycles',
    ],
  },
  { text: 'windows', keys: ['lookAheadDays', 'recentlyProgrammedDays'] },
];
const CHOICES: Readonly<Partial<Record<Key, readonly string[]>>> = {
  unreviewedAction: ['NOTIFY', 'ESCALATE'],
  alertOnLimitPassed: ['ESCALATE', 'CONVERT'],
  maxAutomaticScope: ['MANAGER', 'COORDINATOR', 'MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'],
};

/** `/admin/thresholds`: turns, warnings and limits, each beside what it is when nobody changes it (domain.md 8.5). */
export const thresholdsPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/thresholds',
  bookOf: () => ({ goalIds: [] }),
  show: (visit) => {
    const { thresholds, version } = visit.book.institution;
    return {
      nav: sectionNav(visit, ADDRESS),
      version,
      groups: GROUPS.map(({ text, keys }) => ({
        name: visit.t(`thresholds.${text}`),
        fields: keys.map((key) => fieldOf(visit, key, thresholds)),
      })),
    };
  },
  forms: {
    thresholds: (visit, values): FormResult => {
      const read = actFromForm(listed({ ...values, do: 'setThresholds' }));
      if ('errors' in read) return { problems: problemsIn(visit.language, 'setThresholds', read.errors) };
      const act = changedOnly(read.act, visit.book.institution.thresholds);
      if (Object.keys(act).length === 1) return { goTo: ADDRESS, told: visit.t('thresholds.same') };
      return { acts: [act], told: visit.t('thresholds.saved') };
    },
  },
};

function fieldOf({ t, f, language, words }: Visit, key: Key, thresholds: Thresholds) {
  const write = (value: Thresholds[Key]): string =>
    Array.isArray(value) ? value.join(', ') : typeof value === 'number' ? f.number(value) : String(value);
  const label = refusalTexts().words[language].thresholds?.[key] ?? key;
  const said = (value: Thresholds[Key]): string => (CHOICES[key] ? optionName(String(value)) : write(value));
  const optionName = (code: string): string =>
    key === 'maxAutomaticScope'
      ? (words.scopes[code] ?? code)
      : t(key === 'unreviewedAction' ? `threshold.unreviewedAction.${code}` : `threshold.alertOnLimitPassed.${code}`);
  return {
    name: key,
    label,
    kind: CHOICES[key] ? 'select' : 'text',
    hint: t('thresholds.usual', { value: said(DEFAULT_THRESHOLDS[key]), unit: t(`thresholds.unit.${unitOf(key)}`) }),
    value: CHOICES[key] ? String(thresholds[key]) : write(thresholds[key]),
    options: (CHOICES[key] ?? []).map((value) => ({ value, label: optionName(value) })),
  };
}

function unitOf(key: Key): string {
  if (CHOICES[key]) return 'none';
  if (key === 'delayedShare') return 'share';
  if (key.startsWith('thermometer')) return 'points';
  if (['lookAheadDays', 'recentlyProgrammedDays', 'stopProposalDays'].includes(key)) return 'days';
  if (['missedForSystemAlert', 'staleFrame', 'stopProposalCycles', 'reopenWeeks'].includes(key)) return 'weeks';
  return key === 'maxLimitExtensions' || key === 'maxCommitments' ? 'times' : 'workingDays';
}

/** «5, 2, 0» is a list of numbers; a true minus and a comma are read as numbers too. */
function listed(values: FormValues): FormValues {
  const plain = Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value.replaceAll('\u2212', '-') : value]);
  return Object.fromEntries(plain) as FormValues;
}

function changedOnly(act: Act, before: Thresholds): Act {
  if (act.do !== 'setThresholds') return act;
  const changed = Object.entries(act).filter(
    ([key, value]) => key === 'do' || JSON.stringify(value) !== JSON.stringify(before[key as Key]),
  );
  return Object.fromEntries(changed) as Act;
}
