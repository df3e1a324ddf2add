package import EventKernel

/// A stretch of the time that a cable took, and the one thing that it went to.
package struct Delay: Hashable, Sendable {
  /// What time can go to; in the order in which they are told.
  package enum Cause: String, CaseIterable, Sendable {
    /// A position of a station worked on it.
    case handling

    /// All positions of a station were busy.
    case waitingForPosition

    /// All channels of a circuit were busy with others.
    case waitingForCircuit

    /// A channel was busy with another section of the same cable.
    case waitingForOtherSections

    /// It was being sent.
    case transmission

    /// Its last character was under way.
    case propagation

    /// It was being sent in vain, for something interrupted it before its end.
    case interruptedWork

    /// It had been sent but the next station had no room for it.
    case held

    /// The circuit had failed.
    case circuitDown

    /// The circuit's window was closed.
    case closedWindow

    /// A station had failed: where it was, or at the far end of its circuit.
    case stationDown

    /// It came garbled: it was sent in vain, asked for again, and put in line again.
    case rerun

    /// It was there, but the office was closed or had to be called in.
    case officeClosed
  }

  package var cause: Cause
  package var from: Instant
  package var to: Instant

  /// The routing indicator of the station or the name of the circuit where it was.
  package var place: String

  /// What had the channel that it waited for, where it waited for one.
  package var behind: Occupant?

  /// What a channel was busy with.
  package struct Occupant: Hashable, Sendable {
    package var transmission: Int
    package var message: Int
    package var section: Int
    package var precedence: String

    package init(transmission: Int, message: Int, section: Int, precedence: String) {
      self.transmission = transmission
      self.message = message
      self.section = section
      self.precedence = precedence
    }
  }

  package var span: TimeSpan { to - from }
}
