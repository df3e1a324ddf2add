import CableFormat
import EventKernel
import RelayNetwork

extension RelayEngine {
  /// A copy has come to a station, or was filed there.
  @inline(always)
  mutating func arrive(_ copy: Int32) {
    let station = copies[copy].station
    // Where nothing else is on, nothing can come between.
    if usually(agenda.isEmpty), passesOn[station] {
      distribute(copy)
    } else {
      awaitHandling(copy, at: station)
    }
  }

  @inline(never)
  private mutating func awaitHandling(_ copy: Int32, at station: Int32) {
    if passesOn[station] {
      copies[copy].place = .inHandling
      copies[copy].queuedAt = now.microseconds
      copies[copy].startedAt = now.microseconds
      let stamp = newStamp()
      copies[copy].stamp = stamp
      schedule(.handlingEnds(copy: copy, stamp: stamp), at: now.microseconds)
    } else {
      copies[copy].place = .waitingForHandling
      copies[copy].queuedAt = now.microseconds
      stationLines[station].append(copy, in: &copies)
      lookForWork(station: station)
    }
  }

  mutating func startHandling(at station: Int32) {
    while stations[station].isUp, stations[station].freePositions > 0 || stations[station].handlesAtOnce,
      let copy = stationLines[station].removeFirst(from: &copies)
    {
      stations[station].freePositions -= 1
      let stamp = newStamp()
      let time = handlingTime(of: copy, at: station)
      copies[copy].place = .inHandling
      copies[copy].startedAt = now.microseconds
      copies[copy].work = time
      copies[copy].stamp = stamp
      schedule(.handlingEnds(copy: copy, stamp: stamp), at: now.microseconds + time)
    }
  }

  /// How long a station takes for a copy: the same in every run in which this section comes there.
  private mutating func handlingTime(of copy: Int32, at station: Int32) -> Int64 {
    let handling = handlings[stations[station].handling]
    if case .constant(let time) = handling { return Int64(time) }
    let entity = mixed(messages[copies[copy].message].key, stations[station].key)
    let unit = streams.unit(.handling, entity, UInt32(copies[copy].section))
    return nearestWhole(samplers.value(handling, at: unit))
  }

  mutating func endHandling(of copy: Int32) {
    let station = copies[copy].station
    if !stations[station].handlesAtOnce {
      stations[station].freePositions += 1
      lookForWork(station: station)
      if rules.recordsHops { records.handlings.append(handlingRecord(of: copy, endedAt: now)) }
    } else if copies[copy].queuedAt != copies[copy].startedAt {
      // It waited for its station to come back.
      stations[station].freePositions += 1
      if rules.recordsHops { records.handlings.append(handlingRecord(of: copy, endedAt: now)) }
    }
    distribute(copy)
  }

  mutating func handlingRecord(of copy: Int32, endedAt: Instant?) -> HandlingRecord {
    let (copy, cause) = (copies[copy], pasts[copy].cause)
    let begun = copy.place == .inHandling
    return HandlingRecord(
      message: Int(messages[copy.message].number), section: Int(copy.section),
      station: StationID(Int(copy.station)),
      cause: cause == 0 ? nil : Int(cause),
      arrivedAt: Instant(microseconds: copy.queuedAt),
      startedAt: begun ? Instant(microseconds: copy.startedAt) : nil, endedAt: endedAt)
  }
}
