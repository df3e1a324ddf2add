import Foundation
import TestSupport
import Testing
import Timeline

/// What other programs read is what the database says, in the form that they expect.
@Suite("cablesim export")
struct ExportTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(
      ["replay", Repository.path("Scenarios/astana-2147/cable.txt")], in: folder.url)
    try #require(result.exitCode == 0)
    self.folder = folder
  }

  private func export(_ arguments: [String]) throws -> Program.Result {
    try Program.run(["export", "astana-2147.db"] + arguments, in: folder.url)
  }

  @Test("to Perfetto has stations as processes, circuits as tracks below them, transmissions as slices")
  func perfetto() throws {
    let result = try export(["--to", "perfetto"])
    #expect(result.exitCode == 0, "\(result.errors)")
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("astana-2147.pftrace"))
    let packets = try Protobuf(bytes).messages(1)
    #expect(packets.allSatisfy { $0.number(10) == 1 })
    let tracks = packets.compactMap { $0.messages(60).first }
    let processes = tracks.filter { !$0.messages(3).isEmpty }
    let stations = try query(
      "SELECT routing_indicator || ' ' || name FROM station", in: folder.path("astana-2147.db"))
    #expect(processes.compactMap { $0.messages(3)[0].text(6) } == stations)
    let uuids = Set(processes.compactMap { $0.number(1) })
    #expect(uuids.count == processes.count)
    let circuits = tracks.filter { $0.messages(3).isEmpty }
    #expect(circuits.allSatisfy { uuids.contains($0.number(5) ?? 0) })
    #expect(circuits.contains { $0.text(2) == "RUEHTA>RUEH" })

    let events = packets.compactMap { packet in packet.messages(11).first.map { (packet.number(8), $0) } }
    let begun = events.filter { $0.1.number(9) == 1 && $0.1.text(22) == "transmission" }
    let ended = events.filter { $0.1.number(9) == 2 }
    #expect(begun.count == 102)
    #expect(events.count == 2 * ended.count)
    // The first leaves Astana when it has been handled there; the trace counts nanoseconds from the start.
    let first = try query(
      "SELECT min(t.started_at - r.started_at) * 1000 FROM transmission t JOIN run r USING (run_id)",
      in: folder.path("astana-2147.db"))
    #expect(begun.compactMap(\.0).min().map { String($0) } == first.first)
    let arguments = begun[0].1.messages(4)
    #expect(arguments.contains { $0.text(10) == "channel" && $0.text(6) == "TAO001" })
    #expect(arguments.contains { $0.text(10) == "routing line" && $0.text(6)?.hasPrefix("OO ") ?? false })
    // An arrow leads from each cause.
    let flows = begun.map { Set($0.1.numbers(47)) }
    #expect(flows.filter { $0.count == 2 }.count == 102 - 3)
  }

  @Test("to Perfetto lets no two slices of a track overlap")
  func tracks() throws {
    try #require(try export(["--to", "perfetto"]).exitCode == 0)
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("astana-2147.pftrace"))
    var open: [UInt64: Int] = [:]
    let packets = try Protobuf(bytes).messages(1)
    let events = packets.compactMap { packet in packet.messages(11).first.map { (packet.number(8) ?? 0, $0) }
    }
    for (_, event) in events.enumerated().sorted(by: { ($0.1.0, $0.0) < ($1.1.0, $1.0) }).map(\.1) {
      open[event.number(11) ?? 0, default: 0] += event.number(9) == 1 ? 1 : -1
      #expect((0...1).contains(open[event.number(11) ?? 0, default: 0]))
    }
    #expect(open.values.allSatisfy { $0 == 0 })
  }

  @Test("to CSV writes every table with every row, as RFC 4180 has it")
  func csv() throws {
    let result = try export(["--to", "csv", "-o", "tables"])
    #expect(result.exitCode == 0, "\(result.errors)")
    let path = folder.path("astana-2147.db")
    let tables = try query(
      """
      SELECT replace(name, '_row', '') FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_text\\_row' ESCAPE '\\'
        AND name <> 'transmission_rest_row' ORDER BY 1
      """, in: path)
    #expect(Set(tables).isSuperset(of: ["run", "message", "addressee", "transmission", "incident"]))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("tables")).sorted()
        == tables.map { $0 + ".csv" })
    for table in tables {
      let bytes = try Data(contentsOf: folder.url.appendingPathComponent("tables/\(table).csv"))
      let rows = Self.rows(String(decoding: bytes, as: UTF8.self))
      let columns = try query("SELECT name FROM pragma_table_info('\(table)')", in: path)
      #expect(rows.first == columns)
      #expect(rows.allSatisfy { $0.count == columns.count }, "\(table)")
      #expect(try query("SELECT count(*) FROM \(table)", in: path) == [String(rows.count - 1)], "\(table)")
    }
    // The scenario's text has commas, quotes and line ends.
    let runs = Self.rows(
      String(
        decoding: try Data(contentsOf: folder.url.appendingPathComponent("tables/run.csv")), as: UTF8.self))
    let column = try #require(runs[0].firstIndex(of: "scenario_text"))
    #expect(try query("SELECT scenario_text FROM run", in: path) == [runs[1][column]])
  }

  /// The fields of a text, which ends each row by CR LF.
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && bytes.first == byte:
        field.append(byte)
        bytes.removeFirst()
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        row.append(String(decoding: field, as: UTF8.self))
        field = []
      case UInt8(ascii: "\r") where !isQuoted && bytes.first == UInt8(ascii: "\n"):
        bytes.removeFirst()
        rows.append(row + [String(decoding: field, as: UTF8.self)])
        (row, field) = ([], [])
      default: field.append(byte)
      }
    }
    return rows
  }

  @Test("to Mermaid draws the ladder of a cable, every station before its first arrow")
  func mermaid() throws {
    let result = try export(["--to", "mermaid"])
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "sequenceDiagram")
    let arrows = lines.filter { $0.contains("->>") }
    #expect(arrows.count == 102)
    #expect(arrows[0] == "  RUEHTA->>RUEH: 301102:05Z OCT 08 TAO001 section 1")
    let participants = lines.filter { $0.hasPrefix("  participant ") }.map { $0.split(separator: " ")[1] }
    for arrow in arrows {
      let ends = arrow.drop { $0 == " " }.prefix { $0 != ":" }.components(separatedBy: "->>")
      #expect(ends.allSatisfy { end in participants.contains { $0 == end } })
    }
    #expect(lines.filter { $0.contains("Note over") && $0.contains("delivered to") }.count == 29)
    #expect(lines.allSatisfy { !$0.contains(";") && $0.filter { $0 == "#" }.isEmpty })
  }

  @Test("overwrites nothing unless it is forced to", arguments: ["perfetto", "mermaid", "csv"])
  func force(form: String) throws {
    let output = form == "csv" ? "out/run.csv" : "out"
    if form == "csv" {
      try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: true)
    }
    try folder.write("my diary\n", to: output)
    let refused = try export(["--to", form, "-o", "out"])
    #expect(refused.exitCode == 3)
    #expect(refused.errors.contains("--force"), "\(refused.errors)")
    #expect(try String(contentsOfFile: folder.path(output), encoding: .utf8) == "my diary\n")
    #expect(try export(["--to", form, "-o", "out", "--force"]).exitCode == 0)
    #expect(try Data(contentsOf: folder.url.appendingPathComponent(output)).count > 100)
  }

  @Test("of a cable that is not there, or into the database itself, is refused")
  func refused() throws {
    #expect(try export(["--to", "mermaid", "--message", "2"]).exitCode == 3)
    #expect(try export(["--to", "perfetto", "--message", "2"]).exitCode == 3)
    #expect(try export(["--to", "csv", "--message", "1"]).exitCode == 2)
    #expect(try export([]).exitCode == 2)
    for force in [[], ["--force"]] {
      #expect(try export(["--to", "perfetto", "-o", "astana-2147.db"] + force).exitCode == 3)
    }
    #expect(try folder.contents == ["astana-2147.db"])
    #expect(try query("PRAGMA integrity_check", in: folder.path("astana-2147.db")) == ["ok"])
  }

  @Test(
    "of a damaged database traps on nothing",
    arguments: [
      "run SET started_at", "run SET ended_at", "transmission SET started_at", "transmission SET ended_at",
      "transmission SET transmission_id = transmission_id % 1 +", "transmission SET channel_number",
      "handling SET ended_at", "station SET station_id = station_id / 9 +", "message SET sections",
    ], [Int.min, -1, Int.max])
  func damaged(change: String, value: Int) throws {
    let sql = "UPDATE OR IGNORE \(change)" + (change.hasSuffix("+") ? " \(value)" : " = \(value)")
    _ = try? Connection(folder.path("astana-2147.db"), .writing).execute(sql)
    for form in ["perfetto", "mermaid", "csv"] {
      let result = try export(["--to", form, "-o", form])
      #expect([0, 2, 3].contains(result.exitCode), "\(result.errors)")
    }
  }
}
