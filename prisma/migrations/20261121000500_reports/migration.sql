-- Reports as runs with their files, favourites and subscriptions; indicators with their measurements, risks, places and actors' parts.
-- DropForeignKey
ALTER TABLE "goal_classifier" DROP CONSTRAINT "goal_classifier_institution_id_classifier_id_fkey";

-- DropForeignKey
ALTER TABLE "goal_classifier" DROP CONSTRAINT "goal_classifier_institution_id_goal_id_fkey";

-- AlterTable
ALTER TABLE "cycle" ADD COLUMN     "month" TEXT;

-- AlterTable
ALTER TABLE "goal" ADD COLUMN     "more" JSONB;

-- AlterTable
ALTER TABLE "institution" ADD COLUMN     "options" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "intermediate_goal" ADD COLUMN     "depends_on" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "programmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "programmed_by" UUID;

-- AlterTable
ALTER TABLE "letter_copy" ADD COLUMN     "opened_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "report_run" ADD COLUMN     "goal_ids" JSONB,
ADD COLUMN     "params" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "reach" TEXT NOT NULL DEFAULT 'all',
ADD COLUMN     "requested_by" UUID,
ADD COLUMN     "setting" JSONB;

-- AlterTable
ALTER TABLE "selection" ADD COLUMN     "left_out" JSONB NOT NULL DEFAULT '[]';

-- DropTable
DROP TABLE "goal_classifier";

-- CreateTable
CREATE TABLE "report_file" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_file_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "favourite_report" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "filters" JSONB NOT NULL DEFAULT '{}',
    "position" INTEGER NOT NULL,

    CONSTRAINT "favourite_report_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "report_subscription" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "filters" JSONB NOT NULL DEFAULT '{}',
    "rhythm" TEXT NOT NULL,
    "formats" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_subscription_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "territory" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "parent_id" UUID,
    "code" TEXT,
    "poverty_quintile" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "territory_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "actor_link" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "goal_id" UUID NOT NULL,
    "ig_id" UUID,
    "item_id" UUID,
    "participation" TEXT NOT NULL,
    "commitment" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "actor_link_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "goal_id" UUID NOT NULL,
    "other_goal_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "definition" TEXT,
    "formula" TEXT,
    "source" TEXT,
    "responsible" TEXT,
    "kind" TEXT NOT NULL,
    "baseline_value" DOUBLE PRECISION NOT NULL,
    "baseline_date" DATE NOT NULL,
    "target_value" DOUBLE PRECISION NOT NULL,
    "target_date" DATE NOT NULL,
    "frequency" TEXT NOT NULL,
    "partial_targets" JSONB NOT NULL DEFAULT '[]',
    "lag_days" INTEGER NOT NULL DEFAULT 15,
    "tolerance" DOUBLE PRECISION NOT NULL DEFAULT 0.1,
    "by_territory" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "measurement" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "goal_id" UUID NOT NULL,
    "period_end" DATE NOT NULL,
    "territory_id" UUID,
    "value" DOUBLE PRECISION NOT NULL,
    "note" TEXT,
    "evidence" TEXT,
    "under_oath" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL,
    "validated_by" UUID,
    "validated_at" TIMESTAMPTZ(3),
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "measurement_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "risk" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "goal_id" UUID NOT NULL,
    "risk" TEXT NOT NULL,
    "probability" INTEGER NOT NULL,
    "impact" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "actions" JSONB NOT NULL DEFAULT '[]',
    "evidence" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "risk_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateIndex
CREATE INDEX "report_file_institution_id_sha256_idx" ON "report_file"("institution_id", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "report_file_institution_id_run_id_format_locale_key" ON "report_file"("institution_id", "run_id", "format", "locale");

-- CreateIndex
CREATE INDEX "favourite_report_institution_id_person_id_position_idx" ON "favourite_report"("institution_id", "person_id", "position");

-- CreateIndex
CREATE INDEX "report_subscription_institution_id_ended_at_idx" ON "report_subscription"("institution_id", "ended_at");

-- CreateIndex
CREATE INDEX "actor_link_institution_id_goal_id_idx" ON "actor_link"("institution_id", "goal_id");

-- CreateIndex
CREATE INDEX "indicator_institution_id_goal_id_idx" ON "indicator"("institution_id", "goal_id");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_institution_id_code_key" ON "indicator"("institution_id", "code");

-- CreateIndex
CREATE INDEX "measurement_institution_id_indicator_id_period_end_idx" ON "measurement"("institution_id", "indicator_id", "period_end");

-- CreateIndex
CREATE INDEX "measurement_institution_id_goal_id_idx" ON "measurement"("institution_id", "goal_id");

-- CreateIndex
CREATE INDEX "letter_institution_id_report_run_id_idx" ON "letter"("institution_id", "report_run_id");

-- CreateIndex
CREATE INDEX "risk_institution_id_goal_id_idx" ON "risk"("institution_id", "goal_id");

-- CreateIndex
CREATE UNIQUE INDEX "risk_institution_id_code_key" ON "risk"("institution_id", "code");

-- AddForeignKey
ALTER TABLE "report_file" ADD CONSTRAINT "report_file_institution_id_run_id_fkey" FOREIGN KEY ("institution_id", "run_id") REFERENCES "report_run"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourite_report" ADD CONSTRAINT "favourite_report_institution_id_person_id_fkey" FOREIGN KEY ("institution_id", "person_id") REFERENCES "person"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_subscription" ADD CONSTRAINT "report_subscription_institution_id_person_id_fkey" FOREIGN KEY ("institution_id", "person_id") REFERENCES "person"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actor_link" ADD CONSTRAINT "actor_link_institution_id_actor_id_fkey" FOREIGN KEY ("institution_id", "actor_id") REFERENCES "actor"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actor_link" ADD CONSTRAINT "actor_link_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_institution_id_indicator_id_fkey" FOREIGN KEY ("institution_id", "indicator_id") REFERENCES "indicator"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk" ADD CONSTRAINT "risk_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A correction and the first value of one period and place are two rows with two revisions, never one twice.
CREATE UNIQUE INDEX "measurement_once_idx" ON "measurement"("institution_id", "indicator_id", "period_end", coalesce("territory_id", '00000000-0000-0000-0000-000000000000'::uuid), "revision");
CREATE UNIQUE INDEX "report_run_once_idx" ON "report_run"("institution_id", "code", "as_of", "version", "reach", md5("params"::text), coalesce("week", ''));

-- A tenant's rows are its own, here as everywhere.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['report_file', 'favourite_report', 'report_subscription', 'territory', 'actor_link', 'indicator', 'measurement', 'risk']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (institution_id = nullif(current_setting(''app.institution_id'', true), ''''))
       WITH CHECK (institution_id = nullif(current_setting(''app.institution_id'', true), ''''))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO rutina_app', name);
  END LOOP;
END $$;
-- A document is what was sent; a favourite is no fact.
REVOKE UPDATE ON report_file FROM rutina_app;
GRANT DELETE ON favourite_report TO rutina_app;
