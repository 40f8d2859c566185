import { describe, expect, it } from 'vitest';
import type { LetterInput } from '../../templates/letter-input.ts';
import { createRenderer } from '../../templates/render.ts';
import { aLetter } from '../support/letter-builders.ts';
import { MOP02, MOP05 } from '../support/letter-goals.ts';
import { A002, A003, A004, anOpportunityLine, R001 } from '../support/letter-lines.ts';

const { renderLetter } = createRenderer();
const promised = {
  ref: 'R-001',
  title: 'x',
  goal: 'MOP-01',
  text: 'x',
  due: '2026-12-02',
  responsible: 'Ana',
  recordedBy: null,
  inDays: null,
};

describe('the subject lines of domain.md 6.7, one thing and several', () => {
  it.each<readonly [string, LetterInput, string, string]>([
    [
      'N01',
      aLetter('N01'),
      'Se abre la semana 2026-W48: 2 metas por actualizar hasta el miércoles 25/11 18:00',
      'Semana 2026-W48 aberta: 2 metas a atualizar até quarta-feira 25/11 18:00',
    ],
    [
      'N02',
      aLetter('N02'),
      'Recordatorio 3: actualice MOP-03 antes del miércoles 25/11 18:00',
      'Lembrete 3: atualize MOP-03 antes de quarta-feira 25/11 18:00',
    ],
    [
      'N03',
      aLetter('N03'),
      'Venció el plazo de actualización: MOP-02. Puede enviar con retraso hasta el jueves 26/11 08:30',
      'Prazo de atualização vencido: MOP-02. Pode enviar com atraso até quinta-feira 26/11 08:30',
    ],
    [
      'N22',
      aLetter('N22'),
      'Se abre la actualización mensual de noviembre de 2026: 2 metas hasta el miércoles 2/12 18:00',
      'Atualização mensal de novembro de 2026 aberta: 2 metas até quarta-feira 2/12 18:00',
    ],
    [
      'N23',
      aLetter('N23'),
      'Recordatorio 2: complete la actualización mensual de MOP-01 antes del miércoles 2/12 18:00',
      'Lembrete 2: complete a atualização mensal de MOP-01 antes de quarta-feira 2/12 18:00',
    ],
    ['N24', aLetter('N24'), 'Informe mensual de noviembre de 2026', 'Relatório mensal de novembro de 2026'],
    ['N04', aLetter('N04'), 'Metas sin actualizar de la semana 2026-W48: 2', 'Metas sem atualização da semana 2026-W48: 2'],
    ['N05', aLetter('N05'), 'Meta no reportada: MOP-05, 2 semanas seguidas', 'Meta não informada: MOP-05, 2 semanas seguidas'],
    [
      'N05, the first week',
      aLetter('N05', {}, { goals: [{ ...MOP05, missedInARow: 1 }] }),
      'Meta no reportada: MOP-05, 1 semana seguida',
      'Meta não informada: MOP-05, 1 semana seguida',
    ],
    [
      'N05, several',
      aLetter('N05', {}, { goals: [MOP02, MOP05] }),
      'Metas no reportadas: MOP-02 y MOP-05',
      'Metas não informadas: MOP-02 e MOP-05',
    ],
    ['N07', aLetter('N07'), 'Alerta A-002 vence en 5 días hábiles', 'Alerta A-002 vence em 5 dias úteis'],
    [
      'N07, one day',
      aLetter('N07', {}, { items: [{ ...R001, inDays: 1 }] }),
      'Restricción R-001 vence en 1 día hábil',
      'Restrição R-001 vence em 1 dia útil',
    ],
    ['N07, today', aLetter('N07', {}, { items: [{ ...R001, inDays: 0 }] }), 'Restricción R-001 vence hoy', 'Restrição R-001 vence hoje'],
    [
      'N07, several',
      aLetter(
        'N07',
        {},
        {
          items: [
            { ...R001, inDays: 5 },
            { ...A002, inDays: 0 },
          ],
        },
      ),
      '2 asuntos por vencer: R-001 y A-002',
      '2 assuntos a vencer: R-001 e A-002',
    ],
    [
      'N09, its turn expired',
      aLetter('N09'),
      'Restricción R-002 pasó al ámbito del Comité de Metas: venció el turno',
      'Restrição R-002 passou ao âmbito do Comitê de Metas: venceu o turno',
    ],
    [
      'N09, its limit date passed',
      aLetter('N09', {}, { item: A003, from: 'MANAGER', to: 'COORDINATOR', trigger: 'LIMIT_PASSED' }),
      'Alerta A-003 pasó al ámbito del Coordinador Institucional: venció la fecha límite',
      'Alerta A-003 passou ao âmbito do Coordenador Institucional: venceu a data limite',
    ],
    [
      'N09, a commitment broken',
      aLetter('N09', {}, { from: 'COMMITTEE', to: 'HEAD_OF_GOVERNMENT', trigger: 'COMMITMENT_BROKEN' }),
      'Restricción R-002 pasó al ámbito del Jefe de Gobierno: compromiso incumplido',
      'Restrição R-002 passou ao âmbito do Chefe de Governo: compromisso descumprido',
    ],
    [
      'N09, derived by hand',
      aLetter('N09', {}, { from: 'COORDINATOR', to: 'MINISTER', trigger: 'MANUAL', by: 'Rosa Benítez' }),
      'Restricción R-002 pasó al ámbito del Ministro: derivación de Rosa Benítez',
      'Restrição R-002 passou ao âmbito do Ministro: encaminhamento de Rosa Benítez',
    ],
    [
      'N09, returned',
      aLetter('N09', {}, { from: 'MINISTER', to: 'MANAGER', trigger: 'MANUAL', by: 'Carmen Ibarra', returned: true }),
      'Restricción R-002 pasó al ámbito del Gerente: devolución de Carmen Ibarra',
      'Restrição R-002 passou ao âmbito do Gerente: devolução de Carmen Ibarra',
    ],
    ['N14', aLetter('N14', { number: 2 }), 'Paquete de revisión 2026-W48, versión 2', 'Pacote de revisão 2026-W48, versão 2'],
    [
      'N15',
      aLetter('N15'),
      'Falta confirmar qué se informa al Ministro (hasta las 13:00)',
      'Falta confirmar o que informar ao Ministro (até 13:00)',
    ],
    ['N16', aLetter('N16'), 'Informe ministerial, semana 2026-W48', 'Informe ministerial, semana 2026-W48'],
    [
      'N17',
      aLetter('N17'),
      'Comité de Metas, semana 2026-W48: 2 asuntos por resolver',
      'Comitê de Metas, semana 2026-W48: 2 assuntos a resolver',
    ],
    [
      'N19',
      aLetter('N19'),
      'Propuesta de agenda para el Jefe de Gobierno, semana 2026-W48',
      'Proposta de agenda para o Chefe de Governo, semana 2026-W48',
    ],
    ['N21', aLetter('N21'), 'Resumen de la semana 2026-W48', 'Resumo da semana 2026-W48'],
    [
      'N08, several',
      aLetter(
        'N08',
        {},
        {
          items: [
            { ...A003, unreviewedDays: 3 },
            { ...A004, unreviewedDays: 3 },
          ],
        },
      ),
      '2 asuntos sin revisar: A-003 y A-004',
      '2 assuntos sem revisão: A-003 e A-004',
    ],
    [
      'N27, several',
      aLetter('N27', {}, { opportunities: [anOpportunityLine(), anOpportunityLine({ opportunity: 'O-002' })] }),
      '2 oportunidades sin aprobar: O-001 y O-002',
      '2 oportunidades sem aprovação: O-001 e O-002',
    ],
    [
      'N28, overdue',
      aLetter('N28', {}, { commitments: [{ ...promised, daysLate: 1 }] }),
      'Compromiso vencido sobre R-001: 1 día hábil',
      'Compromisso vencido sobre R-001: 1 dia útil',
    ],
    [
      'N28, several',
      aLetter(
        'N28',
        {},
        {
          commitments: [
            { ...promised, daysLate: 1 },
            { ...promised, ref: 'R-002', daysLate: 6 },
          ],
        },
      ),
      '2 compromisos por cumplir: R-001 y R-002',
      '2 compromissos a cumprir: R-001 e R-002',
    ],
  ])('%s', (_what, input, spanish, portuguese) => {
    expect(renderLetter({ ...input, locale: 'es' }).subject).toBe(spanish);
    expect(renderLetter({ ...input, locale: 'pt' }).subject).toBe(portuguese);
  });

  it('a day of the institution, not of the server', () => {
    const closesAt = Date.parse('2026-11-26T02:30:00Z'); // Wednesday 21:30 in Lima
    expect(renderLetter(aLetter('N02', {}, { closesAt })).subject).toContain('miércoles 25/11 21:30');
    expect(renderLetter(aLetter('N02', { timeZone: 'Europe/Madrid' }, { closesAt })).subject).toContain('jueves 26/11 03:30');
  });

  it('names at most six codes', () => {
    const goals = Array.from({ length: 40 }, (_, at) => ({ ...MOP05, goal: `MOP-${at + 10}` }));
    expect(renderLetter(aLetter('N05', {}, { goals })).subject).toBe(
      'Metas no reportadas: MOP-10, MOP-11, MOP-12, MOP-13, MOP-14, MOP-15 y 34 más',
    );
  });
});
