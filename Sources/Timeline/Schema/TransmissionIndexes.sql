-- What finds the transmissions of one cable or circuit, or one transmission.
CREATE UNIQUE INDEX IF NOT EXISTS transmission_by_number ON transmission_row (run_id, transmission_id);
CREATE INDEX IF NOT EXISTS transmission_of_message ON transmission_row (run_id, message_id);
CREATE INDEX IF NOT EXISTS transmission_on_circuit ON transmission_row (run_id, circuit_id, queued_at);
CREATE INDEX IF NOT EXISTS transmission_leaving_circuit ON transmission_row (
  run_id, circuit_id, CAST(queued_at + coalesce(waited, 0) + sent_in AS INTEGER));
