// node tests/support/letter-gallery.ts <folder>: every letter in every language as HTML and text, to be looked at.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MESSAGES } from '../../templates/letter-input.ts';
import { LANGUAGES } from '../../templates/locales.ts';
import { createRenderer } from '../../templates/render.ts';
import { aLetter } from './letter-builders.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('which folder shall the letters go to?');
mkdirSync(folder, { recursive: true });
const { renderLetter } = createRenderer();
for (const message of MESSAGES)
  for (const locale of LANGUAGES) {
    const { subject, text, html, calendar } = renderLetter(aLetter(message, { locale }));
    writeFileSync(join(folder, `${message}-${locale}.html`), html);
    writeFileSync(join(folder, `${message}-${locale}.txt`), `${subject}\n\n${text}`);
    if (calendar) writeFileSync(join(folder, `${message}-${locale}.ics`), calendar.content);
    console.log(`${message}-${locale}  ${(Buffer.byteLength(html) / 1024).toFixed(1)} kB  ${subject}`);
  }
