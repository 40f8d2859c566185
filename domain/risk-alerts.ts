import { addBD } from './calendar.ts';
import type { Goal, Item, Risk } from './entities.ts';
import type { Day } from './instant.ts';
import { registerItem } from './item-registration.ts';
import { tellAlerts } from './system-alerts.ts';
import { giveCode, put, type Work } from './work.ts';

/**
 * E8: an action of a risk's plan that is overdue raises a system alert on the goal, with its manager, once; N11 tells of it (domain.md
 * 3.14, 6.2; docs/adr/0013).
 */
export function raiseRiskAlerts(work: Work, date: Day): void {
  const alerts: Item[] = [];
  for (const risk of followed(work)) {
    const goal = work.book.goals.get(risk.goalId);
    if (goal?.lifecycle !== 'ACTIVE') continue;
    const late = risk.actions.filter(({ done, due, alerted }) => done === null && !alerted && due < date);
    if (late.length === 0) continue;
    for (const { text } of late) alerts.push(raise(work, goal, risk, text, date));
    put(work, 'risks', { ...risk, actions: risk.actions.map((one) => (late.includes(one) ? { ...one, alerted: true } : one)) });
  }
  tellAlerts(work, alerts);
}

const followed = ({ book }: Work): Risk[] =>
  [...book.risks.values()].filter(({ stage }) => stage !== 'CLOSED').sort((a, b) => (a.code < b.code ? -1 : 1));

const TURN_DAYS = 5; // business days: one full weekly turn, so that the manager meets a Wednesday with it
const LONGEST_TITLE = 200;
function raise(work: Work, goal: Goal, { code, risk }: Risk, action: string, date: Day): Item {
  return registerItem(work, {
    code: giveCode(work, 'ALERT'),
    kind: 'ALERT',
    goalId: goal.id,
    igId: null,
    title: `${wordOf(work)}: ${action}`.slice(0, LONGEST_TITLE),
    problemType: 'TECHNICAL_ADMINISTRATIVE',
    description: `${code}: ${risk}`,
    limitDate: addBD(work.book.institution.calendar, date, TURN_DAYS),
    scope: 'MANAGER',
    state: 'UNREVIEWED',
    origin: 'SYSTEM',
    reportedBy: null,
  });
}

const WORDS = { es: 'Acción de riesgo vencida', pt: 'Ação de risco vencida', en: 'Risk action overdue' } as const;
/** What the service itself writes into an item is in the institution's language. */
function wordOf({ book }: Work): string {
  const { locale } = book.institution;
  return locale.startsWith('pt') ? WORDS.pt : locale.startsWith('en') ? WORDS.en : WORDS.es;
}
