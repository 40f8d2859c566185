import type { FastifyRequest } from 'fastify';
import type { FormValues, UploadedFile } from './visit.ts';

/** A form as it came in. */
export interface SentForm {
  readonly values: FormValues;
  readonly files: readonly UploadedFile[];
}

/** Reads the fields of a form, and its files where they are waited for; both are bounded by the server's limits. */
export async function readFields(request: FastifyRequest, { withFiles = false } = {}): Promise<SentForm> {
  if (!request.isMultipart()) return { values: tidy(Object.entries((request.body ?? {}) as Record<string, unknown>)), files: [] };
  try {
    return await readParts(request, withFiles);
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error) throw error; // a limit, told as such
    throw Object.assign(new Error('the parts of a form could not be read', { cause: error }), { statusCode: 400 });
  }
}

const MOST_FILES = 5;
const LONGEST = 1024 * 1024; // of all fields together, as in a form without files

async function readParts(request: FastifyRequest, withFiles: boolean): Promise<SentForm> {
  const fields: [string, unknown][] = [];
  const files: UploadedFile[] = [];
  let length = 0;
  for await (const part of request.parts({ limits: { files: withFiles ? MOST_FILES : 0 } })) {
    if (part.type === 'field') {
      length += String(part.value).length;
      if (length > LONGEST) throw Object.assign(new Error('the fields of a form are too long together'), { statusCode: 413 });
      fields.push([part.fieldname, part.value]);
    } else {
      const bytes = await part.toBuffer();
      if (part.filename !== '' || bytes.length > 0)
        files.push({ field: part.fieldname, name: part.filename, mediaType: part.mimetype, bytes });
    }
  }
  return { values: tidy(fields), files };
}

/** Repeated names become lists; line breaks of browsers become plain ones. */
function tidy(fields: readonly (readonly [string, unknown])[]): FormValues {
  const values: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of fields) {
    for (const one of [value].flat()) {
      const text = String(one)
        .replaceAll('\0', '') // no database keeps it
        .replace(/\r\n?/g, '\n');
      const known = values[name];
      values[name] = known === undefined ? text : [...[known].flat(), text];
    }
  }
  return values;
}
