import type { P3 } from '../../../domain/letter-data.ts';
import { sentences } from '../../views/sections.ts';
import type { Voice } from './voice.ts';

/** What was selected and by whom, what was added and what was left out, in words (domain.md 5.6, 5.7): the pack can be proved by it. */
export function selectionWords(s: Voice, { selection, sections }: P3, titles = true): { readonly short: string; readonly whole: string } {
  const { auto, confirmedAt, confirmedBy, leftOut } = selection;
  const lines = Object.values(sections).flat();
  const n = lines.length;
  const by = confirmedBy === null ? 'none' : s.name(confirmedBy);
  const head =
    confirmedAt === null
      ? s.w('P3.proposed', { n })
      : auto
        ? s.w('P3.automatic', { n })
        : s.w('P3.confirmed', { by, at: s.f.moment(confirmedAt), n });
  const added = lines.filter(({ why }) => why === 'added').map(({ ref }) => ref);
  const outside = leftOut.map(({ ref, title }) => (titles && title !== '' ? `${s.name(ref)} ${s.title(title)}` : s.name(ref)));
  const out = outside.length === 0 ? s.w('P3.nothingOut') : s.w('P3.leftOut', { by, n: outside.length, list: s.codes(outside, MOST) });
  return {
    short: auto ? s.t('N16.auto').replace(/\.$/, '') : s.t('N16.confirmed').replace(/\.$/, ''),
    whole: sentences(head, added.length > 0 && s.w('P3.added', { by, list: s.codes(added, MOST) }), out),
  };
}
const MOST = 12; // of 28 lines that a selection has at most
