-- Labels and decisions are history: nothing that was accepted is ever changed or lost, whatever the code does.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER label_only_added BEFORE UPDATE OR DELETE ON "label" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER label_never_emptied BEFORE TRUNCATE ON "label" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decision_only_added BEFORE UPDATE OR DELETE ON "decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decision_never_emptied BEFORE TRUNCATE ON "decision" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
