import { ROLES, type Role } from '../../../domain/values.ts';
import { runReport } from '../../../reports/run-report.ts';
import { addPeople } from '../../../store/institutions.ts';
import { perform } from '../../../store/perform.ts';
import { transaction } from '../../../store/transaction.ts';
import { playScenario } from '../../support/playing.ts';
import { example } from '../../support/rehearsing.ts';
import { openScreens, type Screens } from '../../support/screens.ts';

/** The goals that everybody of the matrix has; MOP-02 and all others are foreign to them. */
export const OWN_GOALS = ['MOP-01', 'MOP-04'];
export const FOREIGN_GOAL = 'MOP-02';
/** The other institution has the same example under other codes. */
export const ELSEWHERE = 'otr';
const UNTIL = '2026-11-27T16:00';
const HOLIDAY = '2026-12-08';

export const handleOf = (role: Role): string => `one.${role.toLowerCase().replaceAll('_', '-')}`;

export interface Matrix extends Screens {
  readonly idOf: (handle: string) => string;
  readonly delegation: string; // from lucia, which only she and the administrator withdraw
  readonly letter: string;
  readonly assignment: string; // a role of the spare person
  readonly run: string; // a report of the goals that everybody of the matrix sees
  readonly runElsewhere: string;
}

/** Friday at four of the worked example with one person for each role over two of its goals, and another institution beside it. */
export async function everyone(): Promise<Matrix> {
  const screens = await openScreens({ until: UNTIL });
  const { store, institutionId } = screens;
  const scenario = example('mop-2026-W48.yaml');
  const institution = { ...scenario.institution, code: 'OTR', name: 'Ministerio de Otras Obras', shortName: 'Otras' };
  await playScenario(store, { ...scenario, institution }, ELSEWHERE, '2026-11-26T09:00');
  await rename(screens);
  const ids = await transaction(store, institutionId, 'exclusive', async (tx) => {
    const goalIds = (await tx.db.goal.findMany({ where: { institutionId, code: { in: OWN_GOALS } }, select: { id: true } })).map(
      ({ id }) => id,
    );
    const each = ROLES.map((role) => ({
      handle: handleOf(role),
      name: `Persona ${role}`,
      email: `${handleOf(role)}@mop.example`,
      locale: 'es',
      active: true,
      roles: [{ role, goalIds }],
    }));
    const idle = { locale: 'es', active: true, roles: [{ role: 'AUDITOR' as const }] };
    const spare = [
      { ...idle, handle: 'spare', name: 'Persona de reserva', email: 'spare@mop.example' },
      { ...idle, handle: 'gone', name: 'Persona que se fue', email: 'gone@mop.example', active: false },
    ];
    return addPeople(tx, [...each, ...spare]);
  });
  await measure(screens);
  const idOf = (handle: string): string => ids.get(handle) ?? screens.people.get(handle) ?? '';
  const by = { institutionId, formId: crypto.randomUUID(), via: 'web' as const };
  await perform(store, { do: 'declareHoliday', date: HOLIDAY, name: 'Feriado' }, { ...by, by: idOf(handleOf('INSTANCE_ADMIN')) });
  await perform(
    store,
    { do: 'delegate', from: idOf('lucia'), to: idOf('andres'), role: 'GOAL_MANAGER', since: '2026-11-28', until: '2026-12-10' },
    { ...by, formId: crypto.randomUUID(), by: idOf('lucia') },
  );
  const known = await transaction(store, institutionId, 'none', async (tx) => ({
    delegation: (await tx.db.delegation.findFirst({ where: { institutionId, principalId: idOf('lucia') } }))?.id ?? '',
    letter: (await tx.db.letter.findFirst({ where: { institutionId } }))?.id ?? '',
    assignment: (await tx.db.roleAssignment.findFirst({ where: { institutionId, personId: idOf('spare') } }))?.id ?? '',
  }));
  const run = (id: string, readerId: string | null): Promise<string> =>
    transaction(store, id, 'none', async (tx) => (await runReport(tx, { code: 'A 1.3', filters: {}, readerId })).id);
  const runs = { run: await run(institutionId, idOf(handleOf('AUDITOR'))), runElsewhere: await run(ELSEWHERE, null) };
  return { ...screens, idOf, ...known, ...runs };
}

/** One indicator for each of the goals, by the number of its goal. */
async function measure({ store, institutionId }: Screens): Promise<void> {
  for (const [id, prefix] of [
    [institutionId, 'I-0'],
    [ELSEWHERE, 'I-9'],
  ] as const)
    await transaction(store, id, 'none', async (tx) => {
      await tx.db.$executeRaw`INSERT INTO indicator
        (institution_id, id, code, goal_id, name, unit, kind, baseline_value, baseline_date, target_value, target_date, frequency, lag_days, tolerance)
        SELECT institution_id, gen_random_uuid(), ${prefix} || right(code, 2), id, title, 'km', 'PRODUCT', 0, '2025-12-31', 1, '2026-12-31', 'MONTHLY', 15, 0.1
        FROM goal WHERE institution_id = ${id}`;
    });
}

/** `OTR-01`, `R-901`: the same things under codes that this institution does not have. */
async function rename({ store }: Screens): Promise<void> {
  await transaction(store, ELSEWHERE, 'none', async (tx) => {
    await tx.db.$executeRaw`UPDATE goal SET code = replace(code, 'MOP', 'OTR') WHERE institution_id = ${ELSEWHERE}`;
    await tx.db.$executeRaw`UPDATE item SET code = replace(code, '-0', '-9') WHERE institution_id = ${ELSEWHERE}`;
    await tx.db.$executeRaw`UPDATE opportunity SET code = replace(code, '-0', '-9') WHERE institution_id = ${ELSEWHERE}`;
  });
}
