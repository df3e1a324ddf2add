import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// Where a copy was damaged on its way.
enum Garble {
  /// In format lines 1 to 4, which a relay must read.
  case heading
  case text
}

extension RelayEngine {
  /// How many characters the part has that a relay reads: start of message and format lines 1 to 4.
  private static let headingCharacters = 25.0

  /// Whether a transmission comes damaged, and where first.
  mutating func garble(of copy: Int32, on circuit: Int32) -> Garble? {
    let entity = mixed(messages[copies[copy].message].key, circuits[circuit].key)
    let index = UInt32(copies[copy].section) | UInt32(copies[copy].attempt) << 16
    let unit = streams.unit(.garble, entity, index)
    // The number of good characters before the first bad one is geometric.
    let good = PortableMath.log(unit) / PortableMath.log(1 - circuits[circuit].garble)
    if good < min(RelayEngine.headingCharacters, rules.overhead) { return .heading }
    return good < pasts[copy].length + rules.overhead ? .text : nil
  }

  /// Deals with a damaged copy: the section is asked for again; one that can be read goes on all the same.
  ///
  /// - Returns: whether the copy stops here.
  mutating func intercept(_ copy: Int32, _ garble: Garble, receivedAt received: Int64) -> Bool {
    let circuit = copies[copy].circuit
    let time = received + scenario.policy.rerunDelay.microseconds
    let place = garble == .heading ? "heading, intercepted" : "text, passed on"
    note(
      .garble, copy, circuit: circuit, station: circuits[circuit].to,
      "\(identifier(of: copy)) garbled in the \(place)")
    switch garble {
    case .heading:
      copies[copy].place = .awaitingRerun
      pasts[copy].previous = Int32(transmissionCount)
      copies[copy].marking = .repetition
      schedule(.rerun(copy: copy), at: time)
      return true
    case .text:
      let original = copies[copy]
      let again = makeCopy(like: copy, for: targets.keep(targets.all(original.targets)))
      pasts[again].previous = Int32(transmissionCount)
      copies[again].circuit = circuit
      copies[again].attempt = original.attempt
      copies[again].isRepetition = true
      copies[again].marking = .repetition
      copies[again].place = .awaitingRerun
      schedule(.rerun(copy: again), at: time)
      return false
    }
  }

  /// Puts a section that was asked for again in the line of the circuit on which it was damaged.
  mutating func sendAgain(_ copy: Int32) {
    let circuit = copies[copy].circuit
    note(
      .rerun, copy, circuit: circuit, station: circuits[circuit].from,
      "section \(copies[copy].section) is sent again")
    let attempt = copies[copy].attempt
    enqueue(copy, on: circuit)
    copies[copy].attempt = attempt
    copies[copy].marking = .repetition
  }
}
