import { stopPostgres } from '../../embedded/postgres.ts';
import { stopTemporal } from '../../embedded/temporal.ts';
import { command } from './command.ts';
import { EXIT } from './outcome.ts';

/** `rutina stop`. */
export const stop = command({
  name: 'stop',
  about:
    "Stops this home's embedded PostgreSQL and Temporal, which a rehearsal or a command may have left running; configured servers are left alone",
  args: {},
  examples: ['rutina stop', 'RUTINA_HOME=/srv/rutina rutina stop'],
  perform: async (_given, io) => {
    const { home } = io.config();
    const [temporal, postgres] = await Promise.all([stopTemporal({ home }), stopPostgres({ home })]);
    const stopped = [...(postgres ? ['PostgreSQL'] : []), ...(temporal ? ['Temporal'] : [])];
    io.out(stopped.length > 0 ? `stopped in ${home}: ${stopped.join(' and ')}` : `nothing ran in ${home}`);
    return EXIT.ok;
  },
});
