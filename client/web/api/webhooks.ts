import { createWebhook, deliveriesOf, EVENT_KINDS, setWebhook, webhooksOf } from '../../../store/webhooks.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';

const LONGEST_URL = 500;
const MOST_ACTIVE = 10;
const DELIVERIES_SHOWN = 20;
const AN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `/admin/webhooks`: addresses that are told what happens, and how each delivery ended. */
export const webhooksPage: PageDefinition = {
  address: '/admin/webhooks',
  view: 'ADMIN',
  name: 'api/webhooks',
  bookOf: () => ({ goalIds: [] }),
  show: async ({ tx, t }) => {
    const webhooks = await webhooksOf(tx);
    const kindsOf = (kinds: readonly string[]): string =>
      kinds.length === 0 ? t('allKinds') : kinds.map((kind) => t(`kind.${kind}`)).join(', ');
    return {
      webhooks: await Promise.all(
        webhooks.map(async ({ id, url, kinds, active }) => {
          const deliveries = await deliveriesOf(tx, id, DELIVERIES_SHOWN);
          return {
            id,
            url,
            kinds: kindsOf(kinds),
            active,
            deliveries: deliveries.map((one) => ({ ...one, word: t(`delivery.${one.state}`), colour: COLOURS[one.state] })),
          };
        }),
      ),
      full: isFull(webhooks),
      choices: EVENT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
    };
  },
  forms: { create, set },
};

/** Those that were stopped stay in the list as what happened, and take no place. */
const isFull = (webhooks: readonly { readonly active: boolean }[]): boolean =>
  webhooks.filter(({ active }) => active).length >= MOST_ACTIVE;
const COLOURS = { DELIVERED: 'green', WAITING: 'amber', GIVEN_UP: 'red' } as const;

async function create({ tx, person, t }: Visit, values: FormValues): Promise<FormResult> {
  const url = String(values.url ?? '').trim();
  const kinds = [values.kinds ?? []].flat();
  const address = URL.parse(url);
  const speaks = address !== null && ['https:', 'http:'].includes(address.protocol) && address.username === '' && address.password === '';
  const problems = [
    ...(speaks && url.length <= LONGEST_URL ? [] : [{ field: 'url', message: t('wrong.url') }]),
    ...(kinds.every((kind) => EVENT_KINDS.some((one) => one === kind)) ? [] : [{ field: 'kinds', message: t('wrong.kinds') }]),
  ];
  if (problems.length > 0) return { problems };
  if (isFull(await webhooksOf(tx))) return { problems: [{ field: 'url', message: t('wrong.many') }] };
  const { secret } = await createWebhook(tx, { url, kinds, by: person.id, wall: Date.now() });
  return { goTo: '/admin/webhooks', told: t('webhookMade', { secret }) };
}

async function set({ tx, person, t }: Visit, { webhook, active }: FormValues): Promise<FormResult> {
  if (typeof webhook !== 'string' || !AN_ID.test(webhook)) return 'not-found';
  const goesOn = active === 'true';
  const changed = await setWebhook(tx, webhook, { active: goesOn, by: person.id });
  return changed ? { goTo: '/admin/webhooks', told: t(goesOn ? 'goesOn' : 'stopped') } : 'not-found';
}
