CREATE TABLE "practice_answer" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "practice_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"practice_item_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"answers" jsonb NOT NULL,
	"agreed" boolean NOT NULL,
	"answered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "practice_item" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "practice_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" bigint NOT NULL,
	"revision_id" bigint NOT NULL,
	"part" jsonb,
	"place" smallint NOT NULL,
	"answers" jsonb NOT NULL,
	"explanation" text NOT NULL,
	CONSTRAINT "practice_item_campaign_id_place_unique" UNIQUE("campaign_id","place"),
	CONSTRAINT "practice_item_campaign_id_revision_id_unique" UNIQUE("campaign_id","revision_id")
);
--> statement-breakpoint
ALTER TABLE "task" DROP CONSTRAINT "task_campaign_id_revision_id_unique";--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "view" text DEFAULT 'diff' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "rules" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "guideline_title" text;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "guideline_revision_id" bigint;--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "distressing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "handed_task" ADD COLUMN "origin" text DEFAULT 'queue' NOT NULL;--> statement-breakpoint
ALTER TABLE "label" ADD COLUMN "guideline_revision_id" bigint;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "credited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "left_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "part" jsonb;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "part_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "distressing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "practice_answer" ADD CONSTRAINT "practice_answer_practice_item_id_practice_item_id_fk" FOREIGN KEY ("practice_item_id") REFERENCES "public"."practice_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_answer" ADD CONSTRAINT "practice_answer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_item" ADD CONSTRAINT "practice_item_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "practice_answer_person_id_practice_item_id_id_index" ON "practice_answer" USING btree ("person_id","practice_item_id","id");--> statement-breakpoint
CREATE INDEX "task_revision_id_index" ON "task" USING btree ("revision_id") WHERE state = 'open';--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_campaign_id_revision_id_part_key_unique" UNIQUE("campaign_id","revision_id","part_key");--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_view" CHECK ("campaign"."view" in ('diff', 'page', 'diffs', 'statement'));--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_guideline" CHECK (("campaign"."guideline_title" is null) = ("campaign"."guideline_revision_id" is null));--> statement-breakpoint
ALTER TABLE "handed_task" ADD CONSTRAINT "handed_task_origin" CHECK ("handed_task"."origin" in ('queue', 'wiki'));--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_part" CHECK (("task"."part" is null) = ("task"."part_key" = ''));