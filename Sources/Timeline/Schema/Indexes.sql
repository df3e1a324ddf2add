-- Made when a run has ended: a row costs several times as much while indexes are kept.
CREATE INDEX IF NOT EXISTS transmission_leaving_circuit ON transmission (run_id, circuit_id, ended_at);
CREATE INDEX IF NOT EXISTS incident_of_place ON incident (run_id, at) WHERE message_id IS NULL;
CREATE INDEX IF NOT EXISTS transmission_of_message ON transmission (run_id, message_id);
CREATE INDEX IF NOT EXISTS transmission_on_circuit ON transmission (run_id, circuit_id, queued_at);
CREATE INDEX IF NOT EXISTS handling_of_message ON handling (run_id, message_id);
CREATE INDEX IF NOT EXISTS incident_of_message ON incident (run_id, message_id);

-- Without figures SQLite thinks a run has ten transmissions, and looks through all of them for those of a cable.
PRAGMA analysis_limit = 1000;
ANALYZE;
