-- What finds the transmissions of one cable or circuit, or one transmission. A circuit's number is found by what the
-- view works it out with, to the letter.
CREATE UNIQUE INDEX IF NOT EXISTS transmission_by_number ON transmission_row (run_id, transmission_id);
CREATE INDEX IF NOT EXISTS transmission_of_message ON transmission_row (run_id, message_id);
CREATE INDEX IF NOT EXISTS transmission_on_circuit ON transmission_row (
  run_id, CAST((way & 67108863) AS INTEGER), queued_at);
CREATE INDEX IF NOT EXISTS transmission_leaving_circuit ON transmission_row (
  run_id, CAST((way & 67108863) AS INTEGER), CAST(queued_at + coalesce(waited, 0) + sent_in AS INTEGER));
