-- Labels that are stored together are counted together: a statement adds one change of each figure, not each of its rows.
CREATE FUNCTION tally_new_labels() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH said AS MATERIALIZED (
    SELECT counted.campaign_id, added.*, earlier.*
    FROM touched AS added
    CROSS JOIN LATERAL (SELECT campaign_id FROM task WHERE id = added.task_id AND state <> 'gold' LIMIT 1) AS counted
    LEFT JOIN LATERAL (
      SELECT kind AS kind_before, outcome AS outcome_before, skip_reason AS skip_reason_before FROM label
      WHERE task_id = added.task_id AND person_id = added.person_id AND sequence < added.sequence
      ORDER BY sequence DESC LIMIT 1
    ) AS earlier ON true
  ), changed AS (
    SELECT campaign_id, 'day' AS figure, 0 AS person_id, (received_at AT TIME ZONE 'UTC')::date::text AS detail, 1 AS change
    FROM said WHERE kind = 'answer'
    UNION ALL
    SELECT campaign_id, 'time', 0, two_digits(milliseconds_spent)::text, 1
    FROM said WHERE kind = 'answer' AND milliseconds_spent > 0
    UNION ALL
    SELECT campaign_id, 'person', person_id, '', (kind = 'answer')::int - (kind_before IS NOT DISTINCT FROM 'answer')::int
    FROM said
    UNION ALL
    SELECT campaign_id, 'surplus', 0, '', (outcome = 'surplus')::int - (outcome_before IS NOT DISTINCT FROM 'surplus')::int
    FROM said
    UNION ALL
    SELECT campaign_id, 'skips', 0, skip_reason, 1 FROM said WHERE kind = 'skip'
    UNION ALL
    SELECT campaign_id, 'skips', 0, skip_reason_before, -1 FROM said WHERE kind_before = 'skip'
  )
  INSERT INTO tally_change (campaign_id, figure, person_id, detail, change)
  SELECT campaign_id, figure, person_id, detail, sum(change) FROM changed
  WHERE change <> 0
  GROUP BY campaign_id, figure, person_id, detail HAVING sum(change) <> 0;
  RETURN NULL;
END
$$;
--> statement-breakpoint
DROP TRIGGER label_added_tallied ON "label";
--> statement-breakpoint
DROP FUNCTION tally_new_label();
--> statement-breakpoint
CREATE TRIGGER label_added_tallied AFTER INSERT ON "label" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tally_new_labels();
--> statement-breakpoint
-- Seats stay counted row by row, before they change (see where this was first created); what a seat changes is one insert.
CREATE OR REPLACE FUNCTION tally_changed_seat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step int := CASE WHEN NEW.label_id IS NULL THEN -1 ELSE 1 END;
BEGIN
  INSERT INTO tally_change (campaign_id, figure, change)
  SELECT NEW.campaign_id, figure, change
  FROM task AS t, LATERAL (VALUES
    ('accepted', step),
    ('left', CASE t.state WHEN 'open' THEN -step ELSE 0 END),
    ('half', CASE WHEN t.state = 'open' AND NOT EXISTS (
        SELECT FROM seat WHERE task_id = NEW.task_id AND number <> NEW.number AND label_id IS NOT NULL)
      THEN step ELSE 0 END)
  ) AS found (figure, change)
  WHERE t.id = NEW.task_id AND t.state <> 'gold' AND change <> 0;
  RETURN NEW;
END
$$;
