import type { ArgDef, ArgsDef, CommandDef } from 'citty';
import type { Config } from '../../config/env.ts';
import type { ExitCode } from './outcome.ts';

/** What a command may use of the outside; tests hand in their own. */
export interface Io {
  readonly out: (text: string) => void; // what was asked for
  readonly err: (text: string) => void; // how it goes, and what is wrong
  /** Reads the environment, or says everything that is wrong with it. */
  readonly config: () => Config;
  /** Of this machine's user: es, pt or en, with or without a region. */
  readonly locale: string;
}

type ValueOf<Arg extends ArgDef> = Arg extends { type: 'boolean' }
  ? boolean
  : Arg extends { type: 'positional'; required: false }
    ? string | undefined
    : Arg extends { type: 'positional' } | { required: true } | { default: string }
      ? string
      : string | undefined;
/** The arguments of a command as they were given, checked; `rest` are the positional ones beyond those that have a name. */
export type Given<Args extends ArgsDef> = { readonly [Name in keyof Args]: ValueOf<Args[Name]> } & { readonly rest: readonly string[] };

/** One sub-command: what citty needs to know of it, examples for its help, and what it does. */
export interface Command extends CommandDef {
  readonly about: string;
  readonly args: ArgsDef;
  readonly examples: readonly string[];
  readonly restHint?: string; // what positional arguments beyond the named ones mean; absent: there are none
  readonly perform: (given: Given<ArgsDef>, io: Io) => Promise<ExitCode>;
}
/** Several sub-commands under one word; the code of each is read only when it is called. */
export interface CommandGroup {
  readonly about: string;
  readonly commands: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Command | CommandGroup> }>>;
}

/** Makes a command whose arguments have the types that their descriptions say. */
export function command<const Args extends ArgsDef>(given: {
  readonly name: string;
  readonly about: string;
  readonly args: Args;
  readonly examples: readonly string[];
  readonly restHint?: string;
  readonly perform: (given: Given<Args>, io: Io) => Promise<ExitCode>;
}): Command {
  const { name, about, perform, ...rest } = given;
  return {
    ...rest,
    about,
    meta: { name, description: about },
    perform: perform as unknown as Command['perform'], // the arguments were checked against their descriptions
  };
}

/** Of every command that can tell a program as well as a person. */
export const JSON_FLAG = { type: 'boolean', description: 'print JSON for programs' } as const;
