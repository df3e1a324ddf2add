import CableFormat
import EventKernel
import RelayNetwork

extension RelayEngine {
  /// Counts a copy that a station holds, or keeps room for, from now on.
  @inline(always)
  mutating func countIn(at station: Int32) {
    if rarely(rules.limitsStorage) { stations[station].held += 1 }
  }

  /// Counts a copy less at a station.
  @inline(always)
  mutating func countOut(at station: Int32) {
    if rarely(rules.limitsStorage) { stations[station].held -= 1 }
  }

  /// Whether a station has room for one more copy.
  @inline(always)
  mutating func hasRoom(at station: Int32) -> Bool {
    usually(!rules.limitsStorage) || stations[station].hasRoom
  }

  /// Whether copies wait on their circuits for room at a station.
  @inline(always)
  mutating func keepsOut(at station: Int32) -> Bool {
    rarely(rules.limitsStorage) && stations[station].firstKeptOut >= 0
  }

  /// Lets a copy that has been sent to its end wait on its circuit: the next station is full.
  mutating func keepOut(_ copy: Int32, of station: Int32) {
    copies[copy].place = .held
    pasts[copy].nextKeptOut = -1
    let last = stations[station].lastKeptOut
    if last < 0 { stations[station].firstKeptOut = copy } else { pasts[last].nextKeptOut = copy }
    stations[station].lastKeptOut = copy
    note(.full, copy, circuit: copies[copy].circuit, station: station, "no room, kept on the circuit")
  }

  /// Takes in who has waited longest, as long as there is room.
  @inline(always)
  mutating func letIn(at station: Int32) {
    if keepsOut(at: station) { letInWaiting(at: station) }
  }

  @inline(never)
  private mutating func letInWaiting(at station: Int32) {
    while keepsOut(at: station), hasRoom(at: station) {
      let copy = stations[station].firstKeptOut
      forget(copy, keptOutOf: station)
      complete(copy)
    }
  }

  /// Strikes a copy off those that wait for room.
  mutating func forget(_ copy: Int32, keptOutOf station: Int32) {
    var before: Int32 = -1
    var other = stations[station].firstKeptOut
    while other != copy {
      precondition(other >= 0, "the copy does not wait for room")
      (before, other) = (other, pasts[other].nextKeptOut)
    }
    let next = pasts[copy].nextKeptOut
    if before < 0 { stations[station].firstKeptOut = next } else { pasts[before].nextKeptOut = next }
    if next < 0 { stations[station].lastKeptOut = before }
    pasts[copy].nextKeptOut = -1
  }
}
