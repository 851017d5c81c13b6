CREATE TABLE "deposit" (
	"dataset_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"number" bigint,
	"bucket_url" text,
	"page_url" text,
	"doi" text,
	"failure" text,
	"claimed_until" timestamp with time zone NOT NULL,
	"asked_by" bigint NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deposit_state" CHECK ("deposit"."state" in ('asked', 'draft', 'published', 'discarded'))
);
--> statement-breakpoint
CREATE TABLE "stored_file" (
	"store" text NOT NULL,
	"dataset_id" text NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"claimed_until" timestamp with time zone NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"failure" text,
	CONSTRAINT "stored_file_store_dataset_id_name_pk" PRIMARY KEY("store","dataset_id","name"),
	CONSTRAINT "stored_file_state" CHECK ("stored_file"."state" in ('waiting', 'stored', 'removed'))
);
--> statement-breakpoint
ALTER TABLE "deposit" ADD CONSTRAINT "deposit_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deposit" ADD CONSTRAINT "deposit_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_dataset_id_dataset_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."dataset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deposit_under_way" ON "deposit" USING btree ("claimed_until") WHERE state in ('asked', 'draft');--> statement-breakpoint
CREATE INDEX "stored_file_waiting" ON "stored_file" USING btree ("store","claimed_until") WHERE state = 'waiting';