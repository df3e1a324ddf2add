import EventKernel
import RelayNetwork

/// A station during a run.
struct StationState: BitwiseCopyable {
  var waiting = WaitingLine()
  var freePositions: Int32

  /// Whether handling takes no time, so that nothing ever waits for it.
  let handlesAtOnce: Bool

  /// Whether it is already among those that look for work.
  var isListed = false

  init(_ station: Station) {
    freePositions = Int32(station.positions)
    handlesAtOnce = station.handling.isZero
  }
}
