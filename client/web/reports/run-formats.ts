import type { FileFormat } from '../../../contracts/documents.ts';
import { PACKS } from './run-rights.ts';

/** In which forms a run leaves: minutes are for editing too, the coordinator's pack is a table too (domain.md 7.1, 7.3). */
export function formatsOf(code: string): readonly FileFormat[] {
  if (code === 'ACTA') return ['PDF', 'DOCX'];
  if (code === 'P2') return ['PDF', 'XLSX'];
  return PACKS.includes(code) ? ['PDF'] : ['PDF', 'XLSX', 'CSV'];
}
