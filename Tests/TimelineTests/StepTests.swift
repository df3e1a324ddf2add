import TestSupport
import Testing
import Timeline

/// The steps of a cable, and those on the way to one addressee.
@Suite("The steps of ASTANA 2147")
struct StepTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    try Replay.write(Replay.astana(), to: folder.path("a.db"))
    self.folder = folder
  }

  @Test("come in the order of time, from its filing to the last delivery")
  func order() throws {
    let reader = try TimelineReader(folder.path("a.db"))
    let steps = try reader.steps(run: 1, message: 1)
    #expect(steps.first?.step == "filed")
    #expect(steps.last?.step == "delivered")
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.at <= $1.at })
  }

  @Test("to Mumbai lead through the relays that its path names, three sections on each circuit")
  func oneWay() throws {
    let reader = try TimelineReader(folder.path("a.db"))
    let steps = try reader.steps(run: 1, message: 1, to: "RUEHBI")
    let begun = steps.filter { $0.step == "transmission begins" }
    let row = try #require(try reader.deliveries(run: 1, message: 1).first { $0.indicator == "RUEHBI" })
    #expect(row.path.first == "RUEHTA" && row.path.last == "RUEHBI")
    let circuits = zip(row.path, row.path.dropFirst()).map { "\($0)>\($1)" }
    #expect(Set(begun.compactMap(\.circuit)) == Set(circuits))
    #expect(begun.count == 3 * circuits.count)
    #expect(steps.last?.step == "delivered")
  }

  @Test("to the one who was rejected end with that")
  func rejected() throws {
    let reader = try TimelineReader(folder.path("a.db"))
    let steps = try reader.steps(run: 1, message: 1, to: "RUCPDOG")
    #expect(steps.contains { $0.step == "reject" && $0.detail?.contains("INV RUCPDOG") ?? false })
    #expect(!steps.contains { $0.step == "delivered" })
  }

  @Test("to somebody who is no addressee are an error")
  func nobody() throws {
    let reader = try TimelineReader(folder.path("a.db"))
    do throws(TimelineError) {
      _ = try reader.steps(run: 1, message: 1, to: "RUEHXX")
      Issue.record("there are such steps")
    } catch {
      #expect(error.description == "cable 1 has no addressee RUEHXX")
    }
  }
}
