import { type AskedOfRun, DocumentError } from './documents.ts';
import { createMakingThread, type MakingThread } from './making-thread.ts';

const THREAD = new URL('./tables-thread.ts', import.meta.url);

/** The one writer of spreadsheets, CSV and text documents of a process; its thread starts with the first and does not keep the process alive. */
export const createTables = ({ file = THREAD } = {}): MakingThread<AskedOfRun> =>
  createMakingThread({
    file,
    maker: 'writer of tables',
    nameOf: ({ run, format }) => `${run.code} as ${format}`,
    refused: (why) => new DocumentError(why),
  });
