import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// The parts of a scenario that are looked at again and again, as plain numbers.
struct Rules: BitwiseCopyable {
  let horizon: Int64

  /// From when on circuits' work is summed up.
  let tallyStart: Int64
  let overhead: Double

  /// How many characters of text a section holds at most, where only their number is known.
  let sectionCharacters: Double

  /// The lowest precedence that interrupts others, as its rank; -1 where none does.
  let interruptingRank: Int8
  let interruption: Policy.Interruption

  /// Whether what was interrupted is drawn anew.
  let resamples: Bool
  let redrawsLengths: Bool
  let splitDual: Policy.DualPrecedence
  let recordsCables: Bool
  let recordsHops: Bool
  let recordsAllRoutingLines: Bool
  let flashReceipts: Bool

  /// Whether any station has room for so many copies only: where none has, what they hold is not counted.
  let limitsStorage: Bool

  init(_ scenario: Scenario, recordsCables: Bool) {
    let policy = scenario.policy
    horizon = scenario.horizon.microseconds
    switch scenario.warmUp {
    case .fixed(let span): tallyStart = (scenario.start + span).microseconds
    case .automatic: tallyStart = scenario.start.microseconds
    }
    overhead = Double(policy.overheadCharacters)
    sectionCharacters = Double(policy.sectionLines * WireForm.lineWidth)
    interruptingRank =
      switch policy.preemption {
      case .none: -1
      case .yOnly: Int8(Precedence.flashOverride.rawValue)
      case .flash: Int8(Precedence.flash.rawValue)
      case .flashAndImmediate: Int8(Precedence.immediate.rawValue)
      }
    interruption = policy.interrupted
    resamples = policy.interrupted == .resample
    redrawsLengths = policy.lengthPerHop == .redrawn
    splitDual = policy.splitDual
    self.recordsCables = recordsCables
    recordsHops = scenario.recording == .hops
    recordsAllRoutingLines = scenario.recordsRoutingLines
    flashReceipts = policy.flashReceipts
    limitsStorage = scenario.topology.stations.contains { $0.storage != nil }
  }
}
