CREATE TABLE "sweep" (
	"wiki" text PRIMARY KEY NOT NULL,
	"campaign_id" bigint,
	"position" integer DEFAULT -1 NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sweep_hold" (
	"campaign_id" bigint PRIMARY KEY NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"asked" integer NOT NULL,
	"gone" integer NOT NULL,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" bigint
);
--> statement-breakpoint
CREATE TABLE "tombstone" (
	"task_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"campaign_id" bigint NOT NULL,
	"noticed_at" timestamp with time zone NOT NULL,
	"since_version" smallint,
	CONSTRAINT "tombstone_task_id_reason_pk" PRIMARY KEY("task_id","reason"),
	CONSTRAINT "tombstone_reason" CHECK ("tombstone"."reason" in ('missing', 'text_hidden', 'author_hidden', 'summary_hidden'))
);
--> statement-breakpoint
ALTER TABLE "dataset" DROP CONSTRAINT "dataset_campaign_id_unique";--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "version" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "changes" jsonb;--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sweep_hold" ADD CONSTRAINT "sweep_hold_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sweep_hold" ADD CONSTRAINT "sweep_hold_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tombstone" ADD CONSTRAINT "tombstone_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tombstone" ADD CONSTRAINT "tombstone_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tombstone_campaign_id_task_id_index" ON "tombstone" USING btree ("campaign_id","task_id");--> statement-breakpoint
CREATE INDEX "tombstone_to_cut" ON "tombstone" USING btree ("campaign_id") WHERE since_version is null;--> statement-breakpoint
ALTER TABLE "dataset" ADD CONSTRAINT "dataset_campaign_id_version_unique" UNIQUE("campaign_id","version");--> statement-breakpoint
-- What was found gone before there were tombstones; datasets that say so already stay as they are.
INSERT INTO "tombstone" ("task_id", "reason", "campaign_id", "noticed_at", "since_version")
SELECT t."id", CASE t."gone_reason" WHEN 'text_hidden' THEN 'text_hidden' ELSE 'missing' END, t."campaign_id", now(), d."version"
FROM "task" AS t LEFT JOIN "dataset" AS d ON d."campaign_id" = t."campaign_id" WHERE t."state" = 'gone';
