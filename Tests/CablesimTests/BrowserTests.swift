import Foundation
import TestSupport
import Testing

/// The page in a real browser, where one is installed: named by `CABLESIM_CHROMIUM` or found on the path.
@Suite(
  "A report in a browser",
  .enabled(if: Browser.program != nil, "Chromium is installed (apt-get install chromium)"))
struct BrowserTests: ~Copyable {
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    let cable = Repository.path("Scenarios/astana-2147/cable.txt")
    let result = try Program.run(["replay", cable, "-o", "a.db", "--report", "a.html"], in: folder.url)
    try #require(result.exitCode == 0, "\(result.errors)")
    self.folder = folder
  }

  private func count(_ sql: String) throws -> Int {
    Int(try query("SELECT count(*) FROM \(sql)", in: folder.path("a.db")).first ?? "") ?? -1
  }

  /// The page with something done to it when it has been loaded.
  private func page(doing script: String) throws -> String {
    let page = String(decoding: try folder.bytes("a.html"), as: UTF8.self)
    try folder.write(page.replacing("</body>", with: "<script>\(script)</script></body>"), to: "done.html")
    return "done.html"
  }

  @Test("has nothing to complain of, while an error would be seen")
  func console() throws {
    for address in ["a.html", "a.html#cable=99&t=x"] {
      #expect(try Browser.open(address, in: folder).complaints == [])
    }
    let broken = try Browser.open(page(doing: "nothing.at.all"), in: folder)
    #expect(broken.complaints.count == 1)
  }

  @Test("shows at each moment the copies, the queues and the addressees that SQL counts")
  func moments() throws {
    let moments = [8, 20, 32, 50, 60_000]
    let visited = try page(
      doing: """
        const count = (selector) => document.querySelectorAll(selector).length;
        const seen = [];
        for (const t of [\(moments.map(String.init).joined(separator: ", "))]) {
          history.replaceState(null, "", `#t=${t}`);
          dispatchEvent(new HashChangeEvent("hashchange"));
          const waiting = [...document.querySelectorAll("[data-waiting]")].map((sign) => Number(sign.dataset.waiting));
          seen.push([count("[data-transmission]"), waiting.reduce((a, b) => a + b, 0), count(".station.lit")].join(" "));
        }
        document.title = seen.join();
        """)
    let expected = try moments.map { seconds in
      let now = "r.started_at + \(seconds) * 1000000"
      let source = "transmission t JOIN run r USING (run_id) WHERE"
      let moving = try count(
        "\(source) t.started_at <= \(now) AND coalesce(t.received_at, t.ended_at) > \(now)")
      let waiting = try count("\(source) t.queued_at <= \(now) AND t.started_at > \(now)")
      let lit = try count(
        """
        (SELECT DISTINCT a.station_id FROM addressee a JOIN run r USING (run_id)
        WHERE coalesce(a.delivered_at, a.received_at) <= \(now))
        """)
      return "\(moving) \(waiting) \(lit)"
    }
    #expect(try Browser.open(visited, in: folder).dom.title == expected.joined(separator: ","))
    #expect(Set(expected).count > 3)
  }

  @Test("shows the moment that its address names, and moves the copies when the slider is moved")
  func slider() throws {
    let moved = try page(
      doing: """
        const places = () => [...document.querySelectorAll(".copy")].map((copy) => copy.getAttribute("transform")).join();
        const slider = document.getElementById("time");
        const seen = [places()];
        for (const value of [20, 40, 1000]) {
          slider.value = value;
          slider.dispatchEvent(new Event("input"));
          seen.push(places());
        }
        document.title = seen.join(";");
        """)
    let places = try Browser.open("\(moved)#t=20", in: folder).dom.title.split(
      separator: ";", omittingEmptySubsequences: false)
    try #require(places.count == 4)
    #expect(places.prefix(3).allSatisfy { $0.hasPrefix("translate(") })
    #expect(Set(places).count == 4)
    #expect(places[3] == "", "at the end nothing is under way")
  }

  @Test("plays by itself, and pauses")
  func play() throws {
    // Without a window there are no frames to be drawn: a clock takes their place.
    let playing = try page(
      doing: """
        window.requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 20);
        const play = document.getElementById('play');
        play.click();
        setTimeout(() => { document.title = play.textContent; play.click(); }, 1500);
        """)
    let dom = try Browser.open(playing, in: folder).dom
    #expect(dom.contains("<title>Pause</title>"))
    #expect(dom.contains(">Play</button>"))
    #expect(dom.contains("id=\"clock\""))
    #expect(!dom.contains(">2008-10-30T11:02:00Z</output>"))
  }

  @Test("has the drawings as tables, a row for each row of the database")
  func tables() throws {
    let dom = try Browser.open("a.html", in: folder).dom
    #expect(try dom.rows(ofTable: "transmission-table") == count("transmission"))
    #expect(try dom.rows(ofTable: "addressee-table") == count("addressee"))
    #expect(try dom.rows(ofTable: "latency-table") == count("latency"))
    #expect(try dom.rows(ofTable: "explanation-table") == count("addressee WHERE received_at IS NOT NULL"))
    #expect(dom.rows(ofTable: "queue-table") == 10)
  }

  @Test("tells number, routing line and cause of the bar that the arrow keys come to")
  func keys() throws {
    let walked = try page(
      doing: """
        const key = () => document.getElementById('ladder-box')
          .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
        key();
        document.title = document.getElementById('bar').textContent;
        for (let n = 0; n < 3; n += 1) key();
        """)
    let dom = try Browser.open(walked, in: folder).dom
    #expect(dom.contains("<title>TAO001 · RUEHTA&gt;RUEH · "))
    #expect(dom.contains("caused by TAO001"))
    let line = try query(
      "SELECT routing_line FROM transmission WHERE transmission_id = 1", in: folder.path("a.db"))
    #expect(dom.contains("routing line \(line.first ?? "?")</title>"))
  }

  @Test("explains the addressee that is chosen")
  func explanation() throws {
    let chosen = try page(
      doing: """
        const parts = () => document.getElementById("part-table").tBodies[0].rows.length;
        const before = parts();
        const chooser = document.getElementById("explained");
        chooser.value = chooser.options.length - 1;
        chooser.dispatchEvent(new Event("change"));
        document.title = `${before} ${parts()}`;
        """)
    let dom = try Browser.open(chosen, in: folder).dom
    #expect(!dom.table("part-table").contains("office closed"), "that of the slowest is gone")
    #expect(dom.title.split(separator: " ").count == 2)
    #expect(dom.title.split(separator: " ").allSatisfy { $0 != "0" })
    #expect(dom.count(of: "class=\"bar chosen\"") == 1)
  }

  @Test("fits a telephone: nothing but its own frames is wider")
  func narrow() throws {
    let narrow = try page(
      doing:
        "document.body.style.width = '390px'; document.title = document.body.scrollWidth <= 390 ? 'fits' : 'wide';"
    )
    #expect(try Browser.open(narrow, in: folder).dom.contains("<title>fits</title>"))
  }

  @Test("is not blank, by light or in the dark")
  func picture() throws {
    try folder.write("<!doctype html><title>blank</title>", to: "blank.html")
    let blank = try Browser.picture(of: "blank.html", in: folder)
    let (light, dark) = (
      try Browser.picture(of: "a.html#t=20", in: folder),
      try Browser.picture(of: "a.html#t=20", in: folder, isDark: true)
    )
    #expect(light.count > 10 * blank.count)
    #expect(dark.count > 10 * blank.count)
    #expect(light != dark)
  }
}
