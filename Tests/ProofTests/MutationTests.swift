import Analysis
import TestSupport
import Testing
import Timeline

/// A row that somebody changed by hand is found out.
@Suite("The audit of a run with a row changed by hand")
struct MutationTests {
  /// A change of one row, and a rule that it breaks.
  struct Mutation: Sendable, CustomTestStringConvertible {
    var what: String
    var sql: String
    var rule: String

    init(_ what: String, _ sql: String, breaks rule: String) {
      self.what = what
      self.sql = sql
      self.rule = rule
    }

    var testDescription: String { what }
  }

  private static let queuedLater = """
    (SELECT b.transmission_id FROM transmission a JOIN transmission b ON b.circuit_id = a.circuit_id
      AND b.precedence = a.precedence AND b.queued_at > a.queued_at AND b.queued_at < a.started_at
      AND b.started_at > a.started_at WHERE b.attempt = 1 AND a.attempt = 1 ORDER BY 1 LIMIT 1)
    """

  static let mutations = [
    Mutation(
      "an addressee is missing", "DELETE FROM addressee WHERE message_id = 1 AND addressee_id = 1",
      breaks: "addressees numbered"),
    Mutation(
      "an addressee's status",
      "UPDATE addressee SET status = 'received' WHERE message_id = 1 AND addressee_id = 1",
      breaks: "status and times"),
    Mutation(
      "an addressee has it before it was filed",
      "UPDATE addressee SET received_at = 0 WHERE message_id = 1 AND addressee_id = 1",
      breaks: "times of cables"),
    Mutation(
      "an addressee has it earlier than its transmission",
      "UPDATE addressee SET received_at = received_at - 1, delivered_at = received_at WHERE message_id = 2",
      breaks: "sections complete"),
    Mutation(
      "an addressee is rejected without a report",
      "UPDATE addressee SET status = 'rejected', reason = 'INV', received_at = NULL, delivered_at = NULL, "
        + "last_transmission = NULL WHERE message_id = 1 AND addressee_id = 1", breaks: "rejects reported"),
    Mutation(
      "a transmission begins before the channel is free",
      "UPDATE transmission SET started_at = queued_at WHERE transmission_id = "
        + "(SELECT transmission_id FROM transmission WHERE started_at > queued_at AND outcome = 'sent' LIMIT 1)",
      breaks: "channels"),
    Mutation(
      "a transmission takes too long",
      "UPDATE transmission SET ended_at = ended_at + 1, received_at = received_at + 1 WHERE transmission_id = "
        + "(SELECT min(transmission_id) FROM transmission WHERE outcome = 'sent')", breaks: "durations"),
    Mutation(
      "a transmission is received before its end",
      "UPDATE transmission SET received_at = ended_at - 1 WHERE transmission_id = 1",
      breaks: "times of transmissions"),
    Mutation(
      "a transmission jumps the queue",
      "UPDATE transmission SET queued_at = (SELECT min(queued_at) - 1 FROM transmission) WHERE transmission_id = "
        + queuedLater, breaks: "first come, first served"),
    Mutation(
      "a transmission gets a higher precedence",
      "UPDATE transmission SET precedence = 'FLASH OVERRIDE' WHERE transmission_id = "
        + "(SELECT transmission_id FROM transmission WHERE precedence = 'ROUTINE' AND started_at > queued_at LIMIT 1)",
      breaks: "no inversion"),
    Mutation(
      "a transmission gets another precedence",
      "UPDATE transmission SET precedence = 'FLASH OVERRIDE' WHERE transmission_id = 1",
      breaks: "precedence of copies"),
    Mutation(
      "a transmission has another cause",
      "UPDATE transmission SET cause = 1 WHERE transmission_id = "
        + "(SELECT max(transmission_id) FROM transmission WHERE cause IS NOT NULL AND cause <> 1)",
      breaks: "causes of transmissions"),
    Mutation(
      "a transmission has lost its cause",
      "UPDATE transmission SET cause = NULL WHERE transmission_id = "
        + "(SELECT max(transmission_id) FROM transmission WHERE cause IS NOT NULL)",
      breaks: "causes of transmissions"),
    Mutation(
      "a transmission is queued before it was handled",
      "UPDATE transmission SET queued_at = queued_at - 1 WHERE transmission_id = 1", breaks: "beginnings"),
    Mutation(
      "a channel number is used twice",
      "UPDATE transmission SET channel_number = channel_number - 1 WHERE transmission_id = "
        + "(SELECT transmission_id FROM transmission WHERE channel_number > 2 LIMIT 1)",
      breaks: "channel numbers"),
    Mutation(
      "a transmission is missing",
      "DELETE FROM transmission WHERE transmission_id = "
        + "(SELECT transmission_id FROM transmission WHERE channel_number = 2 LIMIT 1)",
      breaks: "channel numbers"),
    Mutation("a gap is not noted", "DELETE FROM incident WHERE kind = 'gap'", breaks: "number gaps"),
    Mutation(
      "a routing line calls one more",
      "UPDATE transmission SET routing_line = routing_line || ' RUZZ' WHERE transmission_id = 1",
      breaks: "routing lines"),
    Mutation(
      "a routing line leaves one out",
      "UPDATE transmission SET routing_line = substr(routing_line, 1, length(routing_line) - 5) "
        + "WHERE transmission_id = (SELECT transmission_id FROM transmission WHERE routing_line LIKE 'RR RUBB RUCC')",
      breaks: "segregation"),
    Mutation(
      "a circuit was down meanwhile",
      "INSERT INTO incident SELECT 1, started_at, 'outage', NULL, circuit_id, NULL, NULL, 'by hand' "
        + "FROM transmission WHERE transmission_id = 1", breaks: "down or closed"),
    Mutation(
      "an outage is forgotten", "DELETE FROM incident WHERE kind = 'outage'", breaks: "cut by something"),
    Mutation(
      "a cable is more secret than its circuit",
      "UPDATE message SET classification = 'TOP SECRET' WHERE message_id = 1", breaks: "clearance"),
    Mutation(
      "a copy is interrupted for nobody",
      "UPDATE transmission SET started_at = started_at + 1 WHERE precedence = 'FLASH'",
      breaks: "interruptions"),
    Mutation(
      "a FLASH waits for others",
      "UPDATE transmission SET queued_at = queued_at - 100 WHERE precedence = 'FLASH'",
      breaks: "interruptions missed"),
    Mutation(
      "what was interrupted is not tried again",
      "DELETE FROM transmission WHERE previous IS NOT NULL", breaks: "nothing lost"),
    Mutation(
      "a section is handled before it came",
      "UPDATE handling SET started_at = arrived_at - 1 WHERE rowid = 1",
      breaks: "times of handling"),
    Mutation(
      "two sections are handled by one position",
      "UPDATE handling SET started_at = arrived_at WHERE started_at > arrived_at", breaks: "positions"),
    Mutation(
      "handling has another cause",
      "UPDATE handling SET cause = 1 WHERE rowid = 1", breaks: "causes of handling"),
    Mutation(
      "a cable is longer than its sections",
      "UPDATE message SET characters = characters + 1 WHERE message_id = 1",
      breaks: "sections add up"),
    Mutation(
      "a cable went back", "UPDATE transmission SET circuit_id = 1 WHERE cause IS NOT NULL",
      breaks: "never back"),
    Mutation(
      "the rules allow fewer hops", "UPDATE policy SET value = 1 WHERE name = 'hopLimit'", breaks: "hop limit"
    ),
    Mutation(
      "transmissions end out of turn",
      "UPDATE transmission SET ended_at = ended_at + 900000000, received_at = received_at + 900000000 "
        + "WHERE transmission_id = 1", breaks: "transmissions numbered"),
    Mutation(
      "an incident is outside the run", "UPDATE incident SET at = at - 86400000000 WHERE kind = 'gap'",
      breaks: "times of incidents"),
  ]

  /// A line of three stations on which a FLASH interrupts, the circuit fails, and cables wait for each other.
  static func record(in folder: borrowing TemporaryFolder) throws -> String {
    try Recording.write(
      network: """
        stations:
          - {id: RUAA, handling: 5 s, clearance: SECRET}
          - {id: RUBB, clearance: SECRET}
          - {id: RUCC, clearance: SECRET}
        circuits: [{between: [RUAA, RUBB], speed: 10 cps, clearance: SECRET}, {between: [RUBB, RUCC], speed: 20 cps}]
        """,
      scenario: """
        duration: 10 h
        cables:
          - {from: RUAA, filedAt: +0 s, precedence: ROUTINE, to: [RUBB, RUCC], characters: [500, 400]}
          - {from: RUAA, filedAt: +1 s, precedence: ROUTINE, to: [RUCC], characters: 300}
          - {from: RUAA, filedAt: +10 s, precedence: ROUTINE, to: [RUBB], characters: 300}
          - {from: RUAA, filedAt: +20 s, precedence: PRIORITY, to: [RUBB], characters: 300}
          - {from: RUAA, filedAt: +30 s, precedence: FLASH, to: [RUBB], characters: 100}
          - {from: RUAA, filedAt: +400 s, precedence: PRIORITY, to: [RUBB], characters: 900}
        incidents: [{circuit: "RUAA>RUBB", down: [+420 s, +500 s]}]
        """, in: folder)
  }

  @Test("finds nothing while none is")
  func unchanged() throws {
    let folder = try TemporaryFolder()
    #expect(try AuditTests.faults(in: try Self.record(in: folder)) == [])
  }

  @Test("names the rule that it breaks", arguments: mutations)
  func changed(mutation: Mutation) throws {
    let folder = try TemporaryFolder()
    let database = try Self.record(in: folder)
    do {
      let connection = try Connection(database, .writing)
      try connection.execute("PRAGMA foreign_keys = off; " + mutation.sql)
      #expect(
        try connection.number("SELECT total_changes()") ?? 0 > 0, "the row that is to be changed is not there"
      )
    }
    let faults = try AuditTests.faults(in: database)
    #expect(faults.contains { $0.hasPrefix(mutation.rule + ": ") }, "\(faults)")
  }
}

/// A database that somebody changed by hand is explained or refused, never trapped on.
@Suite("Explanations of a run with a row changed by hand")
struct MutatedExplanationTests {
  @Test(
    "say that the rows contradict each other",
    arguments: [
      "UPDATE transmission SET held = 9223372036854775807",
      "UPDATE transmission SET held = -9223372036854775808",
      "UPDATE transmission SET started_at = ended_at + 1", "UPDATE transmission SET cause = transmission_id",
      "UPDATE transmission SET previous = transmission_id", "UPDATE transmission SET queued_at = 0",
      "UPDATE transmission SET received_at = 9223372036854775807", "DELETE FROM transmission",
      "UPDATE addressee SET received_at = 0", "UPDATE addressee SET station_id = NULL",
      "UPDATE message SET filed_at = filed_at - 1",
    ])
  func contradiction(sql: String) throws {
    let folder = try TemporaryFolder()
    let database = try MutationTests.record(in: folder)
    do {
      let connection = try Connection(database, .writing)
      try connection.execute("PRAGMA foreign_keys = off; " + sql)
    }
    let reader = try TimelineReader(database)
    let message = try #require(try reader.messages(run: 1).first)
    let blame = try Blame(run: 1, in: reader)
    #expect(throws: TimelineError.self) {
      try blame.explanations(of: message, in: reader) { _ in true }
    }
  }
}
