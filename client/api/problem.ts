import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Refusal, RefusalType } from '../../domain/acts.ts';
import type { FieldError } from '../acts.schema.ts';

/** What is answered where a program's request is refused: application/problem+json (RFC 9457). */
export const problemSchema = z.strictObject({
  type: z.string().describe('urn:rutina:problem: and one of the kinds of the documentation'),
  title: z.string(),
  status: z.int(),
  detail: z.string().exactOptional().describe('one English sentence: what was wrong and what to do'),
  errors: z
    .array(
      z.strictObject({
        path: z.string().describe('the field, steps joined by dots'),
        message: z.string(),
        expected: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
});
export type Problem = z.infer<typeof problemSchema>;

const KINDS = {
  malformed: [400, 'The request cannot be read'],
  unauthorized: [401, 'There is no valid token'],
  scope: [403, 'The token does not have this scope'],
  'not-allowed': [403, 'This person may not do or see this'],
  'not-found': [404, 'There is nothing here'],
  stale: [409, 'It has changed since it was read'],
  'phase-closed': [409, 'Its time is over'],
  'not-possible': [409, 'It is not possible as things stand'],
  'too-large': [413, 'The body is too large'],
  'media-type': [415, 'The body is not JSON'],
  'invalid-input': [422, 'Some fields do not fit'],
  'too-many': [429, 'Too many requests'],
  failed: [503, 'The service could not answer'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemKind = keyof typeof KINDS;
export const PROBLEM_KINDS = Object.keys(KINDS) as readonly ProblemKind[];

/** Something that ends a request: told as a problem. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;
  constructor(kind: ProblemKind, detail?: string, errors?: Problem['errors']) {
    super(detail ?? kind);
    const [status, title] = KINDS[kind];
    this.problem = {
      type: `urn:rutina:problem:${kind}`,
      title,
      status,
      ...(detail !== undefined && { detail }),
      ...(errors !== undefined && errors.length > 0 && { errors }),
    };
  }
}

export const sendProblem = (reply: FastifyReply, { problem }: ApiProblem): FastifyReply =>
  reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));

const OF_REFUSAL: Readonly<Record<RefusalType, ProblemKind>> = {
  NotFound: 'not-found',
  NotAllowed: 'not-allowed',
  Stale: 'stale',
  PhaseClosed: 'phase-closed',
  NotPossible: 'not-possible',
  InvalidInput: 'invalid-input',
};
/** A refused act as a problem; its sentence is the refusal's own (domain.md 4). */
export const refusedAct = ({ failure, why, where }: Refusal): ApiProblem =>
  new ApiProblem(OF_REFUSAL[failure], why, where === undefined ? undefined : [{ path: where, message: why }]);

/** Fields that do not fit their schema, all at once. */
export const wrongFields = (errors: readonly FieldError[]): ApiProblem =>
  new ApiProblem(
    'invalid-input',
    'see errors: each names a field, what was found and what was expected',
    errors.map(({ path, message, expected }) => ({ path: path.join('.'), message, expected })),
  );
