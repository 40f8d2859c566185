import { parentPort } from 'node:worker_threads';
import { type AskedOfRun, makeDocument } from './documents.ts';
import type { Answer } from './making-thread.ts';

// A workbook of ten thousand rows takes two seconds of one core: it is written here, away from who serves people.

const port = parentPort;
if (!port) throw new Error('tables are written in a thread: it is started by createTables');
const answer = (message: Answer): void => port.postMessage(message);
const NO_PDF = { pdf: () => Promise.reject(new Error('PDF files are made by the typesetter')) };

port.on('message', async (asked: AskedOfRun) => {
  try {
    answer({ kind: 'made', bytes: (await makeDocument(asked, NO_PDF)).bytes });
  } catch (error) {
    answer({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
});
answer({ kind: 'ready' });
