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

CREATE TABLE message (
  run_id          INTEGER NOT NULL REFERENCES run,
  message_id      INTEGER NOT NULL,
  originator      TEXT NOT NULL,
  ssn             TEXT,
  mrn             TEXT,
  dtg             TEXT NOT NULL,
  filed_at        INTEGER NOT NULL,
  precedence      TEXT NOT NULL,
  info_precedence TEXT NOT NULL,
  classification  TEXT NOT NULL,
  sections        INTEGER NOT NULL,
  characters      INTEGER NOT NULL,
  subject         TEXT,
  traffic         TEXT,
  heading         TEXT,
  PRIMARY KEY (run_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
  run_id           INTEGER NOT NULL,
  message_id       INTEGER NOT NULL,
  section          INTEGER NOT NULL,
  characters       INTEGER NOT NULL,
  originating_line TEXT,
  PRIMARY KEY (run_id, message_id, section),
  FOREIGN KEY (run_id, message_id) REFERENCES message
) STRICT, WITHOUT ROWID;

CREATE TABLE transmission (
  run_id          INTEGER NOT NULL REFERENCES run,
  transmission_id INTEGER NOT NULL,
  message_id      INTEGER NOT NULL,
  section         INTEGER NOT NULL,
  circuit_id      INTEGER NOT NULL,
  channel_number  INTEGER,
  precedence      TEXT NOT NULL,
  routing_line    TEXT,
  cause           INTEGER,
  previous        INTEGER,
  attempt         INTEGER NOT NULL,
  marking         TEXT CHECK (marking IN ('ZFD', 'ZDK')),
  queued_at       INTEGER NOT NULL,
  started_at      INTEGER,
  ended_at        INTEGER,
  held            INTEGER NOT NULL,
  received_at     INTEGER,
  outcome         TEXT NOT NULL CHECK (outcome IN ('sent', 'interrupted', 'cut', 'garbled', 'diverted', 'queued',
                    'unfinished')),
  PRIMARY KEY (run_id, transmission_id),
  FOREIGN KEY (run_id, message_id) REFERENCES message,
  FOREIGN KEY (run_id, cause) REFERENCES transmission,
  FOREIGN KEY (run_id, previous) REFERENCES transmission
) STRICT, WITHOUT ROWID;

CREATE TABLE addressee (
  run_id            INTEGER NOT NULL,
  message_id        INTEGER NOT NULL,
  addressee_id      INTEGER NOT NULL,
  routing_indicator TEXT,
  name              TEXT NOT NULL,
  station_id        INTEGER,
  role              TEXT NOT NULL CHECK (role IN ('action', 'info')),
  precedence        TEXT NOT NULL,
  via_collective    TEXT,
  status            TEXT NOT NULL CHECK (status IN ('delivered', 'received', 'in handling', 'in queue',
                      'in transmission', 'rejected', 'unreachable')),
  reason            TEXT,
  received_at       INTEGER,
  delivered_at      INTEGER,
  last_transmission INTEGER,
  PRIMARY KEY (run_id, message_id, addressee_id),
  FOREIGN KEY (run_id, message_id) REFERENCES message,
  FOREIGN KEY (run_id, last_transmission) REFERENCES transmission
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
  FOREIGN KEY (run_id, message_id) REFERENCES message,
  FOREIGN KEY (run_id, cause) REFERENCES transmission
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
  FOREIGN KEY (run_id, message_id) REFERENCES message
) STRICT;

-- What each column of each table and view means, for whoever opens the file without its manual.
CREATE TABLE documentation (
  table_name  TEXT NOT NULL,
  column_name TEXT NOT NULL,
  meaning     TEXT NOT NULL,
  PRIMARY KEY (table_name, column_name)
) STRICT, WITHOUT ROWID;
