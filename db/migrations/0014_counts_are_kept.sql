CREATE TABLE "tally" (
	"campaign_id" bigint NOT NULL,
	"figure" text NOT NULL,
	"person_id" bigint DEFAULT 0 NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "tally_campaign_id_figure_person_id_detail_pk" PRIMARY KEY("campaign_id","figure","person_id","detail")
);
--> statement-breakpoint
CREATE TABLE "tally_change" (
	"campaign_id" bigint NOT NULL,
	"figure" text NOT NULL,
	"person_id" bigint DEFAULT 0 NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"change" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "goal" jsonb;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "closes_at_goal_since" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "tally_change_campaign_id_index" ON "tally_change" USING btree ("campaign_id");--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_goal" CHECK ("campaign"."closes_at_goal_since" is null or "campaign"."goal" is not null);
--> statement-breakpoint
-- Counts are kept as changes that are only ever added, in the transaction of what they count, so that nobody waits for
-- anybody; a round of the server folds them into `tally`. What counts is the sum of both: see db/tallies.ts. Tasks whose answer is known beforehand (`gold`) count in none of it.
CREATE FUNCTION tally_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  INSERT INTO tally_change (campaign_id, figure, detail, change)
  SELECT campaign_id, 'tasks', state, step * count(*) FROM touched WHERE state <> 'gold' GROUP BY campaign_id, state
  UNION ALL
  SELECT campaign_id, 'left', '', step * sum(seats) FROM touched WHERE state = 'open' GROUP BY campaign_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER task_added_tallied AFTER INSERT ON "task" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tally_tasks();
--> statement-breakpoint
CREATE TRIGGER task_removed_tallied AFTER DELETE ON "task" REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tally_tasks();
--> statement-breakpoint
-- Before the row changes, because one statement fills a seat and settles its task: like this each of the two sees what the
-- other has done, or that it has not yet, and what is left is counted once. Afterwards both would see both.
CREATE FUNCTION tally_changed_task() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answered bigint;
  was_left bigint := 0;
  is_left bigint := 0;
BEGIN
  SELECT count(*) INTO answered FROM seat WHERE task_id = NEW.id AND label_id IS NOT NULL;
  IF OLD.state = 'open' THEN was_left := OLD.seats - answered; END IF;
  IF NEW.state = 'open' THEN is_left := NEW.seats - answered; END IF;
  IF OLD.state <> NEW.state THEN
    INSERT INTO tally_change (campaign_id, figure, detail, change)
    VALUES (NEW.campaign_id, 'tasks', OLD.state, -1), (NEW.campaign_id, 'tasks', NEW.state, 1);
    IF answered > 0 AND 'open' IN (OLD.state, NEW.state) THEN
      INSERT INTO tally_change (campaign_id, figure, change)
      VALUES (NEW.campaign_id, 'half', CASE NEW.state WHEN 'open' THEN 1 ELSE -1 END);
    END IF;
  END IF;
  IF is_left <> was_left THEN
    INSERT INTO tally_change (campaign_id, figure, change) VALUES (NEW.campaign_id, 'left', is_left - was_left);
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER task_changed_tallied BEFORE UPDATE ON "task"
  FOR EACH ROW WHEN (OLD.state <> NEW.state OR OLD.seats <> NEW.seats) EXECUTE FUNCTION tally_changed_task();
--> statement-breakpoint
CREATE FUNCTION tally_changed_seat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step int := CASE WHEN NEW.label_id IS NULL THEN -1 ELSE 1 END;
  task_state text := (SELECT state FROM task WHERE id = NEW.task_id);
BEGIN
  IF task_state = 'gold' THEN RETURN NEW; END IF;
  INSERT INTO tally_change (campaign_id, figure, change) VALUES (NEW.campaign_id, 'accepted', step);
  IF task_state = 'open' THEN
    INSERT INTO tally_change (campaign_id, figure, change) VALUES (NEW.campaign_id, 'left', -step);
    IF NOT EXISTS (SELECT FROM seat
      WHERE task_id = NEW.task_id AND number <> NEW.number AND label_id IS NOT NULL) THEN
      INSERT INTO tally_change (campaign_id, figure, change) VALUES (NEW.campaign_id, 'half', step);
    END IF;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER seat_changed_tallied BEFORE UPDATE ON "seat"
  FOR EACH ROW WHEN ((OLD.label_id IS NULL) <> (NEW.label_id IS NULL)) EXECUTE FUNCTION tally_changed_seat();
--> statement-breakpoint
CREATE FUNCTION tally_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  step int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  IF NOT EXISTS (SELECT FROM touched WHERE label_id IS NOT NULL) THEN RETURN NULL; END IF;
  INSERT INTO tally_change (campaign_id, figure, change)
  SELECT campaign_id, figure, sum(change) FROM (
    SELECT campaign_id, count(*) * step AS labels,
      (SELECT state FROM task WHERE id = task_id) AS state,
      (SELECT count(*) FROM seat AS s WHERE s.task_id = touched.task_id AND s.label_id IS NOT NULL) AS answered
    FROM touched WHERE label_id IS NOT NULL GROUP BY campaign_id, task_id
  ) AS changed, LATERAL (VALUES
    ('accepted', labels),
    ('left', CASE state WHEN 'open' THEN -labels ELSE 0 END),
    ('half', CASE state WHEN 'open' THEN (answered > 0)::int - (answered - labels > 0)::int ELSE 0 END)
  ) AS found (figure, change)
  WHERE state <> 'gold' GROUP BY campaign_id, figure HAVING sum(change) <> 0;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER seat_added_tallied AFTER INSERT ON "seat" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tally_seats();
--> statement-breakpoint
CREATE TRIGGER seat_removed_tallied AFTER DELETE ON "seat" REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tally_seats();
--> statement-breakpoint
-- A time to two digits: 11,234 ms are 11,000. A median of such is within a twentieth of the true one.
CREATE FUNCTION two_digits(value int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN value < 100 THEN value
    ELSE (round(value / 10.0 ^ (length(value::text) - 2)) * 10.0 ^ (length(value::text) - 2))::int END
$$;
--> statement-breakpoint
CREATE FUNCTION tally_new_label() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  campaign bigint := (SELECT campaign_id FROM task WHERE id = NEW.task_id AND state <> 'gold');
  earlier label%ROWTYPE;
BEGIN
  IF campaign IS NULL THEN RETURN NULL; END IF;
  SELECT * INTO earlier FROM label
  WHERE task_id = NEW.task_id AND person_id = NEW.person_id AND sequence < NEW.sequence
  ORDER BY sequence DESC LIMIT 1;
  IF NEW.kind = 'answer' THEN
    INSERT INTO tally_change (campaign_id, figure, detail, change)
    VALUES (campaign, 'day', (NEW.received_at AT TIME ZONE 'UTC')::date::text, 1);
    IF NEW.milliseconds_spent > 0 THEN
      INSERT INTO tally_change (campaign_id, figure, detail, change)
      VALUES (campaign, 'time', two_digits(NEW.milliseconds_spent)::text, 1);
    END IF;
  END IF;
  IF (NEW.kind = 'answer') <> (earlier.kind IS NOT DISTINCT FROM 'answer') THEN
    INSERT INTO tally_change (campaign_id, figure, person_id, change)
    VALUES (campaign, 'person', NEW.person_id, CASE NEW.kind WHEN 'answer' THEN 1 ELSE -1 END);
  END IF;
  IF (NEW.outcome = 'surplus') <> (earlier.outcome IS NOT DISTINCT FROM 'surplus') THEN
    INSERT INTO tally_change (campaign_id, figure, change)
    VALUES (campaign, 'surplus', CASE NEW.outcome WHEN 'surplus' THEN 1 ELSE -1 END);
  END IF;
  IF NEW.kind = 'skip' THEN
    INSERT INTO tally_change (campaign_id, figure, detail, change) VALUES (campaign, 'skips', NEW.skip_reason, 1);
  END IF;
  IF earlier.kind = 'skip' THEN
    INSERT INTO tally_change (campaign_id, figure, detail, change)
    VALUES (campaign, 'skips', earlier.skip_reason, -1);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER label_added_tallied AFTER INSERT ON "label" FOR EACH ROW EXECUTE FUNCTION tally_new_label();
--> statement-breakpoint
-- What was there before the counts were kept.
INSERT INTO tally (campaign_id, figure, detail, count)
SELECT campaign_id, 'tasks', state, count(*) FROM task WHERE state <> 'gold' GROUP BY campaign_id, state
UNION ALL
SELECT campaign_id, figure, '', sum(count) FROM (
  SELECT t.campaign_id, t.seats - count(s.label_id) AS "left", (count(s.label_id) > 0)::int AS half
  FROM task AS t LEFT JOIN seat AS s ON s.task_id = t.id WHERE t.state = 'open' GROUP BY t.id
) AS open, LATERAL (VALUES ('left', "left"), ('half', half)) AS found (figure, count)
GROUP BY campaign_id, figure
UNION ALL
SELECT t.campaign_id, 'accepted', '', count(*)
FROM seat AS s JOIN task AS t ON t.id = s.task_id
WHERE s.label_id IS NOT NULL AND t.state <> 'gold' GROUP BY t.campaign_id
UNION ALL
SELECT t.campaign_id, 'day', (l.received_at AT TIME ZONE 'UTC')::date::text, count(*)
FROM label AS l JOIN task AS t ON t.id = l.task_id
WHERE l.kind = 'answer' AND t.state <> 'gold' GROUP BY 1, 3
UNION ALL
SELECT t.campaign_id, 'time', two_digits(l.milliseconds_spent)::text, count(*)
FROM label AS l JOIN task AS t ON t.id = l.task_id
WHERE l.kind = 'answer' AND l.milliseconds_spent > 0 AND t.state <> 'gold' GROUP BY 1, 3;
--> statement-breakpoint
WITH latest AS (
  SELECT DISTINCT ON (l.task_id, l.person_id) t.campaign_id, l.person_id, l.kind, l.outcome, l.skip_reason
  FROM label AS l JOIN task AS t ON t.id = l.task_id WHERE t.state <> 'gold'
  ORDER BY l.task_id, l.person_id, l.sequence DESC
)
INSERT INTO tally (campaign_id, figure, person_id, detail, count)
SELECT campaign_id, 'person', person_id, '', count(*) FROM latest WHERE kind = 'answer' GROUP BY 1, 3
UNION ALL
SELECT campaign_id, 'surplus', 0, '', count(*) FROM latest WHERE outcome = 'surplus' GROUP BY 1
UNION ALL
SELECT campaign_id, 'skips', 0, skip_reason, count(*) FROM latest WHERE kind = 'skip' GROUP BY 1, 4;
