CREATE TABLE "campaign" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "campaign_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"wiki" text NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"template" text NOT NULL,
	"form_digest" text NOT NULL,
	"labels_per_task" smallint NOT NULL,
	"tasks_per_workset" smallint NOT NULL,
	"lease_minutes" integer NOT NULL,
	"seed" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" bigint,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "dataset" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" bigint NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"labellers" integer NOT NULL,
	"balance" jsonb NOT NULL,
	"agreement" jsonb NOT NULL,
	"files" jsonb NOT NULL,
	CONSTRAINT "dataset_campaign_id_unique" UNIQUE("campaign_id")
);
--> statement-breakpoint
CREATE TABLE "dataset_features" (
	"dataset_id" text NOT NULL,
	"feature_set" text NOT NULL,
	"row_number" integer NOT NULL,
	"values" double precision[] NOT NULL,
	CONSTRAINT "dataset_features_dataset_id_feature_set_row_number_pk" PRIMARY KEY("dataset_id","feature_set","row_number")
);
--> statement-breakpoint
CREATE TABLE "dataset_label" (
	"dataset_id" text NOT NULL,
	"row_number" integer NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "dataset_label_dataset_id_row_number_pk" PRIMARY KEY("dataset_id","row_number")
);
--> statement-breakpoint
CREATE TABLE "dataset_task" (
	"dataset_id" text NOT NULL,
	"row_number" integer NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "dataset_task_dataset_id_row_number_pk" PRIMARY KEY("dataset_id","row_number")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "decision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"model_id" text NOT NULL,
	"wiki" text NOT NULL,
	"name" text NOT NULL,
	"decision" text NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "decision_kind" CHECK ("decision"."decision" in ('promoted', 'retired'))
);
--> statement-breakpoint
CREATE TABLE "form" (
	"digest" text PRIMARY KEY NOT NULL,
	"definition" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handed_task" (
	"workset_id" bigint NOT NULL,
	"task_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"place" smallint NOT NULL,
	CONSTRAINT "handed_task_workset_id_place_pk" PRIMARY KEY("workset_id","place")
);
--> statement-breakpoint
CREATE TABLE "label" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "label_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"task_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"answers" jsonb,
	"skip_reason" text,
	"form_digest" text NOT NULL,
	"language" text NOT NULL,
	"milliseconds_spent" integer NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "label_sequence_unique" UNIQUE("sequence"),
	CONSTRAINT "label_id_task" UNIQUE("id","task_id","person_id"),
	CONSTRAINT "label_kind" CHECK ("label"."kind" in ('answer', 'skip', 'undo')),
	CONSTRAINT "label_outcome" CHECK (("label"."kind" = 'answer') = ("label"."outcome" in ('accepted', 'surplus'))),
	CONSTRAINT "label_answers" CHECK (("label"."kind" = 'answer') = ("label"."answers" is not null)),
	CONSTRAINT "label_skip_reason" CHECK (("label"."kind" = 'skip') = ("label"."skip_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "login_attempt" (
	"browser_hash" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"code_verifier" text NOT NULL,
	"return_to" text NOT NULL,
	"began_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model" (
	"id" text PRIMARY KEY NOT NULL,
	"dataset_id" text NOT NULL,
	"wiki" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"onnx" "bytea" NOT NULL,
	"card" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"farm" text NOT NULL,
	"sub" text NOT NULL,
	"name" text NOT NULL,
	"edit_count" integer,
	"registered_at" timestamp with time zone,
	"groups" text[] NOT NULL,
	"blocked" boolean NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_login_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_farm_sub_unique" UNIQUE("farm","sub")
);
--> statement-breakpoint
CREATE TABLE "pseudonym" (
	"campaign_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "pseudonym_campaign_id_person_id_pk" PRIMARY KEY("campaign_id","person_id"),
	CONSTRAINT "pseudonym_campaign_id_name_unique" UNIQUE("campaign_id","name")
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"task_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	"seats" smallint NOT NULL,
	"campaign_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"workset_id" bigint NOT NULL,
	"lease_expires_at" timestamp with time zone NOT NULL,
	"label_id" uuid,
	CONSTRAINT "seat_task_id_number_pk" PRIMARY KEY("task_id","number"),
	CONSTRAINT "seat_label_id_unique" UNIQUE("label_id"),
	CONSTRAINT "seat_person_once" UNIQUE("task_id","person_id"),
	CONSTRAINT "seat_number" CHECK ("seat"."number" between 1 and "seat"."seats")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "task_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" bigint NOT NULL,
	"revision_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"seats" smallint NOT NULL,
	"seats_taken" smallint DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"gone_reason" text,
	CONSTRAINT "task_campaign_id_revision_id_unique" UNIQUE("campaign_id","revision_id"),
	CONSTRAINT "task_campaign_id_position_unique" UNIQUE("campaign_id","position"),
	CONSTRAINT "task_id_seats" UNIQUE("id","seats"),
	CONSTRAINT "task_state" CHECK ("task"."state" in ('open', 'done', 'gone')),
	CONSTRAINT "task_seats_taken" CHECK ("task"."seats_taken" between 0 and "task"."seats")
);
--> statement-breakpoint
CREATE TABLE "training" (
	"dataset_id" text NOT NULL,
	"model" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"claimed_by" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	CONSTRAINT "training_dataset_id_model_pk" PRIMARY KEY("dataset_id","model"),
	CONSTRAINT "training_state" CHECK ("training"."state" in ('waiting', 'done', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "walk" (
	"campaign_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"next_position" integer NOT NULL,
	CONSTRAINT "walk_campaign_id_person_id_pk" PRIMARY KEY("campaign_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "workset" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "workset_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_form_digest_form_digest_fk" FOREIGN KEY ("form_digest") REFERENCES "public"."form"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset" ADD CONSTRAINT "dataset_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_features" ADD CONSTRAINT "dataset_features_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_label" ADD CONSTRAINT "dataset_label_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_task" ADD CONSTRAINT "dataset_task_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_model_id_model_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."model"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handed_task" ADD CONSTRAINT "handed_task_workset_id_workset_id_fk" FOREIGN KEY ("workset_id") REFERENCES "public"."workset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handed_task" ADD CONSTRAINT "handed_task_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handed_task" ADD CONSTRAINT "handed_task_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label" ADD CONSTRAINT "label_form_digest_form_digest_fk" FOREIGN KEY ("form_digest") REFERENCES "public"."form"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model" ADD CONSTRAINT "model_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pseudonym" ADD CONSTRAINT "pseudonym_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pseudonym" ADD CONSTRAINT "pseudonym_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_workset_id_workset_id_fk" FOREIGN KEY ("workset_id") REFERENCES "public"."workset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_task_id_seats_task_id_seats_fk" FOREIGN KEY ("task_id","seats") REFERENCES "public"."task"("id","seats") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_label_id_task_id_person_id_label_id_task_id_person_id_fk" FOREIGN KEY ("label_id","task_id","person_id") REFERENCES "public"."label"("id","task_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training" ADD CONSTRAINT "training_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk" ADD CONSTRAINT "walk_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walk" ADD CONSTRAINT "walk_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workset" ADD CONSTRAINT "workset_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workset" ADD CONSTRAINT "workset_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_closed_at_index" ON "campaign" USING btree ("closed_at");--> statement-breakpoint
CREATE INDEX "decision_wiki_name_id_index" ON "decision" USING btree ("wiki","name","id");--> statement-breakpoint
CREATE INDEX "handed_task_task_id_person_id_index" ON "handed_task" USING btree ("task_id","person_id");--> statement-breakpoint
CREATE INDEX "label_task_id_person_id_sequence_index" ON "label" USING btree ("task_id","person_id","sequence");--> statement-breakpoint
CREATE INDEX "label_person_id_sequence_index" ON "label" USING btree ("person_id","sequence");--> statement-breakpoint
CREATE INDEX "model_dataset_id_name_created_at_index" ON "model" USING btree ("dataset_id","name","created_at");--> statement-breakpoint
CREATE INDEX "seat_lease" ON "seat" USING btree ("campaign_id","lease_expires_at") WHERE label_id is null;--> statement-breakpoint
CREATE INDEX "seat_workset" ON "seat" USING btree ("workset_id");--> statement-breakpoint
CREATE INDEX "session_expires_at_index" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "task_fresh" ON "task" USING btree ("campaign_id","position") WHERE state = 'open' and seats_taken < seats;--> statement-breakpoint
CREATE INDEX "task_open" ON "task" USING btree ("campaign_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "training_waiting" ON "training" USING btree ("queued_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "workset_campaign_id_person_id_id_index" ON "workset" USING btree ("campaign_id","person_id","id");