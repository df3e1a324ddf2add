import Analysis
import CableFormat
import Distribution
import EventKernel
import RelayNetwork

/// Which cable a run's number stands for, in a way that holds in other runs too.
struct CableIdentities: Sendable {
  private struct Origin: Hashable {
    var station: StationID
    var filedAt: Instant
    var source: Int?
  }

  /// By the number of the cable, less 1; `nil` for what stations send each other in service.
  private var identities: [PriceOfPrecedence.CableIdentity?] = []
  private var filings: [Int?] = []

  /// How many cables were alike so far.
  private var alike: [Origin: Int] = [:]

  /// Takes in a cable; they come in the order of their numbers.
  mutating func add(_ record: MessageRecord, in topology: Topology) {
    filings.append(record.filing)
    guard !record.isService else {
      identities.append(nil)
      return
    }
    // A cable of the scenario is known by its place there, which precedes all that sources file.
    var number = -1 - (record.filing ?? 0)
    if record.filing == nil {
      let origin = Origin(station: record.originator, filedAt: record.filedAt, source: record.source)
      number = (record.source ?? 0) << 20 | alike[origin, default: 0]
      alike[origin, default: 0] += 1
    }
    identities.append(
      PriceOfPrecedence.CableIdentity(
        originator: topology[record.originator].indicator, filedAt: record.filedAt, number: number))
  }

  func identity(of message: Int) -> PriceOfPrecedence.CableIdentity? {
    identities.indices.contains(message - 1) ? identities[message - 1] : nil
  }

  /// Which of the scenario's cables it is.
  func filing(of message: Int) -> Int? {
    filings.indices.contains(message - 1) ? filings[message - 1] : nil
  }
}
