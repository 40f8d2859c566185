import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { GOVERNMENT_LEVELS, INSTITUTION_KINDS } from '../../../domain/values.ts';
import { institutionIds } from '../../../store/transaction.ts';
import { isTimeZone } from '../../../store/zone.ts';
import { type FirstInstitution, foundWithAdministrator, isSetUpKey, takenBy } from '../../founding.ts';
import { address, locale } from '../../settings.schema.ts';
import { COUNTRIES } from '../admin/proposed-holidays.ts';
import { readFields } from '../form-fields.ts';
import { isLocal } from '../local.ts';
import { languageFor } from '../pages.ts';
import { sendPublicPage } from '../public-page.ts';
import type { Screen } from '../screen.ts';
import type { FailedForm, FormValues } from '../visit.ts';

type Problems = FailedForm['problems'];
const NAME = 'first-run/new';
const ZONES = Intl.supportedValuesOf('timeZone').filter((zone) => /^(America|Europe|Africa|Atlantic|Pacific)\//.test(zone));

/** `/new`: an institution with its first administrator, for whoever sets the service up (domain.md 3.2, 9.1). */
export function newInstitutionRoutes(server: FastifyInstance, screen: Screen): void {
  server.get('/new', (request, reply) => show(screen, request, reply, null));
  server.post('/new', async (request, reply) => {
    const { values } = await readFields(request);
    if (!(await screen.access.isOwnForm(request, values._csrf))) return screen.page(request, reply, 'stale-form', {}, 403);
    const t = textsFor(screen, request);
    if (!(await isFree(screen, request)) && !isSetUpKey(screen.home, String(values.secret ?? ''))) {
      screen.log.warn('founding was refused', { ip: request.ip });
      return show(screen, request, reply, failed(values, [{ field: 'secret', message: t('new.wrongSecret') }]));
    }
    const read = await readInstitution(screen, values, t);
    if ('problems' in read) return show(screen, request, reply, failed(values, read.problems));
    const id = await foundWithAdministrator(screen.store, read.institution);
    screen.log.info('an institution was founded', { institution: id });
    const query = new URLSearchParams([
      ['then', `/${id}/start`],
      ['address', read.institution.administrator.email],
    ]);
    return reply.redirect(`/${id}/sign-in?${query}`, 303);
  });
}

/** At the machine itself nobody has to prove anything while nothing is founded or its letters stay on it; from elsewhere the key is asked. */
const isFree = async ({ store, mailElsewhere, publicUrl }: Screen, request: FastifyRequest): Promise<boolean> =>
  isLocal(request, publicUrl) && (!mailElsewhere || (await institutionIds(store)).length === 0);

const failed = (values: FormValues, problems: Problems): FailedForm => ({ key: 'found', values, problems, status: 422 });
const textsFor = ({ pages }: Screen, request: FastifyRequest) => {
  const language = languageFor(request.headers['accept-language']);
  return pages.textsOf(NAME, language, language);
};

async function show(screen: Screen, request: FastifyRequest, reply: FastifyReply, wrong: FailedForm | null): Promise<FastifyReply> {
  const language = languageFor(request.headers['accept-language']);
  const t = textsFor(screen, request);
  const csrf = await screen.access.formToken(request, reply);
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const view = {
    free: await isFree(screen, request),
    first: (await institutionIds(screen.store)).length === 0,
    kinds: INSTITUTION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
    levels: GOVERNMENT_LEVELS.map((value) => ({ value, label: t(`level.${value}`) })),
    languages: (['es', 'pt', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) })),
    language,
    countries: [
      { value: '', label: t('new.chooseCountry') },
      ...COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) => a.label.localeCompare(b.label, language)),
    ],
    zones: [{ value: '', label: t('new.chooseZone') }, ...ZONES.map((value) => ({ value, label: value.replaceAll('_', ' ') }))],
    modes: (['DRAFT', 'OFFICIAL'] as const).map((value) => ({ value, label: t(`mode.${value}`), hint: t(`modeHint.${value}`) })),
  };
  return sendPublicPage(screen.pages, request, reply, NAME, view, { status: wrong?.status ?? 200, csrf, failed: wrong });
}

const schema = z.object({
  code: z.string().regex(/^[A-Z0-9-]{2,16}$/),
  name: z.string().min(3).max(200),
  shortName: z.string().min(2).max(40),
  kind: z.enum(INSTITUTION_KINDS),
  governmentLevel: z.enum(GOVERNMENT_LEVELS),
  timeZone: z.string().refine(isTimeZone),
  locale,
  mode: z.enum(['DRAFT', 'OFFICIAL']),
  adminName: z.string().min(3).max(200),
  adminEmail: address,
});

/** What was typed as an institution, or everything that is wrong with it. */
async function readInstitution(
  { store }: Screen,
  values: FormValues,
  t: (key: string) => string,
): Promise<{ readonly institution: FirstInstitution } | { readonly problems: Problems }> {
  const text = (name: string): string => String(values[name] ?? '').trim();
  const country = text('country');
  const typed = {
    ...Object.fromEntries(
      ['name', 'kind', 'governmentLevel', 'timeZone', 'mode', 'adminName', 'adminEmail'].map((name) => [name, text(name)]),
    ),
    code: text('code').toUpperCase(),
    shortName: text('shortName') || text('code').toUpperCase(),
    locale: country === '' ? text('language') : `${text('language')}-${country}`,
  };
  const parsed = schema.safeParse(typed);
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))].map((field) =>
      field === 'locale' ? 'language' : field,
    );
    return { problems: fields.map((field) => ({ field, message: t(`new.wrong.${field}`) })) };
  }
  const { adminName, adminEmail, ...institution } = parsed.data;
  const taken = await takenBy(store, institution);
  const problems = (['code', 'name', 'shortName'] as const)
    .filter((field) => taken[field])
    .map((field) => ({ field, message: t(`new.taken.${field}`) }));
  if (problems.length > 0) return { problems };
  return { institution: { ...institution, administrator: { name: adminName, email: adminEmail } } };
}
