import type { Instant } from '../../domain/instant.ts';
import type { TableColumn, TableSheet } from '../../templates/tables/table-book.ts';
import { workbookOf } from '../../templates/tables/workbook.ts';
import type { Language } from '../words.ts';
import { GOAL_COLUMNS } from './kinds/goal-columns.ts';
import type { ImportColumn } from './kinds/import-column.ts';
import { KINDS, type TableKind } from './kinds/index.ts';
import { wordsOf } from './kinds/list-words.ts';

interface TemplateWords {
  readonly names: Readonly<Record<TableKind, string>>;
  readonly help: string;
  readonly title: string;
  readonly columns: readonly [column: string, needed: string, example: string, words: string];
  readonly yes: string;
}
const WORDS: Readonly<Record<Language, TemplateWords>> = {
  es: {
    names: {
      goals: 'Metas',
      people: 'Personas',
      actors: 'Actores',
      indicators: 'Indicadores',
      measurements: 'Mediciones',
      items: 'Asuntos',
    },
    help: 'Ayuda',
    title: 'Qué se escribe en cada columna',
    columns: ['Columna', 'Obligatoria', 'Ejemplo', 'Palabras que se entienden'],
    yes: 'sí',
  },
  pt: {
    names: { goals: 'Metas', people: 'Pessoas', actors: 'Atores', indicators: 'Indicadores', measurements: 'Medições', items: 'Assuntos' },
    help: 'Ajuda',
    title: 'O que se escreve em cada coluna',
    columns: ['Coluna', 'Obrigatória', 'Exemplo', 'Palavras que se entendem'],
    yes: 'sim',
  },
  en: {
    names: { goals: 'Goals', people: 'People', actors: 'Actors', indicators: 'Indicators', measurements: 'Measurements', items: 'Items' },
    help: 'Help',
    title: 'What is written in each column',
    columns: ['Column', 'Needed', 'Example', 'Words that are understood'],
    yes: 'yes',
  },
};

/** What the kinds of tables are called. */
export const tableName = (kind: TableKind, language: Language): string => WORDS[language].names[kind];

/** An empty table of a kind to fill in, with the words that its lists know and a sheet that explains each column. */
export function importTemplate(
  kind: TableKind,
  language: Language,
  { at, from }: { readonly at: Instant; readonly from: string },
): Promise<Uint8Array> {
  const words = WORDS[language];
  const columns = columnsOf(kind);
  return workbookOf({
    title: words.names[kind],
    from,
    at,
    locale: language,
    timeZone: 'UTC',
    page: ['', ' / ', ''],
    sheets: [
      { name: words.names[kind], above: [], columns: columns.map((column) => fillIn(column, language)), rows: [], empty: null },
      helpSheet(columns, words, language),
    ],
  });
}

/** The columns of a kind of table, in the order of its template. */
export const columnsOf = (kind: TableKind): readonly ImportColumn[] =>
  kind === 'goals' ? GOAL_COLUMNS.map(([, column]) => column) : Object.values(KINDS[kind].columns);

function fillIn({ titles, kind = 'text', width = 14, list, values }: ImportColumn, language: Language): TableColumn {
  const choices = list === undefined || values === undefined ? undefined : wordsOf(list, values, language);
  return { title: titles[language], kind, width, ...(choices && { choices }) };
}

function helpSheet(columns: readonly ImportColumn[], words: TemplateWords, language: Language): TableSheet {
  const [column, needed, example, understood] = words.columns;
  return {
    name: words.help,
    above: [words.title],
    columns: [
      { title: column, kind: 'text', width: 28 },
      { title: needed, kind: 'text', width: 12 },
      { title: example, kind: 'text', width: 34 },
      { title: understood, kind: 'text', width: 60 },
    ],
    rows: columns.map((one) => [
      { value: one.titles[language] },
      { value: one.needed ? words.yes : null },
      { value: one.example[language] },
      { value: one.list === undefined || one.values === undefined ? null : wordsOf(one.list, one.values, language).join(', ') },
    ]),
    empty: null,
  };
}
