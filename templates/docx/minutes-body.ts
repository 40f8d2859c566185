import { HeadingLevel, Paragraph, type Table, TextRun } from 'docx';
import type { minutes } from '../packs/views/minutes.ts';
import type { Part } from '../packs/views/shapes.ts';
import { packWords } from '../packs/views/words.ts';
import { reportWords } from '../reports/words.ts';
import { heading, pairs, paragraph, plain, signatures, table } from './pieces.ts';

type View = ReturnType<typeof minutes>;
type Block = Paragraph | Table;

/** The minutes from title to signatures, in the order of the PDF. */
export function body(view: View): Block[] {
  const { d, attendance, decisions, synergies, open, agenda } = view;
  const locale = d.region === null ? d.lang : `${d.lang}-${d.region}`;
  const w = packWords(locale);
  const r = reportWords(locale);
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun({ text: plain(d.title) })] }),
    paragraph(d.subtitle, { style: 'Note' }),
    ...(d.draft === null ? [] : [paragraph(d.draft, { bold: true })]),
    paragraph(view.lead, { style: 'Lead' }),
    ...(view.late === null ? [] : [paragraph(view.late, { style: 'Note' })]),
    paragraph(view.confirmed, { bold: true }),
    ...part(attendance, (rows) => [
      table(
        attendance.head,
        rows.map(({ name, role, standing }) => [name, role, standing]),
        [3, 3, 1.4],
      ),
    ]),
    ...part(decisions, (rows) => rows.flatMap(decision)),
    ...part(synergies, (rows) => rows.map(({ text, note }) => paragraph([text, note].filter(Boolean).join(' · ')))),
    ...part(open, (rows) => [
      table(
        [w('col.due'), w('col.matter'), w('col.goal'), w('col.detail')],
        rows.map((one) => [
          `${one.due}\n${one.days}`.trim(),
          `${one.id} · ${one.title}\n${one.kind}, ${one.type}`,
          one.goal,
          `${one.scope}\n${one.arrived}`,
        ]),
        [1.8, 3.8, 2, 2.4],
      ),
    ]),
    ...part(agenda, (rows) => [
      table(
        agenda.head,
        rows.map(({ id, kind, title, date, origin }) => [id, kind, title, date, origin]),
        [1.1, 1.3, 4, 1.8, 1.8],
      ),
    ]),
    signatures(view.signatures),
    paragraph(`${r.t('doc.order')}: ${d.order}\n${r.t('doc.filters')}: ${d.filters}`, { style: 'Note' }),
  ];
}

/** A numbered section; an empty one says so in one line. */
function part<Row>({ n, title, note, empty, rows }: Part<Row>, show: (rows: readonly Row[]) => readonly Block[]): Block[] {
  return [
    heading(n === null ? title : `${n}  ${title}`, 1),
    ...(note === null ? [] : [paragraph(note, { style: 'Note' })]),
    ...(empty === null ? show(rows) : [paragraph(empty, { style: 'Note' })]),
  ];
}

/** A decision: what on, in whose words, and in fixed places who answers for it by when. */
const decision = ({ n, title, goal, words, fields }: View['decisions']['rows'][number]): Block[] => [
  heading(`${n}. ${title}`, 2),
  paragraph(goal, { style: 'Note', keepNext: true }),
  ...(words === null ? [] : [paragraph(words, { style: 'Words', keepNext: true })]),
  pairs(fields),
];
