import { delegationReaches } from '../../../domain/capacities.ts';
import type { Delegation } from '../../../domain/entities.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { peopleOptions, roleOptions } from './role-words.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/delegations';

/** `/admin/delegations`: who stands in for whom, in which role and until when (domain.md 3.3). */
export const delegationsPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/delegations',
  bookOf: () => ({ goalIds: [] }),
  show: (visit) => ({
    nav: sectionNav(visit, ADDRESS),
    ...listOf(visit, [...visit.book.delegations.values()]),
    people: peopleOptions(visit.book, visit.t('delegations.choose')),
    roles: roleOptions(visit),
    today: visit.f.record(visit.tx.today),
  }),
  forms: { delegate: (visit, values) => delegated(visit, values) },
};

/** Ticks that are not set say no, where the act would take yes for granted. */
function delegated({ book, language, t }: Visit, values: FormValues): FormResult {
  const plain = { ...values, do: 'delegate', canSubmit: values.canSubmit ?? 'false', canDecide: values.canDecide ?? 'false' };
  const read = actFromForm(plain);
  if ('errors' in read) return { problems: problemsIn(language, 'delegate', read.errors) };
  const to = book.people.get(String(values.to ?? ''))?.name ?? '';
  return { acts: [read.act], told: t('delegations.done', { name: to }) };
}

function listOf(visit: Visit, rows: readonly Delegation[]) {
  const { tx, t, may } = visit;
  const live = rows.filter((one) => one.withdrawnAt === null && one.to >= tx.today).sort((a, b) => (a.from < b.from ? -1 : 1));
  const over = rows.filter((one) => !live.includes(one)).sort((a, b) => (a.to < b.to ? 1 : -1));
  return {
    live: live.map((one) => ({
      ...told(visit, one),
      key: `withdraw/${one.id}`,
      id: one.id,
      state: t(delegationReaches(one, undefined, tx.today) ? 'delegations.inForce' : 'delegations.toCome'),
      mayWithdraw: may({ do: 'withdrawDelegation', delegation: one.id }),
    })),
    over: over
      .slice(0, 50)
      .map((one) => ({ ...told(visit, one), state: t(one.withdrawnAt === null ? 'delegations.ended' : 'delegations.withdrawn') })),
  };
}

function told({ book, t, f }: Visit, one: Delegation) {
  const name = (id: string): string => book.people.get(id)?.name ?? '';
  const rights = [...(one.canSubmit ? [t('delegations.submits')] : []), ...(one.canDecide ? [t('delegations.decides')] : [])];
  return {
    from: name(one.principalId),
    to: name(one.delegateId),
    role: t(`role.${one.role}`),
    span: `${f.record(one.from)} – ${f.record(one.to)}`,
    rights: rights.length === 0 ? t('delegations.readsOnly') : f.list(rights),
    reason: one.reason,
  };
}
