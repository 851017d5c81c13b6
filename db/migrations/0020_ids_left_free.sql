CREATE TABLE "reserved_task_id" (
	"id" bigint PRIMARY KEY NOT NULL,
	"campaign_id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reserved_task_id" ADD CONSTRAINT "reserved_task_id_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reserved_task_id_campaign_id_index" ON "reserved_task_id" USING btree ("campaign_id");