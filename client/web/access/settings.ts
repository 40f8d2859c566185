import { connectSmtp, dkimSigner } from '../../../activities/smtp.ts';
import { type Config, ConfigError } from '../../../config/env.ts';
import { ROLES, type Role } from '../../../domain/values.ts';
import { mailboxUrl } from '../../../embedded/mailbox.ts';
import type { AccessSettings } from './access.ts';
import type { OidcSettings } from './oidc.ts';
import { sessionKeyOf } from './session-key.ts';

/** What getting in needs, as configured: codes leave by the same server and under the same signature as every letter. */
export function accessSettings(config: Config): AccessSettings & { readonly close: () => void } {
  const { mailFrom: from, dkim, oidc } = config;
  const server = connectSmtp(config.smtpUrl ?? mailboxUrl(config.home));
  return {
    sessionKey: sessionKeyOf(config),
    mail: { from, server, ...(dkim && { sign: dkimSigner(dkim) }) },
    ...(oidc && { oidc: oidcOf(oidc) }),
    close: () => server.close(),
  };
}

function oidcOf({ groups, ...rest }: NonNullable<Config['oidc']>): OidcSettings {
  return groups === undefined ? rest : { ...rest, groups: rolesOf(groups) };
}

function rolesOf(groups: Readonly<Record<string, string>>): Record<string, Role> {
  const unknown = Object.values(groups).filter((name) => !ROLES.some((role) => role === name));
  if (unknown.length > 0) throw new ConfigError([`OIDC_GROUPS: ${unknown.join(', ')} is no role; expected one of ${ROLES.join(', ')}`]);
  return groups as Record<string, Role>;
}
