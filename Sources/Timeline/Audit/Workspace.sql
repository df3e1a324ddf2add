-- What the rules of the audit look at: one run, in tables of its own that go with the connection.
-- scope has one row: the run, its topology, its beginning and end, and the rules that it went by.

CREATE TEMP TABLE line AS
SELECT c.circuit_id AS circuit, c.name, c.from_station, c.to_station, c.characters_per_second AS speed, c.channels,
  c.propagation, CASE WHEN c.number_digits > 3 THEN 10000 ELSE 1000 END AS number_limit, k.rank AS clearance
FROM scope JOIN main.circuit c USING (topology_id) JOIN secrecy k ON k.name = c.clearance;
CREATE UNIQUE INDEX temp.line_key ON line (circuit);

-- The addressees, whose indicators are looked at again and again.
CREATE TEMP TABLE recipient AS SELECT a.* FROM scope JOIN main.addressee a USING (run_id);
CREATE INDEX temp.recipient_key ON recipient (run_id, message_id, addressee_id);

CREATE TEMP TABLE cable AS
SELECT m.message_id AS message, s.station_id AS originator, m.filed_at AS filed, m.sections, m.characters, m.traffic,
  k.rank AS secrecy,
  EXISTS (SELECT 1 FROM recipient a
    WHERE a.run_id = m.run_id AND a.message_id = m.message_id AND a.via_collective IS NOT NULL) AS has_collective
FROM scope JOIN main.message m USING (run_id)
LEFT JOIN main.station s ON s.topology_id = scope.topology_id AND s.routing_indicator = m.originator
LEFT JOIN secrecy k ON k.name = m.classification;
CREATE UNIQUE INDEX temp.cable_key ON cable (message);

CREATE TEMP TABLE sending AS
SELECT t.transmission_id AS id, t.message_id AS message, t.section, t.circuit_id AS circuit, t.channel_number AS number,
  u.rank AS class, t.cause, t.previous, t.attempt, t.queued_at AS queued, t.started_at AS started,
  t.ended_at AS ended, t.held, t.received_at AS received, t.outcome, t.routing_line,
  -- when it left the line of its circuit, and the channel
  coalesce(t.started_at, t.ended_at, scope.ended_at) AS away, coalesce(t.ended_at, scope.ended_at) AS free,
  -- whether it could be read by the station to which it came
  t.outcome = 'sent' OR t.outcome = 'garbled' AND NOT EXISTS (
    SELECT 1 FROM main.incident i WHERE i.run_id = t.run_id AND i.message_id = t.message_id AND i.kind = 'garble'
      AND i.circuit_id = t.circuit_id AND i.section = t.section AND i.at = t.ended_at AND i.detail LIKE '%heading%'
  ) AS arrives
FROM scope JOIN main.transmission t USING (run_id) LEFT JOIN urgency u ON u.name = t.precedence;
CREATE UNIQUE INDEX temp.sending_key ON sending (id);
CREATE INDEX temp.sending_start ON sending (circuit, started);
CREATE INDEX temp.sending_cause ON sending (cause);
CREATE INDEX temp.sending_previous ON sending (previous) WHERE previous IS NOT NULL;

CREATE TEMP TABLE stay AS
SELECT h.rowid AS id, h.message_id AS message, h.section, h.station_id AS station, h.cause, h.arrived_at AS arrived,
  h.started_at AS started, h.ended_at AS ended
FROM scope JOIN main.handling h USING (run_id);
CREATE INDEX temp.stay_key ON stay (message, section, station, cause);

-- When a circuit did not work, because of itself or of a station at one of its ends.
CREATE TEMP TABLE pause AS
WITH
  change(circuit, at, step) AS (
    SELECT i.circuit_id, i.at, CASE WHEN i.kind IN ('outage', 'closed') THEN 1 ELSE -1 END
    FROM scope JOIN main.incident i USING (run_id)
    WHERE i.message_id IS NULL AND i.circuit_id IS NOT NULL AND i.kind IN ('outage', 'restored', 'closed', 'opened')
    UNION ALL
    SELECT l.circuit, i.at, CASE i.kind WHEN 'outage' THEN 1 ELSE -1 END
    FROM scope JOIN main.incident i USING (run_id) JOIN line l ON i.station_id IN (l.from_station, l.to_station)
    WHERE i.message_id IS NULL AND i.circuit_id IS NULL AND i.kind IN ('outage', 'restored')
  ),
  net AS (SELECT circuit, at, sum(step) AS step FROM change GROUP BY circuit, at),
  state AS (
    SELECT circuit, at, sum(step) OVER (PARTITION BY circuit ORDER BY at) AS reasons,
      lead(at, 1, 9223372036854775807) OVER (PARTITION BY circuit ORDER BY at) AS until
    FROM net
  )
SELECT circuit, at AS since, until FROM state WHERE reasons > 0;
CREATE INDEX temp.pause_key ON pause (circuit, since);

-- When a station did not work.
CREATE TEMP TABLE standstill AS
WITH
  net AS (
    SELECT i.station_id AS station, i.at, sum(CASE i.kind WHEN 'outage' THEN 1 ELSE -1 END) AS step
    FROM scope JOIN main.incident i USING (run_id)
    WHERE i.message_id IS NULL AND i.circuit_id IS NULL AND i.kind IN ('outage', 'restored')
    GROUP BY i.station_id, i.at
  ),
  state AS (
    SELECT station, at, sum(step) OVER (PARTITION BY station ORDER BY at) AS reasons,
      lead(at, 1, 9223372036854775807) OVER (PARTITION BY station ORDER BY at) AS until
    FROM net
  )
SELECT station, at AS since, until FROM state WHERE reasons > 0;
CREATE INDEX temp.standstill_key ON standstill (station, since);

-- The place of each transmission in the line of its precedence: what was interrupted or cut stands before all
-- others, and what is left of a copy whose rest went another way keeps the place of the whole.
CREATE TEMP TABLE turn AS
WITH RECURSIVE kept(id, origin) AS (
  SELECT s.id, s.previous FROM sending s JOIN sending p ON p.id = s.previous
  WHERE p.outcome = 'diverted' AND p.circuit = s.circuit AND p.class = s.class
  UNION ALL
  SELECT k.id, s.previous FROM kept k JOIN sending s ON s.id = k.origin JOIN sending p ON p.id = s.previous
  WHERE p.outcome = 'diverted' AND p.circuit = s.circuit AND p.class = s.class
),
origin AS (SELECT id, min(origin) AS origin FROM kept GROUP BY id)
SELECT s.id, s.circuit, s.class, s.started, first.queued AS joined,
  coalesce(before.outcome IN ('interrupted', 'cut') AND before.circuit = s.circuit, 0) AS is_first
FROM sending s
LEFT JOIN origin USING (id)
JOIN sending first ON first.id = coalesce(origin.origin, s.id)
LEFT JOIN sending before ON before.id = first.previous
WHERE s.started IS NOT NULL;
CREATE INDEX temp.turn_key ON turn (circuit, class, started);

-- The indicators of the routing lines that were written down.
CREATE TEMP TABLE word AS
SELECT s.id, s.message, j.value AS word
FROM sending s, json_each('["' || replace(s.routing_line, ' ', '","') || '"]') j
WHERE s.routing_line IS NOT NULL AND j.key > 0;
CREATE INDEX temp.word_key ON word (id, word);
CREATE INDEX temp.word_message ON word (message, word);

-- The collectives, as far as a routing line calls one or an addressee was reached through it.
CREATE TEMP TABLE collective AS
SELECT DISTINCT via_collective AS indicator FROM scope JOIN recipient USING (run_id) WHERE via_collective IS NOT NULL
UNION
SELECT DISTINCT w.word FROM scope, word w WHERE NOT EXISTS (
  SELECT 1 FROM recipient a
  WHERE a.run_id = scope.run_id AND a.message_id = w.message AND a.routing_indicator = w.word);
UPDATE cable SET has_collective = 1 WHERE message IN (
  SELECT message FROM word JOIN collective ON collective.indicator = word.word);
