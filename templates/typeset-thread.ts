import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { ParseSpeeds, PDFDocument } from 'pdf-lib';
import { asArchival } from './archival.ts';
import { breakable, type Coverage, coverageOf, drawable } from './glyphs.ts';
import type { Answer, Job } from './typeset.ts';

// The compiler takes half a second of one core and some two hundred megabytes at its peak: it lives here, away from who serves people.

const FONTS = path.join(import.meta.dirname, 'fonts');
const TEMPLATES = path.join(import.meta.dirname, 'packs');
const FACES = ['SourceSans3-Regular.ttf', 'DejaVuSansMono.ttf']; // every list of fonts in the documents ends in these two

const port = parentPort;
if (!port) throw new Error('the typesetter is a thread: it is started by createTypesetter');
const answer = (message: Answer): void => port.postMessage(message);

const tools = await load();
if (typeof tools === 'string') answer({ kind: 'missing', why: tools });
else {
  const { NodeCompiler, PdfStandard } = tools;
  const files = readdirSync(FONTS).filter((file) => file.endsWith('.ttf'));
  const fontOf = (file: string): Buffer => readFileSync(path.join(FONTS, file));
  const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: files.toSorted().map(fontOf) }] });
  const draws = coverageOf(FACES.map(fontOf));
  port.on('message', async (job: Job) => {
    try {
      const pdf = compiler.pdf(
        { mainFilePath: path.join(TEMPLATES, job.template), inputs: { data: inputOf(job.input, draws) }, resetRead: true },
        { pdfStandard: PdfStandard.UA_1, creationTimestamp: job.seconds },
      );
      answer({ kind: 'made', bytes: await compressed(pdf) });
    } catch (error) {
      answer({ kind: 'failed', why: messageOf(error) });
    } finally {
      compiler.evictCache(0); // or memory grows by some fifty megabytes with each pack
    }
  });
  answer({ kind: 'ready' });
}

/** The compiler, or why it is not here. */
async function load() {
  try {
    return await import('@myriaddreamin/typst-ts-node-compiler');
  } catch (error) {
    return messageOf(error);
  }
}

const AS_IT_IS = new Set(['svg', 'logo', 'sha256']); // drawings, and what is compared letter by letter

const inputOf = (input: string, draws: Coverage): string =>
  JSON.stringify(JSON.parse(input), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    return AS_IT_IS.has(key) ? drawable(value, draws) : breakable(drawable(value, draws));
  });

/** The tags of an accessible PDF come uncompressed: three quarters of the file. */
async function compressed(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  asArchival(document);
  return document.save({ useObjectStreams: true, objectsPerTick: Number.POSITIVE_INFINITY }); // nobody else waits for this thread
}

/** What the compiler found, in its own words, without the places, which mean nothing outside it. */
function messageOf(error: unknown): string {
  const whole = error instanceof Error ? error.message || codeOf(error) : String(error);
  const messages = [...whole.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message = '']) => message.replaceAll('\\"', '"'));
  return messages.length === 0 ? whole.slice(0, 400) : [...new Set(messages)].slice(0, 3).join('; ');
}

/** A fault at run time of a template stands in the code, not in the message. */
const codeOf = (error: Error): string => ('code' in error ? String(error.code) : 'it does not compile');
