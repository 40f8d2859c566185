import { randomUUID } from 'node:crypto';
import type { Act, ActOutcome } from '../../domain/acts.ts';
import { perform } from '../../store/perform.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import type { Io } from './command.ts';
import { EXIT, type ExitCode, Refused } from './outcome.ts';
import { peopleNamed } from './people-of.ts';
import { wake } from './wake.ts';

export interface Doing {
  readonly institutionId: string;
  readonly by: string; // as the command line calls the person
  readonly onBehalfOf?: string | undefined;
}

/** Does what a person may do, in their name, through the one door; then wakes whoever has to know of it. */
export async function doAct(store: Store, act: Act, { institutionId, by, onBehalfOf }: Doing, io: Io): Promise<ExitCode> {
  const named = await transaction(store, institutionId, 'none', (tx) =>
    peopleNamed(tx, { '--by': by, '--for': onBehalfOf, ...namedIn(act) }),
  );
  const outcome = await perform(store, withPeople(act, named), {
    institutionId,
    by: named['--by'] ?? by,
    ...(named['--for'] !== undefined && { onBehalfOf: named['--for'] }),
    formId: randomUUID(),
    via: 'cli',
  });
  tell(outcome, act, io);
  if (outcome.kind === 'refused') return EXIT.refused;
  await wake(store, institutionId, [act], io);
  return EXIT.ok;
}

function tell(outcome: ActOutcome, act: Act, io: Io): void {
  if (outcome.kind === 'refused')
    io.err(`refused (${outcome.failure}): ${outcome.why}${outcome.where === undefined ? '' : ` [${outcome.where}]`}`);
  else io.out(`done: ${act.do}${outcome.code === undefined ? '' : ` ${outcome.code}`} (event ${outcome.event})`);
}

/** People that an act speaks of, by the field that does. */
function namedIn(act: Act): Record<string, string | undefined> {
  if (act.do === 'recordDecision') return { responsible: act.responsible };
  if (act.do === 'delegate') return { from: act.from, to: act.to };
  if (act.do === 'changeManager') return { to: act.to };
  if (act.do === 'setStep') return { owner: act.owner };
  return 'person' in act ? { person: act.person } : {};
}
function withPeople(act: Act, named: Readonly<Record<string, string | undefined>>): Act {
  if (act.do === 'recordDecision') return { ...act, ...(named.responsible !== undefined && { responsible: named.responsible }) };
  if (act.do === 'delegate') return { ...act, from: named.from ?? act.from, to: named.to ?? act.to };
  if (act.do === 'changeManager') return { ...act, to: named.to ?? act.to };
  if (act.do === 'setStep') return { ...act, ...(named.owner !== undefined && { owner: named.owner }) };
  return 'person' in act && named.person !== undefined ? { ...act, person: named.person } : act;
}

/** The act, parsed; what is wrong with it is told as options of the command. */
export const refuseAct = (
  errors: readonly { readonly path: readonly (string | number)[]; readonly message: string; readonly expected: string }[],
): never => {
  throw new Refused(
    errors.map(({ path: at, message, expected }) => `${at.join('.') || 'act'}: ${message}; expected ${expected}`),
    'Nothing was done; the act is not right:',
  );
};
