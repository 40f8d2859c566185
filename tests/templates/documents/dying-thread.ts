import { existsSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Answer, Job } from '../../../templates/typeset.ts';

// Stands for the typesetter's thread: dies of the job once, or always, and else answers with its template's name.
const answer = (message: Answer): void => parentPort?.postMessage(message);
parentPort?.on('message', ({ template, input }: Job) => {
  const { mark } = JSON.parse(input) as { mark?: string };
  if (template === 'deadly.typ') process.exit(7);
  if (mark !== undefined && !existsSync(mark)) {
    writeFileSync(mark, 'died');
    process.exit(7);
  }
  answer({ kind: 'made', bytes: new TextEncoder().encode(template) });
});
answer({ kind: 'ready' });
