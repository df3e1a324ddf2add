package import CableFormat
package import EventKernel

/// The rules that a user can choose between; the defaults are those of the trade.
package struct Policy: Hashable, Sendable {
  /// Whose copies interrupt a lower one that is on the wire.
  package enum Preemption: String, CaseIterable, Sendable, BitwiseCopyable {
    case none

    /// Only the emergency command precedence.
    case yOnly

    /// FLASH and above.
    case flash

    /// IMMEDIATE and above, as 47 CFR 213.6 has it.
    case flashAndImmediate
  }

  /// How a copy that was interrupted or cut goes on.
  package enum Interruption: String, CaseIterable, Sendable, BitwiseCopyable {
    /// From its beginning, at the same length.
    case restart

    /// Where it was.
    case resume

    /// From its beginning, at a length drawn anew: for comparisons with theory.
    case resample
  }

  /// When the addressees of a cable with two precedences go in copies of their own.
  package enum DualPrecedence: String, CaseIterable, Sendable, BitwiseCopyable {
    /// An unsplit copy goes at its highest precedence.
    case never

    /// FLASH addressees get their own copy, as 5 FAH-2 H-321.2 asks.
    case flashOnly

    /// Each precedence gets its own copy.
    case always
  }

  /// What the relay that holds a collective's list writes in the routing lines of the copies it makes.
  package enum Expansion: String, CaseIterable, Sendable, BitwiseCopyable {
    /// The members' own indicators.
    case members

    /// The collective's indicator as delivered: `RHCR…` becomes `RUCR…`, which no relay takes in again
    /// (ACP 117, collective routing indicators).
    case indicator
  }

  /// Whether a text is as long on every circuit.
  package enum LengthPerHop: String, CaseIterable, Sendable, BitwiseCopyable {
    case kept

    /// Each circuit draws a length of its own, as Kleinrock's independence assumption has it.
    case redrawn
  }

  package var preemption = Preemption.flash
  package var interrupted = Interruption.restart
  package var splitDual = DualPrecedence.flashOnly
  package var expansion = Expansion.members

  /// How many lines of text a section holds.
  package var sectionLines = 100

  /// What a transmission has besides the text: start, end and channel line, in characters.
  package var overheadCharacters = 55

  /// How many circuits a copy may pass.
  package var hopLimit = 16

  package var lengthPerHop = LengthPerHop.kept

  /// How long copies wait for a circuit that is down before they go another way.
  package var divertAfter = DiversionDelays()

  /// How long it takes until a garbled section is sent again.
  package var rerunDelay = TimeSpan.minutes(5)

  /// Whether a station acknowledges FLASH to the one before it, and after how long one that hears nothing
  /// raises an alarm.
  package var flashReceipts = false
  package var flashReceiptTimeout = TimeSpan.minutes(5)

  package init() {}
}

/// How long copies of each precedence wait for a circuit that is down; `nil` for as long as it takes.
package struct DiversionDelays: Hashable, Sendable {
  private var delays: [TimeSpan?]

  /// FLASH and IMMEDIATE go at once, PRIORITY and ROUTINE after ten minutes.
  package init() {
    delays = Precedence.allCases.map { $0 >= .immediate ? .zero : .minutes(10) }
  }

  package subscript(precedence: Precedence) -> TimeSpan? {
    get { delays[Int(precedence.rawValue)] }
    set { delays[Int(precedence.rawValue)] = newValue }
  }
}
