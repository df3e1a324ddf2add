import EventKernel
import Foundation
import Report
import TerminalText
import Testing

@testable import Analysis
@testable import Timeline

/// What a replay prints.
@Suite("The report of a replay")
struct ReplayReportTests {
  private static let start = Instant(microseconds: 1_225_364_520_000_000)

  private func addressee(
    _ number: Int, _ indicator: String?, _ status: String, reason: String? = nil, via: String? = nil,
    receivedAfter seconds: Int64? = nil, deliveredAfter later: Int64? = nil
  ) -> DeliveryRow {
    DeliveryRow(
      message: 1, addressee: number, indicator: indicator, name: "POST \(number)",
      role: number == 1 ? "action" : "info",
      precedence: "IMMEDIATE", viaCollective: via, status: status, reason: reason,
      receivedAt: seconds.map { Self.start + .seconds($0) },
      deliveredAt: later.map { Self.start + .seconds($0) },
      howLong: seconds.map { "\($0) s" }, path: seconds == nil ? [] : ["RUEA", "RUEB"])
  }

  private var report: ReplayReport {
    let deliveries = [
      addressee(1, "RUEB", "delivered", receivedAfter: 58, deliveredAfter: 58),
      addressee(2, "RUEC", "received", via: "RUCOLL", receivedAfter: 61),
      addressee(3, "RUNO", "rejected", reason: "INV"), addressee(4, nil, "rejected", reason: "INV"),
      addressee(5, "RUSE", "rejected", reason: "SEC"), addressee(6, "RUEZ", "unreachable", reason: "NOPATH"),
      addressee(7, "RUEQ", "in queue"),
    ]
    return ReplayReport(
      run: RunRow(
        run: 1, scenario: "replay", topology: "T", startedAt: Self.start, endedAt: Self.start + .hours(1),
        status: "done", stopReason: "horizon", fingerprint: "00ff", transmissions: 12),
      message: MessageRow(
        message: 1, originator: "RUEA", originatorName: "AMEMBASSY A", reference: "A 000042",
        dateTimeGroup: "301102Z OCT 08", filedAt: Self.start, precedence: "IMMEDIATE",
        infoPrecedence: "PRIORITY",
        classification: "SECRET", sections: 1, subject: "A \"TRIAL\""),
      deliveries: deliveries,
      loads: [
        CircuitLoadRow(
          circuit: "A>B", precedence: "IMMEDIATE", transmissions: 2, utilization: nil, meanWait: 0.5)
      ],
      latencies: LatencySummary.summaries(of: [
        LatencyRow(precedence: "IMMEDIATE", role: "action", measure: "received", seconds: 58)
      ]), database: "a.db")
  }

  @Test("on a screen has bars to receipt and delivery, and says who was refused however narrow it is")
  func screen() {
    var screen = Screen(columns: 120, colors: .none, hasBlocks: true, isTerminal: true)
    let wide = report.lines(on: screen)
    #expect(
      wide.contains {
        $0.hasPrefix("action  IMMEDIATE   RUEB") && $0.hasSuffix("58 s  ███████████▍  RUEA RUEB")
      })
    #expect(wide.contains("Bars: █ to receipt, ░ to delivery, on a scale from 0 to 1.0 min."))
    for columns in [40, 60, 80] {
      screen.columns = columns
      let narrow = report.lines(on: screen)
      #expect(narrow.contains { $0.contains("RUNO") && $0.contains("rejected INV") }, "\(narrow)")
      // The last line has a command, which stays in one piece.
      #expect(narrow.dropLast().allSatisfy { $0.count <= columns }, "\(narrow)")
    }
    screen.colors = .many
    #expect(report.lines(on: screen).contains { $0.contains("\u{1B}[1;38;5;166mrejected INV\u{1B}[0m") })
  }

  @Test("tells the cable in two lines")
  func heading() {
    #expect(
      report.heading == [
        "A 000042 from AMEMBASSY A (RUEA), 301102Z OCT 08, IMMEDIATE (info PRIORITY), SECRET, 1 section",
        "A \"TRIAL\"",
      ])
  }

  @Test("has a line for each addressee, and says of one that has nothing where the cable is, or why not")
  func table() throws {
    let lines = report.lines
    func line(_ name: String) throws -> String { try #require(lines.first { $0.contains(name) }) }
    #expect(try line("POST 1").contains("301102Z OCT 08"))
    #expect(try line("POST 2").contains("RUCOLL"))
    #expect(try line("POST 3").contains("rejected INV"))
    #expect(try line("POST 6").contains("unreachable NOPATH"))
    #expect(try line("POST 7").contains("in queue"))
    let header = try #require(lines.first { $0.hasPrefix("ROLE") })
    let column = try #require(header.range(of: "NAME")).lowerBound
    for number in 1...7 {
      #expect(try line("POST \(number)")[column...].hasPrefix("POST \(number)"), "columns align")
    }
  }

  @Test("ends with the sums, the reasons of rejects, why the run stopped, and how to go on")
  func sums() {
    let lines = report.lines
    #expect(
      lines.contains(
        "addressees 7, received 2, delivered 1, in flight 1, unreachable 1, rejected 3 (INV RUNO POST 4, SEC RUSE), "
          + "transmissions 12"))
    #expect(lines.contains { $0.contains("horizon") && $0.contains("301202Z OCT 08") })
    #expect(lines.last?.hasSuffix("cablesim timeline a.db") ?? false)
  }

  @Test("is a document cablesim-result/1 whose addressees add up")
  func json() throws {
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(report.json.text.utf8)) as? [String: any Sendable])
    #expect(document["schema"] as? String == "cablesim-result/1")
    #expect(
      document["addressees"] as? [String: Int] == [
        "total": 7, "received": 2, "delivered": 1, "inFlight": 1, "rejected": 3, "unreachable": 1,
      ])
    let text = report.json.text
    let order = [
      "\"schema\"", "\"runs\"", "\"stopReason\"", "\"fingerprint\"", "\"database\"", "\"addressees\"",
      "\"latency\"",
      "\"circuits\"", "\"deliveries\"",
    ]
    let places = order.compactMap { text.range(of: $0)?.lowerBound }
    #expect(places.count == order.count)
    #expect(places == places.sorted(), "the keys come in the order of the contract")
    #expect(text.contains("\"halfWidthSeconds\": null"))
    #expect(text.contains("\"utilization\": null"))
    #expect(text.contains("\"subject\": \"A \\\"TRIAL\\\"\""))
    #expect(text.contains("\"receivedAt\": \"2008-10-30T11:02:58Z\""))
  }
}
