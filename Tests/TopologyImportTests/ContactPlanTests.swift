import Diagnostics
import EventKernel
import RelayNetwork
import Testing
import TopologyImport

@Suite("Contact plans")
struct ContactPlanTests {
  @Test(
    "What is no contact plan of ION is refused where it stops being so",
    arguments: [
      Refused("", 1, 1, "no-contact"),
      Refused("a range +0 +3600 1 2 1\n", 1, 1, "no-contact"),
      Refused("# plan\nhello there\n", 2, 1, "not-a-contact"),
      Refused("a contact +0 +3600 1 2\n", 1, 1, "syntax"),
      Refused("a contact 0 +3600 1 2 100\n", 1, 11, "not-a-time"),
      Refused("a contact 2026/02/30-00:00:00 +3600 1 2 100\n", 1, 11, "not-a-time"),
      Refused("a contact +0 +3600 one 2 100\n", 1, 20, "not-a-node"),
      Refused("a contact +0 +3600 1 2 fast\n", 1, 24, "not-a-number"),
      Refused("a contact +3600 +0 1 2 100\n", 1, 1, "empty-contact"),
      Refused("a contact +0 +1e300 1 2 100\n", 1, 14, "not-a-time"),
    ])
  func refusedION(_ refused: Refused) throws {
    try refused.check(.contactPlan)
  }

  @Test(
    "What is no contact plan of HDTN is refused where it stops being so",
    arguments: [
      Refused("{", 1, 2, "not-json"),
      Refused("{\n \"contacts\": [tru]\n}", 2, 18, "not-json"),
      Refused("{}", 1, 1, "missing-field"),
      Refused("[]", 1, 1, "wrong-type"),
      Refused("{\"contacts\": []}", 1, 1, "no-contact"),
      Refused("{\"contacts\": [{\"source\": 1}]}", 1, 1, "missing-field"),
      Refused(
        "{\"contacts\": [{\"source\": \"a\", \"dest\": 2, \"startTime\": 0, \"endTime\": 9}]}", 1, 1,
        "wrong-type"),
      Refused(
        "{\"contacts\": [{\"source\": -1, \"dest\": 2, \"startTime\": 0, \"endTime\": 9}]}", 1, 1,
        "not-a-node"),
      Refused(
        "{\"contacts\": [{\"source\": 1, \"dest\": 2, \"startTime\": -5, \"endTime\": 9}]}", 1, 1,
        "not-a-time"),
    ])
  func refusedHDTN(_ refused: Refused) throws {
    try refused.check(.contactPlan)
  }

  @Test("Contacts become one-way circuits with windows; rates are bytes, ranges light seconds")
  func ion() throws {
    let imported = try Importing(
      """
      # a plan
      a contact +0 +3600 1 2 100000
      a contact +7200 +10800 1 2 100000
      a contact +0 +86400 2 1 50000
      a range +0 +86400 1 2 2
      """, .contactPlan)
    #expect(imported.topology.stations.map(\.name) == ["NODE 1", "NODE 2"])
    #expect(imported.circuits == ["NODE 1>NODE 2", "NODE 2>NODE 1"])
    let forward = try imported.circuit("NODE 1", "NODE 2")
    #expect(forward.charactersPerSecond == 100000)
    #expect(windows(forward) == ["0:0-1:0", "2:0-3:0"])
    #expect(forward.propagation.microseconds == 2_000_000)
    let backward = try imported.circuit("NODE 2", "NODE 1")
    #expect(backward.windows.isEmpty, "all day is always")
    #expect(backward.propagation.microseconds == 2_000_000, "a range holds for both directions")
    #expect(imported.findings == ["4 always"])
  }

  @Test("Absolute times count from the midnight before the first; windows may pass midnight")
  func absoluteTimes() throws {
    let imported = try Importing(
      """
      a contact 2026/01/31-22:00:00 2026/02/01-01:30:00 1 2 1000
      a range 2026/01/31-22:00:00 2026/02/01-01:30:00 1 2 0
      """, .contactPlan)
    #expect(windows(try imported.circuit("NODE 1", "NODE 2")) == ["22:0-1:30"])
  }

  @Test("What does not fit daily windows is reported with its line")
  func misfits() throws {
    let imported = try Importing(
      """
      1 1 ''
      a contact +30 +3600 1 2 1000
      a contact +86400 +90000 1 2 1000
      a contact +100000 +103600 1 2 1000
      a contact +0 +3600 2 2 1000
      a contact +0 +3600 2 1 0
      a contact +0 +3600 2 1 1000 0.5
      a contact +7200 +9000 2 1 2000
      a range +0 +3600 1 2 1
      a range +3600 +7200 1 2 3
      """, .contactPlan)
    #expect(
      imported.findings == [
        "1 not-mapped", "5 loop", "6 no-rate", "7 not-mapped", "2 rounded", "4 not-daily", "2 light-time",
      ])
    // Another rate is another circuit.
    #expect(imported.circuits == ["NODE 1>NODE 2", "NODE 2>NODE 1", "NODE 2>NODE 1"])
    #expect(imported.topology.circuits.map(windows) == [["0:0-1:0"], ["0:0-1:0"], ["2:0-2:30"]])
  }

  @Test("Contacts that meet are one window, across midnight too")
  func merging() throws {
    let imported = try Importing(
      """
      a contact +0 +3600 1 2 1000
      a contact +3600 +7200 1 2 1000
      a contact +82800 +90000 1 2 1000
      a contact +1800 +5400 1 2 1000
      a range +0 +1 1 2 0
      """, .contactPlan)
    #expect(windows(imported.topology.circuits[0]) == ["23:0-2:0"])
  }

  @Test("HDTN's contacts are read, with the older rates too")
  func hdtn() throws {
    let imported = try Importing(
      """
      {"contacts": [
        {"contact": 0, "source": 102, "dest": 10, "startTime": 0, "endTime": 3600, "rateBitsPerSec": 8000, "owlt": 1},
        {"contact": 1, "source": 10, "dest": 102, "startTime": 0, "endTime": 3600, "rateBitsPerSec": "16000"},
        {"contact": 2, "source": 10, "dest": 7, "startTime": 0, "endTime": 3600, "rate": 2, "owlt": 2},
        {"contact": 3, "source": 7, "dest": 10, "startTime": 60, "endTime": 3600, "rateBitsPerSec": 0, "owlt": 2},
        {"contact": 4, "source": 7, "dest": 10, "startTime": 60, "endTime": 60, "rateBitsPerSec": 1, "owlt": 2}
      ]}
      """, .contactPlan)
    #expect(
      imported.circuits == ["NODE 102>NODE 10", "NODE 10>NODE 102", "NODE 10>NODE 7", "NODE 7>NODE 10"])
    #expect(imported.topology.circuits.map(\.charactersPerSecond) == [1000, 2000, 250_000, 300])
    #expect(imported.topology.circuits[0].propagation.microseconds == 1_000_000)
    #expect(windows(imported.topology.circuits[3]) == ["0:1-1:0"])
    #expect(imported.importer.diagnostics.map(\.code) == ["old-rate", "no-speed", "no-time", "no-range"])
    #expect(imported.importer.diagnostics[0].message.hasSuffix("(contact 3)"))
  }

  /// The windows of a circuit, as the file writes them.
  private func windows(_ circuit: Circuit) -> [String] {
    circuit.windows.map { window in
      [window.from, window.to].map { "\($0 / 60):\($0 % 60)" }.joined(separator: "-")
    }
  }
}
