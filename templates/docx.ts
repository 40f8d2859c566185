import { Document, Packer } from 'docx';
import type { Minutes } from '../domain/letter-data.ts';
import { body } from './docx/minutes-body.ts';
import { paper, styles } from './docx/paper.ts';
import { minutes } from './packs/views/minutes.ts';
import type { Print } from './packs/views/voice.ts';
import { rezip } from './zip.ts';

/**
 * The committee's minutes as a document to be edited (domain.md 3.10): what the PDF says, in the same words and order. The same minutes
 * are the same bytes: the date of the file is that of the data.
 */
export async function minutesDocx(data: Minutes, print: Print): Promise<Uint8Array> {
  const view = minutes(data, print);
  const { d } = view;
  const language = d.region === null ? d.lang : `${d.lang}-${d.region}`;
  const document = new Document({
    title: d.title,
    subject: d.subtitle,
    description: d.purpose,
    creator: d.institution,
    lastModifiedBy: d.institution,
    revision: print.version,
    styles: styles(language),
    sections: [{ ...paper(d, print.locale), children: body(view) }],
  });
  const when = new Date(data.cover.at).toISOString();
  return rezip(new Uint8Array(await Packer.toBuffer(document)), data.cover.at, ({ name, bytes }) =>
    name === 'docProps/core.xml'
      ? Buffer.from(bytes.toString('utf8').replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${when}`))
      : bytes,
  );
}
