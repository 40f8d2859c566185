import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { TokenOwner } from '../../store/api-tokens.ts';
import { perform } from '../../store/perform.ts';
import { parseAct } from '../acts.schema.ts';
import type { WebParts } from '../web/screen.ts';
import { ApiProblem, refusedAct, wrongFields } from './problem.ts';
import type { AtInstitution } from './route.ts';

/** Takes one act of a program through the one door: the same schema, permissions and refusals as a form (domain.md 4). */
export async function takeAct(
  { store, afterActs }: Pick<WebParts, 'store' | 'afterActs'>,
  request: FastifyRequest<AtInstitution>,
  { personId }: TokenOwner,
): Promise<{ readonly event: number; readonly code?: string }> {
  const { institution: institutionId = '' } = request.params;
  const parsed = parseAct(request.body);
  if ('errors' in parsed) throw wrongFields(parsed.errors);
  const version = versionIn(request);
  const onBehalfOf = headerIn(request, 'on-behalf-of');
  const outcome = await perform(store, parsed.act, {
    institutionId,
    formId: formIdOf(request, personId),
    by: personId,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    via: 'api',
    ...(version !== undefined && { expectedVersion: version }),
  });
  if (outcome.kind === 'refused') throw refusedAct(outcome);
  afterActs(institutionId, [parsed.act]);
  return { event: outcome.event, ...(outcome.code !== undefined && { code: outcome.code }) };
}

const headerIn = ({ headers }: FastifyRequest<AtInstitution>, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** A key is its person's own: nobody gets the outcome kept for another, and no form has such an id. */
function formIdOf(request: FastifyRequest<AtInstitution>, personId: string): string {
  const key = headerIn(request, 'idempotency-key');
  if (key === undefined || key.length > 200)
    throw new ApiProblem('malformed', 'send an Idempotency-Key of up to 200 characters, a new one for each act', [
      { path: 'Idempotency-Key', message: key === undefined ? 'is missing' : 'is too long' },
    ]);
  return `api/${personId}/${createHash('sha256').update(key).digest('base64url')}`;
}

function versionIn(request: FastifyRequest<AtInstitution>): number | undefined {
  const given = headerIn(request, 'if-match');
  if (given === undefined || given === '*') return undefined;
  const [, version] = /^(?:W\/)?"?(\d{1,9})"?$/.exec(given) ?? [];
  if (version === undefined)
    throw new ApiProblem('malformed', 'If-Match is a version as it was read, in quotes', [{ path: 'If-Match', message: 'is no version' }]);
  return Number(version);
}
