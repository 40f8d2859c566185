-- What the screens keep: who is signed in, what was typed and not sent, attached files, classifiers and actors, rehearsals asked for, programs.
-- AlterTable
ALTER TABLE "institution" ADD COLUMN     "look" JSONB,
ADD COLUMN     "steps" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "letter_copy" ADD COLUMN     "link_revoked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "last_login_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "sign_in_code" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "web_session" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "device" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "web_session_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "form_draft" (
    "institution_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "seen" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_pkey" PRIMARY KEY ("institution_id","person_id","form")
);

-- CreateTable
CREATE TABLE "document" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "goal_id" UUID NOT NULL,
    "ig_id" UUID,
    "item_id" UUID,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "attached_by" UUID NOT NULL,
    "attached_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "classifier" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "classifier_values" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "classifier_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "goal_classifier" (
    "institution_id" TEXT NOT NULL,
    "goal_id" UUID NOT NULL,
    "classifier_id" UUID NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "goal_classifier_pkey" PRIMARY KEY ("institution_id","goal_id","classifier_id","value")
);

-- CreateTable
CREATE TABLE "actor" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sector_kind" TEXT NOT NULL,
    "contact" TEXT,
    "person_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "actor_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "rehearsal_run" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" JSONB,

    CONSTRAINT "rehearsal_run_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "webhook" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "kinds" TEXT[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "last_seq" BIGINT NOT NULL,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "institution_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "reply" TEXT,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateIndex
CREATE INDEX "sign_in_code_institution_id_person_id_created_at_idx" ON "sign_in_code"("institution_id", "person_id", "created_at");

-- CreateIndex
CREATE INDEX "web_session_institution_id_person_id_idx" ON "web_session"("institution_id", "person_id");

-- CreateIndex
CREATE INDEX "document_institution_id_goal_id_attached_at_idx" ON "document"("institution_id", "goal_id", "attached_at");

-- CreateIndex
CREATE UNIQUE INDEX "classifier_institution_id_name_key" ON "classifier"("institution_id", "name");

-- CreateIndex
CREATE INDEX "goal_classifier_institution_id_classifier_id_value_idx" ON "goal_classifier"("institution_id", "classifier_id", "value");

-- CreateIndex
CREATE UNIQUE INDEX "actor_institution_id_name_key" ON "actor"("institution_id", "name");

-- CreateIndex
CREATE INDEX "rehearsal_run_institution_id_asked_at_idx" ON "rehearsal_run"("institution_id", "asked_at");

-- CreateIndex
CREATE INDEX "api_token_institution_id_person_id_idx" ON "api_token"("institution_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_institution_id_token_hash_key" ON "api_token"("institution_id", "token_hash");

-- CreateIndex
CREATE INDEX "webhook_delivery_institution_id_state_next_at_idx" ON "webhook_delivery"("institution_id", "state", "next_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_institution_id_webhook_id_seq_key" ON "webhook_delivery"("institution_id", "webhook_id", "seq");

-- AddForeignKey
ALTER TABLE "sign_in_code" ADD CONSTRAINT "sign_in_code_institution_id_person_id_fkey" FOREIGN KEY ("institution_id", "person_id") REFERENCES "person"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web_session" ADD CONSTRAINT "web_session_institution_id_person_id_fkey" FOREIGN KEY ("institution_id", "person_id") REFERENCES "person"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "form_draft" ADD CONSTRAINT "form_draft_institution_id_person_id_fkey" FOREIGN KEY ("institution_id", "person_id") REFERENCES "person"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_classifier" ADD CONSTRAINT "goal_classifier_institution_id_goal_id_fkey" FOREIGN KEY ("institution_id", "goal_id") REFERENCES "goal"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_classifier" ADD CONSTRAINT "goal_classifier_institution_id_classifier_id_fkey" FOREIGN KEY ("institution_id", "classifier_id") REFERENCES "classifier"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_institution_id_person_id_fkey" FOREIGN KEY ("institution_id", "person_id") REFERENCES "person"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_institution_id_webhook_id_fkey" FOREIGN KEY ("institution_id", "webhook_id") REFERENCES "webhook"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A tenant's rows are its own, here as everywhere.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sign_in_code', 'web_session', 'form_draft', 'document', 'classifier', 'goal_classifier', 'actor', 'rehearsal_run', 'api_token', 'webhook', 'webhook_delivery']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (institution_id = nullif(current_setting(''app.institution_id'', true), ''''))
       WITH CHECK (institution_id = nullif(current_setting(''app.institution_id'', true), ''''))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO rutina_app', name);
  END LOOP;
END $$;
-- A draft that was sent is no draft any more, and a value taken off a goal is no fact about it: the only rows that may go.
GRANT DELETE ON form_draft, goal_classifier TO rutina_app;

-- An attached file is what was attached; it can be put aside, not exchanged.
CREATE FUNCTION document_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.bytes IS DISTINCT FROM OLD.bytes OR NEW.sha256 IS DISTINCT FROM OLD.sha256 OR NEW.media_type IS DISTINCT FROM OLD.media_type THEN
    RAISE EXCEPTION 'the bytes of a document are written once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_stays BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION document_stays();
