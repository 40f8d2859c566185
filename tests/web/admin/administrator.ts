import { addPeople } from '../../../store/institutions.ts';
import { transaction } from '../../../store/transaction.ts';
import { openScreens, type Screens } from '../../support/screens.ts';

/** The pages over section 11, with Olga Medina, who administers the institution. */
export async function openAdministration(until = '2026-11-24T10:00'): Promise<Screens> {
  const screens = await openScreens({ until });
  await transaction(screens.store, screens.institutionId, 'exclusive', (tx) =>
    addPeople(tx, [
      {
        handle: 'olga',
        name: 'Olga Medina',
        email: 'olga@mop.example',
        locale: 'es-PE',
        active: true,
        roles: [{ role: 'INSTANCE_ADMIN' }],
      },
    ]),
  );
  return screens;
}
