import { holdersOf } from '../../../domain/addressees.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { SCOPES, type Scope } from '../../../domain/values.ts';
import type { FormResult, PageDefinition } from '../visit.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/ladder';
const FIXED: readonly Scope[] = ['MANAGER', 'COORDINATOR'];

/** `/admin/ladder`: the rungs an unresolved item climbs, who holds each, and what stands on it now (domain.md 3.2, 6.4). */
export const ladderPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/ladder',
  show: (visit) => {
    const { book, t, tx, words, failed } = visit;
    const { ladder, version } = book.institution;
    const typed = failed?.values.ladder;
    const chosen: readonly string[] = failed ? [...FIXED, ...(Array.isArray(typed) ? typed : [String(typed ?? '')])] : ladder;
    return {
      nav: sectionNav(visit, ADDRESS),
      version,
      rungs: SCOPES.map((scope) => {
        const holders = scope === 'MANAGER' ? [] : holdersOf(book, scope, undefined, tx.today).map(({ name }) => name);
        const open = [...book.items.values()].filter((item) => isOpen(item) && item.scope === scope).length;
        return {
          scope,
          id: `rung-${scope}`,
          name: words.scopes[scope] ?? scope,
          about: t(`ladder.about.${scope}`),
          holders: scope === 'MANAGER' ? t('ladder.managers') : holders.length > 0 ? visit.f.list(holders) : t('ladder.nobody'),
          open: t('ladder.open', { n: open }),
          fixed: FIXED.includes(scope),
          on: chosen.includes(scope),
        };
      }).reverse(),
    };
  },
  forms: {
    ladder: ({ t }, values): FormResult => {
      const given = values.ladder ?? [];
      const chosen = new Set<string>([...FIXED, ...(Array.isArray(given) ? given : [String(given)])]);
      return { acts: [{ do: 'setLadder', ladder: SCOPES.filter((scope) => chosen.has(scope)) }], told: t('ladder.saved') };
    },
  },
};
