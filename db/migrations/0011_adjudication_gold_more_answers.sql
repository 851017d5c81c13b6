CREATE TABLE "adjudication_comment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "adjudication_comment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"task_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gold_item" (
	"task_id" bigint PRIMARY KEY NOT NULL,
	"answers" jsonb NOT NULL,
	"explanation" text,
	"from_campaign_id" bigint,
	"added_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "gold_item_source" CHECK ("gold_item"."explanation" is not null or "gold_item"."from_campaign_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "task" DROP CONSTRAINT "task_state";--> statement-breakpoint
ALTER TABLE "task" DROP CONSTRAINT "task_campaign_id_campaign_id_fk";
--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "most_labels_per_task" smallint;--> statement-breakpoint
UPDATE "campaign" SET "most_labels_per_task" = "labels_per_task";--> statement-breakpoint
ALTER TABLE "campaign" ALTER COLUMN "most_labels_per_task" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "more_answers" jsonb;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "gold_every" smallint;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "settle_first" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "freeze_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "seats_most" smallint;--> statement-breakpoint
UPDATE "task" SET "seats_most" = "campaign"."most_labels_per_task" FROM "campaign" WHERE "campaign"."id" = "task"."campaign_id";--> statement-breakpoint
ALTER TABLE "task" ALTER COLUMN "seats_most" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "contested" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "decided" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "raised_at" bigint;--> statement-breakpoint
ALTER TABLE "walk" ADD COLUMN "next_raised" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "adjudication_comment" ADD CONSTRAINT "adjudication_comment_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjudication_comment" ADD CONSTRAINT "adjudication_comment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold_item" ADD CONSTRAINT "gold_item_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gold_item" ADD CONSTRAINT "gold_item_from_campaign_id_campaign_id_fk" FOREIGN KEY ("from_campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adjudication_comment_task_id_id_index" ON "adjudication_comment" USING btree ("task_id","id");--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_id_most" UNIQUE("id","most_labels_per_task");--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_campaign_most" FOREIGN KEY ("campaign_id","seats_most") REFERENCES "public"."campaign"("id","most_labels_per_task") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "task_raised" ON "task" USING btree ("campaign_id","raised_at") WHERE raised_at is not null and state = 'open' and seats_taken < seats;--> statement-breakpoint
CREATE INDEX "task_contested" ON "task" USING btree ("campaign_id","position") WHERE contested;--> statement-breakpoint
CREATE INDEX "task_gold" ON "task" USING btree ("campaign_id") WHERE state = 'gold';--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_most_labels" CHECK ("campaign"."most_labels_per_task" = "campaign"."labels_per_task"
				or "campaign"."most_labels_per_task" > "campaign"."labels_per_task" and "campaign"."more_answers" is not null);--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_gold_every" CHECK ("campaign"."gold_every" >= 2);--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_seats_most" CHECK ("task"."seats" <= "task"."seats_most" or "task"."state" = 'gold');--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_gold" CHECK (("task"."state" = 'gold') = ("task"."position" < 0));--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_state" CHECK ("task"."state" in ('open', 'done', 'gone', 'automated', 'gold'));--> statement-breakpoint
CREATE TRIGGER adjudication_comment_only_added BEFORE UPDATE OR DELETE ON "adjudication_comment" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER adjudication_comment_never_emptied BEFORE TRUNCATE ON "adjudication_comment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- what is contested is kept with each label from now on; of what was said before, it is found out once
UPDATE "task" SET "contested" = true WHERE "id" IN (
	SELECT s.task_id
	FROM "seat" AS s JOIN "label" AS l ON l.id = s.label_id JOIN "form" AS f ON f.digest = l.form_digest
		CROSS JOIN LATERAL jsonb_array_elements(f.definition -> 'questions') AS q
	WHERE q ->> 'kind' IN ('choice', 'scale', 'several') AND l.answers -> (q ->> 'name') IS NOT NULL
	GROUP BY s.task_id, q ->> 'name'
	HAVING count(DISTINCT l.answers -> (q ->> 'name')) > 1 OR min(l.answers ->> (q ->> 'name')) = 'unsure');
