import EventKernel
import Timeline

/// When circuits and stations did not work.
struct Availability: Sendable {
  /// A time in which something did not work, its end not included.
  private struct Pause {
    var from: Instant
    var to: Instant
  }

  private var failedStations: [Int: [Pause]] = [:]
  private var failedCircuits: [Int: [Pause]] = [:]
  private var closedCircuits: [Int: [Pause]] = [:]

  /// - Parameter changes: what stopped and began to work, in order.
  init(_ changes: [ChangeRow]) {
    var stations: [Int: [ChangeRow]] = [:]
    var circuits: [Int: [ChangeRow]] = [:]
    var windows: [Int: [ChangeRow]] = [:]
    for change in changes {
      if let circuit = change.circuit {
        if change.kind == "closed" || change.kind == "opened" {
          windows[circuit, default: []].append(change)
        } else {
          circuits[circuit, default: []].append(change)
        }
      } else if let station = change.station {
        stations[station, default: []].append(change)
      }
    }
    failedStations = stations.mapValues(Availability.pauses)
    failedCircuits = circuits.mapValues(Availability.pauses)
    closedCircuits = windows.mapValues(Availability.pauses)
  }

  /// What has several reasons not to work does so when the last is gone; of reasons that change at one instant
  /// nothing comes between.
  private static func pauses(_ changes: [ChangeRow]) -> [Pause] {
    var pauses: [Pause] = []
    var reasons = 0
    var since: Instant?
    var next = 0
    while next < changes.count {
      let at = changes[next].at
      while next < changes.count, changes[next].at == at {
        reasons += changes[next].kind == "outage" || changes[next].kind == "closed" ? 1 : -1
        next += 1
      }
      if reasons > 0 {
        since = since ?? at
      } else if let from = since {
        pauses.append(Pause(from: from, to: at))
        since = nil
      }
    }
    if let since { pauses.append(Pause(from: since, to: Instant(microseconds: .max))) }
    return pauses
  }

  /// A part of a wait, and why nothing worked in it; `nil` where all did.
  struct Stretch {
    package var from: Instant
    package var to: Instant
    package var cause: Delay.Cause?
  }

  /// A wait at a station, cut where the station fails or works again.
  func stretches(from: Instant, to: Instant, station: Int) -> [Stretch] {
    cut(from, to, by: [(failedStations[station] ?? [], .stationDown)])
  }

  /// A wait for a circuit, cut where the circuit or a station at its ends changes; a failed station counts
  /// before a failed circuit, and that before a closed window.
  func stretches(from: Instant, to: Instant, of hop: HopRow) -> [Stretch] {
    cut(
      from, to,
      by: [
        (failedStations[hop.from] ?? [], .stationDown), (failedStations[hop.to] ?? [], .stationDown),
        (failedCircuits[hop.circuit] ?? [], .circuitDown), (closedCircuits[hop.circuit] ?? [], .closedWindow),
      ])
  }

  private func cut(_ from: Instant, _ to: Instant, by lists: [([Pause], Delay.Cause)]) -> [Stretch] {
    var stretches: [Stretch] = []
    var at = from
    while at < to {
      var end = to
      var cause: Delay.Cause?
      for (pauses, reason) in lists {
        guard let pause = Availability.first(of: pauses, endingAfter: at) else { continue }
        if pause.from > at {
          end = min(end, pause.from)
        } else {
          end = min(end, pause.to)
          cause = cause ?? reason
        }
      }
      if let last = stretches.last, last.cause == cause {
        stretches[stretches.count - 1].to = end
      } else {
        stretches.append(Stretch(from: at, to: end, cause: cause))
      }
      at = end
    }
    return stretches
  }

  /// - Complexity: O(log pauses).
  private static func first(of pauses: [Pause], endingAfter at: Instant) -> Pause? {
    var (low, high) = (0, pauses.count)
    while low < high {
      let middle = (low + high) / 2
      if pauses[middle].to > at { high = middle } else { low = middle + 1 }
    }
    return low < pauses.count ? pauses[low] : nil
  }
}
