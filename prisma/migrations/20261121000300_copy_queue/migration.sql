-- The next copy to leave is found by its place in the queue: the time to claim one does not grow with those that wait.
ALTER TABLE "letter_copy" ADD COLUMN "seq" BIGSERIAL NOT NULL;
DROP INDEX "letter_copy_institution_id_status_idx";
CREATE INDEX "letter_copy_institution_id_status_seq_idx" ON "letter_copy"("institution_id", "status", "seq");
GRANT USAGE ON SEQUENCE "letter_copy_seq_seq" TO rutina_app;

CREATE OR REPLACE FUNCTION end_and_claim(of_institution text, wall timestamptz, ended uuid, ended_status text, ended_reply text, put_off uuid[], claims boolean)
RETURNS TABLE (copy_id uuid, copy_address text, copy_bytes bytea, copy_attempts int) LANGUAGE plpgsql AS $$
DECLARE
  happened timestamptz;
  of_letter letter%ROWTYPE;
BEGIN
  PERFORM set_config('app.institution_id', of_institution, true), set_config('role', 'rutina_app', true);
  happened := coalesce((SELECT hand_at FROM institution WHERE id = of_institution), wall);

  IF ended IS NOT NULL THEN
    UPDATE letter_copy SET status = ended_status, reply = left(ended_reply, 500), sent_at = CASE WHEN ended_status = 'SENT' THEN happened ELSE sent_at END
      WHERE institution_id = of_institution AND id = ended;
    SELECT l.* INTO of_letter FROM letter l JOIN letter_copy c ON c.institution_id = l.institution_id AND c.letter_id = l.id
      WHERE l.institution_id = of_institution AND c.id = ended;
    IF ended_status = 'SENT' AND of_letter.left_at IS NULL THEN -- a letter has left when its first copy has
      UPDATE letter SET status = 'LEFT', left_at = happened WHERE institution_id = of_institution AND id = of_letter.id;
      INSERT INTO event (institution_id, at, as_of, kind, payload)
        VALUES (of_institution, happened, of_letter.as_of, 'letter', jsonb_build_object('letter', of_letter.key, 'what', 'LEFT'));
    ELSIF ended_status = 'REFUSED' THEN
      INSERT INTO event (institution_id, at, as_of, kind, payload, reason)
        VALUES (of_institution, happened, happened, 'letter', jsonb_build_object('letter', of_letter.key, 'what', 'REFUSED', 'reason', left(ended_reply, 500)), left(ended_reply, 500));
      UPDATE letter SET status = 'REFUSED' WHERE institution_id = of_institution AND id = of_letter.id AND left_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM letter_copy c WHERE c.institution_id = of_institution AND c.letter_id = of_letter.id AND c.status <> 'REFUSED');
    END IF;
  END IF;

  IF claims THEN
    RETURN QUERY UPDATE letter_copy t
      SET status = 'CLAIMED', attempts = t.attempts + 1, ambiguous_ends = t.ambiguous_ends + (CASE WHEN t.status = 'CLAIMED' THEN 1 ELSE 0 END)
      WHERE t.institution_id = of_institution AND t.id = (
        SELECT next.id FROM (
          (SELECT c.id, c.seq FROM letter_copy c WHERE c.institution_id = of_institution AND c.status = 'CLAIMED' AND NOT (c.id = ANY(put_off)) ORDER BY c.seq LIMIT 1)
          UNION ALL
          (SELECT c.id, c.seq FROM letter_copy c WHERE c.institution_id = of_institution AND c.status = 'WAITING' AND NOT (c.id = ANY(put_off)) ORDER BY c.seq LIMIT 1)
        ) next ORDER BY next.seq LIMIT 1)
      RETURNING t.id, t.address, t.bytes, t.attempts;
  END IF;
END $$;
