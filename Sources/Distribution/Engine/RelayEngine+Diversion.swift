import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension RelayEngine {
  /// Whether the copy that a target will leave in looks for another way as soon as its own is down.
  ///
  /// That copy goes by the highest precedence of those that share it, not by that of the copy at hand.
  mutating func divertsAtOnce(_ target: Copy.Target, of copy: Int32) -> Bool {
    let group = group(of: calls[target.call].precedence)
    var precedence = calls[target.call].precedence
    for target in targets.all(copies[copy].targets) {
      let other = calls[target.call].precedence
      if other > precedence, self.group(of: other) == group { precedence = other }
    }
    return scenario.policy.divertAfter[precedence.onCircuit] == .zero
  }

  /// Makes sure that a copy that waits for a circuit that is down goes another way in time.
  mutating func awaitDiversion(of copy: Int32) {
    guard let delay = scenario.policy.divertAfter[copies[copy].precedence] else { return }
    let stamp = newStamp()
    copies[copy].stamp = stamp
    schedule(.diversion(copy: copy, stamp: stamp), at: now.microseconds + delay.microseconds)
  }

  /// Another way for a target, past what is down and where it has been; `nil` if there is none.
  mutating func detour(of target: Copy.Target, _ copy: Int32) -> Copy.Target? {
    guard let indicator = calls[target.call].indicator else { return nil }
    if !routes.knowsWhatIsDown {
      var isDown = [Bool](repeating: false, count: topology.circuits.count)
      for circuit in isDown.indices { isDown[circuit] = !circuits[Int32(circuit)].isUp }
      routes.learn(isDown: isDown)
    }
    let step = routes.detour(
      at: target.step, from: StationID(Int(copies[copy].station)), to: indicator,
      classification: messages[copies[copy].message].classification, in: &ways)
    guard let step else { return nil }
    return Copy.Target(call: target.call, step: step)
  }

  /// Sends a copy that has waited long enough by other ways, as far as there are any.
  mutating func divert(_ copy: Int32) {
    let circuit = copies[copy].circuit
    guard copies[copy].place == .waitingForCircuit, !circuits[circuit].isUp else { return }
    var staying: [Copy.Target] = []
    departures.removeAll(keepingCapacity: true)
    for target in targets.all(copies[copy].targets) {
      // The step that it waits to take is behind it already.
      let here = Copy.Target(call: target.call, step: target.step - 1)
      if let detour = detour(of: here, copy) { depart(detour) } else { staying.append(target) }
    }
    guard !departures.isEmpty else {
      stranded.append((copy, copies[copy].stamp))
      return
    }
    note(
      .diversion, copy, circuit: circuit,
      "\(topology.circuits[Int(circuit)].name) is down")
    record(copy, .diverted, endedAt: now.microseconds, receivedAt: nil)
    pasts[copy].previous = Int32(transmissionCount)
    if !staying.isEmpty { leaveBehind(copy, staying) }
    circuits[circuit].waiting.remove(copy, from: &copies)
    segregate(copy)
  }

  /// Keeps those in the line for whom there is no other way, in the place that they have.
  private mutating func leaveBehind(_ copy: Int32, _ staying: [Copy.Target]) {
    let rest = makeCopy(like: copy, for: targets.keep(staying))
    let circuit = copies[copy].circuit
    copies[rest].takePlace(of: copies[copy])
    pasts[rest].firstQueuedAt = pasts[copy].firstQueuedAt
    copies[rest].joinAgain(at: now.microseconds, &pasts[rest])
    circuits[circuit].waiting.insert(rest, behind: copy, in: &copies)
    let stamp = newStamp()
    copies[rest].stamp = stamp
    stranded.append((rest, stamp))
  }

  /// Lets those try again who found no way, now that something works again.
  mutating func retryDiversions() {
    guard !stranded.isEmpty else { return }
    let waiting = stranded
    stranded.removeAll(keepingCapacity: true)
    for (copy, stamp) in waiting {
      schedule(.diversion(copy: copy, stamp: stamp), at: now.microseconds)
    }
  }
}
