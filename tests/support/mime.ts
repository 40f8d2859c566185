/** One part of a message as it arrives: what it is, what it is called, its bytes. */
export interface Part {
  readonly type: string;
  readonly filename: string | null;
  readonly bytes: Buffer;
}

/** The parts of a message that hold something, in order: enough of MIME for what the service sends. */
export function partsOf(raw: Uint8Array): Part[] {
  const message = Buffer.from(raw).toString('latin1');
  const at = message.indexOf('\r\n\r\n');
  const head = message.slice(0, at).replaceAll(/\r\n[ \t]+/g, ' ');
  const body = message.slice(at + 4);
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(head)?.[1];
  if (boundary !== undefined && /^Content-Type: multipart/im.test(head)) {
    const inside = body.split(`--${boundary}`).slice(1, -1);
    return inside.flatMap((part) => partsOf(Buffer.from(part.replace(/^\r\n/, '').replace(/\r\n$/, ''), 'latin1')));
  }
  const encoding = /^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase();
  return [
    {
      type: /^Content-Type: ([^;\r\n]+)/im.exec(head)?.[1] ?? '',
      filename: /filename="?([^";\r\n]+)"?/i.exec(head)?.[1] ?? null,
      bytes:
        encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === 'quoted-printable' ? quoted(body) : Buffer.from(body, 'latin1'),
    },
  ];
}

const quoted = (body: string): Buffer =>
  Buffer.from(
    body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
