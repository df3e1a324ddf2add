import CableFormat
import EventKernel
import RelayNetwork
import Scenario

/// One whom a copy at a station has to reach, and the circuit that leads there.
struct Departure: BitwiseCopyable {
  var target: Copy.Target
  var circuit: Int32

  /// The circuit's place in the order of ties.
  var order: Int32

  /// Targets of one circuit that go in copies of their own have different groups.
  var group: UInt8
  var indicator: RoutingIndicator
}

extension RelayEngine {
  /// Sends a handled copy on: delivers here whom it is for, puts members in the place of collectives, and makes
  /// one copy for each circuit that leads on.
  @inline(always)
  mutating func distribute(_ copy: Int32) {
    if case .one(let target) = copies[copy].targets, sendOn(copy, to: target) || takeIn(copy, for: target) {
      return
    }
    distributeApart(copy)
  }

  /// The same where there may be several copies to make.
  @inline(never)
  private mutating func distributeApart(_ copy: Int32) {
    arrived.removeAll(keepingCapacity: true)
    departures.removeAll(keepingCapacity: true)
    let list = copies[copy].targets
    for index in 0..<list.count { sort(targets[list, index], of: copy) }
    // What is delivered may be a collective, whose members are sorted in their turn.
    var next = 0
    while next < arrived.count {
      let call = arrived[next].call
      next += 1
      switch calls[call].kind {
      case .addressee: handOver(call, copy)
      case .collective: unfold(call, copy)
      }
    }
    segregate(copy)
  }

  /// Sends on a copy that has one place to reach by a circuit that works: there is nothing to part.
  ///
  /// - Returns: whether that was so.
  @inline(always)
  private mutating func sendOn(_ copy: Int32, to target: Copy.Target) -> Bool {
    guard case .circuit(let circuit) = ways[target.step], usually(circuits[circuit].isUp) else {
      return false
    }
    copies[copy].targets = .one(Copy.Target(call: target.call, step: target.step + 1))
    enqueue(copy, on: circuit)
    return true
  }

  /// Delivers a copy that is for one addressee, who is here.
  ///
  /// - Returns: whether that was so.
  private mutating func takeIn(_ copy: Int32, for target: Copy.Target) -> Bool {
    guard case .arrived = ways[target.step], calls[target.call].kind == .addressee else { return false }
    handOver(target.call, copy)
    discard(copy)
    return true
  }

  /// Puts a target among those that have arrived, or that leave by a circuit, or refuses it.
  private mutating func sort(_ target: Copy.Target, of copy: Int32) {
    switch ways[target.step] {
    case .arrived:
      arrived.append(target)
    case .circuit(let circuit):
      if !circuits[circuit].isUp, divertsAtOnce(target, of: copy), let detour = detour(of: target, copy) {
        note(.diversion, copy, circuit: circuit, "\(topology.circuits[Int(circuit)].name) is down")
        return depart(detour)
      }
      depart(target)
    case .stopped(let reason):
      refuse(target.call, copy, because: reason)
    }
  }

  /// Puts a target whose next step is a circuit among those that leave.
  mutating func depart(_ target: Copy.Target) {
    guard let indicator = calls[target.call].indicator, case .circuit(let circuit) = ways[target.step]
    else {
      return
    }
    departures.append(
      Departure(
        target: Copy.Target(call: target.call, step: target.step + 1), circuit: circuit,
        order: circuits[circuit].order, group: group(of: calls[target.call].precedence),
        indicator: indicator))
  }

  /// Which targets share a copy: all, all but the FLASH ones, or those of one precedence.
  mutating func group(of precedence: Precedence) -> UInt8 {
    switch rules.splitDual {
    case .never: 0
    case .flashOnly: precedence >= .flash ? 0 : 1
    case .always: precedence.onCircuit.rawValue
    }
  }

  private mutating func unfold(_ collective: Int32, _ copy: Int32) {
    for member in members(of: collective, in: copies[copy].message) {
      sort(target(member, from: copies[copy].station, of: copies[copy].message), of: copy)
    }
  }

  /// The calls that a collective stands for.
  mutating func members(of collective: Int32, in message: Int32) -> Range<Int32> {
    let first = messages[message].calls.start + calls[collective].firstMember
    return first..<first + calls[collective].memberCount
  }

  /// Makes a copy for each circuit and group, its indicators sorted, and forgets the copy at hand.
  mutating func segregate(_ copy: Int32) {
    if departures.count > 1 {
      departures.sort {
        ($0.order, $0.group, $0.indicator, $0.target.call) < (
          $1.order, $1.group, $1.indicator, $1.target.call
        )
      }
    }
    let original = copies[copy]
    var start = 0
    while start < departures.count {
      let first = departures[start]
      let end =
        departures[start...].firstIndex { $0.circuit != first.circuit || $0.group != first.group }
        ?? departures.count
      let made = makeCopy(like: copy, for: targets.keep(departures[start..<end].lazy.map { $0.target }))
      enqueue(made, on: first.circuit)
      // What was begun on the circuit that it leaves may have come through after all.
      if original.place == .waitingForCircuit, original.marking != .none {
        copies[made].marking = original.marking
      }
      start = end
    }
    departures.removeAll(keepingCapacity: true)
    discard(copy)
  }
}
