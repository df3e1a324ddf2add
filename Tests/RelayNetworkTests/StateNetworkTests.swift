import CableFormat
import Diagnostics
import RelayNetwork
import Testing
import TestSupport

@Suite("The State network of October 2008")
struct StateNetworkTests {
  private func state() throws -> Topology {
    let path = "Topologies/state-2008.yaml"
    return try TopologyReader.read(SourceText(name: path, bytes: try Repository.bytes(path)))
  }

  @Test("It loads without a finding, and says what is assumed")
  func loads() throws {
    let state = try state()
    #expect(state.stations.count > 200)
    #expect(state.collectives.count > 5)
    #expect(state.about.contains("Assumed"))
  }

  @Test("Its relays are Beltsville, Washington, Brandywine, Opana and Guam")
  func relays() throws {
    let state = try state()
    #expect(
      state.stations.filter { $0.kind == .relay }.map(\.indicator.description).sorted() == [
        "RUCN", "RUEH", "RUES", "RUESCD", "RUESGU",
      ])
  }

  @Test("Every station reaches every other, and secrets reach whoever may have them")
  func reachable() throws {
    let state = try state()
    var finder = RouteFinder(state)
    let hub = try #require(state.station(serving: try indicator("RUEH")))
    for (index, station) in state.stations.enumerated() {
      let here = StationID(index)
      let classification = min(station.clearance, .secret)
      let out = finder.route(from: hub, to: station.indicator, classification: classification)
      #expect(out.ending == .reached(here), "to \(station.indicator)")
      let back = finder.route(from: here, to: try indicator("RUEHC"), classification: classification)
      #expect(
        back.ending == .reached(try #require(state.station(serving: try indicator("RUEHC")))),
        "from \(station.indicator)")
    }
  }

  @Test("Astana's cables go by a relay, and the channel XRO begins with 9011")
  func astana() throws {
    let state = try state()
    #expect(state.station(named: "AMEMBASSY ASTANA") == state.station(serving: try indicator("RUEHTA")))
    let channels = state.circuits.filter { $0.designator == "XRO" }
    #expect(channels.count == 1)
    #expect(channels.first?.firstChannelNumber == ChannelNumber(9011, digits: 4))
  }

  @Test("Each channel that leaves a station has letters of its own")
  func designators() throws {
    let state = try state()
    for index in state.stations.indices {
      let letters = state.circuits(from: StationID(index)).map { state[$0].designator }
      #expect(Set(letters).count == letters.count, "\(state.stations[index].indicator)")
    }
  }

  @Test("Every time zone is one, and every position is known")
  func places() throws {
    for station in try state().stations {
      #expect(LocalClock.knows(station.timeZone), "\(station.indicator)")
      #expect(station.position != nil, "\(station.indicator)")
    }
  }
}
