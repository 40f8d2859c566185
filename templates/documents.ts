import type { DocumentSetting, FileFormat, ReportData } from '../contracts/documents.ts';
import type { Instant } from '../domain/instant.ts';
import type { Minutes, P2 } from '../domain/letter-data.ts';
import { reportCsv } from './csv.ts';
import { minutesDocx } from './docx.ts';
import { formatsOf } from './format.ts';
import { type PackName, type Print, type Printed, packDocument, packTables } from './packs/views/index.ts';
import { reportDocument } from './reports/paper.ts';
import { type ReportView, reportView } from './reports/view.ts';
import { type Typesetter, TypesettingError } from './typeset.ts';
import { reportWorkbook } from './xlsx.ts';

/** A run as it is kept: what it says, when, and how the institution looked (domain.md 7.1). */
export interface DocumentRun {
  readonly code: string; // `A 2.1`, `P3`, `ACTA`
  readonly version: number;
  readonly week: string | null;
  readonly asOf: Instant;
  readonly at: Instant;
  readonly data: unknown;
  readonly sha256: string;
  readonly setting: DocumentSetting | null;
}
/** A kept run, with the form and the language it is asked for in. */
export interface AskedOfRun {
  readonly run: DocumentRun;
  readonly format: FileFormat;
  readonly locale: string;
}
export interface MadeDocument {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
}
/** A form in which this run is not made. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  PDF: 'application/pdf',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv; charset=utf-8',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const PACKS: readonly string[] = ['P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'ACTA'] satisfies PackName[];

/** The bytes of a kept run in one form and language; the same run gives the same bytes (domain.md 7.1). */
export async function makeDocument({ run, format, locale }: AskedOfRun, typesetter: Pick<Typesetter, 'pdf'>): Promise<MadeDocument> {
  const setting = settingOf(run);
  const bytes = PACKS.includes(run.code)
    ? await packBytes({ ...run, setting }, format, locale, typesetter)
    : await reportBytes({ ...run, setting }, format, locale, typesetter);
  return { bytes, ...namesOf(run, format) };
}

/** What a document of a run is called, as a file and as a type. */
export const namesOf = (run: DocumentRun, format: FileFormat): Omit<MadeDocument, 'bytes'> => ({
  fileName: fileNameOf(run, settingOf(run), format),
  mediaType: MEDIA_TYPES[format],
});

/** How the institution looked when the run was kept; a run of before there were documents has no form. */
export function settingOf({ code, setting }: Pick<DocumentRun, 'code' | 'setting'>): DocumentSetting {
  if (setting === null) throw new DocumentError(`the run of ${code} was kept before documents were made of runs: it has no form`);
  return setting;
}

type Set = DocumentRun & { readonly setting: DocumentSetting };

async function reportBytes(run: Set, format: FileFormat, locale: string, typesetter: Pick<Typesetter, 'pdf'>): Promise<Uint8Array> {
  const view: ReportView = reportView(run.data as ReportData, run.setting, locale);
  if (format === 'XLSX') return reportWorkbook(view);
  if (format === 'CSV') return reportCsv(view);
  if (format !== 'PDF') throw new DocumentError(`the report ${run.code} is not made as ${format}`);
  return typeset(typesetter, reportDocument(view, run), run.at);
}

async function packBytes(run: Set, format: FileFormat, locale: string, typesetter: Pick<Typesetter, 'pdf'>): Promise<Uint8Array> {
  const print: Print = { ...run, week: run.week ?? '', locale };
  if (format === 'DOCX' && run.code === 'ACTA') return minutesDocx(run.data as Minutes, print);
  if (format === 'XLSX' && run.code === 'P2') return reportWorkbook(packTables('P2', run.data as P2, print));
  if (format !== 'PDF') throw new DocumentError(`${run.code} is not made as ${format}`);
  return typeset(typesetter, packDocument(run.code as PackName, run.data as never, print), run.at);
}

/** An emblem that browsers draw and the typesetter does not know must not keep a minister from the briefing: it is left out. */
async function typeset(typesetter: Pick<Typesetter, 'pdf'>, { template, input }: Printed, at: Instant): Promise<Uint8Array> {
  try {
    return await typesetter.pdf(template, input, { at });
  } catch (error) {
    if (!(error instanceof TypesettingError) || !('logo' in input)) throw error;
    const { logo: _, ...plain } = input;
    return typesetter.pdf(template, plain, { at });
  }
}

/**
 * `mop-p3-2026-w48-v2.pdf`, `mop-a-1-1-mop-02-2026-11-27.xlsx`, with other filters the first of its SHA-256 after the day: plain letters, so
 * that every disk and mail takes it.
 */
export function fileNameOf(run: DocumentRun, { institution, timeZone }: DocumentSetting, format: FileFormat): string {
  const { code, version, week, asOf, sha256 } = run;
  const { goal, ...others } = filtersOf(run);
  const narrowed = Object.values(others).some((value) => value !== undefined);
  const parts = [
    institution.code,
    code,
    goal ?? '',
    week ?? formatsOf('en', timeZone).dayOf(asOf),
    narrowed ? sha256.slice(0, MARK) : '',
    version > 1 ? `v${version}` : '',
  ];
  return `${parts.map(plain).filter(Boolean).join('-')}.${format.toLowerCase()}`;
}
const MARK = 6;
const filtersOf = ({ code, data }: Pick<DocumentRun, 'code' | 'data'>): Partial<ReportData['filters']> =>
  PACKS.includes(code) || typeof data !== 'object' || data === null ? {} : ((data as Partial<ReportData>).filters ?? {});
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
