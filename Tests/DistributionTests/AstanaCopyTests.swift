import CableFormat
import Diagnostics
import Distribution
import RelayNetwork
import Scenario
import TestSupport
import Testing

/// The archived header of ASTANA 2147 is that of one relay copy, which a replay has to produce.
@Suite("The replay of ASTANA 2147")
struct AstanaCopyTests {
  private let cable: Cable
  private let run: Run

  init() throws {
    func text(_ file: String) throws -> SourceText {
      SourceText(name: file, bytes: try Repository.bytes(file))
    }
    let topology = try TopologyReader.read(text("Topologies/state-2008.yaml"))
    let read = try CableReader.read(text("Scenarios/astana-2147/cable.txt"))
    var diagnostics: [Diagnostic] = []
    let filing = try Filing(read, in: topology, diagnostics: &diagnostics)
    cable = read.cable
    run = Network(topology).run([filing], start: filing.filedAt)
  }

  @Test("sends the three sections on XRO as 9011, 9012 and 9013, each with the archived routing line")
  func channel() throws {
    let copies = run.hops.filter { run.topology[$0.record.circuit].designator == "XRO" }
      .sorted { $0.record.transmission < $1.record.transmission }
    let archived = try #require(cable.routingLine)
    #expect(copies.map(\.record.section) == [1, 2, 3])
    #expect(copies.compactMap(\.record.channelNumber?.description) == ["9011", "9012", "9013"])
    for copy in copies {
      #expect(copy.indicators == archived.routingIndicators)
      #expect(copy.record.precedence == archived.precedence)
    }
  }

  @Test("delivers to everybody on that routing line, none of whom the header names")
  func delivery() throws {
    let named = Set((cable.action + cable.info).compactMap(\.routingIndicator))
    for indicator in try #require(cable.routingLine).routingIndicators {
      #expect(!named.contains(indicator))
      let row = try #require(run.addressees.first { $0.indicator == indicator })
      #expect(row.status == .delivered)
      #expect(row.collective != nil)
    }
  }

  @Test("refuses RUCPDOG alone, which is nobody's indicator, and delivers to all others")
  func refusal() {
    #expect(
      run.addressees.filter { $0.status != .delivered }.map { $0.indicator?.description } == ["RUCPDOG"])
    #expect(run.addressees.first { $0.status != .delivered }?.reason == .unknown)
    #expect(run.stopReason == .noEventsLeft)
  }
}
