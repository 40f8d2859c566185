import { command } from './command.ts';
import { EXIT } from './outcome.ts';

/** `rutina web`. */
export const web = command({
  name: 'web',
  about: 'Runs the web pages; DATABASE_URL and PORT say where, or the embedded PostgreSQL and port 3000 are used',
  args: {},
  examples: ['rutina web', 'DATABASE_URL=postgresql://… PORT=8080 PUBLIC_URL=https://rutina.example.org rutina web'],
  perform: async (_given, io) => {
    const { runWeb } = await import('../web/main.ts');
    await runWeb(io.config());
    return EXIT.ok;
  },
});
