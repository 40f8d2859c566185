import type { Config } from '../../config/env.ts';
import { setUpKeyOf } from '../founding.ts';
import { say, type Words } from '../words.ts';
import type { Running } from './start-parts.ts';
import { fields } from './table.ts';

/** Where to look, and what to do next: the one block a start prints. */
export function whereToLook({ config, running, web, words }: { config: Config; running: Running; web: string; words: Words }): string {
  const { start } = words;
  const mail = config.smtpUrl === undefined ? `${web}/mailbox` : say(start.elsewhere, { host: new URL(config.smtpUrl).host });
  const scheduled = running.institutions.filter((one) => one.scheduled).map(({ id }) => id);
  const first = running.institutions[0]?.id ?? 'mop';
  return [
    '',
    `── ${say(start.ready)} ${'─'.repeat(40)}`,
    fields([
      [say(start.pages), web],
      [say(start.mailbox), mail],
      [say(start.temporal), running.address.embedded?.uiUrl ?? running.address.shown],
      [
        say(start.database),
        running.database.embedded ? `PostgreSQL, 127.0.0.1:${running.database.embedded.port}` : hostOf(running.database.serviceUrl),
      ],
    ]),
    '',
    `${say(start.next)}:`,
    fields([
      [`  ${web}`, say(start.enter)],
      [`  npx rutina weeks show ${first}`, say(start.week)],
      ['  npx rutina rehearse examples/mop-2026-W48.yaml --out rehearsal/', say(start.rehearse)],
      [`  ${web}/new`, say(start.create, { key: setUpKeyOf(config.home) })],
      ['  npx rutina --help', say(start.help)],
    ]),
    '',
    scheduled.length > 0 ? say(start.scheduled, { institutions: scheduled.join(', ') }) : say(start.noneScheduled),
    say(start.stop),
    '─'.repeat(58),
    '',
  ].join('\n');
}

/** An address for people: without user and password. */
const hostOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};
