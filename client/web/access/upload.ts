import type { UploadedFile } from '../visit.ts';

/** A file that may be kept: its type is what its bytes are, its name is only a name. */
export interface AcceptedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}
export type UploadProblem = 'empty' | 'tooLarge' | 'wrongType';

export const LARGEST_UPLOAD = 10 * 1024 * 1024;
/** For the `accept` of a file field. */
export const UPLOAD_ENDINGS = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx,.odt';

interface Kind {
  readonly mediaType: string;
  readonly endings: readonly string[];
  readonly is: (bytes: Buffer) => boolean;
}
const KINDS: readonly Kind[] = [
  { mediaType: 'application/pdf', endings: ['pdf'], is: (bytes) => startsWith(bytes, '255044462d') },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], is: (bytes) => startsWith(bytes, 'ffd8ff') },
  { mediaType: 'image/png', endings: ['png'], is: (bytes) => startsWith(bytes, '89504e470d0a1a0a') },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    is: (bytes) => isZipWith(bytes, 'word/document.xml'),
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    is: (bytes) => isZipWith(bytes, 'xl/workbook.xml'),
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.text',
    endings: ['odt'],
    is: (bytes) =>
      startsWith(bytes, '504b0304') && bytes.subarray(30, 38 + 39).toString('latin1') === 'mimetypeapplication/vnd.oasis.opendocument.text',
  },
];
const MACROS = ['vbaProject.bin', 'vbaData.xml'];

/** Looks at a file that was sent: PDF, JPEG, PNG, DOCX, XLSX or ODT by its bytes and its ending, at most 10 MB, under a safe name (domain.md 3.11). */
export function acceptUpload({ name, bytes }: Pick<UploadedFile, 'name' | 'bytes'>): AcceptedFile | { readonly problem: UploadProblem } {
  if (bytes.length === 0) return { problem: 'empty' };
  if (bytes.length > LARGEST_UPLOAD) return { problem: 'tooLarge' };
  const safe = safeName(name);
  const ending = safe.includes('.') ? safe.split('.').at(-1)?.toLowerCase() : undefined;
  const kind = KINDS.find(({ endings }) => ending !== undefined && endings.includes(ending));
  if (kind === undefined || !kind.is(bytes)) return { problem: 'wrongType' };
  return { name: safe, mediaType: kind.mediaType, bytes };
}

/** The last part of a path, without what a file system, a header or a reader's eye would take for something else. */
export function safeName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}\p{Zl}\p{Zp}:*?"<>|;%]/gu, '_') // \p{C} has the marks that turn text around, too
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
  return `${stem.slice(0, 100).trim() || 'document'}${ending.slice(0, 10)}`;
}

const startsWith = (bytes: Buffer, hex: string): boolean => bytes.subarray(0, hex.length / 2).toString('hex') === hex;

/** A zip archive whose directory names this file and no macro. */
function isZipWith(bytes: Buffer, file: string): boolean {
  if (!startsWith(bytes, '504b0304')) return false;
  const names = namesInZip(bytes);
  return names.includes(file) && !names.some((one) => MACROS.some((macro) => one.endsWith(macro)));
}

const ENTRY = 0x02014b50; // of the archive's directory, which stands at its end
const END = 0x06054b50;
const LONGEST_COMMENT = 65_557;
const MOST_ENTRIES = 5_000;

function namesInZip(bytes: Buffer): string[] {
  const from = Math.max(0, bytes.length - LONGEST_COMMENT);
  const end = bytes.subarray(from).lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || from + end + 22 > bytes.length || bytes.readUInt32LE(from + end) !== END) return [];
  const names: string[] = [];
  let at = bytes.readUInt32LE(from + end + 16);
  while (names.length < MOST_ENTRIES && at + 46 <= bytes.length && bytes.readUInt32LE(at) === ENTRY) {
    const length = bytes.readUInt16LE(at + 28);
    names.push(bytes.subarray(at + 46, at + 46 + length).toString('utf8'));
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}
