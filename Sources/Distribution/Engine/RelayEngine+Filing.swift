import CableFormat
import EventKernel
import RelayNetwork
import Scenario

extension RelayEngine {
  /// Takes in a cable at its originator and makes a copy of each section.
  mutating func file(_ index: Int) {
    let filing = scenario.filings[index]
    filingsLeft -= 1
    messageCount += 1
    let addressing = Addressing(filing, in: topology)
    let run = calls.allocate(addressing.calls.count)
    for (offset, call) in addressing.calls.enumerated() { calls[run.start + Int32(offset)] = call }
    let message = messages.insert(
      Message(
        number: Int32(messageCount), filing: Int32(index), filedAt: now.microseconds,
        classification: filing.classification, key: RelayEngine.key(of: filing, in: topology), calls: run))
    records.messages.append(MessageRecord(message: messageCount, filing: index, filedAt: now))
    fingerprintState.combine(now.microseconds)
    fingerprintState.combine(Int64(messageCount))

    let named = Array(run.places.prefix(addressing.partyCount))
    for place in named where calls[place].indicator == nil {
      reject(place, of: message, at: filing.originator.index, because: .unknown)
    }
    let reachable = named.filter { calls[$0].indicator != nil }
    for (section, characters) in filing.sectionLengths.enumerated() where !reachable.isEmpty {
      let targets = targets.allocate(reachable.count)
      for (offset, place) in reachable.enumerated() {
        self.targets[targets.start + Int32(offset)] = target(
          place, from: filing.originator.index, of: message)
      }
      let copy = makeCopy(
        of: message, section: Int32(section + 1), characters: Int32(characters), targets: targets,
        station: filing.originator.index)
      arrive(copy)
    }
    retire(message)
  }

  /// What identifies a cable in any run: who filed it, under which number, and when.
  private static func key(of filing: Filing, in topology: Topology) -> UInt64 {
    let number = UInt64(filing.serialNumber?.value ?? 0)
    let time = UInt64(bitPattern: filing.dateTimeGroup.instant.microseconds)
    return mixed(topology[filing.originator].indicator.packed, mixed(number, time))
  }

  /// The first step of the way from a station to a call.
  mutating func target(_ call: Int32, from station: Int32, of message: Int32) -> Copy.Target {
    guard let indicator = calls[call].indicator else {
      preconditionFailure("a call without indicator has no way")
    }
    let step = routes.start(
      from: StationID(Int(station)), to: indicator, classification: messages[message].classification)
    return Copy.Target(call: call, step: step)
  }

  /// A copy that is at a station, with the precedence of the highest whom it has to reach.
  mutating func makeCopy(
    of message: Int32, section: Int32, characters: Int32, targets: RunPool<Copy.Target>.Run, station: Int32
  ) -> Int32 {
    messages[message].copiesMade += 1
    messages[message].copiesLeft += 1
    var precedence = Precedence.routine
    for place in targets.places {
      precedence = max(precedence, calls[self.targets[place].call].precedence.onCircuit)
    }
    return copies.insert(
      Copy(
        message: message, section: section, serial: messages[message].copiesMade, characters: characters,
        precedence: precedence, station: station, targets: targets))
  }

  /// Forgets a copy whose work is done, and its cable with the last of them.
  mutating func discard(_ copy: Int32) {
    let message = copies[copy].message
    targets.free(copies[copy].targets)
    copies.remove(copy)
    messages[message].copiesLeft -= 1
    retire(message)
  }

  private mutating func retire(_ message: Int32) {
    guard messages[message].copiesLeft == 0 else { return }
    calls.free(messages[message].calls)
    messages.remove(message)
  }
}
