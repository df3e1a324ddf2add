import Foundation
import TestSupport
import Testing

/// The description that goes with a database, asked of the real program where it is installed.
@Suite("cablesim timeline --datasette")
struct DatasetteTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    let cable = Repository.path("Scenarios/astana-2147/cable.txt")
    try #require(try Program.run(["replay", cable, "-o", "a.b.db"], in: folder.url).exitCode == 0)
    self.folder = folder
  }

  private func describe(_ options: [String] = []) throws -> Program.Result {
    try Program.run(["timeline", "a.b.db", "--datasette"] + options, in: folder.url)
  }

  @Test("writes the description beside the database and says how to start")
  func description() throws {
    let result = try describe()
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.contains("datasette a.b.db --metadata a.b-metadata.json"))
    let data = try Data(contentsOf: folder.url.appendingPathComponent("a.b-metadata.json"))
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let databases = try #require(document["databases"] as? [String: Any])
    let database = try #require(databases["a.b"] as? [String: Any])
    let tables = try #require(database["tables"] as? [String: [String: Any]])
    let path = folder.path("a.b.db")
    let names = try query(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'", in: path)
    #expect(Set(names) == Set(tables.keys))
    for (name, table) in tables {
      let columns = try query("SELECT name FROM pragma_table_info('\(name)')", in: path)
      #expect(Set((table["columns"] as? [String: String] ?? [:]).keys) == Set(columns), "\(name)")
      #expect(Set(table["facets"] as? [String] ?? []).subtracting(columns) == [], "\(name)")
    }
    // Again, the same is no harm; another file is.
    #expect(try describe().exitCode == 0)
    try folder.write("my diary\n", to: "a.b-metadata.json")
    #expect(try describe().exitCode == 3)
    #expect(try String(contentsOfFile: folder.path("a.b-metadata.json"), encoding: .utf8) == "my diary\n")
    #expect(try describe(["--force"]).exitCode == 0)
  }

  /// The program, named by `CABLESIM_DATASETTE` or found on the path.
  static let datasette: URL? = {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/datasette" }
    return ([environment["CABLESIM_DATASETTE"]].compactMap(\.self) + folders.map { String($0) })
      .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(fileURLWithPath: $0) }
  }()

  @Test(
    "is understood by Datasette: every page opens, every question is answered",
    .enabled(if: datasette != nil, "datasette is installed (pip install datasette)"),
    arguments: [
      ("/a~2Eb", "Every step of a cable"), ("/a~2Eb/addressee?_facet=status", "plain-language address"),
      ("/a~2Eb/transmission", "channel sequence number"), ("/a~2Eb/delivery", "AMEMBASSY BEIJING"),
      ("/a~2Eb/timeline?run_id=1&message_id=1", "transmission begins"),
      ("/a~2Eb/queue_depth", "waiting"), ("/a~2Eb/circuit_load", "RUEHTA"), ("/a~2Eb/latency", "IMMEDIATE"),
      ("/a~2Eb/slowest.json?_shape=array", "14 h 58 min"), ("/a~2Eb/without.json?_shape=array", "RUCPDOG"),
      ("/a~2Eb/steps.json?_shape=array&message=1", "transmission begins"),
      ("/a~2Eb/busiest.json?_shape=array", "RUEHTA>RUEH"),
      ("/a~2Eb/waiting.json?_shape=array&circuit=RUEHTA%3ERUEH&time=2008-10-30T11:02:10Z", "RUEHTA"),
      ("/a~2Eb/channel.json?_shape=array&designator=XRO", "9011"),
      ("/a~2Eb/incidents.json?_shape=array", "reject"),
    ])
  func real(page: String, expected: String) throws {
    try #require(try describe().exitCode == 0)
    let result = try Program.run(
      try #require(Self.datasette), ["a.b.db", "--metadata", "a.b-metadata.json", "--get", page],
      in: folder.url)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.contains(expected), "\(page): \(result.output.prefix(400))")
  }
}
