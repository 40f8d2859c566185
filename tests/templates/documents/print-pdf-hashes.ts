import { createHash } from 'node:crypto';
import { makeDocument } from '../../../templates/documents.ts';
import { createTypesetter } from '../../../templates/typeset.ts';
import { mopAtClose } from '../../support/mop-week.ts';
import { dataOf, runOf, settingOf } from './the-reports.ts';

// Prints a digest of some reports, for typeset.test.ts to compare between processes.
const typesetter = createTypesetter();
const book = mopAtClose();
for (const code of ['A 1.1', 'A 2.1', 'B 3.8'] as const) {
  const run = runOf(dataOf(code, book), settingOf(book));
  const { bytes } = await makeDocument({ run, format: 'PDF', locale: 'es-PE' }, typesetter);
  console.log(`${code} ${createHash('sha256').update(bytes).digest('hex')}`);
}
await typesetter.close();
