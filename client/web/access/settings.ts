import { connectSmtp, type DkimSettings, dkimSigner } from '../../../activities/smtp.ts';
import { ROLES, type Role } from '../../../domain/values.ts';
import { mailboxUrl } from '../../../embedded/mailbox.ts';
import type { AccessSettings, OidcSettings } from './entrance.ts';
import { sessionKeyOf } from './session-key.ts';

/** What the environment says of getting in. */
export interface AccessConfig {
  readonly home: string;
  readonly sessionKey?: string;
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  readonly dkim?: DkimSettings;
  readonly oidc?: Omit<OidcSettings, 'groups'> & { readonly groups?: Readonly<Record<string, string>> };
}

/** What getting in needs, as configured: codes leave by the same server and under the same signature as every letter. */
export function accessSettings(config: AccessConfig): AccessSettings & { readonly close: () => void } {
  const { home, smtpUrl, mailFrom: from, dkim, oidc } = config;
  const sessionKey = sessionKeyOf(config);
  const accounts = oidc && oidcOf(oidc);
  const server = connectSmtp(smtpUrl ?? mailboxUrl(home));
  return {
    sessionKey,
    mail: { from, server, ...(dkim && { sign: dkimSigner(dkim) }) },
    ...(accounts && { oidc: accounts }),
    close: () => server.close(),
  };
}

function oidcOf({ groups, ...rest }: NonNullable<AccessConfig['oidc']>): OidcSettings {
  return groups === undefined ? rest : { ...rest, groups: rolesOf(groups) };
}

function rolesOf(groups: Readonly<Record<string, string>>): Record<string, Role> {
  const unknown = Object.values(groups).filter((name) => !ROLES.some((role) => role === name));
  if (unknown.length > 0) throw new Error(`OIDC_GROUPS: ${unknown.join(', ')} is no role; expected one of ${ROLES.join(', ')}`);
  return groups as Record<string, Role>;
}
