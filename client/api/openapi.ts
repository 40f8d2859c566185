import { z } from 'zod';
import { FILE_FORMATS } from '../../contracts/documents.ts';
import { MEDIA_TYPES } from '../../templates/documents.ts';
import { ACT_FIELDS } from '../acts.schema.ts';
import { strict } from '../fields.schema.ts';
import { actDone } from './answers.schema.ts';
import { PROBLEM_KINDS, problemSchema } from './problem.ts';
import { API_READS } from './reads.ts';
import { runAnswer } from './report-reads.ts';
import { reportFilters } from './report-runs.ts';
import type { ApiRead } from './route.ts';

type Json = Readonly<Record<string, unknown>>;
export const API_ROOT = '/api/v1';

let made: Json | undefined;
/** The whole interface as OpenAPI 3.1, made from the schemas that read and answer: no copy is kept by hand. */
export function openApi(): Json {
  made ??= {
    openapi: '3.1.0',
    info: {
      title: 'Rutina',
      version: '1',
      description: `What people do on the screens, for programs. Problems are application/problem+json; their kinds: ${PROBLEM_KINDS.join(', ')}.`,
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths: Object.fromEntries([
      ...API_READS.map(pathOf),
      [`${API_ROOT}/{institution}/acts`, { post: ACTS }],
      [`${API_ROOT}/{institution}/reports/{report}/runs`, { post: RUNS }],
      [`${API_ROOT}/{institution}/reports/runs/{run}/files/{format}`, { get: FILES }],
    ]),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token of /account/tokens; it has the rights of its person.' },
      },
      schemas: {
        Problem: schemaOf(problemSchema),
        ...Object.fromEntries(
          Object.entries(ACT_FIELDS).map(([name, fields]) => [
            `Act.${name}`,
            schemaOf(strict({ do: z.literal(name), ...(fields as z.ZodRawShape) }), 'input'),
          ]),
        ),
        Act: {
          oneOf: Object.keys(ACT_FIELDS).map((name) => ({ $ref: `#/components/schemas/Act.${name}` })),
          discriminator: {
            propertyName: 'do',
            mapping: Object.fromEntries(Object.keys(ACT_FIELDS).map((name) => [name, `#/components/schemas/Act.${name}`])),
          },
        },
      },
    },
  };
  return made;
}

/** The address of a route as OpenAPI writes it. */
export const pathInDocument = (path: string): string => `${API_ROOT}/{institution}${path.replace(/:(\w+)/g, '{$1}')}`;

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io });
  return json;
}

const problem = { description: 'A problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
const INSTITUTION = { name: 'institution', in: 'path', required: true, schema: { type: 'string' } };
const header = (name: string, required: boolean, description: string): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

function pathOf(route: ApiRead): [string, Json] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const get = {
    operationId: route.name,
    summary: route.says,
    parameters: [INSTITUTION, ...inPath, ...queryOf(route)],
    responses: {
      200: { description: route.says, content: { 'application/json': { schema: schemaOf(route.answer) } } },
      default: problem,
    },
  };
  return [pathInDocument(route.path), { get }];
}

function queryOf({ query }: ApiRead): Json[] {
  if (query === undefined) return [];
  const { properties = {} } = schemaOf(query, 'input') as { readonly properties?: Readonly<Record<string, Json>> };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

const ACTS: Json = {
  operationId: 'doAct',
  summary: 'One act, with the same fields, permissions and refusals as on the screens',
  parameters: [
    INSTITUTION,
    header('Idempotency-Key', true, 'of this act, chosen by the program: sent again, it gets the outcome kept of the first time'),
    header('If-Match', false, 'the version of what the act is about, in quotes, as it was read; another one is refused as stale'),
    header('On-Behalf-Of', false, 'id of the person in whose place the act is done, by a delegation'),
  ],
  requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Act' } } } },
  responses: { 200: { description: 'It is done', content: { 'application/json': { schema: schemaOf(actDone) } } }, default: problem },
};

const inPath = (name: string, schema: Json = { type: 'string' }): Json => ({ name, in: 'path', required: true, schema });
const RUNS: Json = {
  operationId: 'runReport',
  summary: 'A report computed for now with the rights of the person, and kept: the same instant and filters are the same run',
  parameters: [INSTITUTION, inPath('report')],
  requestBody: { required: false, content: { 'application/json': { schema: schemaOf(reportFilters, 'input') } } },
  responses: { 200: { description: 'The run', content: { 'application/json': { schema: schemaOf(runAnswer) } } }, default: problem },
};
const FILES: Json = {
  operationId: 'readRunFile',
  summary: 'A kept run as a document, in the language of the person',
  parameters: [INSTITUTION, inPath('run'), inPath('format', { type: 'string', enum: FILE_FORMATS.map((one) => one.toLowerCase()) })],
  responses: {
    200: { description: 'The file', content: Object.fromEntries(Object.values(MEDIA_TYPES).map((type) => [type, {}])) },
    default: problem,
  },
};
