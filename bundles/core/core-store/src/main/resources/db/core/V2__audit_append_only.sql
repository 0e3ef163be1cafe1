-- A line of the audit log is never changed and never removed, whoever asks the database.
-- Derby knows no way to refuse in a trigger but an expression that fails: a hash is no integer.

${derby}CREATE TRIGGER core.audit_entry_no_update NO CASCADE BEFORE UPDATE ON core.audit_entry REFERENCING OLD AS o FOR EACH ROW VALUES CAST(o.hash AS INTEGER);
${derby}CREATE TRIGGER core.audit_entry_no_delete NO CASCADE BEFORE DELETE ON core.audit_entry REFERENCING OLD AS o FOR EACH ROW VALUES CAST(o.hash AS INTEGER);

${postgresql}CREATE FUNCTION core.audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
${postgresql}CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON core.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION core.audit_append_only();
${postgresql}CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON core.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION core.audit_append_only();
${postgresql}CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON core.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION core.audit_append_only();
