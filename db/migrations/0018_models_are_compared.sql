CREATE TABLE "compared_edit" (
	"task_id" bigint PRIMARY KEY NOT NULL,
	"campaign_id" bigint NOT NULL,
	"place" integer,
	"read_at" timestamp with time zone,
	"features" double precision[],
	CONSTRAINT "compared_edit_campaign_id_place_unique" UNIQUE("campaign_id","place")
);
--> statement-breakpoint
CREATE TABLE "stability" (
	"campaign_id" bigint PRIMARY KEY NOT NULL,
	"question" text NOT NULL,
	"every" smallint NOT NULL,
	"waits_for" text DEFAULT 'reading' NOT NULL,
	"decided" integer DEFAULT 0 NOT NULL,
	"answers_seen" integer DEFAULT -1 NOT NULL,
	"known_seen" integer DEFAULT -1 NOT NULL,
	CONSTRAINT "stability_waits_for" CHECK ("stability"."waits_for" in ('reading', 'learning', 'answers', 'classes', 'nothing'))
);
--> statement-breakpoint
CREATE TABLE "successive_model" (
	"campaign_id" bigint NOT NULL,
	"edits" integer NOT NULL,
	"learned_at" timestamp with time zone NOT NULL,
	"says" smallint[] NOT NULL,
	"compared" integer NOT NULL,
	"kappa" double precision,
	"reason" text,
	CONSTRAINT "successive_model_campaign_id_edits_pk" PRIMARY KEY("campaign_id","edits")
);
--> statement-breakpoint
ALTER TABLE "compared_edit" ADD CONSTRAINT "compared_edit_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compared_edit" ADD CONSTRAINT "compared_edit_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stability" ADD CONSTRAINT "stability_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "successive_model" ADD CONSTRAINT "successive_model_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "compared_edit_unread" ON "compared_edit" USING btree ("campaign_id") WHERE read_at is null;