import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ACT_FIELDS } from '../../client/acts.schema.ts';
import { actFromForm } from '../../client/web/act-forms.ts';
import { problemTexts } from '../../client/web/problems.ts';
import { problemsIn, refusalIn, refusalTexts } from '../../client/web/refusals.ts';
import { LANGUAGES, type Language, wordsOf } from '../../client/words.ts';
import { because, refuse } from '../../domain/refusal.ts';
import { formatsOf } from '../../templates/format.ts';

const HERE = path.join(import.meta.dirname, '../..');
const zone = 'America/Lima';

test('every refusal of the rules is told in Spanish and Portuguese, with the same facts', () => {
  const { patterns } = refusalTexts();
  const used = [...refusalsIn('domain'), ...refusalsIn('store')];
  expect(used.length).toBeGreaterThan(90); // the scan still finds them
  expect(used.filter((pattern) => patterns[pattern] === undefined)).toEqual([]);
  expect(Object.keys(patterns).filter((pattern) => !used.includes(pattern))).toEqual([]); // nothing is kept for a sentence that is gone
  const facts = (text: string) => [...new Set(text.match(/\{\d/g) ?? [])].sort();
  for (const [pattern, told] of Object.entries(patterns))
    for (const language of LANGUAGES) if (told[language]) expect([pattern, facts(told[language])]).toEqual([pattern, facts(pattern)]);
  // Where a fact is a code, English needs its words as well.
  expect(Object.entries(patterns).filter(([, { es, en }]) => /\{\d:/.test(es) && !en)).toEqual([]);
});

const cases: readonly [what: string, language: Language, refusal: ReturnType<typeof refuse>, told: string][] = [
  [
    'a day as its reader writes it',
    'es',
    refuse('NotPossible', because`${'MOP-01'} is stopped since ${'2026-11-19'}`),
    'La meta MOP-01 está detenida desde el 19/11/2026.',
  ],
  [
    'a milestone by its name',
    'pt',
    refuse('PhaseClosed', because`${'M07'} of ${'2026-W48'} has passed: this is closed for ${'MOP-05'} until the next week`),
    'Na semana 2026-W48 já passou «Fim da tolerância»: para a meta MOP-05 isto fica fechado até a próxima semana.',
  ],
  [
    'states by their words, the act by its verb',
    'es',
    refuse(
      'NotPossible',
      because`the update of ${'MOP-01'} is ${'PENDING'}: ${'returnUpdate'} takes one that is ${'SUBMITTED or VALIDATED'}`,
    ),
    'El reporte de la meta MOP-01 está en el estado «Pendiente». Para devolver el reporte tendría que estar en «Enviado» o «Validado».',
  ],
  [
    'the same in English',
    'en',
    refuse(
      'NotPossible',
      because`the update of ${'MOP-01'} is ${'PENDING'}: ${'returnUpdate'} takes one that is ${'SUBMITTED or VALIDATED'}`,
    ),
    'The update of MOP-01 is in the state “Pending”. To return the update, it would have to be in “Submitted” or “Validated”.',
  ],
  [
    'a role by its name',
    'es',
    refuse('InvalidInput', because`${'Rosa Benítez'} does not hold ${'MINISTER'} then, and only what one holds oneself is delegated`),
    'En esas fechas Rosa Benítez no ejerce como «Ministro/a», y solo se delega lo que uno mismo ejerce.',
  ],
  [
    'lines of the work list by what they ask about',
    'es',
    refuse('InvalidInput', because`the work list has lines without an answer: ${'ig/1,03, item/R-001, narrative'}`),
    'Le falta responder: 1,03, R-001 y cómo avanza la meta.',
  ],
  [
    'a field by its name',
    'pt',
    refuse('InvalidInput', because`say what is meant in ${'reason'}: it may not be empty`),
    'Falta escrever o motivo.',
  ],
  [
    'a rung by its name',
    'en',
    refuse('InvalidInput', because`${'HEAD_OF_GOVERNMENT'} is not a rung below ${'MINISTER'}`),
    '“Head of Government” is not a level below “Minister”.',
  ],
  [
    'a sentence without facts',
    'es',
    refuse('InvalidInput', 'nobody stands in for themselves'),
    'Nadie se delega a sí mismo: elija a otra persona.',
  ],
  ['English that needs no better', 'en', refuse('NotPossible', because`${'MOP-01'} is not stopped`), 'MOP-01 is not stopped.'],
];
test.each(cases)('a refusal tells %s (%s)', (_what, language, refusal, told) => {
  expect(refusalIn(language, refusal, wordsOf(language), formatsOf(language, zone))).toBe(told);
});

test('no refusal tells a bare code of the lists', () => {
  for (const [pattern, told] of Object.entries(refusalTexts().patterns))
    for (const language of ['es', 'pt'] as const)
      expect([pattern, /\b(?:M\d\d|R07|[A-Z]{4,}_?[A-Z]*)\b/.test(told[language])]).toEqual([pattern, false]);
});

test('the English sentence stays as it is for the command line and the timeline', () => {
  const refusal = refuse('NotPossible', because`${'MOP-01'} is stopped since ${'2026-11-19'}`, 'goal');
  expect(refusal).toEqual({
    kind: 'refused',
    failure: 'NotPossible',
    why: 'MOP-01 is stopped since 2026-11-19',
    where: 'goal',
    said: { pattern: '{0} is stopped since {1}', values: ['MOP-01', '2026-11-19'] },
  });
});

test('every field of every act says what to write, in every language', () => {
  const fields = [...new Set(Object.values(ACT_FIELDS).flatMap((shape) => Object.keys(shape)))];
  for (const language of LANGUAGES) expect(fields.filter((field) => !problemTexts()[language].fields[field])).toEqual([]);
  const [es, pt, en] = LANGUAGES.map((language) => Object.keys(problemTexts()[language].fields).sort());
  expect([pt, en]).toEqual([es, es]);
});

const typed: readonly [what: string, language: Language, form: Record<string, string>, problems: readonly (readonly [string, string])[]][] =
  [
    [
      'a day and a reason that were left out',
      'es',
      { do: 'requestReprogramming', on: 'MOP-01/1,03' },
      [
        ['to', 'Escriba la nueva fecha, por ejemplo 15/12/2026.'],
        ['reason', 'Escriba el motivo.'],
      ],
    ],
    [
      'what is no day',
      'es',
      { do: 'requestReprogramming', on: 'MOP-01/1,03', to: '31/02/2026', reason: 'x' },
      [['to', '«31/02/2026» no es una fecha. Escriba la nueva fecha, por ejemplo 15/12/2026.']],
    ],
    [
      'a title that is too long',
      'pt',
      { do: 'registerAlert', on: 'MOP-01', title: 'a'.repeat(201), type: 'LEGAL' },
      [['title', 'O texto é longo demais: cabem 200 letras.']],
    ],
    [
      'a choice that is none',
      'en',
      { do: 'recordDecision', level: 'MINISTER', on: 'R-001', decision: 'MAYBE' },
      [['decision', '“MAYBE” does not fit here. Choose the decision.']],
    ],
    [
      'a proposal without what it proposes',
      'es',
      { do: 'registerAlert', on: 'MOP-01', title: 'Falta el permiso', type: 'LEGAL', 'treatment.withWhom': 'Ana' },
      [['treatment.what', 'Escriba qué propone hacer.']],
    ],
  ];
test.each(typed)('a form says what to write: %s (%s)', (_what, language, form, problems) => {
  const read = actFromForm(form);
  if ('act' in read) throw new Error('the form was taken');
  expect(problemsIn(language, read.name, read.errors).map(({ field, message }) => [field, message])).toEqual(problems);
});

/** The patterns of a folder's refusals, read from its sources. */
function refusalsIn(folder: string): string[] {
  const sources = readdirSync(path.join(HERE, folder)).filter((file) => file.endsWith('.ts') && file !== 'refusal.ts');
  const texts = sources.map((file) => readFileSync(path.join(HERE, folder, file), 'utf8'));
  const tagged = texts.flatMap((text) => [...text.matchAll(/\bbecause`([^`]*)`/g)].map(([, sentence = '']) => patternOf(sentence)));
  const plain = texts.flatMap((text) => [...text.matchAll(/\brefuse\(\s*'\w+',\s*'([^']*)'/g)].map(([, sentence = '']) => sentence));
  expect(texts.filter((text) => /\brefuse\(\s*'\w+',\s*`/.test(text))).toEqual([]); // facts go through `because`
  return [...new Set([...tagged, ...plain])];
}

function patternOf(sentence: string): string {
  let depth = 0;
  let index = 0;
  let pattern = '';
  for (let at = 0; at < sentence.length; at += 1) {
    if (depth === 0 && sentence.startsWith('${', at)) {
      pattern += `{${index}}`;
      index += 1;
      depth = 1;
      at += 1;
    } else if (depth === 0) pattern += sentence[at];
    else if (sentence[at] === '{') depth += 1;
    else if (sentence[at] === '}') depth -= 1;
  }
  return pattern;
}
