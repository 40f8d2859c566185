import { command } from './command.ts';
import { EXIT } from './outcome.ts';

/** `rutina worker`. */
export const worker = command({
  name: 'worker',
  about:
    'Runs the worker that carries out the routine; DATABASE_URL, TEMPORAL_ADDRESS and SMTP_URL say where, or the embedded parts are used',
  args: {},
  examples: ['rutina worker', 'DATABASE_URL=postgresql://… TEMPORAL_ADDRESS=… SMTP_URL=smtps://… rutina worker'],
  perform: async (_given, io) => {
    const { runWorker } = await import('../../worker/main.ts');
    await runWorker(io.config());
    return EXIT.ok;
  },
});
