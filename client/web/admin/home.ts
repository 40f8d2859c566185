import type { PageDefinition } from '../visit.ts';
import { GROUPS } from './sections.ts';
import { waiting } from './waiting.ts';

/** `/admin`: what waits for the administrator, then every setting by what it is about (domain.md 1.2 `INSTANCE_ADMIN`). */
export const homePage: PageDefinition = {
  address: '/admin',
  view: 'ADMIN',
  name: 'admin/home',
  show: (visit) => {
    const { base, t } = visit;
    const todo = waiting(visit);
    return {
      lede: t('home.lede', { n: todo.length }),
      todo,
      groups: GROUPS.map(({ text, sections }) => ({
        name: t(text),
        sections: sections.map((one) => ({
          href: `${base}${one.at}`,
          name: t(one.text),
          about: t(one.text.replace('section.', 'about.')),
        })),
      })),
    };
  },
};
