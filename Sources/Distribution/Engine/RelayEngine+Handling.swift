import CableFormat
import EventKernel
import RelayNetwork

extension RelayEngine {
  /// A copy has come to a station, or was filed there.
  mutating func arrive(_ copy: Int32) {
    let station = copies[copy].station
    copies[copy].arrivedAt = now.microseconds
    if stations[Int(station)].handlesAtOnce {
      copies[copy].place = .inHandling
      copies[copy].startedAt = now.microseconds
      schedule(.handlingEnds(copy: copy), at: now.microseconds)
    } else {
      copies[copy].place = .waitingForHandling
      stations[Int(station)].waiting.append(copy, in: &copies)
      lookForWork(station: station)
    }
  }

  mutating func startHandling(at station: Int32) {
    let index = Int(station)
    while stations[index].freePositions > 0, let copy = stations[index].waiting.removeFirst(from: &copies) {
      stations[index].freePositions -= 1
      copies[copy].place = .inHandling
      copies[copy].startedAt = now.microseconds
      schedule(.handlingEnds(copy: copy), at: now.microseconds + handlingTime(of: copy, at: index))
    }
  }

  /// How long a station takes for a copy: the same in every run in which this section comes there.
  private func handlingTime(of copy: Int32, at station: Int) -> Int64 {
    let station = topology.stations[station]
    if case .constant(let time) = station.handling { return Int64(time) }
    let copy = copies[copy]
    let entity = mixed(messages[copy.message].key, station.indicator.packed)
    let unit = streams.unit(purpose: Purpose.handling.rawValue, entity: entity, index: UInt32(copy.section))
    // A draw may be many times its mean; past ten thousand years it makes no difference.
    return Int64(min(station.handling.value(at: unit), 3.2e17).rounded())
  }

  mutating func endHandling(of copy: Int32) {
    let station = copies[copy].station
    if !stations[Int(station)].handlesAtOnce {
      stations[Int(station)].freePositions += 1
      lookForWork(station: station)
      records.handlings.append(handlingRecord(of: copy, endedAt: now))
    }
    distribute(copy)
  }

  func handlingRecord(of copy: Int32, endedAt: Instant?) -> HandlingRecord {
    let copy = copies[copy]
    let begun = copy.place == .inHandling
    return HandlingRecord(
      message: Int(messages[copy.message].number), section: Int(copy.section),
      station: StationID(Int(copy.station)),
      arrivedAt: Instant(microseconds: copy.arrivedAt),
      startedAt: begun ? Instant(microseconds: copy.startedAt) : nil, endedAt: endedAt)
  }
}

/// What a random draw is for.
///
/// The numbers are part of what a seed means: never change one.
enum Purpose: UInt8 {
  case handling = 1
}
