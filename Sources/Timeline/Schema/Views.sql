-- Views for people. Division rounds toward zero, so moments before 1970 are counted from the year 1 to be divided.

-- One line an addressee.
CREATE VIEW delivery AS
WITH lasting AS (
  SELECT a.*, m.dtg, m.mrn, m.filed_at, coalesce(a.delivered_at, a.received_at) - m.filed_at AS span
  FROM addressee a JOIN message m USING (run_id, message_id)
)
SELECT
  run_id, message_id, addressee_id, dtg, mrn, precedence, role, routing_indicator, name, via_collective, status,
  reason,
  strftime('%Y-%m-%dT%H:%M:%SZ', (received_at + 62135596800000000) / 1000000 - 62135596800, 'unixepoch') AS received,
  strftime('%Y-%m-%dT%H:%M:%SZ', (delivered_at + 62135596800000000) / 1000000 - 62135596800, 'unixepoch') AS delivered,
  CASE
    WHEN span IS NULL THEN NULL
    WHEN span < 90000000 THEN printf('%d s', (span + 500000) / 1000000)
    WHEN span < 5400000000 THEN printf('%d min', (span + 30000000) / 60000000)
    WHEN span < 172800000000
      THEN printf('%d h %d min', (span + 30000000) / 3600000000, (span + 30000000) / 60000000 % 60)
    ELSE printf('%d d %d h', (span + 1800000000) / 86400000000, (span + 1800000000) / 3600000000 % 24)
  END AS how_long,
  span / 1e6 AS seconds
FROM lasting;

-- How long it took, per run, precedence and role, received and delivered apart; quantiles of type 7.
CREATE VIEW latency AS
WITH
  span(run_id, precedence, role, measure, seconds) AS (
    SELECT a.run_id, a.precedence, a.role, 'received', (a.received_at - m.filed_at) / 1e6
    FROM addressee a JOIN message m USING (run_id, message_id) WHERE a.received_at IS NOT NULL
    UNION ALL
    SELECT a.run_id, a.precedence, a.role, 'delivered', (a.delivered_at - m.filed_at) / 1e6
    FROM addressee a JOIN message m USING (run_id, message_id) WHERE a.delivered_at IS NOT NULL
  ),
  ranked AS (
    SELECT *,
      row_number() OVER (PARTITION BY run_id, precedence, role, measure ORDER BY seconds) - 1 AS place,
      lead(seconds, 1, seconds) OVER (PARTITION BY run_id, precedence, role, measure ORDER BY seconds) AS above,
      count(*) OVER (PARTITION BY run_id, precedence, role, measure) - 1 AS last
    FROM span
  )
SELECT
  run_id, precedence, role, measure, count(*) AS count, avg(seconds) AS mean,
  max(CASE WHEN place = cast(last * 0.50 AS INTEGER) THEN seconds + (above - seconds) * (last * 0.50 - place) END) AS p50,
  max(CASE WHEN place = cast(last * 0.90 AS INTEGER) THEN seconds + (above - seconds) * (last * 0.90 - place) END) AS p90,
  max(CASE WHEN place = cast(last * 0.95 AS INTEGER) THEN seconds + (above - seconds) * (last * 0.95 - place) END) AS p95,
  max(CASE WHEN place = cast(last * 0.99 AS INTEGER) THEN seconds + (above - seconds) * (last * 0.99 - place) END) AS p99,
  max(seconds) AS max
FROM ranked
GROUP BY run_id, precedence, role, measure;

-- What each circuit had to do, per precedence; utilisation is the part of the run its channels were busy.
CREATE VIEW circuit_load AS
SELECT
  t.run_id, c.circuit_id, c.name AS circuit, t.precedence, count(*) AS transmissions,
  sum(coalesce(t.ended_at, r.ended_at) - t.started_at) * 1.0
    / nullif((r.ended_at - r.started_at) * c.channels, 0) AS utilization,
  avg(t.started_at - t.queued_at) / 1e6 AS mean_wait,
  max(t.started_at - t.queued_at) / 1e6 AS max_wait
FROM transmission t
JOIN run r USING (run_id)
JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id
WHERE t.started_at IS NOT NULL
GROUP BY t.run_id, c.circuit_id, t.precedence;

-- How many copies waited for each circuit, from each change on. Ask by run_id and circuit_id: only then are the
-- rows of other circuits left alone.
CREATE VIEW queue_depth AS
WITH change(run_id, circuit_id, at, step) AS (
  SELECT run_id, circuit_id, queued_at, 1 FROM transmission
  UNION ALL
  SELECT run_id, circuit_id, started_at, -1 FROM transmission WHERE started_at IS NOT NULL
  UNION ALL
  SELECT run_id, circuit_id, ended_at, -1 FROM transmission WHERE outcome = 'diverted'
),
depth AS (
  -- All changes of one instant count together.
  SELECT run_id, circuit_id, at, sum(step) OVER (PARTITION BY run_id, circuit_id ORDER BY at) AS waiting FROM change
)
SELECT DISTINCT d.run_id, d.circuit_id, c.name AS circuit, d.at, d.waiting
FROM depth d
JOIN run r USING (run_id)
JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = d.circuit_id;

-- Every step of a cable in order. Steps of one instant come in the order in which they follow from each other.
-- Ask by run_id and message_id: joins are written so that only the cable's own rows are touched then.
CREATE VIEW timeline AS
WITH
  step(run_id, message_id, at, rank, section, step, station_id, circuit_id, transmission_id, addressee_id, detail) AS (
    SELECT m.run_id, m.message_id, m.filed_at, 0, NULL, 'filed', s.station_id, NULL, NULL, NULL,
      m.precedence || ', ' || m.characters || ' characters in ' || m.sections
        || CASE m.sections WHEN 1 THEN ' section' ELSE ' sections' END
    FROM message m
    CROSS JOIN run r ON r.run_id = m.run_id
    CROSS JOIN station s ON s.topology_id = r.topology_id AND s.routing_indicator = m.originator
    UNION ALL
    SELECT run_id, message_id, started_at, 6, section, 'handling begins', station_id, NULL, NULL, NULL,
      CASE WHEN started_at > arrived_at
        THEN 'waited ' || printf('%.1f', (started_at - arrived_at) / 1e6) || ' s for a position' END
    FROM handling WHERE started_at IS NOT NULL
    UNION ALL
    SELECT run_id, message_id, ended_at, 3, section, 'handled', station_id, NULL, NULL, NULL, NULL
    FROM handling WHERE ended_at IS NOT NULL
    UNION ALL
    SELECT t.run_id, t.message_id, t.queued_at, 5, t.section, 'queued', c.from_station, t.circuit_id,
      t.transmission_id, NULL, t.routing_line
    FROM transmission t
    CROSS JOIN run r ON r.run_id = t.run_id
    CROSS JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id
    UNION ALL
    SELECT t.run_id, t.message_id, t.started_at, 7, t.section, 'transmission begins', c.from_station, t.circuit_id,
      t.transmission_id, NULL,
      c.designator || printf('%0*d', c.number_digits, t.channel_number) || CASE WHEN t.started_at > t.queued_at
        THEN ', waited ' || printf('%.1f', (t.started_at - t.queued_at) / 1e6) || ' s' ELSE '' END
    FROM transmission t
    CROSS JOIN run r ON r.run_id = t.run_id
    CROSS JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id
    WHERE t.started_at IS NOT NULL
    UNION ALL
    SELECT run_id, message_id, ended_at, 2, section, outcome, NULL, circuit_id, transmission_id, NULL, NULL
    FROM transmission WHERE outcome IN ('interrupted', 'cut', 'diverted')
    UNION ALL
    SELECT t.run_id, t.message_id, t.received_at, 1, t.section,
      CASE t.outcome WHEN 'garbled' THEN 'received garbled' ELSE 'received' END, c.to_station, t.circuit_id,
      t.transmission_id, NULL,
      c.designator || printf('%0*d', c.number_digits, t.channel_number) || ', sent in '
        || printf('%.1f', (t.ended_at - t.started_at) / 1e6) || ' s'
    FROM transmission t
    CROSS JOIN run r ON r.run_id = t.run_id
    CROSS JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = t.circuit_id
    WHERE t.received_at IS NOT NULL
    UNION ALL
    SELECT run_id, message_id, received_at, 8, NULL, 'complete', station_id, NULL, last_transmission, addressee_id,
      name
    FROM addressee WHERE received_at IS NOT NULL
    UNION ALL
    SELECT run_id, message_id, delivered_at, 9, NULL, 'delivered', station_id, NULL, NULL, addressee_id, name
    FROM addressee WHERE delivered_at IS NOT NULL
    UNION ALL
    SELECT run_id, message_id, at, 4, NULL, kind, station_id, circuit_id, NULL, NULL, detail
    FROM incident WHERE message_id IS NOT NULL
  )
SELECT
  e.run_id, e.message_id, e.at,
  strftime('%Y-%m-%dT%H:%M:%S', (e.at + 62135596800000000) / 1000000 - 62135596800, 'unixepoch')
    || CASE e.at % 1000000 WHEN 0 THEN 'Z' ELSE printf('.%06dZ', (e.at + 62135596800000000) % 1000000) END AS time,
  e.section, e.step, s.routing_indicator AS station, c.name AS circuit, e.transmission_id, e.addressee_id, e.detail
FROM step e
CROSS JOIN run r ON r.run_id = e.run_id
LEFT JOIN station s ON s.topology_id = r.topology_id AND s.station_id = e.station_id
LEFT JOIN circuit c ON c.topology_id = r.topology_id AND c.circuit_id = e.circuit_id
ORDER BY e.run_id, e.message_id, e.at, e.rank, e.section, e.transmission_id, e.addressee_id;
