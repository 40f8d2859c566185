import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Instant } from '../domain/instant.ts';

/** One file of an archive, unfolded. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;

/** The same archive with every date in it that of `at`, so that the same content is the same bytes; `edit` may change a file's content. */
export function rezip(archive: Uint8Array, at: Instant, edit: (entry: ZipEntry) => Buffer = ({ bytes }) => bytes): Uint8Array {
  return writeZip(
    readZip(archive).map((entry) => ({ name: entry.name, bytes: edit(entry) })),
    at,
  );
}

/** The files of an archive in the order of its directory; folders are passed over. */
export function readZip(archive: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('not an archive: it has no end record');
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== DIRECTORY) throw new Error('not an archive: its directory is broken');
    const [method, size, nameLength] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const folded = bytes.subarray(start, start + size);
    if (!name.endsWith('/')) entries.push({ name, bytes: method === DEFLATED ? inflateRawSync(folded) : Buffer.from(folded) });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** An archive of these files, each dated `at`. */
export function writeZip(entries: readonly ZipEntry[], at: Instant): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const title = Buffer.from(name, 'utf8');
    const folded = deflateRawSync(bytes, { level: 6 });
    const common = commonPart(at, bytes, folded.length, title.length);
    const header = Buffer.concat([uint32(LOCAL), common, title]);
    directory.push(Buffer.concat([uint32(DIRECTORY), uint16(20), common, Buffer.alloc(10), uint32(offset), title]));
    parts.push(header, folded);
    offset += header.length + folded.length;
  }
  const listed = Buffer.concat(directory);
  const count = uint16(entries.length);
  const end = Buffer.concat([uint32(END), Buffer.alloc(4), count, count, uint32(listed.length), uint32(offset), uint16(0)]);
  return Buffer.concat([...parts, listed, end]);
}

/** What a file's own header and its line in the directory have in common: version to the length of the extra field. */
function commonPart(at: Instant, bytes: Buffer, foldedLength: number, nameLength: number): Buffer {
  const [time, date] = dosTime(at);
  return Buffer.concat([
    ...[20, UTF8_NAMES, DEFLATED, time, date].map(uint16),
    ...[crc32(bytes), foldedLength, bytes.length].map(uint32),
    ...[nameLength, 0].map(uint16),
  ]);
}

/** The instant in the archive's own counting, in UTC, which begins in 1980. */
function dosTime(at: Instant): readonly [time: number, date: number] {
  const moment = new Date(at);
  const year = Math.max(0, moment.getUTCFullYear() - 1980);
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  return [time, (year << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate()];
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
