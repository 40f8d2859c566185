import { type ExchangeFile, readExchange } from '../exchange/file.ts';
import { takeIn } from '../exchange/take-in.ts';
import { exchangeData, LISTED_ONLY } from '../exchange/workbook.ts';
import { command, type Io } from './command.ts';
import { EXIT, Refused } from './outcome.ts';
import { fileBytes } from './people-of.ts';
import { withStore } from './service.ts';

const SHOWN = 200;

/** `rutina institutions import mop.json` */
export const importingInstitution = command({
  name: 'import',
  about: 'Takes in an institution from a file that "institutions export" wrote, whole or not at all',
  args: { file: { type: 'positional', description: 'the file, .json or .xlsx' } },
  examples: ['rutina institutions import mop.json'],
  perform: async ({ file }, io) => {
    const read = await fileOf(file, io);
    return withStore(io.config(), async (store) => {
      const problems = await takeIn(store, read);
      if (problems.length > 0) refuse(problems, file);
      const count = Object.values(read.rows).reduce((sum, { length }) => sum + length, 0);
      io.out(`took in ${read.institution}: ${count} rows`);
      io.out(`next: "rutina schedules apply ${read.institution}" sets its weeks going here, once they stand still where it came from`);
      return EXIT.ok;
    });
  },
});

async function fileOf(file: string, io: Io): Promise<ExchangeFile> {
  const bytes = fileBytes(file, 'the file');
  const isWorkbook = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const source = isWorkbook ? await exchangeData(bytes) : jsonOf(bytes);
  if ('problems' in source) return refuse(source.problems, file);
  if (isWorkbook) io.err(`what was listed of ${LISTED_ONLY.join(' and ')} is not taken in: a workbook does not hold the files`);
  const read = readExchange(source.data);
  return 'problems' in read ? refuse(read.problems, file) : read;
}

function jsonOf(bytes: Buffer): { readonly data: unknown } | { readonly problems: readonly string[] } {
  try {
    return { data: JSON.parse(bytes.toString('utf8')) };
  } catch (error) {
    return { problems: [`this is no JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
}

function refuse(problems: readonly string[], file: string): never {
  const shown = problems.slice(0, SHOWN);
  const rest = problems.length - shown.length;
  throw new Refused([...shown, ...(rest > 0 ? [`and ${rest} more`] : [])], `Nothing was taken in from ${file}:`);
}
