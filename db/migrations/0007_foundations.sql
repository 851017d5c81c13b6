CREATE TABLE "adjudication" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "adjudication_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"task_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"answers" jsonb,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "adjudication_kind" CHECK ("adjudication"."kind" in ('decided', 'reversed')),
	CONSTRAINT "adjudication_answers" CHECK (("adjudication"."kind" = 'decided') = ("adjudication"."answers" is not null))
);
--> statement-breakpoint
CREATE TABLE "automated_label" (
	"task_id" bigint PRIMARY KEY NOT NULL,
	"answers" jsonb NOT NULL,
	"reasons" text[] NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "task" DROP CONSTRAINT "task_state";--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "aggregation" text DEFAULT 'majority' NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "stratum" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "inclusion_probability" double precision;--> statement-breakpoint
ALTER TABLE "adjudication" ADD CONSTRAINT "adjudication_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjudication" ADD CONSTRAINT "adjudication_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "automated_label" ADD CONSTRAINT "automated_label_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adjudication_task_id_id_index" ON "adjudication" USING btree ("task_id","id");--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_aggregation" CHECK ("campaign"."aggregation" in ('majority', 'weighted_majority', 'dawid_skene', 'mace'));--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_drawn" CHECK (("task"."stratum" is null) = ("task"."inclusion_probability" is null)
				and ("task"."inclusion_probability" is null or ("task"."inclusion_probability" > 0 and "task"."inclusion_probability" <= 1)));--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_state" CHECK ("task"."state" in ('open', 'done', 'gone', 'automated'));--> statement-breakpoint
CREATE TRIGGER adjudication_only_added BEFORE UPDATE OR DELETE ON "adjudication" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER adjudication_never_emptied BEFORE TRUNCATE ON "adjudication" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
