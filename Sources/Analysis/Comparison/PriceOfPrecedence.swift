package import CableFormat
package import EventKernel

/// What one cable costs the others, exactly: whole microseconds, no statistics.
///
/// Two runs on the same draws, in which that cable alone has another precedence, are compared cable by cable.
package struct PriceOfPrecedence: Hashable, Sendable {
  /// A cable in any run: its number in one run may be another in the next.
  package struct CableIdentity: Hashable, Sendable {
    package var originator: RoutingIndicator
    package var filedAt: Instant

    /// The station serial number, or which of several cables that are alike in the rest.
    package var number: Int

    package init(originator: RoutingIndicator, filedAt: Instant, number: Int) {
      self.originator = originator
      self.filedAt = filedAt
      self.number = number
    }
  }

  /// When one addressee has one cable; `nil` if not before the end of the run.
  package struct Arrival: Hashable, Sendable {
    package var cable: CableIdentity

    /// The addressee's number in the cable.
    package var addressee: Int
    package var at: Instant?

    package init(_ cable: CableIdentity, addressee: Int, at: Instant?) {
      self.cable = cable
      self.addressee = addressee
      self.at = at
    }
  }

  /// What changed for one cable, summed over its addressees.
  package struct Change: Hashable, Sendable {
    package let cable: CableIdentity

    /// By how much those are earlier who have it earlier, and later who have it later.
    package internal(set) var gained = TimeSpan.zero
    package internal(set) var lost = TimeSpan.zero

    /// Addressees who have it at the end of one of the runs only.
    package internal(set) var unsettled = 0
  }

  /// The change of the cable itself.
  package let own: Change

  /// Those of the others that changed at all, the greatest loss first.
  package let others: [Change]

  /// How many other cables there are.
  package let otherCount: Int

  /// What the others gained and lost together.
  package let gained: TimeSpan
  package let lost: TimeSpan

  /// - Parameters:
  ///   - cable: the one whose precedence was changed.
  ///   - before: the arrivals of all cables before the change.
  ///   - after: those after it.
  package init(of cable: CableIdentity, before: [Arrival], after: [Arrival]) {
    var changes: [CableIdentity: Change] = [:]
    for (identity, times) in PriceOfPrecedence.pairs(before, after) {
      var change = changes[identity] ?? Change(cable: identity)
      switch (times.before, times.after) {
      case (let before?, let after?) where after < before: change.gained = change.gained + (before - after)
      case (let before?, let after?): change.lost = change.lost + (after - before)
      case (nil, nil): break
      default: change.unsettled += 1
      }
      changes[identity] = change
    }
    own = changes.removeValue(forKey: cable) ?? Change(cable: cable)
    otherCount = changes.count
    let nothing = TimeSpan.zero
    others = changes.values.filter { $0.gained > nothing || $0.lost > nothing || $0.unsettled > 0 }
      .sorted { PriceOfPrecedence.order($0) < PriceOfPrecedence.order($1) }
    gained = others.reduce(nothing) { $0 + $1.gained }
    lost = others.reduce(nothing) { $0 + $1.lost }
  }

  private static func order(_ change: Change) -> (Int64, Int64, Instant, RoutingIndicator, Int) {
    (
      -change.lost.microseconds, -change.gained.microseconds, change.cable.filedAt, change.cable.originator,
      change.cable.number
    )
  }

  private struct Place: Hashable {
    var cable: CableIdentity
    var addressee: Int
  }

  /// The two times of every addressee of every cable.
  private static func pairs(_ before: [Arrival], _ after: [Arrival]) -> [(
    CableIdentity, (before: Instant?, after: Instant?)
  )] {
    var later: [Place: Instant?] = [:]
    for arrival in after { later[Place(cable: arrival.cable, addressee: arrival.addressee)] = arrival.at }
    var pairs = before.map { arrival in
      let place = Place(cable: arrival.cable, addressee: arrival.addressee)
      return (arrival.cable, (before: arrival.at, after: (later.removeValue(forKey: place) ?? nil)))
    }
    for arrival in after {
      guard later[Place(cable: arrival.cable, addressee: arrival.addressee)] != nil else { continue }
      pairs.append((arrival.cable, (before: nil, after: arrival.at)))
    }
    return pairs
  }
}

extension TimeSpan {
  fileprivate static func + (a: TimeSpan, b: TimeSpan) -> TimeSpan {
    TimeSpan(microseconds: a.microseconds + b.microseconds)
  }
}
