import Analysis
import CableFormat
import Distribution
import EventKernel
import Experiment
import RelayNetwork
import Scenario
import Testing

@Suite("Runs on several threads")
struct CrewTests {
  private func orders(_ count: Int) throws -> [RunOrder] {
    let scenario = try Line.scenario()
    return (0..<count).map { RunOrder(scenario, replication: $0) }
  }

  @Test("what comes from them comes in order, whatever their number", arguments: [1, 2, 3, 8])
  func order(jobs: Int) throws {
    var order: [Int] = []
    var prints: [UInt64] = []
    Crew(jobs: jobs).carryOut(try orders(9), keepsRecords: true) { (index, dispatch) throws(Never) in
      if order.last != index { order.append(index) }
      if case .ended(let summary) = dispatch { prints.append(summary.fingerprint) }
      return true
    }
    #expect(order == Array(0..<9))
    let alone = try orders(9).map {
      Execution.run($0.scenario, replication: $0.replication) { _ in
        true
      } take: { (_) throws(Never) in
      }.fingerprint
    }
    #expect(prints == alone)
    #expect(Set(prints).count == 9)
  }

  @Test("rows that are handed out tell of every cable, whatever the scenario says of recording")
  func cables() throws {
    var scenario = try Line.scenario()
    scenario.recording = .none
    var (cables, addressed) = (Set<Int>(), Set<Int>())
    Crew(jobs: 2).carryOut([RunOrder(scenario, replication: 0)], keepsRecords: true) {
      (_, dispatch) throws(Never) in
      if case .records(let records) = dispatch {
        cables.formUnion(records.messages.map(\.message))
        addressed.formUnion(records.addressees.map(\.message))
      }
      return true
    }
    #expect(!addressed.isEmpty && addressed.isSubset(of: cables))
  }

  @Test("whoever takes it can end it, and nobody is left behind")
  func ending() throws {
    var taken = 0
    Crew(jobs: 2).carryOut(try orders(50), keepsRecords: false) { (_, dispatch) throws(Never) in
      if case .ended = dispatch { taken += 1 }
      return taken < 3
    }
    #expect(taken == 3)
  }

  private struct DiskFull: Error {}

  @Test("a failure to write ends it")
  func failure() throws {
    #expect(throws: DiskFull.self) {
      try Crew(jobs: 3).carryOut(try orders(20), keepsRecords: true) { (_, _) throws(DiskFull) in
        throw DiskFull()
      }
    }
  }

  @Test("a crew that is told to stop begins nothing")
  func stopping() throws {
    var count = 0
    Crew(jobs: 2) { false }.carryOut(try orders(5), keepsRecords: false) { (_, _) throws(Never) in
      count += 1
      return true
    }
    #expect(count == 0)
  }
}
