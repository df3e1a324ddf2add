import CableFormat
import EventKernel
import RelayNetwork

/// A station during a run.
struct StationState: BitwiseCopyable {
  // First what every copy touches, in one line of the processor's cache.

  /// Copies that it holds or has room kept for, where that is counted, and how many there may be.
  var held: Int32 = 0
  let storage: Int32

  /// How many reasons there are for it to be down; it works where there is none.
  var downCount: Int32 = 0

  /// The first and last of the copies that wait on their circuits for room here; -1 for none.
  var firstKeptOut: Int32 = -1
  var lastKeptOut: Int32 = -1

  /// The serial number of the last cable of its background load.
  var serialNumber: Int32 = 0

  /// What draws for the station are keyed by.
  let key: UInt64

  /// Whether handling takes no time, so that nothing ever waits for it.
  let handlesAtOnce: Bool

  /// Whether its office is closed at times.
  let hasHours: Bool

  /// Whether it is already among those that look for work.
  var isListed = false
  var freePositions: Int32

  /// Which of the samplers says how long handling takes, in microseconds.
  let handling: Int32

  init(_ station: Station, handling: Int32) {
    freePositions = Int32(station.positions)
    handlesAtOnce = station.handling.isZero
    self.handling = handling
    hasHours = station.hours != nil
    key = station.indicator.packed
    storage = station.storage.map { Int32(clamping: $0) } ?? .max
  }

  var isUp: Bool { downCount == 0 }
  var hasRoom: Bool { held < storage }
}
