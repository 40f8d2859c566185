import { doctor as examine } from '../../embedded/doctor.ts';
import { command, JSON_FLAG } from './command.ts';
import { EXIT } from './outcome.ts';
import { table } from './table.ts';

/** `rutina doctor` */
export const doctor = command({
  name: 'doctor',
  about: 'Looks at everything the service needs on this machine, starts nothing, and says what to mend',
  args: { json: JSON_FLAG },
  examples: ['rutina doctor'],
  perform: async ({ json }, io) => {
    const findings = await examine(io.config());
    if (json) io.out(JSON.stringify(findings, null, 2));
    else {
      io.out(
        table(findings, [
          { title: '', of: ({ ok }) => (ok === true ? 'ok' : ok === false ? 'NO' : '?') },
          { title: 'part', of: ({ part }) => part },
          { title: 'found', of: ({ found }) => found },
        ]),
      );
      for (const { part, remedy } of findings) if (remedy !== undefined) io.out(`${part}: ${remedy}`);
    }
    return findings.some(({ ok }) => ok === false) ? EXIT.refused : EXIT.ok;
  },
});
