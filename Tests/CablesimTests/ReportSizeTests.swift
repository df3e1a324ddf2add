import Foundation
import TestSupport
import Testing

/// What a page may weigh.
@Suite("A report of a large run")
struct ReportSizeTests {
  @Test("of ten thousand transmissions, all of them drawn, has less than two megabytes")
  func ten() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      ["run", Repository.path("Scenarios/crisis-surge-1962.yaml"), "--replications", "1", "-o", "a.db"],
      in: folder.url)
    try #require(run.exitCode == 0, "\(run.errors)")
    try #require(try Program.run(["report", "a.db"], in: folder.url).exitCode == 0)
    let bytes = try folder.bytes("a.html")
    let data = try EmbeddedReport(String(decoding: bytes, as: UTF8.self))
    #expect((9_000...10_000).contains(data.number("transmissions") ?? 0))
    #expect(data.number("transmissionsDrawn") == data.number("transmissions"))
    #expect(bytes.count < 2_000_000)
  }

  @Test("with more draws a part of the cables, whole, and says so; all other numbers are of all")
  func sample() throws {
    let folder = try TemporaryFolder()
    try folder.write(Input.topology, to: "three.yaml")
    try folder.write(Load.day, to: "day.yaml")
    let run = try Program.run(["run", "day.yaml", "--replications", "1"], in: folder.url)
    try #require(run.exitCode == 0, "\(run.errors)")
    try #require(try Program.run(["report", "day.db"], in: folder.url).exitCode == 0)
    let bytes = try folder.bytes("day.html")
    #expect(bytes.count < 2_000_000)
    let page = String(decoding: bytes, as: UTF8.self)
    let data = try EmbeddedReport(page)
    let (drawn, all) = (data.number("transmissionsDrawn") ?? 0, data.number("transmissions") ?? 0)
    #expect((5_000...10_000).contains(drawn))
    #expect(drawn < all)
    #expect(page.contains("\(drawn) of \(all) transmissions are drawn"))
    let path = folder.path("day.db")
    let messages = Set(data.rows("copies").compactMap { $0["message"] as? Int })
    let list = messages.sorted().map(String.init).joined(separator: ",")
    #expect(
      try query("SELECT count(*) FROM transmission WHERE message_id IN (\(list))", in: path) == [
        String(drawn)
      ])
    // Evenly: neither half of the run has much more than its share.
    let middle = (try query("SELECT max(message_id) / 2 FROM message", in: path).first).flatMap(Int.init) ?? 0
    let early = messages.count { $0 <= middle }
    #expect(abs(2 * early - messages.count) < messages.count / 20)
    #expect(
      try query("SELECT sum(count) FROM latency WHERE measure = 'received'", in: path) == [
        String(
          data.list("latency").filter { $0["measure"] as? String == "received" }.reduce(0) {
            $0 + ($1["count"] as? Int ?? 0)
          })
      ])
  }
}
