CREATE TABLE "guideline" (
	"campaign_id" bigint NOT NULL,
	"revision_id" bigint NOT NULL,
	"title" text NOT NULL,
	"fixed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "guideline_campaign_id_revision_id_pk" PRIMARY KEY("campaign_id","revision_id")
);
--> statement-breakpoint
ALTER TABLE "guideline" ADD CONSTRAINT "guideline_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;