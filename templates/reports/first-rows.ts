import type { SectionView } from './view.ts';

/** How many rows the tables of a report have. */
export const rowsOf = (sections: readonly SectionView[]): number =>
  sections.reduce((sum, section) => sum + (section.kind === 'table' ? section.count : 0), 0);

/** The sections with as many rows as fit, in their order: what nobody reads in one place is whole in another (domain.md 7.1). */
export function firstRows(sections: readonly SectionView[], most: number): readonly SectionView[] {
  if (rowsOf(sections) <= most) return sections;
  let left = most;
  return sections.map((section) => {
    if (section.kind !== 'table') return section;
    const groups = section.groups.flatMap(({ heading, rows }) => {
      const shown = rows.slice(0, left);
      left -= shown.length;
      return shown.length > 0 || (rows.length === 0 && left > 0) ? [{ heading, rows: shown }] : [];
    });
    return { ...section, groups };
  });
}
