import { createHash } from 'node:crypto';
import { minutesDocx } from '../../../templates/docx.ts';
import { csvOf } from '../../../templates/tables/csv-text.ts';
import { workbookOf } from '../../../templates/tables/workbook.ts';
import { aBookOf, everyKind, hostileRows } from './a-table-book.ts';
import { aPrint, theMinutes } from './the-minutes.ts';

// Prints a digest of each kind of file, for same-bytes.test.ts to compare between processes.
const book = aBookOf([everyKind(hostileRows()), everyKind()]);
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
console.log(`xlsx ${sha(await workbookOf(book))}`);
console.log(`csv ${sha(csvOf(book))}`);
console.log(`docx ${sha(await minutesDocx(theMinutes(), aPrint()))}`);
