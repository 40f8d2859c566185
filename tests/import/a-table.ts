import exceljs from 'exceljs';
import { type ImportOptions, readGoals } from '../../client/import/goals.ts';

/** A table of two goals with three intermediate goals. */
export const TABLE = [
  ['Código', 'Meta', 'Fecha finalización', 'Prioritaria', 'Código MI', 'Meta intermedia', 'Fecha término', 'Peso', 'Estado'],
  ['MOP-01', '120 km de la carretera Norte', '30/06/2027', 'sí', '1,01', 'proyecto aprobado', '31/03/2026', '1,5', 'Terminada'],
  ['MOP-01', '120 km de la carretera Norte', '30/06/2027', 'sí', '1,02', 'tramo 1 pavimentado', '20/11/2026', '', 'En curso'],
  ['MOP-02', 'Tres hospitales regionales', '31/12/2026', 'no', '1,01', 'obra gruesa; iniciada', '20/12/2026', '', 'Detenida'],
];
const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') ? `"${cell.replaceAll('"', '""')}"` : cell;
/** The table as delimited text. */
export const csv = (rows: readonly (readonly string[])[], delimiter = ',') =>
  rows.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter)).join('\r\n');
/** Reads a table as the import does. */
export const read = (bytes: Uint8Array | string, options: Partial<ImportOptions> = {}) =>
  readGoals(Buffer.from(bytes), 'metas.csv', { locale: 'es-AR', ...options });
/** The table with one cell changed. */
export const change = (row: number, column: number, cell: string) =>
  TABLE.map((cells, index) => (index === row ? cells.map((one, at) => (at === column ? cell : one)) : cells));
/** The table as a spreadsheet. */
export async function sheet(rows: readonly (readonly unknown[])[], formats: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const page = workbook.addWorksheet('Metas');
  for (const row of rows) page.addRow(row);
  for (const [cell, format] of Object.entries(formats)) page.getCell(cell).numFmt = format;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
