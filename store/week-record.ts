/**
 * What the record tells of the week under way, as one JSON object (domain.md 9.3): K7 whether somebody was noted as present, the last word
 * counting; K8 who of those that P2 to P5 reached opened them, each person once for each pack whatever its versions, and a letter that was
 * refused reaching nobody (P6 leaves with the close itself); K16 the values since the close before, without those that came with the data.
 */
export const WEEK_RECORD = `WITH of_week AS (
    SELECT c.week, i.last_close_at AS since FROM institution i JOIN cycle c ON c.institution_id = i.id
    WHERE i.id = $1 AND c.state NOT IN ('SCHEDULED', 'CLOSED', 'CANCELLED') ORDER BY c.week LIMIT 1)
  SELECT json_build_object(
    'attended', coalesce((SELECT jsonb_array_length(e.payload->'after') > 0 FROM event e
      WHERE e.institution_id = $1 AND e.at >= w.since AND e.kind = 'change' AND e.payload->>'of' = 'attendance' AND e.payload->>'id' = w.week
      ORDER BY e.seq DESC LIMIT 1), false),
    'packs', (SELECT json_build_object('opened', count(*) FILTER (WHERE one.opened), 'recipients', count(*)) FROM (
      SELECT bool_or(c.opened_at IS NOT NULL) AS opened FROM report_run r
      JOIN letter l ON l.institution_id = r.institution_id AND l.report_run_id = r.id
      JOIN letter_copy c ON c.institution_id = l.institution_id AND c.letter_id = l.id
      WHERE r.institution_id = $1 AND r.week = w.week AND r.code IN ('P2', 'P3', 'P4', 'P5') AND c.status = 'SENT'
      GROUP BY r.code, c.person_id) one),
    'values', (SELECT json_build_object('imported', count(*) FILTER (WHERE m.via = 'IMPORTED'), 'recorded', count(*)) FROM measurement m
      WHERE m.institution_id = $1 AND m.recorded_at >= w.since AND m.via <> 'LOADED')) AS kept
  FROM of_week w`;
