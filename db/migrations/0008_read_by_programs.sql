CREATE TABLE "access_token" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_token_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "access_token_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"wiki" text NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" bigint NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"disabled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_attempt" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_attempt_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"delivery_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"milliseconds" integer NOT NULL,
	"status" integer,
	"answer" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_delivery_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"webhook_id" bigint NOT NULL,
	"message_id" text NOT NULL,
	"event" text NOT NULL,
	"payload" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_delivery_state" CHECK ("webhook_delivery"."state" in ('waiting', 'delivered', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "wikilabels_campaign" (
	"campaign_id" bigint PRIMARY KEY NOT NULL,
	"number" bigint,
	"form" text NOT NULL,
	"view" text NOT NULL,
	"info_url" text,
	"active" boolean NOT NULL,
	"labels_per_task" integer NOT NULL,
	"tasks_per_assignment" integer NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "wikilabels_campaign_digest_unique" UNIQUE("digest"),
	CONSTRAINT "wikilabels_campaign_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "wikilabels_label" (
	"label_id" uuid PRIMARY KEY NOT NULL,
	"data" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wikilabels_task" (
	"task_id" bigint PRIMARY KEY NOT NULL,
	"campaign_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"data" json NOT NULL,
	"automated" json,
	CONSTRAINT "wikilabels_task_campaign_id_number_unique" UNIQUE("campaign_id","number")
);
--> statement-breakpoint
CREATE TABLE "wikilabels_workset" (
	"campaign_id" bigint NOT NULL,
	"number" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"tasks" bigint[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "wikilabels_workset_campaign_id_number_pk" PRIMARY KEY("campaign_id","number")
);
--> statement-breakpoint
ALTER TABLE "handed_task" DROP CONSTRAINT "handed_task_origin";--> statement-breakpoint
ALTER TABLE "pseudonym" ADD COLUMN "number" bigint DEFAULT ('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint + 281474976710656 NOT NULL;--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_delivery_id_webhook_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."webhook_delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_webhook_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhook"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wikilabels_campaign" ADD CONSTRAINT "wikilabels_campaign_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wikilabels_label" ADD CONSTRAINT "wikilabels_label_label_id_label_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."label"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wikilabels_task" ADD CONSTRAINT "wikilabels_task_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wikilabels_task" ADD CONSTRAINT "wikilabels_task_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wikilabels_workset" ADD CONSTRAINT "wikilabels_workset_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wikilabels_workset" ADD CONSTRAINT "wikilabels_workset_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_token_person_id_id_index" ON "access_token" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "webhook_wiki_id_index" ON "webhook" USING btree ("wiki","id");--> statement-breakpoint
CREATE INDEX "webhook_attempt_delivery_id_id_index" ON "webhook_attempt" USING btree ("delivery_id","id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_webhook_id_id_index" ON "webhook_delivery" USING btree ("webhook_id","id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery" USING btree ("next_attempt_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "wikilabels_workset_person_id_index" ON "wikilabels_workset" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "pseudonym_number_index" ON "pseudonym" USING btree ("number");--> statement-breakpoint
ALTER TABLE "pseudonym" ADD CONSTRAINT "pseudonym_campaign_id_number_unique" UNIQUE("campaign_id","number");--> statement-breakpoint
ALTER TABLE "handed_task" ADD CONSTRAINT "handed_task_origin" CHECK ("handed_task"."origin" in ('queue', 'wiki', 'import'));