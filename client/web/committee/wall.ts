import type { PageDefinition } from '../visit.ts';
import { matterView } from './matter-view.ts';
import { decisionLine } from './minutes.ts';
import { decisionsOf, orderOf } from './order.ts';
import { sittingWeek } from './week-shown.ts';

/** `/sitting/wall`: the matter on the table for the room, what was decided so far and what follows; nothing to press. */
export const wallPage: PageDefinition = {
  address: '/sitting/wall',
  view: 'SITTING',
  name: 'committee/wall',
  frame: 'wall',
  live: true,
  linkForms: ['SITTING'],
  show: async (visit) => {
    const sitting = await sittingWeek(visit);
    if (sitting === undefined) return { title: null, matter: null, count: null, decided: [], following: [], over: true };
    const order = orderOf(visit, sitting);
    const { items, present } = order;
    const place = items.findIndex(({ code }) => code === present?.code);
    const over = !visit.query.item && items.every(({ decided }) => decided) && (present === undefined || present.decided);
    return {
      title: present?.title ?? null,
      matter: present === undefined || over ? null : matterView(visit, sitting, present),
      count: place < 0 ? null : { place: place + 1, of: items.length },
      decided: decisionsOf(visit, sitting).map((one) => decisionLine(visit, one)),
      following: items.filter(({ code, decided }) => !decided && code !== present?.code),
      over,
    };
  },
};
