/** What a column may tell, with the headers it is known by in Spanish, Portuguese and English; accents and case do not matter. */
export const FIELDS = {
  institution: ['institución', 'institución a cargo', 'jurisdicción', 'instituição', 'institution'],
  goalCode: ['código', 'código meta', 'código de meta', 'código de la meta', 'cod meta', 'código da meta', 'code', 'goal code'],
  goalTitle: ['meta', 'título', 'título meta', 'título de la meta', 'título da meta', 'goal', 'goal title', 'title'],
  goalStart: ['fecha inicio', 'fecha de inicio', 'inicio', 'data de início', 'start', 'start date'],
  goalEnd: [
    'fecha finalización',
    'fecha de finalización',
    'finalización',
    'data de conclusão',
    'conclusão da meta',
    'goal end',
    'goal end date',
  ],
  priority: ['prioritaria', 'meta prioritaria', 'prioritária', 'meta prioritária', 'priority'],
  integrating: ['integradora', 'meta integradora', 'integrating'],
  manager: ['gerente', 'gerente de meta', 'líder', 'manager', 'goal manager'],
  orgUnit: ['área', 'área responsable', 'dependencia', 'área responsável', 'unit'],
  description: ['descripción', 'descripción de la meta', 'descrição', 'description'],
  baseline: ['línea de base', 'linha de base', 'baseline'],
  expectedResult: ['resultado futuro', 'resultado esperado', 'expected result'],
  code: ['código mi', 'código meta intermedia', 'código de la meta intermedia', 'código da meta intermediária', 'intermediate goal code'],
  title: ['meta intermedia', 'título meta intermedia', 'meta intermediária', 'intermediate goal', 'hito', 'marco', 'milestone'],
  start: ['inicio meta intermedia', 'início da meta intermediária', 'intermediate goal start'],
  end: ['fecha término', 'fecha de término', 'fecha límite', 'data de término', 'data limite', 'prazo', 'end date', 'due date'],
  original: ['fecha original', 'data original', 'original date'],
  responsible: ['responsable', 'responsável', 'responsible'],
  kind: ['tipo', 'kind', 'type'],
  critical: ['ruta crítica', 'en ruta crítica', 'caminho crítico', 'critical', 'critical path'],
  weight: ['peso', 'weight'],
  detail: ['detalle', 'detalhe', 'detail'],
  state: ['estado', 'estado mi', 'estado m i', 'situación', 'situação', 'state', 'status'],
  finished: ['terminada', 'fecha terminada', 'concluída', 'concluída em', 'finished', 'finished on'],
  reprogrammings: ['#reprog', 'reprogramaciones', 'reprogramações', 'reprogrammings'],
} as const;
/** What a column may tell. */
export type Field = keyof typeof FIELDS;
/** All fields, in the order in which their columns are looked for. */
export const FIELD_NAMES = Object.keys(FIELDS) as readonly Field[];
/** The fields that say something of the goal itself; they are given once or the same in each of its rows. */
export const GOAL_FIELDS: ReadonlySet<Field> = new Set([
  'institution',
  'goalCode',
  'goalTitle',
  'goalStart',
  'goalEnd',
  'integrating',
  'manager',
  'orgUnit',
  'description',
  'baseline',
  'expectedResult',
]);
