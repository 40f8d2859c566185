import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

let known: boolean | undefined;

/** Whether veraPDF can be asked: Java, and the jar that VERAPDF_JAR names. Without, those tests are left out and say so. */
export function hasVera(): boolean {
  known ??= existsSync(process.env.VERAPDF_JAR ?? '') && spawnSync('java', ['-version']).error === undefined;
  if (!known)
    console.warn('veraPDF is not here: whether documents are accessible is not checked (needs Java, and VERAPDF_JAR naming its jar)');
  return known;
}

/** Which of these PDF files are not what they say, PDF/UA-1 or PDF/A-2a, with the rules that they break. */
export function notConforming(flavour: 'ua1' | '2a', files: readonly string[]): string[] {
  const asked = [
    '-cp',
    process.env.VERAPDF_JAR ?? '',
    'org.verapdf.apps.GreenfieldCliWrapper',
    '-f',
    flavour,
    '--format',
    'text',
    '-v',
    ...files,
  ];
  const { stdout, stderr } = spawnSync('java', asked, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const lines = stdout.split('\n').filter((line) => line.trim() !== '');
  const passed = lines.filter((line) => line.startsWith('PASS'));
  if (passed.length === files.length) return [];
  const wrong = lines.filter((line) => !line.startsWith('PASS'));
  return wrong.length > 0 ? wrong : [`veraPDF answered for ${passed.length} of ${files.length} files: ${stderr.slice(0, 500)}`];
}
