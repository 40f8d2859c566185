import { describe, expect, it } from 'vitest';
import { p7 } from '../../../templates/packs/views/months.ts';
import { aBook, aGoal, at } from '../../support/builders.ts';
import { aPrint, packData } from '../../support/printed-packs.ts';
import { anIndicator } from '../../support/sheet-builders.ts';

describe('the monthly report on paper (domain.md 7.4)', () => {
  const { closedOn: _, ...kept } = packData('P7');
  const notes = (locale: string, closedOn: string | null | undefined) =>
    p7(closedOn === undefined ? kept : { ...kept, closedOn }, aPrint(locale, at('2026-11-30T17:00'))).numbers.notes;
  it.each([
    ['es', 'Metas por estado y sus cambios: al cierre del 27/11/2026. Termómetros, curva y lo que sigue abierto: al 30/11/2026, 17:00.'],
    [
      'pt',
      'Metas por estado e suas mudanças: no encerramento de 27/11/2026. Termômetros, curva e o que segue aberto: em 30/11/2026, 17:00.',
    ],
    [
      'en',
      'Goals by state and their changes: at the close of 27 Nov 2026. Thermometers, curve and what is still open: as of 30 Nov 2026, 17:00.',
    ],
  ])('says of which close its counts are, and of when the rest, in %s', (locale, told) =>
    expect(notes(locale, '2026-11-27')[0]).toBe(told),
  );
  it.each([null, undefined])('says nothing where they are of the same instant, or the run was kept before (%s)', (closedOn) =>
    expect(notes('es', closedOn).join()).not.toContain('cierre'),
  );
  it('gives the unit beside the value of an indicator', () => {
    const book = aBook({ goals: [aGoal()], indicators: [anIndicator({ unit: 'viviendas' })] });
    const { sections, landscape } = p7(packData('P7', book), aPrint('es', at('2026-11-30T17:00')));
    const table = JSON.stringify(sections.find(({ title }) => title === 'Indicadores'));
    expect(table).toMatch(/"Valor actual".*"Unidad".*"Valor esperado".*"viviendas"/);
    expect(landscape).toBe(false); // the page stays upright
  });
});
