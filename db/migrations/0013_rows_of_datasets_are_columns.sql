-- Datasets that development versions froze keep their name and lose their files: their rows cannot become what these are.
UPDATE "dataset" SET "files" = '[]';
--> statement-breakpoint
DROP TABLE "dataset_features" CASCADE;--> statement-breakpoint
DROP TABLE "dataset_label" CASCADE;--> statement-breakpoint
DROP TABLE "dataset_task" CASCADE;--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "number" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "dataset_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "columns" jsonb NOT NULL DEFAULT '{}';--> statement-breakpoint
ALTER TABLE "dataset" ADD COLUMN "definition" text NOT NULL DEFAULT '';--> statement-breakpoint
ALTER TABLE "dataset" ADD CONSTRAINT "dataset_number_unique" UNIQUE("number");--> statement-breakpoint
ALTER TABLE "dataset" ALTER COLUMN "columns" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "dataset" ALTER COLUMN "definition" DROP DEFAULT;
--> statement-breakpoint
CREATE TABLE "dataset_features" (
	"dataset_number" bigint NOT NULL,
	"row_number" integer NOT NULL,
	"feature_set" text NOT NULL,
	"values" double precision[] NOT NULL,
	CONSTRAINT "dataset_features_dataset_number_feature_set_row_number_pk" PRIMARY KEY("dataset_number","feature_set","row_number")
);
--> statement-breakpoint
CREATE TABLE "dataset_label" (
	"dataset_number" bigint NOT NULL,
	"row_number" integer NOT NULL,
	"task_row" integer NOT NULL,
	"label_id" uuid NOT NULL,
	"revision_id" bigint NOT NULL,
	"other_revision_ids" bigint[],
	"section" integer,
	"paragraph" integer,
	"sentence" integer,
	"parent_id" bigint,
	"page_id" bigint,
	"edit_timestamp" timestamp with time zone,
	"stratum" text,
	"inclusion_probability" double precision,
	"automated" boolean NOT NULL,
	"reasons" text[],
	"labeller" text,
	"origin" text,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"current" boolean NOT NULL,
	"adjudicated" boolean NOT NULL,
	"answers" jsonb,
	"skip_reason" text,
	"form_digest" text NOT NULL,
	"guideline_revision" bigint,
	"language" text,
	"milliseconds_spent" integer,
	"order_shown" smallint,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dataset_label_dataset_number_row_number_pk" PRIMARY KEY("dataset_number","row_number")
);
--> statement-breakpoint
CREATE TABLE "dataset_task" (
	"dataset_number" bigint NOT NULL,
	"row_number" integer NOT NULL,
	"revision_id" bigint NOT NULL,
	"other_revision_ids" bigint[],
	"section" integer,
	"paragraph" integer,
	"sentence" integer,
	"parent_id" bigint,
	"page_id" bigint,
	"edit_timestamp" timestamp with time zone,
	"stratum" text,
	"inclusion_probability" double precision,
	"distressing" boolean NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"consensus" jsonb NOT NULL,
	"method" text NOT NULL,
	"adjudicated" boolean NOT NULL,
	"posterior" jsonb NOT NULL,
	"median" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"labels" integer NOT NULL,
	"surplus" integer NOT NULL,
	"skips" integer NOT NULL,
	CONSTRAINT "dataset_task_dataset_number_row_number_pk" PRIMARY KEY("dataset_number","row_number")
);
--> statement-breakpoint
ALTER TABLE "dataset_features" ADD CONSTRAINT "dataset_features_dataset_number_dataset_number_fk" FOREIGN KEY ("dataset_number") REFERENCES "public"."dataset"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_label" ADD CONSTRAINT "dataset_label_dataset_number_dataset_number_fk" FOREIGN KEY ("dataset_number") REFERENCES "public"."dataset"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_task" ADD CONSTRAINT "dataset_task_dataset_number_dataset_number_fk" FOREIGN KEY ("dataset_number") REFERENCES "public"."dataset"("number") ON DELETE no action ON UPDATE no action;