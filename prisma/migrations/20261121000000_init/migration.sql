-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "institution" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "government_level" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "hand_at" TIMESTAMPTZ(3),
    "ladder" TEXT[],
    "timetable" JSONB NOT NULL,
    "anchors" JSONB NOT NULL,
    "thresholds" JSONB NOT NULL,
    "calendar" JSONB NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'OFFICIAL',
    "baseline" JSONB NOT NULL,
    "last_close_at" TIMESTAMPTZ(3) NOT NULL,
    "last_deadline_run" DATE,
    "vacancy_noticed" JSONB NOT NULL DEFAULT '{}',
    "scheduled" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "person_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "role_assignment" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "all_goals" BOOLEAN NOT NULL DEFAULT true,
    "goal_ids" UUID[],
    "from_day" DATE,
    "to_day" DATE,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "delegation" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "principal_id" UUID NOT NULL,
    "delegate_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "goal_ids" JSONB,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "reason" TEXT,
    "can_submit" BOOLEAN NOT NULL,
    "can_decide" BOOLEAN NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "goal" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "org_unit" TEXT,
    "start_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,
    "original_end_date" DATE NOT NULL,
    "lifecycle" TEXT NOT NULL,
    "management_state" TEXT NOT NULL,
    "computed_state" TEXT NOT NULL,
    "states_as_of" DATE NOT NULL,
    "stopped" JSONB,
    "finish_proposed" BOOLEAN NOT NULL DEFAULT false,
    "finished_on" DATE,
    "finished_at" TIMESTAMPTZ(3),
    "override" JSONB,
    "integrating" BOOLEAN NOT NULL DEFAULT false,
    "priority" BOOLEAN NOT NULL DEFAULT false,
    "description" TEXT,
    "baseline" TEXT,
    "expected_result" TEXT,
    "narrative" TEXT,
    "last_update_at" TIMESTAMPTZ(3),
    "missed_in_a_row" INTEGER NOT NULL DEFAULT 0,
    "no_change_in_a_row" INTEGER NOT NULL DEFAULT 0,
    "external_key" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "goal_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "intermediate_goal" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "goal_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "end_date" DATE NOT NULL,
    "original_end_date" DATE NOT NULL,
    "responsible" TEXT,
    "kind" TEXT NOT NULL,
    "critical" BOOLEAN NOT NULL DEFAULT true,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "detail" TEXT,
    "state" TEXT NOT NULL,
    "finished_on" DATE,
    "finished_at" TIMESTAMPTZ(3),
    "stopped" BOOLEAN NOT NULL DEFAULT false,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "reprogram_count" INTEGER NOT NULL DEFAULT 0,
    "progress_report" TEXT,
    "progress_updated_at" TIMESTAMPTZ(3),
    "explained" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "intermediate_goal_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "reprogramming" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "goal_id" UUID NOT NULL,
    "ig_id" UUID NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,

    CONSTRAINT "reprogramming_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "item" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "goal_id" UUID NOT NULL,
    "ig_id" UUID,
    "title" TEXT NOT NULL,
    "problem_type" TEXT NOT NULL,
    "description" TEXT,
    "treatment" JSONB,
    "responsible" TEXT,
    "limit_date" DATE NOT NULL,
    "transsectoral" BOOLEAN NOT NULL DEFAULT false,
    "blocking" BOOLEAN NOT NULL DEFAULT false,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "arrived_at" DATE NOT NULL,
    "reported_by" UUID,
    "reported_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "committed_date" DATE,
    "commitments" INTEGER NOT NULL DEFAULT 0,
    "extensions" INTEGER NOT NULL DEFAULT 0,
    "origin" TEXT NOT NULL DEFAULT 'USER',
    "loaded" BOOLEAN NOT NULL DEFAULT false,
    "stays" JSONB NOT NULL,
    "source_alert_id" UUID,
    "converted_to_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_on" DATE,
    "closing_text" TEXT,
    "resolution_proposed" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "item_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "action_log_entry" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "item_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "text" TEXT NOT NULL,
    "committed_date" DATE,

    CONSTRAINT "action_log_entry_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "commitment" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID,
    "agenda_id" UUID,
    "responsible_id" UUID NOT NULL,
    "recorded_by_id" UUID,
    "due" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "commitment_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "opportunity" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "goal_id" UUID NOT NULL,
    "ig_id" UUID,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "proposed_date" DATE NOT NULL,
    "place" TEXT,
    "description" TEXT,
    "state" TEXT NOT NULL,
    "valuation" TEXT,
    "proposed_by" UUID,
    "reminded_for" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "opportunity_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "requested_decision" TEXT,
    "proposed_date" DATE,
    "origin_type" TEXT NOT NULL,
    "origin_id" UUID NOT NULL,
    "goal_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "proposed_on" DATE NOT NULL,
    "decision_text" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "cycle" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "days" JSONB,
    "plan" JSONB NOT NULL,
    "done" JSONB NOT NULL DEFAULT '[]',
    "selection_frozen_at" TIMESTAMPTZ(3),
    "selection_confirmed" BOOLEAN NOT NULL DEFAULT false,
    "closed_at" TIMESTAMPTZ(3),
    "stats" JSONB,
    "plan_read" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cycle_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "weekly_update" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "goal_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "no_change" BOOLEAN NOT NULL DEFAULT false,
    "narrative" TEXT,
    "answers" JSONB NOT NULL DEFAULT '[]',
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by" UUID,
    "on_behalf_of" UUID,
    "amended_at" TIMESTAMPTZ(3),
    "return_reason" TEXT,
    "excuse_reason" TEXT,
    "validated_at" TIMESTAMPTZ(3),
    "validated_by" UUID,
    "marks" TEXT[],
    "snapshot" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "weekly_update_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "selection" (
    "institution_id" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "auto" BOOLEAN NOT NULL,
    "lines" JSONB NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by" UUID,

    CONSTRAINT "selection_pkey" PRIMARY KEY ("institution_id","week")
);

-- CreateTable
CREATE TABLE "decision" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "week" TEXT,
    "level" TEXT NOT NULL,
    "ref_type" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "goal_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "text" TEXT,
    "responsible_id" UUID,
    "due" DATE,
    "valuation" TEXT,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "issued_code" (
    "institution_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "used" BOOLEAN NOT NULL DEFAULT true,
    "renamed_to" TEXT,

    CONSTRAINT "issued_code_pkey" PRIMARY KEY ("institution_id","code")
);

-- CreateTable
CREATE TABLE "event" (
    "institution_id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "by_id" UUID,
    "on_behalf_of" UUID,
    "reason" TEXT,
    "payload" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("institution_id","seq")
);

-- CreateTable
CREATE TABLE "act_form" (
    "institution_id" TEXT NOT NULL,
    "form_id" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "act_form_pkey" PRIMARY KEY ("institution_id","form_id")
);

-- CreateTable
CREATE TABLE "report_run" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "week" TEXT,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "report_run_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "letter" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "number" INTEGER,
    "to_ids" UUID[],
    "cc_ids" UUID[],
    "vacant" TEXT[],
    "about" TEXT[],
    "item" TEXT,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "intended_at" TIMESTAMPTZ(3) NOT NULL,
    "useful_until" TIMESTAMPTZ(3),
    "data" JSONB,
    "report_run_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'INTENDED',
    "reason" TEXT,
    "written_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "letter_copy" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "link_hash" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "ambiguous_ends" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "reply" TEXT,

    CONSTRAINT "letter_copy_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "institution_code_key" ON "institution"("code");

-- CreateIndex
CREATE UNIQUE INDEX "institution_name_key" ON "institution"("name");

-- CreateIndex
CREATE UNIQUE INDEX "institution_short_name_key" ON "institution"("short_name");

-- CreateIndex
CREATE UNIQUE INDEX "person_institution_id_handle_key" ON "person"("institution_id", "handle");

-- CreateIndex
CREATE UNIQUE INDEX "person_institution_id_email_key" ON "person"("institution_id", "email");

-- CreateIndex
CREATE INDEX "role_assignment_institution_id_person_id_idx" ON "role_assignment"("institution_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "goal_institution_id_code_key" ON "goal"("institution_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "intermediate_goal_institution_id_goal_id_code_key" ON "intermediate_goal"("institution_id", "goal_id", "code");

-- CreateIndex
CREATE INDEX "reprogramming_institution_id_goal_id_idx" ON "reprogramming"("institution_id", "goal_id");

-- CreateIndex
CREATE INDEX "item_institution_id_goal_id_idx" ON "item"("institution_id", "goal_id");

-- CreateIndex
CREATE INDEX "item_institution_id_closed_at_idx" ON "item"("institution_id", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "item_institution_id_code_key" ON "item"("institution_id", "code");

-- CreateIndex
CREATE INDEX "action_log_entry_institution_id_item_id_seq_idx" ON "action_log_entry"("institution_id", "item_id", "seq");

-- CreateIndex
CREATE INDEX "commitment_institution_id_ended_at_idx" ON "commitment"("institution_id", "ended_at");

-- CreateIndex
CREATE INDEX "opportunity_institution_id_goal_id_idx" ON "opportunity"("institution_id", "goal_id");

-- CreateIndex
CREATE UNIQUE INDEX "opportunity_institution_id_code_key" ON "opportunity"("institution_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_institution_id_code_key" ON "agenda_item"("institution_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "cycle_institution_id_week_key" ON "cycle"("institution_id", "week");

-- CreateIndex
CREATE UNIQUE INDEX "weekly_update_institution_id_week_goal_id_key" ON "weekly_update"("institution_id", "week", "goal_id");

-- CreateIndex
CREATE INDEX "decision_institution_id_recorded_at_idx" ON "decision"("institution_id", "recorded_at");

-- CreateIndex
CREATE INDEX "event_institution_id_at_seq_idx" ON "event"("institution_id", "at", "seq");

-- CreateIndex
CREATE INDEX "report_run_institution_id_week_code_idx" ON "report_run"("institution_id", "week", "code");

-- CreateIndex
CREATE INDEX "letter_institution_id_status_seq_idx" ON "letter"("institution_id", "status", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "letter_institution_id_key_key" ON "letter"("institution_id", "key");

-- CreateIndex
CREATE INDEX "letter_copy_institution_id_status_idx" ON "letter_copy"("institution_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "letter_copy_institution_id_letter_id_address_key" ON "letter_copy"("institution_id", "letter_id", "address");

-- CreateIndex
CREATE UNIQUE INDEX "letter_copy_institution_id_link_hash_key" ON "letter_copy"("institution_id", "link_hash");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_institution_id_person_id_fkey" FOREIGN KEY ("institution_id", "person_id") REFERENCES "person"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_institution_id_principal_id_fkey" FOREIGN KEY ("institution_id", "principal_id") REFERENCES "person"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_institution_id_delegate_id_fkey" FOREIGN KEY ("institution_id", "delegate_id") REFERENCES "person"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intermediate_goal" ADD CONSTRAINT "intermediate_goal_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reprogramming" ADD CONSTRAINT "reprogramming_institution_id_ig_id_fkey" FOREIGN KEY ("institution_id", "ig_id") REFERENCES "intermediate_goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_log_entry" ADD CONSTRAINT "action_log_entry_institution_id_item_id_fkey" FOREIGN KEY ("institution_id", "item_id") REFERENCES "item"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weekly_update" ADD CONSTRAINT "weekly_update_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_code" ADD CONSTRAINT "issued_code_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "act_form" ADD CONSTRAINT "act_form_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_institution_id_report_run_id_fkey" FOREIGN KEY ("institution_id", "report_run_id") REFERENCES "report_run"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_copy" ADD CONSTRAINT "letter_copy_institution_id_letter_id_fkey" FOREIGN KEY ("institution_id", "letter_id") REFERENCES "letter"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

