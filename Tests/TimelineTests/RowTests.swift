import CableFormat
import EventKernel
import TestSupport
import Testing
import Timeline

/// What the rows say of a small run that can be worked out by hand.
@Suite("The rows of a run")
struct RowTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    try Replay.write(
      Replay.line(filedAt: [0, 1], precedences: [.routine, .priority]), to: folder.path("a.db"))
    self.folder = folder
  }

  private func query(_ sql: String) throws -> [String] {
    try TimelineTests.query(sql, in: folder.path("a.db"))
  }

  @Test("name the run, its seed, its times and why it stopped")
  func run() throws {
    #expect(
      try query(
        """
        SELECT run_id || ' ' || arm || ' ' || scenario || ' ' || seed || ' ' || replication || ' ' || started_at
          || ' ' || status || ' ' || stop_reason || ' ' || engine_version || ' ' || argv || ' ' || scenario_text
        FROM run
        """) == ["1 replay line 7 0 1225364400000000 done all delivered 1 [\"cablesim\"] name: test"])
    #expect(try query("SELECT length(fingerprint) FROM run") == ["16"])
    #expect(try query("SELECT ties >= 0 AND ended_at > started_at FROM run") == ["1"])
  }

  @Test("keep the topology as it was used: its text, the hash of that, stations and circuits")
  func topology() throws {
    #expect(try query("SELECT name || ' ' || (source LIKE 'format:%') FROM topology") == ["Line 1"])
    let source = try query("SELECT source FROM topology")[0]
    #expect(try query("SELECT sha256 FROM topology") == [sha256(source)])
    #expect(
      try query(
        "SELECT routing_indicator || ' ' || name || ' ' || kind || ' ' || coalesce(latitude || ' ' || longitude, '-') "
          + "FROM station ORDER BY station_id") == [
          "RUEA FIRST tributary 10.5 -20.25", "RUEH RELAY relay -", "RUEB LAST tributary -",
        ])
    #expect(
      try query(
        """
        SELECT name || ' ' || from_station || ' ' || to_station || ' ' || designator || ' '
          || characters_per_second || ' ' || channels FROM circuit ORDER BY circuit_id
        """
      ).map { $0.hasSuffix("10.0 1") || $0 == "RUEH>RUEB 1 2 XRO 10.0 2" } == [true, true])
  }

  @Test("tell of each transmission its cause, its times and its number")
  func transmissions() throws {
    // Cable 1: handled to 5 s, sent to 15 s, there at 15.27 s, sent on to 25.27 s. Cable 2 is handled to 10 s,
    // waits until 15 s.
    #expect(
      try query(
        """
        SELECT message_id || ' ' || section || ' ' || circuit_id || ' ' || channel_number || ' ' || precedence
          || ' ' || routing_line || ' ' || coalesce(cause, '-') || ' ' || (queued_at - 1225364400000000) || ' '
          || (started_at - 1225364400000000) || ' ' || (ended_at - 1225364400000000) || ' '
          || (received_at - 1225364400000000) || ' ' || outcome
        FROM transmission ORDER BY transmission_id
        """) == [
          "1 1 0 1 ROUTINE RR RUEB - 5000000 5000000 15000000 15270000 sent",
          "2 1 0 2 PRIORITY PP RUEB - 10000000 15000000 25000000 25270000 sent",
          "1 1 1 9011 ROUTINE RR RUEB 1 15270000 15270000 25270000 25270000 sent",
          "2 1 1 9012 PRIORITY PP RUEB 2 25270000 25270000 35270000 35270000 sent",
        ])
  }

  @Test("write a handling where it takes time, and only there")
  func handlings() throws {
    #expect(
      try query(
        """
        SELECT message_id || ' ' || station_id || ' ' || (arrived_at - 1225364400000000) || ' '
          || (started_at - 1225364400000000) || ' ' || (ended_at - 1225364400000000) FROM handling
        """) == ["1 0 0 0 5000000", "2 0 1000000 5000000 10000000"])
  }

  @Test("tell of each addressee when it received the cable and when the office had it")
  func addressees() throws {
    #expect(
      try query(
        """
        SELECT message_id || ' ' || addressee_id || ' ' || routing_indicator || ' ' || name || ' ' || role || ' '
          || precedence || ' ' || status || ' ' || (received_at - 1225364400000000) || ' '
          || (delivered_at - 1225364400000000) FROM addressee ORDER BY message_id
        """) == [
          "1 1 RUEB THE LAST action ROUTINE delivered 25270000 25270000",
          "2 1 RUEB THE LAST action PRIORITY delivered 35270000 35270000",
        ])
  }

  @Test(
    "add up: every addressee is somewhere, whenever the run is cut off", arguments: [1, 7, 12, 20, 30, 100])
  func conservation(seconds: Int) throws {
    let path = folder.path("cut\(seconds).db")
    try Replay.write(Replay.line(filedAt: [0, 1, 2, 50], for: .seconds(Int64(seconds))), to: path)
    let sums = try TimelineTests.query(
      """
      SELECT count(*) = (SELECT count(*) FROM message) AND sum(status IN ('delivered', 'received', 'in queue',
        'in transmission', 'in handling', 'rejected', 'unreachable')) = count(*) FROM addressee
      """, in: path)
    #expect(sums == ["1"])
    #expect(
      try TimelineTests.query("SELECT stop_reason FROM run", in: path)
        == [seconds < 100 ? "horizon" : "all delivered"])
    #expect(try TimelineTests.query("PRAGMA foreign_key_check", in: path) == [])
  }

  @Test("say in the view of latencies what the addressees say")
  func latency() throws {
    let path = folder.path("five.db")
    try Replay.write(Replay.line(filedAt: [0, 100, 200, 300, 305]), to: path)
    // 25.27 s each, but the last waits 5 s for the circuit.
    #expect(
      try TimelineTests.query(
        """
        SELECT printf('%s %s %s %d %.3f %.3f %.3f %.3f %.3f %.3f', measure, precedence, role, count, mean, p50, p90,
          p95, p99, max) FROM latency ORDER BY measure
        """, in: path) == [
          "delivered ROUTINE action 5 26.270 25.270 28.270 29.270 30.070 30.270",
          "received ROUTINE action 5 26.270 25.270 28.270 29.270 30.070 30.270",
        ])
  }

  @Test("say in the view of circuits how busy they were, and in that of queues how long")
  func loads() throws {
    #expect(
      try query(
        """
        SELECT printf('%s %s %d %.6f %.3f %.3f', circuit, precedence, transmissions, utilization, mean_wait, max_wait)
        FROM circuit_load ORDER BY circuit_id, precedence
        """) == [
          "RUEA>RUEH PRIORITY 1 0.283527 5.000 5.000", "RUEA>RUEH ROUTINE 1 0.283527 0.000 0.000",
          "RUEH>RUEB PRIORITY 1 0.141764 0.000 0.000", "RUEH>RUEB ROUTINE 1 0.141764 0.000 0.000",
        ])
    let depths = try query(
      """
      SELECT ((at - 1225364400000000) / 1000000) || ' ' || waiting FROM queue_depth WHERE circuit = 'RUEA>RUEH'
      ORDER BY at
      """)
    #expect(depths == ["5 0", "10 1", "15 0"])
  }

  @Test(
    "say in words how long it took",
    arguments: [
      (0, "0 s"), (26_499_999, "26 s"), (26_500_000, "27 s"), (89_999_999, "90 s"), (90_000_000, "2 min"),
      (2_820_000_000, "47 min"), (5_399_999_999, "90 min"), (5_400_000_000, "1 h 30 min"),
      (46_680_000_000, "12 h 58 min"), (172_799_999_999, "48 h 0 min"), (172_800_000_000, "2 d 0 h"),
      (216_000_000_000, "2 d 12 h"),
    ])
  func wording(span: Int, words: String) throws {
    let path = folder.path("words.db")
    try Replay.write(Replay.line(), to: path)
    try Connection(path, .writing).execute(
      "UPDATE addressee SET delivered_at = (SELECT filed_at FROM message) + \(span)")
    #expect(try TimelineTests.query("SELECT how_long FROM delivery", in: path) == [words])
  }

  @Test("write moments before 1970 to the second in which they fall")
  func longAgo() throws {
    let path = folder.path("old.db")
    try Replay.write(Replay.line(), to: path)
    try Connection(path, .writing).execute(
      "UPDATE addressee SET received_at = -103875, delivered_at = -36939422103875")
    #expect(try TimelineTests.query("SELECT received FROM delivery", in: path) == ["1969-12-31T23:59:59Z"])
    #expect(try TimelineTests.query("SELECT delivered FROM delivery", in: path) == ["1968-10-30T11:02:57Z"])
    #expect(
      try TimelineTests.query("SELECT time FROM timeline WHERE step IN ('complete', 'delivered')", in: path)
        == [
          "1968-10-30T11:02:57.896125Z", "1969-12-31T23:59:59.896125Z",
        ])
  }

  @Test("give the steps of a cable in order, in ISO times")
  func steps() throws {
    let times = try query("SELECT time || ' ' || step FROM timeline WHERE message_id = 1")
    #expect(
      times == [
        "2008-10-30T11:00:00Z filed", "2008-10-30T11:00:00Z handling begins", "2008-10-30T11:00:05Z handled",
        "2008-10-30T11:00:05Z queued", "2008-10-30T11:00:05Z transmission begins",
        "2008-10-30T11:00:15.270000Z received", "2008-10-30T11:00:15.270000Z queued",
        "2008-10-30T11:00:15.270000Z transmission begins", "2008-10-30T11:00:25.270000Z received",
        "2008-10-30T11:00:25.270000Z complete", "2008-10-30T11:00:25.270000Z delivered",
      ])
  }
}
