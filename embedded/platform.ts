/** What this system is to Rutina: tried here, expected to work, or refused. */
export type Platform =
  | { readonly kind: 'supported' }
  | { readonly kind: 'untried'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

/** Linux with glibc on x64 and arm64 is supported, macOS and Windows are expected, musl is refused. */
export function platformOf(platform: string = process.platform, arch: string = process.arch, musl: boolean = isMusl()): Platform {
  if (platform === 'linux' && musl)
    return { kind: 'refused', why: 'musl Linux (Alpine) has no build of the engine or of the database: use a glibc Linux such as Debian' };
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) return { kind: 'supported' };
  if (platform === 'darwin' || (platform === 'win32' && arch === 'x64'))
    return { kind: 'untried', why: 'not tried on this system, expected to work' };
  return { kind: 'refused', why: `there is no embedded database for ${platform}-${arch}: use Linux on x64 or arm64` };
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  Object.assign(process.report, { excludeNetwork: true }); // or it looks every address up
  const report: unknown = process.report.getReport();
  const header = typeof report === 'object' && report !== null && 'header' in report ? report.header : undefined;
  return !(typeof header === 'object' && header !== null && 'glibcVersionRuntime' in header);
}
