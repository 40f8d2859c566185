import { installTemporal } from '../../embedded/temporal-install.ts';
import { type CommandGroup, command } from './command.ts';
import { EXIT } from './outcome.ts';

/** `rutina temporal …` */
export const temporal: CommandGroup = {
  about: 'Gets a Temporal server for this machine',
  commands: { install: { about: 'find one, or download or build it, once', load: async () => install } },
};

const install = command({
  name: 'install',
  about: 'Finds a Temporal server for this machine, or downloads or builds one, once; said line by line, since it may take minutes',
  args: {},
  examples: ['rutina temporal install', 'TEMPORAL_CLI_PATH=/opt/temporal rutina temporal install'],
  perform: async (_given, io) => {
    const { cacheFolder, temporalCli } = io.config();
    const { path, server, from } = await installTemporal(io.err, { cacheFolder, cliPath: temporalCli });
    io.out(`Temporal server ${server}: ${path} (${from})`);
    return EXIT.ok;
  },
});
