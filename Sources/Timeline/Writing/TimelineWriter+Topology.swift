import CSQLite
import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension TimelineWriter {
  /// Refuses what has more numbers than the digits of a row hold; `CodedWords.swift` says how many they are.
  static func check(stations: Int, circuits: Int, sources: Int) throws(DatabaseError) {
    // A station's number is also written with 1, and a source's with 2, added.
    let fits =
      AddresseeCodes.station.range.contains(stations)
      && TransmissionCodes.circuit.range.contains(circuits)
      && MessageCodes.source.range.contains(sources + 1)
    guard fits else {
      throw DatabaseError(
        code: SQLITE_TOOBIG,
        message: "a timeline cannot number \(stations) stations, \(circuits) circuits and \(sources) sources")
    }
  }

  /// Writes the topology with its stations and circuits.
  static func insert(
    _ topology: Topology, number: Int, hash: String, into connection: borrowing Connection
  ) throws(DatabaseError) {
    var row = try connection.prepare("INSERT INTO topology VALUES (?, ?, ?, ?, ?)")
    row.bind(number)
    row.bind(topology.name)
    row.bind(topology.about)
    row.bind(hash)
    row.bind(topology.source)
    try row.execute()

    var stationRow = try connection.prepare("INSERT INTO station VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (index, station) in topology.stations.enumerated() {
      stationRow.bind(number)
      stationRow.bind(index)
      stationRow.bind(station.indicator.description)
      stationRow.bind(station.name)
      stationRow.bind(station.kind.rawValue)
      stationRow.bind(station.position?.latitude)
      stationRow.bind(station.position?.longitude)
      stationRow.bind(station.timeZone)
      stationRow.bind(station.clearance.name)
      stationRow.bind(station.positions)
      try stationRow.execute()
    }

    var circuitRow = try connection.prepare("INSERT INTO circuit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (index, circuit) in topology.circuits.enumerated() {
      circuitRow.bind(number)
      circuitRow.bind(index)
      circuitRow.bind(circuit.name)
      circuitRow.bind(Int(circuit.from.index))
      circuitRow.bind(Int(circuit.to.index))
      circuitRow.bind(circuit.designator)
      circuitRow.bind(circuit.firstChannelNumber.digits)
      circuitRow.bind(circuit.charactersPerSecond)
      circuitRow.bind(circuit.channels)
      circuitRow.bind(circuit.propagation.microseconds)
      circuitRow.bind(circuit.clearance.name)
      try circuitRow.execute()
    }
  }

  /// Writes the row of a run that begins.
  static func insert(
    run: Int, of scenario: Scenario, topology: Int, _ facts: RunFacts, into connection: borrowing Connection
  ) throws(DatabaseError) {
    var row = try connection.prepare(
      """
      INSERT INTO run (run_id, arm, scenario, topology_id, seed, replication, started_at, status, engine_version,
        argv, scenario_text, run_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, ?, ?)
      """)
    row.bind(run)
    row.bind(facts.arm)
    row.bind(scenario.name)
    row.bind(topology)
    row.bind(Int64(bitPattern: scenario.seed))
    row.bind(facts.replication)
    row.bind(scenario.start.microseconds)
    row.bind(facts.engineVersion)
    row.bind(facts.arguments)
    row.bind(facts.scenarioText)
    row.bind(facts.key)
    try row.execute()
  }

  /// The number of the source of what stations send each other in service.
  static var serviceSource: Int { -1 }

  /// Writes what the sources of a run's cables are called.
  static func insert(
    sourcesOf scenario: Scenario, run: Int, into connection: borrowing Connection
  ) throws(DatabaseError) {
    var row = try connection.prepare("INSERT INTO traffic_source VALUES (?, ?, ?)")
    let sources = scenario.traffic.enumerated().map { (number: $0.offset, name: $0.element.name) }
    for source in [(serviceSource, "service")] + sources {
      row.bind(run)
      row.bind(source.number)
      row.bind(source.name)
      try row.execute()
    }
  }
}
