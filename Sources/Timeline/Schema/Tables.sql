-- One file is the whole result. Times are microseconds since 1970-01-01T00:00:00Z; text is UTF-8.
-- Rows are numbered inside their run, so that the same cable has the same number in every run. The stations and
-- circuits that a run's rows name are those of its topology: they are found through the run.

CREATE TABLE topology (
  topology_id INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  about       TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  source      TEXT NOT NULL
) STRICT;

CREATE TABLE station (
  topology_id       INTEGER NOT NULL REFERENCES topology,
  station_id        INTEGER NOT NULL,
  routing_indicator TEXT NOT NULL,
  name              TEXT NOT NULL,
  kind              TEXT NOT NULL CHECK (kind IN ('tributary', 'relay', 'gateway')),
  latitude          REAL,
  longitude         REAL,
  time_zone         TEXT NOT NULL,
  clearance         TEXT NOT NULL,
  positions         INTEGER NOT NULL,
  PRIMARY KEY (topology_id, station_id),
  UNIQUE (topology_id, routing_indicator)
) STRICT;

CREATE TABLE circuit (
  topology_id           INTEGER NOT NULL REFERENCES topology,
  circuit_id            INTEGER NOT NULL,
  name                  TEXT NOT NULL,
  from_station          INTEGER NOT NULL,
  to_station            INTEGER NOT NULL,
  designator            TEXT NOT NULL,
  number_digits         INTEGER NOT NULL,
  characters_per_second REAL NOT NULL,
  channels              INTEGER NOT NULL,
  propagation           INTEGER NOT NULL,
  clearance             TEXT NOT NULL,
  PRIMARY KEY (topology_id, circuit_id),
  UNIQUE (topology_id, name),
  FOREIGN KEY (topology_id, from_station) REFERENCES station,
  FOREIGN KEY (topology_id, to_station) REFERENCES station
) STRICT;

CREATE TABLE run (
  run_id         INTEGER PRIMARY KEY,
  arm            TEXT NOT NULL,
  scenario       TEXT NOT NULL,
  topology_id    INTEGER NOT NULL REFERENCES topology,
  seed           INTEGER NOT NULL,
  replication    INTEGER NOT NULL,
  started_at     INTEGER NOT NULL,
  ended_at       INTEGER,
  status         TEXT NOT NULL CHECK (status IN ('running', 'done', 'interrupted', 'failed')),
  stop_reason    TEXT,
  ties           INTEGER,
  fingerprint    TEXT,
  engine_version TEXT NOT NULL,
  argv           TEXT NOT NULL,
  scenario_text  TEXT NOT NULL,
  run_key        TEXT NOT NULL,
  counted_from   INTEGER
) STRICT;

CREATE TABLE circuit_total (
  run_id     INTEGER NOT NULL REFERENCES run,
  circuit_id INTEGER NOT NULL,
  precedence TEXT NOT NULL,
  begun      INTEGER NOT NULL,
  sent       INTEGER NOT NULL,
  waiting    INTEGER NOT NULL,
  sending    INTEGER NOT NULL,
  sojourn    INTEGER NOT NULL,
  PRIMARY KEY (run_id, circuit_id, precedence)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
  run_id INTEGER NOT NULL REFERENCES run,
  name   TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE traffic_source (
  run_id    INTEGER NOT NULL REFERENCES run,
  source_id INTEGER NOT NULL,
  name      TEXT NOT NULL,
  PRIMARY KEY (run_id, source_id)
) STRICT, WITHOUT ROWID;

-- Rows that may come by the million are written in fewer columns and bytes than they are read in: words and small
-- numbers as the binary digits of one number, times as spans from another time, what few rows have in tables of its
-- own. The views message, addressee and transmission say what they mean; the table documentation, which digits.
-- The digits hold 67 108 863 stations and as many circuits, 8 388 606 traffic sources, serial numbers to 9999,
-- 67 108 863 addressees of a cable, 16 777 216 sections, and 68 719 476 735 transmissions between one and its
-- cause. A run of a larger network is not begun, and the views take no number that does not fit.
-- That nothing is missing the program and the views see to: to look at each row again would cost 2 percent of a
-- recorded hop.

CREATE TABLE message_row (
  run_id     INTEGER REFERENCES run,
  message_id INTEGER,
  filed_at   INTEGER,
  origin     INTEGER,
  codes      INTEGER,
  characters INTEGER,
  PRIMARY KEY (run_id, message_id)
) STRICT, WITHOUT ROWID;

-- Of a cable of the scenario, or one that was changed by hand.
CREATE TABLE message_text_row (
  run_id     INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  ssn        TEXT,
  mrn        TEXT,
  dtg        TEXT,
  subject    TEXT,
  heading    TEXT,
  PRIMARY KEY (run_id, message_id),
  FOREIGN KEY (run_id, message_id) REFERENCES message_row
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
  run_id           INTEGER NOT NULL,
  message_id       INTEGER NOT NULL,
  section          INTEGER NOT NULL,
  characters       INTEGER NOT NULL,
  originating_line TEXT,
  PRIMARY KEY (run_id, message_id, section),
  FOREIGN KEY (run_id, message_id) REFERENCES message_row
) STRICT, WITHOUT ROWID;

CREATE TABLE transmission_row (
  run_id          INTEGER REFERENCES run,
  transmission_id INTEGER,
  message_id      INTEGER,
  way             INTEGER,
  codes           INTEGER,
  queued_at       INTEGER,
  waited          INTEGER,
  sent_in         INTEGER,
  travelled       INTEGER,
  FOREIGN KEY (run_id, message_id) REFERENCES message_row
) STRICT;

-- Of a transmission that was tried before or held, or whose routing line is written down.
CREATE TABLE transmission_rest_row (
  run_id          INTEGER NOT NULL REFERENCES run,
  transmission_id INTEGER NOT NULL,
  previous        INTEGER,
  held            INTEGER,
  routing_line    TEXT,
  PRIMARY KEY (run_id, transmission_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE addressee_row (
  run_id            INTEGER,
  message_id        INTEGER,
  codes             INTEGER,
  received_at       INTEGER,
  kept              INTEGER,
  last_transmission INTEGER,
  FOREIGN KEY (run_id, message_id) REFERENCES message_row
) STRICT;

-- Of an addressee that is not named as its station is.
CREATE TABLE addressee_text_row (
  run_id            INTEGER NOT NULL,
  message_id        INTEGER NOT NULL,
  addressee_id      INTEGER NOT NULL,
  routing_indicator TEXT,
  name              TEXT,
  via_collective    TEXT,
  PRIMARY KEY (run_id, message_id, addressee_id),
  FOREIGN KEY (run_id, message_id) REFERENCES message_row
) STRICT, WITHOUT ROWID;

CREATE TABLE handling (
  run_id     INTEGER NOT NULL,
  message_id INTEGER NOT NULL,
  section    INTEGER NOT NULL,
  station_id INTEGER NOT NULL,
  cause      INTEGER,
  arrived_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at   INTEGER,
  FOREIGN KEY (run_id, message_id) REFERENCES message_row
) STRICT;

CREATE TABLE incident (
  run_id     INTEGER NOT NULL REFERENCES run,
  at         INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  station_id INTEGER,
  circuit_id INTEGER,
  message_id INTEGER,
  section    INTEGER,
  detail     TEXT NOT NULL,
  FOREIGN KEY (run_id, message_id) REFERENCES message_row
) STRICT;

-- What each column of each table and view means, for whoever opens the file without its manual.
CREATE TABLE documentation (
  table_name  TEXT NOT NULL,
  column_name TEXT NOT NULL,
  meaning     TEXT NOT NULL,
  PRIMARY KEY (table_name, column_name)
) STRICT, WITHOUT ROWID;
