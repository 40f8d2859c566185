import type { Id } from '../../../domain/entities.ts';
import type { Row } from '../reading.ts';
import type { RowReading } from '../row-reading.ts';
import type { Present } from './kind.ts';

/** The person whom a cell names by address or full name; null where it is empty, or names nobody, which is said. */
export function personNamed<Field extends string>(row: Row<Field>, field: Field, reading: RowReading<Field>, { book }: Present): Id | null {
  const named = reading.text(row, field, { most: 254 });
  if (named === null) return null;
  const plain = named.toLowerCase();
  const found = [...book.people.values()].filter(({ email, name }) => email.toLowerCase() === plain || name.toLowerCase() === plain);
  const [person] = found;
  if (found.length === 1 && person) return person.id;
  reading.say(
    row,
    field,
    found.length === 0 ? 'is nobody here' : 'are several here',
    'the address of one person, as it stands in the list of people',
  );
  return null;
}
