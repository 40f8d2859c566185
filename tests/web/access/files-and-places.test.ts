import { readFileSync } from 'node:fs';
import Exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { localPath } from '../../../client/web/access/local-path.ts';
import { acceptUpload, LARGEST_UPLOAD, safeName } from '../../../client/web/access/upload.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const PDF = bytes('%PDF-1.7\n%...');
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
const xlsx = async (): Promise<Buffer> => {
  const book = new Exceljs.Workbook();
  book.addWorksheet('Hoja').addRow(['Meta', 1]);
  return Buffer.from(await book.xlsx.writeBuffer());
};
/** A zip archive of empty files, stored. */
function zip(names: readonly string[], content = ''): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const header = Buffer.alloc(30);
    header.write('PK\u0003\u0004', 'latin1');
    header.writeUInt32LE(content.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(name.length, 26);
    const local = Buffer.concat([header, bytes(name), bytes(content)]);
    const entry = Buffer.alloc(46);
    entry.write('PK\u0001\u0002', 'latin1');
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entries.push(entry, bytes(name));
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...entries, end]);
}
const DOCX = zip(['[Content_Types].xml', 'word/document.xml']);
const ODT = zip(['mimetype', 'content.xml'], 'application/vnd.oasis.opendocument.text');
const typeOf = (name: string, content: Buffer): string => {
  const seen = acceptUpload({ name, bytes: content });
  return 'problem' in seen ? seen.problem : seen.mediaType;
};

describe('a document that is attached (domain.md 3.11)', () => {
  test.each([
    ['acta.pdf', PDF, 'application/pdf'],
    ['foto.JPG', JPEG, 'image/jpeg'],
    ['foto.jpeg', JPEG, 'image/jpeg'],
    ['plano.png', PNG, 'image/png'],
    ['informe.docx', DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['informe.odt', ODT, 'application/vnd.oasis.opendocument.text'],
  ])('%s is what its bytes and its ending say together', (name, content, expected) => {
    expect(typeOf(name, content)).toBe(expected);
  });
  test('a spreadsheet as programs write it', async () => {
    expect(typeOf('cuadro.xlsx', await xlsx())).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  });

  test.each([
    ['a page that calls itself a document', 'acta.pdf', bytes('<html><script>alert(1)</script>')],
    ['a document that calls itself a page', 'acta.html', PDF],
    ['a drawing that can run scripts', 'plano.svg', bytes('<svg onload="x()"/>')],
    ['a program', 'acta.pdf.exe', bytes('MZ')],
    ['a program that calls itself a picture', 'foto.png', bytes('MZ')],
    ['a name without an ending', 'pdf', PDF],
    ['an archive', 'todo.zip', DOCX],
    ['an archive that calls itself a document', 'todo.docx', zip(['a.txt'])],
    ['one kind of document in the name of another', 'cuadro.xlsx', DOCX],
    ['a document with macros', 'informe.docx', zip(['word/document.xml', 'word/vbaProject.bin'])],
    ['an archive cut off', 'informe.docx', DOCX.subarray(0, 40)],
    ['a directory that points outside', 'informe.docx', Buffer.concat([DOCX.subarray(0, -6), Buffer.from('ffffffff0000', 'hex')])],
    ['a name that turns around', 'acta\u202efdp.exe', PDF],
  ])('%s is refused', (_what, name, content) => {
    expect(typeOf(name, content)).toBe('wrongType');
  });
  test.each([
    [LARGEST_UPLOAD, 'application/pdf'],
    [LARGEST_UPLOAD + 1, 'tooLarge'],
    [0, 'empty'],
  ])('of %i bytes: %s', (size, expected) => {
    const content = Buffer.alloc(size, ' ');
    PDF.copy(content);
    expect(typeOf('acta.pdf', content)).toBe(expected);
  });
  test('is no program of ours either', () => {
    expect(typeOf('pages.pdf', readFileSync(import.meta.filename))).toBe('wrongType');
  });

  test.each([
    ['Acta del comité.pdf', 'Acta del comité.pdf'],
    ['C:\\Users\\Rosa\\acta.pdf', 'acta.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['/etc/acta.pdf', 'acta.pdf'],
    ['acta"\r\nSet-Cookie: a=b.pdf', 'acta___Set-Cookie_ a=b.pdf'],
    ['acta\u0000.pdf', 'acta_.pdf'],
    ['informe\u202efdp.pdf', 'informe_fdp.pdf'],
    ['.htaccess.pdf', 'htaccess.pdf'],
    ['...', 'document'],
    ['', 'document'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(100)}.pdf`],
  ])('the name %j is kept as %j', (given, kept) => {
    expect(safeName(given)).toBe(kept);
  });
});

describe('a place to go to after signing in is one of the institution', () => {
  test.each([
    ['/mop', '/mop'],
    ['/mop/mine/MOP-01', '/mop/mine/MOP-01'],
    ['/mop/items?group=rung&page=2#R-001', '/mop/items?group=rung&page=2#R-001'],
    ['/mop/../mop/desk', '/mop/desk'],
  ])('%s leads to %s', (given, expected) => {
    expect(localPath('/mop', given)).toBe(expected);
  });
  test.each([
    'https://evil.example/mop',
    '//evil.example/mop',
    '/\\evil.example',
    '\\\\evil.example',
    '/mop\\..\\..\\evil',
    'mop/desk',
    '/msp/desk',
    '/mopx',
    '/mop/../msp',
    '/mop/%2e%2e/msp',
    '/mop/%2F%2Fevil.example',
    '/mop/\t//evil.example',
    '/mop/\r\nSet-Cookie: a=b',
    '/mop/%0d%0aSet-Cookie:a=b',
    'javascript:alert(1)',
    'data:text/html,x',
    '/mop@evil.example',
    `/mop/${'a'.repeat(600)}`,
    '',
    undefined,
    ['/mop/a', '/mop/b'],
    { toString: () => '/mop/desk' },
  ])('%j leads home', (given) => {
    expect(localPath('/mop', given)).toBe('/mop');
  });
});
