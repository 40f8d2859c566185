import { inject } from 'vitest';
import type { Io } from '../../client/cli/command.ts';
import { runCli } from '../../client/cli/run.ts';
import { type Config, loadConfig } from '../../config/env.ts';
import type { TestDatabase } from '../support/database.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs command lines as somebody would, in this process, with a configuration of their own. */
export function cliWith(config: () => Config): (...argv: readonly string[]) => Promise<Ran> {
  return async (...argv) => {
    const said = { out: '', err: '' };
    const io: Io = {
      out: (text) => {
        said.out += `${text}\n`;
      },
      err: (text) => {
        said.err += `${text}\n`;
      },
      config,
      locale: 'en',
    };
    return { code: await runCli(argv, io), ...said };
  };
}

/** On a database of the test's own and the server of the run. */
export const configOf = ({ ownerUrl, serviceUrl }: TestDatabase, more: Readonly<Record<string, string>> = {}): Config =>
  loadConfig({ DATABASE_URL: serviceUrl, DATABASE_ADMIN_URL: ownerUrl, TEMPORAL_ADDRESS: inject('temporalAddress'), ...more });
