-- Made when a run has ended: a row costs several times as much while indexes are kept.
CREATE INDEX IF NOT EXISTS incident_of_place ON incident (run_id, at) WHERE message_id IS NULL;
CREATE INDEX IF NOT EXISTS handling_of_message ON handling (run_id, message_id);
CREATE INDEX IF NOT EXISTS incident_of_message ON incident (run_id, message_id);
