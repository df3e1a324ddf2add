import CableFormat
import EventKernel
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
  let recordsHops: Bool
  let recordsAllRoutingLines: Bool
  let flashReceipts: Bool

  init(_ scenario: Scenario) {
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
    recordsHops = scenario.recording == .hops
    recordsAllRoutingLines = scenario.recordsRoutingLines
    flashReceipts = policy.flashReceipts
  }
}
