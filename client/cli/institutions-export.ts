import { writeFileSync } from 'node:fs';
import { readInstitution, waitingLetters } from '../../store/exchange.ts';
import { exchangeFile, exchangeText } from '../exchange/file.ts';
import { exchangeWorkbook, LISTED_ONLY } from '../exchange/workbook.ts';
import { command } from './command.ts';
import { INSTITUTION_ARG, reading } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';

/** `rutina institutions export mop --out mop.json` */
export const exporting = command({
  name: 'export',
  about: 'Writes everything of an institution into one file: JSON, or a workbook with a sheet for each table',
  args: {
    institution: INSTITUTION_ARG,
    out: { type: 'string', required: true, valueHint: 'file', description: 'the file to write, .json or .xlsx' },
  },
  examples: ['rutina institutions export mop --out mop.json', 'rutina institutions export mop --out mop.xlsx'],
  perform: ({ institution, out }, io) => {
    const isWorkbook = /\.xlsx$/i.test(out);
    if (!isWorkbook && !/\.json$/i.test(out)) throw new Refused(`--out: ${out} ends neither in .json nor in .xlsx.`);
    return reading(io, institution, async (tx) => {
      const rows = await readInstitution(tx);
      const file = exchangeFile(tx.institutionId, rows);
      writeFileSync(out, isWorkbook ? await exchangeWorkbook(file) : exchangeText(file));
      const count = Object.values(rows).reduce((sum, { length }) => sum + length, 0);
      io.out(`wrote ${out}: ${count} rows of ${tx.institutionId} in ${Object.keys(rows).length} tables`);
      const waiting = await waitingLetters(tx);
      if (waiting > 0) io.err(`${waiting} letters still wait to leave; they are not in the file, and leave from here`);
      if (isWorkbook) io.err(`the files of ${LISTED_ONLY.join(' and ')} are listed without their bytes; JSON has them`);
      return EXIT.ok;
    });
  },
});
