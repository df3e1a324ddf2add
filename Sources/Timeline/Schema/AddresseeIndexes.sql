-- What finds the addressees of one run or cable, or one addressee.
CREATE UNIQUE INDEX IF NOT EXISTS addressee_by_number ON addressee_row (
  run_id, message_id, CAST((codes >> 37) AS INTEGER));
