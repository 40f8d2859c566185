import { createToken, revokeToken, TOKEN_SCOPES, tokensOf } from '../../../store/api-tokens.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';

const DAY_MS = 86_400_000;
const LIVES = ['30', '90', '365'] as const; // days
const MOST_TOKENS = 20;
const LONGEST_NAME = 80;
const AN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `/account/tokens`: the keys of one's own programs; a secret is shown once, when it is made. */
export const tokensPage: PageDefinition = {
  address: '/account/tokens',
  view: 'ACCOUNT',
  name: 'api/tokens',
  bookOf: () => ({ goalIds: [] }),
  show: async ({ tx, person, t, base }) => {
    const tokens = await tokensOf(tx, person.id, Date.now()); // like sessions, they live by the wall's clock
    return {
      tokens: tokens.map((one) => ({ ...one, scopes: one.scopes.map((scope) => t(`scope.${scope}`)).join(', ') })),
      full: tokens.length >= MOST_TOKENS,
      scopes: [
        { value: 'read', label: t('scope.read') },
        { value: 'read act', label: t('both') },
      ],
      lives: LIVES.map((days) => ({ value: days, label: t('days', { n: Number(days) }) })),
      address: `/api/v1${base}/goals`,
    };
  },
  forms: { create, revoke },
};

async function create({ tx, person, t }: Visit, values: FormValues): Promise<FormResult> {
  const name = String(values.name ?? '').trim();
  const scopes = TOKEN_SCOPES.filter((scope) =>
    String(values.scopes ?? '')
      .split(' ')
      .includes(scope),
  );
  const days = LIVES.find((one) => one === values.days);
  const problems = [
    ...(name === '' || name.length > LONGEST_NAME ? [{ field: 'name', message: t('wrong.name') }] : []),
    ...(scopes.length === 0 ? [{ field: 'scopes', message: t('wrong.scopes') }] : []),
    ...(days === undefined ? [{ field: 'days', message: t('wrong.days') }] : []),
  ];
  if (problems.length > 0) return { problems };
  const wall = Date.now();
  if ((await tokensOf(tx, person.id, wall)).length >= MOST_TOKENS) return { problems: [{ field: 'name', message: t('wrong.full') }] };
  const secret = await createToken(tx, { personId: person.id, name, scopes, expiresAt: wall + Number(days) * DAY_MS, wall });
  return { goTo: '/account/tokens', told: t('created', { secret }) };
}

async function revoke({ tx, person, t }: Visit, { token }: FormValues): Promise<FormResult> {
  if (typeof token !== 'string' || !AN_ID.test(token)) return 'not-found';
  return (await revokeToken(tx, person.id, token, Date.now())) ? { goTo: '/account/tokens', told: t('revoked') } : 'not-found';
}
