import CableFormat
import EventKernel
import Testing

@testable import Report
@testable import Timeline

@Suite("A line of time")
struct TimeAxisTests {
  @Test(
    "has a few marks that are easy to read, whatever its length",
    arguments: [1, 7, 59, 61, 600, 4000, 86_400, 100_000, 3_000_000, 90_000_000] as [Int64])
  func ticks(seconds: Int64) {
    let from = Instant(microseconds: 1_225_364_521_500_000)
    let axis = TimeAxis(from: from, to: from + .seconds(seconds))
    for count in [7, 20, 320] {
      let ticks = axis.ticks(count)
      #expect(ticks.count <= count + 1)
      #expect(ticks.allSatisfy { $0.at >= axis.from && $0.at <= axis.to })
    }
    #expect(seconds < 7 || axis.ticks(7).count >= 2)
  }

  @Test("says the day at midnight and the seconds where it takes them")
  func labels() {
    let midnight = Instant(microseconds: 1_225_324_800_000_000)
    #expect(
      TimeAxis(from: midnight, to: midnight + .hours(20)).ticks(7).map(\.label).prefix(2) == [
        "30 OCT", "03:00",
      ])
    #expect(
      TimeAxis(from: midnight + .seconds(2), to: midnight + .seconds(12)).ticks(7).first?.label == "00:00:02")
  }

  @Test("of no length, or that ends before it begins, divides by nothing")
  func empty() {
    let moment = Instant(microseconds: -5)
    for end in [moment, Instant(microseconds: -900_000_000)] {
      let axis = TimeAxis(from: moment, to: end)
      #expect(axis.part(moment) == 0)
      #expect(axis.ticks(7).count <= 8)
    }
  }
}

@Suite("A line of durations")
struct LogAxisTests {
  @Test("gives doubles the same distance", arguments: [0.5, 3, 60, 7000, 100_000])
  func doubles(seconds: Double) {
    let axis = LogAxis([0.2, 400_000])
    let step = axis.part(2) - axis.part(1)
    #expect(abs(axis.part(seconds * 2) - axis.part(seconds) - step) < 1e-6)
    #expect(axis.part(axis.low) == 0)
    #expect(abs(axis.part(axis.high) - 1) < 1e-6)
  }

  @Test("has marks for any sample, also for none", arguments: [[], [0], [58], [0.003, 1e7], [59.9, 60.1]])
  func ticks(sample: [Double]) {
    let axis = LogAxis(sample)
    #expect(axis.ticks.count >= 1)
    #expect(axis.ticks == axis.ticks.sorted())
  }
}

@Suite("Markup")
struct MarkupTests {
  @Test("lets no text be anything but text")
  func escaping() {
    #expect(
      Markup.escaped("<b onclick='x'>\"A & B\"</b>")
        == "&lt;b onclick=&#39;x&#39;&gt;&quot;A &amp; B&quot;&lt;/b&gt;")
    #expect(Markup.escaped("a\u{0}b\u{1B}\u{FFFE}") == "a?b??")
    #expect(Markup.escaped("São José 日本") == "São José 日本")
  }

  @Test(
    "writes numbers no longer than needed", arguments: [(1.0, "1"), (0.25, "0.3"), (-0.04, "0"), (.nan, "0")])
  func numbers(value: Double, text: String) {
    #expect(Markup.number(value) == text)
  }
}

@Suite("The layout of a network")
struct NetworkLayoutTests {
  private func station(_ number: Int, _ latitude: Double? = nil, _ longitude: Double? = nil) -> StationPlace {
    StationPlace(
      station: number, indicator: "RU\(number)", name: "S", kind: "tributary", latitude: latitude,
      longitude: longitude)
  }

  private func line(_ number: Int, _ from: Int, _ to: Int) -> CircuitPlace {
    CircuitPlace(
      circuit: number, name: "\(from)>\(to)", from: from, to: to, channels: 1, designator: "AAA", digits: 3,
      transmissions: 0)
  }

  @Test("draws stations where they are, north above south and east of west")
  func map() throws {
    let layout = NetworkLayout([station(1, 51, 0), station(2, -33, 151), station(3, 40, -74)], [])
    let (london, sydney, newYork) = (layout.points[1], layout.points[2], layout.points[3])
    #expect(try #require(london).y < #require(sydney).y)
    #expect(try #require(newYork).x < #require(london).x)
    #expect(try #require(london).x < #require(sydney).x)
    #expect(layout.frame != nil)
  }

  @Test("moves stations apart that are in one place, and keeps all inside")
  func spread() {
    let crowd = (1...40).map { station($0, 38.9, -77) } + [station(41, 10, 10)]
    let layout = NetworkLayout(crowd, [])
    #expect(layout.points.count == 41)
    #expect(Set(layout.points.values).count == 41)
    #expect(
      layout.points.values.allSatisfy {
        (0...layout.width).contains($0.x) && (0...layout.height).contains($0.y)
      })
  }

  @Test("draws stations without coordinates in layers from the one with most circuits")
  func layers() throws {
    let layout = NetworkLayout(
      (1...4).map { station($0) }, [line(1, 1, 2), line(2, 2, 3), line(3, 4, 3), line(4, 2, 4)])
    #expect(layout.frame == nil)
    let hub = try #require(layout.points[2])
    for other in [1, 3, 4] { #expect(try hub.x < #require(layout.points[other]).x) }
    #expect(Set(layout.points.values).count == 4)
  }

  @Test("finds a place for those that alone have no coordinates, beneath the map")
  func displaced() throws {
    let layout = NetworkLayout([station(1, 51, 0), station(2, 40, 20), station(3)], [])
    #expect(layout.displaced == 1)
    #expect(try #require(layout.points[3]).y > #require(layout.points[1]).y)
    #expect(NetworkLayout([station(1, 90, 180), station(2, -90, -180)], []).height.isFinite)
    #expect(NetworkLayout([], []).points.isEmpty)
  }
}

@Suite("JSON with a row a line")
struct RowTextTests {
  @Test("is the same document, its lists of rows open and its rows closed")
  func rows() {
    let document = JSON.object([
      ("a", .integer(1)),
      ("t", .object([("rows", .array([.array([.integer(1), .null]), .array([.string("x")])]))])),
    ])
    #expect(document.rowText == "{\n\"a\":1,\n\"t\":{\n\"rows\":[\n[1,null],\n[\"x\"]\n]\n}\n}")
  }
}
