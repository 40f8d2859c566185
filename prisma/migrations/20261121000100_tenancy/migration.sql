-- Who may see and change what, by the database itself: a tenant's rows are its own, facts are only ever added.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rutina_app') THEN
    CREATE ROLE rutina_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was migrated at the same moment
END $$;
-- Every transaction of the service runs under rutina_app, whoever logged in: so whoever migrates may also become it.
DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'rutina_app', 'MEMBER') THEN
    EXECUTE format('GRANT rutina_app TO %I', current_user);
  END IF;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relname NOT IN ('institution', '_prisma_migrations')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (institution_id = nullif(current_setting(''app.institution_id'', true), ''''))
       WITH CHECK (institution_id = nullif(current_setting(''app.institution_id'', true), ''''))', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO rutina_app', name);
  END LOOP;
END $$;
-- An institution is named globally, so that work over all of them can list the ids; its own row is changed under its own tenant.
GRANT SELECT, INSERT ON institution TO rutina_app;
GRANT UPDATE ON institution TO rutina_app;
ALTER TABLE institution ENABLE ROW LEVEL SECURITY;
ALTER TABLE institution FORCE ROW LEVEL SECURITY;
CREATE POLICY listed ON institution FOR SELECT USING (true);
CREATE POLICY founded ON institution FOR INSERT WITH CHECK (id = nullif(current_setting('app.institution_id', true), ''));
CREATE POLICY own ON institution FOR UPDATE USING (id = nullif(current_setting('app.institution_id', true), ''));
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO rutina_app;

-- Append-only: history, action log, packs as they stood, kept outcomes.
REVOKE UPDATE ON event, action_log_entry, report_run, act_form FROM rutina_app;

-- A letter's bytes, once written, are the letter: every attempt sends them.
CREATE FUNCTION bytes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.bytes IS DISTINCT FROM OLD.bytes OR NEW.sha256 IS DISTINCT FROM OLD.sha256 OR NEW.message_id IS DISTINCT FROM OLD.message_id THEN
    RAISE EXCEPTION 'the bytes of a letter are written once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bytes_stay BEFORE UPDATE ON letter_copy FOR EACH ROW EXECUTE FUNCTION bytes_stay();
