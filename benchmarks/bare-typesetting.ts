import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { ReportRun } from '../store/report-runs.ts';
import { type PackName, packDocument } from '../templates/packs/views/index.ts';

const ROUNDS = 5;
const TEMPLATES = path.join(import.meta.dirname, '../templates/packs');
const FONTS = path.join(import.meta.dirname, '../templates/fonts');

/** Milliseconds that the compiler alone takes for each of these packs, in this thread and without compressing what it makes. */
export function bareTypesetting(runs: readonly ReportRun[], locale: string): number {
  const fonts = readdirSync(FONTS).filter((file) => file.endsWith('.ttf'));
  const fontBlobs = fonts.toSorted().map((file) => readFileSync(path.join(FONTS, file)));
  const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs }] });
  const printed = runs.flatMap((run) => {
    const { code, setting, week } = run;
    if (setting === null) return [];
    const { template, input } = packDocument(code as PackName, run.data as never, { ...run, setting, week: week ?? '', locale });
    return [{ template, data: JSON.stringify(input), seconds: Math.floor(run.at / 1000) }];
  });
  let ms = 0;
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { template, data, seconds } of printed) {
      const began = performance.now();
      compiler.pdf(
        { mainFilePath: path.join(TEMPLATES, template), inputs: { data }, resetRead: true },
        { pdfStandard: PdfStandard.UA_1, creationTimestamp: seconds },
      );
      ms += performance.now() - began;
      compiler.evictCache(0);
    }
  return ms / ROUNDS / Math.max(1, printed.length);
}
