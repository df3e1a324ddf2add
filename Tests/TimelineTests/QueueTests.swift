import CableFormat
import EventKernel
import TestSupport
import Testing
import Timeline

/// What waited for a circuit at a moment, and what a station logged.
@Suite("The line of a circuit and the log of a station")
struct QueueTests: ~Copyable {
  private let folder: TemporaryFolder
  private static let start = Instant(microseconds: 1_225_364_400_000_000)

  /// Cables are handled in 5 s each, sent in 10 s: of four filed at once all but the first wait.
  init() throws {
    let folder = try TemporaryFolder()
    try Replay.write(
      Replay.line(filedAt: [0, 0, 0, 0], precedences: [.routine, .routine, .priority, .immediate]),
      to: folder.path("a.db"))
    self.folder = folder
  }

  private func reader() throws -> TimelineReader { try TimelineReader(folder.path("a.db")) }

  @Test("is that of the transmissions begun later, the highest precedence first")
  func order() throws {
    // The IMMEDIATE is handled first; the others come to the circuit at 10 s, 15 s and 20 s, it being busy to 15 s.
    let waiting = try reader().queue(run: 1, circuit: "RUEA>RUEH", at: Self.start + .seconds(22))
    #expect(waiting.map(\.precedence) == [.routine, .routine])
    #expect(waiting.map(\.message) == [3, 4])
    #expect(waiting.map { ($0.queuedAt - Self.start).seconds } == [15, 20])
    let both = try reader().queue(run: 1, circuit: "RUEA>RUEH", at: Self.start + .seconds(12))
    #expect(both.map(\.precedence) == [.priority])
  }

  @Test("is empty before the first and after the last, and for a moment counts who came at it")
  func bounds() throws {
    func count(_ seconds: Int64) throws -> Int {
      try reader().queue(run: 1, circuit: "RUEA>RUEH", at: Self.start + .seconds(seconds)).count
    }
    #expect(try [0, 5, 10, 15, 1000].map { try count($0) } == [0, 0, 1, 1, 0])
  }

  @Test("is, whatever the moment, as long as the view of queue depths says")
  func depth() throws {
    let rows = try query(
      "SELECT at || ' ' || waiting FROM queue_depth WHERE run_id = 1 AND circuit_id = 0 ORDER BY at",
      in: folder.path("a.db"))
    #expect(rows.count >= 6)
    for row in rows {
      let parts = row.split(separator: " ").compactMap { Int($0) }
      let moment = Instant(microseconds: Int64(parts[0]))
      #expect(try reader().queue(run: 1, circuit: "RUEA>RUEH", at: moment).count == parts[1], "\(row)")
    }
  }

  @Test("of a circuit that is not there is an error that names one that is")
  func unknown() throws {
    do throws(TimelineError) {
      _ = try TimelineReader(folder.path("a.db")).queue(run: 1, circuit: "RUEA>RUEX", at: Self.start)
      Issue.record("there is such a circuit")
    } catch {
      #expect(error.description == "there is no circuit RUEA>RUEX; did you mean 'RUEA>RUEH'?")
    }
  }

  @Test("tells in the log of the relay what came and what was sent, in order and by channel number")
  func log() throws {
    let log = try reader().stationLog(run: 1, station: "RUEH")
    #expect(log.map(\.act).filter { $0 == .received }.count == 4)
    #expect(log.filter { $0.act == .sent }.map(\.channel) == ["XRO9011", "XRO9012", "XRO9013", "XRO9014"])
    #expect(zip(log, log.dropFirst()).allSatisfy { $0.at <= $1.at })
    #expect(log.first?.act == .received)
    #expect(log.first?.station == "RUEA")
    #expect(log.first?.cable == "RUEA 301100Z OCT 08")
    #expect(log.first?.routingLine == "OO RUEB")
  }

  @Test("tells in the log of the originator what was filed, and keeps to the time that is asked for")
  func window() throws {
    let all = try reader().stationLog(run: 1, station: "RUEA")
    #expect(all.prefix(4).allSatisfy { $0.act == .filed })
    let part = try reader().stationLog(
      run: 1, station: "RUEA", from: Self.start + .seconds(15), to: Self.start + .seconds(35))
    #expect(part.map { ($0.at - Self.start).seconds } == [15, 25])
    #expect(part.allSatisfy { $0.act == .sent })
  }
}
