import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The page of a run, without a browser.
@Suite("cablesim report")
struct ReportPageTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    try folder.write(Load.trouble, to: "trouble.yaml")
    try folder.write(Load.troubled, to: "troubled.yaml")
    let result = try Program.run(["run", "trouble.yaml", "--replications", "1"], in: folder.url)
    try #require(result.exitCode == 0, "\(result.errors)")
    try #require(try Program.run(["report", "trouble.db"], in: folder.url).exitCode == 0)
    self.folder = folder
  }

  private var page: String {
    get throws { String(decoding: try folder.bytes("trouble.html"), as: UTF8.self) }
  }

  private func sql(_ query: String) throws -> [String] {
    try CablesimTests.query(query, in: folder.path("trouble.db"))
  }

  @Test("writes one file beside the database, the same bytes each time, and overwrites nothing")
  func file() throws {
    let first = try folder.bytes("trouble.html")
    let refused = try Program.run(["report", "trouble.db"], in: folder.url)
    #expect(refused.exitCode == 3)
    #expect(refused.errors.contains("--force"))
    #expect(try Program.run(["report", "trouble.db", "--force"], in: folder.url).exitCode == 0)
    #expect(try folder.bytes("trouble.html") == first)
    #expect(
      try Program.run(["report", "trouble.db", "-o", "trouble.db", "--force"], in: folder.url).exitCode == 3)
    #expect(try sql("PRAGMA integrity_check") == ["ok"])
  }

  @Test("refers to nothing outside itself")
  func contained() throws {
    // The name of a language is no reference.
    let page = try page.replacing("http://www.w3.org/2000/svg", with: "")
    for reference in ["http:", "https:", "src=", "url(", "@import", "<link rel=\"stylesheet\""] {
      #expect(!page.contains(reference), "\(reference)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("prefers-color-scheme: dark"))
  }

  @Test("has every drawing as SVG that is well-formed, with a title, and a table for each")
  func drawings() throws {
    let page = try page
    let bodies = page.components(separatedBy: "<svg ").dropFirst()
    #expect(bodies.count > 10)
    for section in ["map", "ladder", "latency", "queues", "explain"] {
      let words = try #require(page.components(separatedBy: "<section id=\"\(section)\"").last)
        .components(separatedBy: "</section>")[0]
      #expect(words.contains("<svg"), "\(section)")
      #expect(words.contains("<title>"), "\(section)")
      #expect(words.contains("<table"), "\(section)")
      let from = try #require(words.range(of: ">"))
      try expectWellFormed("<section>" + words[from.upperBound...] + "</section>", "\(section)")
    }
  }

  /// HTML that is written as XML has it can be checked as such, but for the attributes without a value.
  private func expectWellFormed(_ text: String, _ what: Comment) throws {
    let xml = text.replacing(" hidden>", with: ">").replacing(" hidden ", with: " ").replacing(
      "&nbsp;", with: " "
    )
    .replacing(/<input [^>]*>/, with: "")
    let parser = XMLParser(data: Data(xml.utf8))
    #expect(parser.parse(), "\(what): \(String(describing: parser.parserError)) line \(parser.lineNumber)")
  }

  @Test(
    "draws each figure by itself", arguments: ["map", "ladder", "latency", "queues", "explain"])
  func figures(name: String) throws {
    let result = try Program.run(["report", "trouble.db", "--figure", name], in: folder.url)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("<?xml"))
    let parser = XMLParser(data: Data(result.output.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(
      try Program.run(["report", "trouble.db", "--figure", name, "-o", "x.svg"], in: folder.url).exitCode == 0
    )
    #expect(try folder.bytes("x.svg") == Data(result.output.utf8))
    #expect(
      try Program.run(["report", "trouble.db", "--figure", name, "-o", "x.svg"], in: folder.url).exitCode == 3
    )
  }

  @Test("shows every transmission of the run on the ladder, and when circuits were down")
  func ladder() throws {
    let svg = try Program.run(["report", "trouble.db", "--figure", "ladder"], in: folder.url).output
    #expect(
      try sql("SELECT count(*) FROM transmission WHERE started_at IS NOT NULL")
        == [String(svg.components(separatedBy: " id=\"t").count - 1)])
    #expect(
      try sql("SELECT count(*) FROM transmission WHERE started_at IS NOT NULL AND outcome <> 'sent'")
        == [String(svg.components(separatedBy: "class=\"spoilt\"").count - 1)])
    #expect(svg.contains("circuit down") && svg.contains("station down") && svg.contains("window closed"))
  }

  @Test("says which figures there are, and why one cannot be drawn")
  func names() throws {
    let unknown = try Program.run(["report", "trouble.db", "--figure", "lader"], in: folder.url)
    #expect(unknown.exitCode == 2)
    #expect(unknown.errors.contains("map, ladder, latency, queues, compare or explain"))
    let none = try Program.run(["report", "trouble.db", "--figure", "compare"], in: folder.url)
    #expect(none.exitCode == 3)
    #expect(none.errors.contains("one arm"))
    #expect(
      try Program.run(["report", "trouble.db", "--vega", "v.json", "-o", "x.svg"], in: folder.url).exitCode
        == 2)
    #expect(try Program.run(["report", "trouble.yaml"], in: folder.url).exitCode == 3)
    #expect(try Program.run(["report", "none.db"], in: folder.url).exitCode == 3)
    #expect(
      try Program.run(["report", "trouble.db", "--run", "9", "-o", "x.html"], in: folder.url).exitCode == 3)
  }

  @Test("writes the curves for Vega-Lite, with every number of a small sample")
  func vega() throws {
    #expect(try Program.run(["report", "trouble.db", "--vega", "v.json"], in: folder.url).exitCode == 0)
    let document = try JSONSerialization.jsonObject(with: folder.bytes("v.json")) as? [String: Any]
    #expect(document?["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v5.json")
    let values = (document?["data"] as? [String: Any])?["values"] as? [[String: Any]] ?? []
    let own = values.filter {
      $0["measure"] as? String == "received" && $0["precedence"] as? String == "FLASH"
        && $0["role"] as? String == "info"
    }
    let seconds = try sql(
      """
      SELECT DISTINCT (a.received_at - m.filed_at) / 1e6 FROM addressee a JOIN message m USING (run_id, message_id)
      WHERE a.precedence = 'FLASH' AND role = 'info' AND received_at IS NOT NULL ORDER BY 1
      """)
    #expect(own.compactMap { $0["seconds"] as? Double } == seconds.compactMap(Double.init))
    #expect(!own.isEmpty)
  }

  @Test("without transmissions says what is missing, and how to have it")
  func missing() throws {
    let run = try Program.run(
      ["run", "trouble.yaml", "--replications", "1", "--record", "deliveries", "-o", "d.db"], in: folder.url)
    try #require(run.exitCode == 0)
    try #require(try Program.run(["report", "d.db"], in: folder.url).exitCode == 0)
    let page = String(decoding: try folder.bytes("d.html"), as: UTF8.self)
    #expect(page.components(separatedBy: "class=\"missing\"").count == 4)
    #expect(page.contains("--record hops"))
    #expect(page.contains("latency-table"))
    let refused = try Program.run(["report", "d.db", "--figure", "explain"], in: folder.url)
    #expect(refused.exitCode == 3)
    #expect(refused.errors.contains("--record hops"))
  }

  @Test("of a run that died shows what there is, and says so")
  func died() throws {
    try CablesimTests.execute(
      "UPDATE run SET status = 'running', ended_at = NULL, stop_reason = NULL", in: folder.path("trouble.db"))
    let result = try Program.run(["report", "trouble.db", "--force"], in: folder.url)
    #expect(result.exitCode == 0)
    #expect(result.errors.contains("may end early"))
    #expect(try page.contains("it has not come to its end"))
  }

  @Test("lets no name be more than a name")
  func hostile() throws {
    let name = "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \"'"
    try CablesimTests.execute(
      """
      UPDATE run SET scenario = '\(name.replacing("'", with: "''"))';
      UPDATE station SET name = '\(name.replacing("'", with: "''"))';
      UPDATE addressee SET name = '\(name.replacing("'", with: "''"))';
      """, in: folder.path("trouble.db"))
    try #require(try Program.run(["report", "trouble.db", "--force"], in: folder.url).exitCode == 0)
    let page = try page
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(page.components(separatedBy: "</script").count == 3)
    #expect(!page.contains("<img"))
    #expect(page.contains("\\u003c/script>"))
    let data = try EmbeddedReport(page)
    #expect(data.text("scenario") == name)
  }

  @Test("of a damaged database traps on nothing")
  func damaged() throws {
    let columns = [
      "run SET started_at", "run SET ended_at", "transmission SET started_at", "transmission SET queued_at",
      "transmission_row SET way", "transmission_row SET codes", "addressee_row SET codes",
      "message_row SET origin", "message_row SET codes", "circuit SET from_station", "station SET latitude",
      "message SET filed_at", "circuit SET channels", "circuit SET number_digits",
    ]
    for column in columns {
      for value in [Int.min, -1, Int.max] {
        try? FileManager.default.removeItem(atPath: folder.path("damaged.db"))
        try FileManager.default.copyItem(atPath: folder.path("trouble.db"), toPath: folder.path("damaged.db"))
        try CablesimTests.execute("UPDATE OR IGNORE \(column) = \(value)", in: folder.path("damaged.db"))
        let result = try Program.run(["report", "damaged.db", "--force"], in: folder.url)
        #expect([0, 3].contains(result.exitCode), "\(column) = \(value): \(result.errors)")
      }
    }
  }
}
