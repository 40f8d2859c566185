import { ACTOR_KINDS, SECTOR_KINDS } from '../../../domain/values.ts';
import type { Row } from '../reading.ts';
import type { RowReading } from '../row-reading.ts';
import { plainWord } from '../values.ts';
import type { ImportKind, Present, RowPlan } from './kind.ts';
import { personNamed } from './person-named.ts';

type Field = 'name' | 'kind' | 'sector' | 'contact' | 'person';

/** Actors: whom the goals are done with (domain.md 3.11). */
export const ACTORS: ImportKind<Field> = {
  name: 'actors',
  columns: {
    name: {
      titles: { es: 'Actor', pt: 'Ator', en: 'Actor' },
      also: ['nombre', 'nombre del actor', 'nome', 'name'],
      needed: true,
      width: 40,
      example: { es: 'Colegio de Ingenieros', pt: 'Ordem dos Engenheiros', en: 'Chamber of Engineers' },
    },
    kind: {
      titles: { es: 'Clase', pt: 'Classe', en: 'Kind' },
      also: ['tipo', 'tipo de actor', 'type'],
      list: 'actorKind',
      values: ACTOR_KINDS,
      width: 16,
      example: { es: 'Institucional', pt: 'Institucional', en: 'Institutional' },
    },
    sector: {
      titles: { es: 'Sector', pt: 'Setor', en: 'Sector' },
      needed: true,
      list: 'sectorKind',
      values: SECTOR_KINDS,
      width: 20,
      example: { es: 'Sociedad civil', pt: 'Sociedade civil', en: 'Civil society' },
    },
    contact: {
      titles: { es: 'Contacto', pt: 'Contato', en: 'Contact' },
      width: 40,
      example: { es: 'decana@colegio.example', pt: 'decana@ordem.example', en: 'dean@chamber.example' },
    },
    person: {
      titles: { es: 'Persona', pt: 'Pessoa', en: 'Person' },
      also: ['correo de la persona', 'usuario'],
      width: 30,
      example: { es: '', pt: '', en: '' },
    },
  },
  plan,
};

function plan(row: Row<Field>, reading: RowReading<Field>, present: Present): RowPlan<Field> | undefined {
  const before = reading.count();
  const name = reading.told(row, 'name', 200);
  const kind = reading.word(row, 'kind', ACTOR_KINDS) ?? 'INSTITUTIONAL';
  reading.required(row, 'sector', 'the sector of the actor');
  const sectorKind = reading.word(row, 'sector', SECTOR_KINDS);
  const contact = reading.text(row, 'contact', { most: 500 });
  const person = personNamed(row, 'person', reading, present);
  if (reading.count() > before || sectorKind === null) return undefined;
  const above = present.planned.get(plainWord(name));
  if (above !== undefined) reading.say(row, 'name', `is the actor of row ${above} again`, 'each actor once');
  present.planned.set(plainWord(name), String(row.number));
  const known = [...present.book.actors.values()].find((one) => one.name.toLowerCase() === name.toLowerCase());
  const same =
    known?.kind === kind &&
    known.sectorKind === sectorKind &&
    (contact === null || known.contact === contact) &&
    (person === null || known.personId === person);
  const given = {
    kind,
    name,
    sectorKind,
    ...((contact ?? known?.contact) != null && { contact: contact ?? known?.contact ?? '' }),
    ...((person ?? known?.personId) != null && { person: person ?? known?.personId ?? '' }),
  };
  return {
    acts: same ? [] : [{ do: 'setActor', ...(known && { actor: known.id }), ...given }],
    code: null,
    title: name,
    standing: known === undefined ? 'NEW' : same ? 'SAME' : 'CHANGED',
    columnOf: (where) => (where === 'sectorKind' ? 'sector' : (where as Field)),
  };
}
