ALTER TABLE "dataset_features" DROP CONSTRAINT "dataset_features_dataset_number_dataset_number_fk";
--> statement-breakpoint
ALTER TABLE "dataset_label" DROP CONSTRAINT "dataset_label_dataset_number_dataset_number_fk";
--> statement-breakpoint
ALTER TABLE "dataset_task" DROP CONSTRAINT "dataset_task_dataset_number_dataset_number_fk";

--> statement-breakpoint
-- What the foreign keys promised, for a statement of a thousand rows at once: a third of what it took to store them was
-- spent on looking for the same dataset again and again.
CREATE FUNCTION need_dataset() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  missing bigint := (SELECT min(added.dataset_number) FROM (SELECT DISTINCT dataset_number FROM touched) AS added
    WHERE NOT EXISTS (SELECT FROM dataset WHERE number = added.dataset_number));
BEGIN
  IF missing IS NOT NULL THEN
    RAISE EXCEPTION 'rows of % belong to dataset %, which is not there', TG_TABLE_NAME, missing
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER dataset_features_added AFTER INSERT ON "dataset_features" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION need_dataset();
--> statement-breakpoint
CREATE TRIGGER dataset_label_added AFTER INSERT ON "dataset_label" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION need_dataset();
--> statement-breakpoint
CREATE TRIGGER dataset_task_added AFTER INSERT ON "dataset_task" REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION need_dataset();
--> statement-breakpoint
CREATE FUNCTION refuse_moving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % stay with their dataset', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER dataset_features_stay BEFORE UPDATE OF dataset_number ON "dataset_features"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_moving();
--> statement-breakpoint
CREATE TRIGGER dataset_label_stay BEFORE UPDATE OF dataset_number ON "dataset_label"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_moving();
--> statement-breakpoint
CREATE TRIGGER dataset_task_stay BEFORE UPDATE OF dataset_number ON "dataset_task"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_moving();
--> statement-breakpoint
CREATE TRIGGER dataset_stays BEFORE DELETE OR UPDATE OF number ON "dataset"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dataset_never_emptied BEFORE TRUNCATE ON "dataset" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
