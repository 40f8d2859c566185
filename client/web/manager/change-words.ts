import type { Visit } from '../visit.ts';
import type { FormAt } from './form-at.ts';
import type { Question } from './questions.ts';
import type { Change } from './seen.ts';

/** What changed while a form was open, in words (domain.md 4, Stale: the thing changed since the person saw it). */
export function changeWords({ t, f, book }: Pick<Visit, 't' | 'f' | 'book'>, { update, draft }: FormAt, change: Change): string {
  switch (change.what) {
    case 'SENT': {
      const at = update.amendedAt ?? update.submittedAt;
      return t('changed.SENT', { name: book.people.get(update.submittedBy ?? '')?.name ?? '', moment: at === null ? '' : f.moment(at) });
    }
    case 'RETURNED':
      return t('changed.RETURNED');
    case 'DRAFT':
      return t('changed.DRAFT', { name: book.people.get(draft?.personId ?? '')?.name ?? '', moment: draft ? f.moment(draft.savedAt) : '' });
    case 'NEW':
      return t('changed.NEW', { what: nameOf(change.question, t) });
    case 'CHANGED':
      return t('changed.CHANGED', { what: nameOf(change.question, t) });
    case 'GONE':
      return t('changed.GONE', { what: change.key.replace(/^(?:ig|item|op|ind)-/, '') });
    default:
      return change satisfies never;
  }
}

function nameOf(question: Question, t: Visit['t']): string {
  switch (question.kind) {
    case 'IG':
      return `${question.ig.ig} ${question.ig.title}`;
    case 'ITEM':
      return `${question.item.item} ${question.item.title}`;
    case 'OPPORTUNITY':
      return `${question.opportunity.opportunity} ${question.opportunity.title}`;
    case 'INDICATOR':
      return `${question.indicator.indicator} ${question.indicator.name}`;
    case 'PROGRESS':
    case 'REVISION':
      return t(`about.${question.key}`);
    default:
      return t(`about.${question.kind === 'NEWS' ? 'news' : 'report'}`);
  }
}
