import Scenario
import TestSupport
import Testing
import Timeline

/// The audit finds nothing in what the engine did, and everything that is put in by hand.
@Suite("The audit")
struct AuditTests {
  /// Rules that some run of a database breaks, with the first rows that do.
  static func faults(in database: String) throws -> [String] {
    let reader = try TimelineReader(database)
    var faults: [String] = []
    for run in try reader.runs() {
      for finding in try Audit.findings(run: run.run, in: reader) {
        for violation in finding.violations.prefix(3) {
          faults.append("\(finding.rule): \(violation.table) \(violation.row): \(violation.detail)")
        }
      }
    }
    return faults
  }

  @Test("finds nothing wrong with runs at random", arguments: 1...100 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let database = try Recording.random(seed: seed, in: folder)
    let faults = try Self.faults(in: database)
    #expect(faults.isEmpty, "seed \(seed): \(faults.joined(separator: "\n"))")
  }

  @Test("finds nothing wrong with the shipped scenarios", arguments: Recording.shipped)
  func shipped(scenario: String) throws {
    let folder = try TemporaryFolder()
    try Recording.write(scenario, to: folder.path("run.db")) { $0.recording = .hops }
    let faults = try Self.faults(in: folder.path("run.db"))
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  @Test("finds nothing wrong with runs of which only deliveries were written down")
  func deliveries() throws {
    let folder = try TemporaryFolder()
    let database = try Recording.random(seed: 4, in: folder) { $0.recording = .deliveries }
    #expect(try Self.faults(in: database) == [])
  }
}
