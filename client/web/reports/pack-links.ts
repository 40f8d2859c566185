import { latestRuns, type RunHeading, runsOfWeek } from '../../../store/report-runs.ts';
import type { Visit } from '../visit.ts';
import { formatsOf } from './run-formats.ts';
import { mayReadRun } from './run-rights.ts';

/** A pack as a document to take along; `{{> documents}}` lists them. */
export interface DocumentLink {
  readonly href: string;
  readonly text: string;
}

/** The newest version of each of a week's packs that the reader may have, in each of its forms (domain.md 7.3). */
export async function packLinks(visit: Visit, week: string, codes: readonly string[]): Promise<DocumentLink[]> {
  const links: DocumentLink[] = [];
  for (const code of open(visit, codes)) {
    const [run] = await runsOfWeek(visit.tx, week, code);
    if (run) links.push(...linksTo(visit, run));
  }
  return links;
}

/** The same of a pack outside of the weeks, of all its kept runs the newest; of one holder where one is named (domain.md 7.4). */
export async function ownPackLinks(visit: Visit, code: 'P8' | 'P9', holder?: string): Promise<DocumentLink[]> {
  if (open(visit, [code]).length === 0) return [];
  const runs = await latestRuns(visit.tx, { code, reach: 'all', limit: MOST });
  const fits = runs.filter(({ params }) => holder === undefined || params.holder === holder);
  return fits.slice(0, 1).flatMap((run) => linksTo(visit, run));
}
const MOST = 200;

/** A letter's link opens its forms and no documents: the letter brought them. */
const open = (visit: Visit, codes: readonly string[]): readonly string[] =>
  visit.reader.via === 'link' ? [] : codes.filter((code) => mayReadRun(visit, { code, params: {}, goalIds: null, requestedBy: null }));

function linksTo({ base, t }: Visit, { id, code, version }: RunHeading): DocumentLink[] {
  return formatsOf(code).map((format) => ({
    href: `${base}/reports/runs/${id}.${format.toLowerCase()}`,
    text: t('pack.file', { name: t(`pack.${code}`), version, format }),
  }));
}
