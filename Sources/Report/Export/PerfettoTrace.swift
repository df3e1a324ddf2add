import CableFormat
import EventKernel
package import Timeline

/// A run as a trace for the Perfetto viewer: stations are processes, channels of circuits and positions are
/// tracks, transmissions and handlings are slices.
///
/// An arrow leads from each transmission to those it led to.
/// The trace's clock begins with the run; where the run is after 1970, the viewer can show the time of day.
/// Numbers of fields are those of `perfetto/protos/perfetto/trace/perfetto_trace.proto`.
package struct PerfettoTrace {
  private let start: Instant
  private let end: Instant
  private var writer = ProtobufWriter()
  private var tracks: [Lane: UInt64] = [:]
  private var lanes: [Place: [Instant]] = [:]

  /// What slices stand on, one beside the other where they overlap.
  private enum Place: Hashable {
    case circuit(Int)
    case station(Int)
  }

  private struct Lane: Hashable {
    var place: Place
    var number: Int
  }

  /// All packets of a trace belong to one sequence, whose state begins with its first.
  private static let sequence: UInt64 = 1

  /// A trace of a run with these stations.
  package init(of run: RunRow, _ stations: [StationRow]) {
    start = run.startedAt
    end = run.endedAt ?? run.startedAt
    packet { packet in
      packet.add(13, 1)  // sequence_flags: incremental state cleared
    }
    addClock()
    for station in stations {
      packet { packet in
        packet.add(60) { track in  // track_descriptor
          track.add(1, PerfettoTrace.track(of: station.station))
          track.add(3) { process in
            process.add(1, PerfettoTrace.track(of: station.station))
            process.add(6, "\(station.indicator) \(station.name)")
          }
        }
      }
    }
  }

  /// Takes out the bytes that are complete.
  package mutating func takeBytes() -> [UInt8] {
    defer { writer = ProtobufWriter() }
    return writer.bytes
  }

  /// Adds a transmission; they come in the order of their beginning.
  package mutating func add(_ row: TransmissionRow) {
    let span = (row.startedAt, max(row.endedAt ?? end, row.startedAt))
    let track = track(for: .circuit(row.circuit), at: row.from, named: row.circuitName, span)
    let flows = [row.transmission, row.cause].compactMap(\.self).map(UInt64.init(truncatingIfNeeded:))
    let arguments: [(String, String?)] = [
      ("channel", row.channel), ("precedence", row.precedence.name), ("to", row.toIndicator),
      ("routing line", row.routingLine), ("queued", row.queuedAt.iso8601), ("began", row.startedAt.iso8601),
      ("ended", row.endedAt?.iso8601), ("received", row.receivedAt?.iso8601), ("outcome", row.outcome),
      ("marking", row.marking),
    ]
    slice(
      "\(row.precedence.prosign) \(row.cable)", "transmission", on: track, span, flows: flows,
      numbers: [("message", row.message), ("section", row.section), ("transmission", row.transmission)],
      arguments)
  }

  /// Adds a handling; they come in the order of their beginning.
  package mutating func add(_ row: HandlingRow) {
    let span = (row.startedAt, max(row.endedAt ?? end, row.startedAt))
    let track = track(for: .station(row.station), at: row.station, named: "handling", span)
    slice(
      "\(row.precedence.prosign) \(row.cable)", "handling", on: track, span, flows: [],
      numbers: [("message", row.message), ("section", row.section)],
      [("arrived", row.arrivedAt.iso8601), ("began", row.startedAt.iso8601)])
  }

  // MARK: Tracks

  /// The lane that is free for a span, which takes it.
  private mutating func track(
    for place: Place, at station: Int, named name: String, _ span: (Instant, Instant)
  ) -> UInt64 {
    let taken = lanes[place, default: []]
    let number = taken.firstIndex { $0 <= span.0 } ?? taken.count
    if number == taken.count {
      lanes[place, default: []].append(span.1)
    } else {
      lanes[place]?[number] = span.1
    }
    let lane = Lane(place: place, number: number)
    if let track = tracks[lane] { return track }
    // Stations have the numbers below.
    let track = 1 << 32 + UInt64(tracks.count)
    tracks[lane] = track
    packet { packet in
      packet.add(60) { descriptor in
        descriptor.add(1, track)
        descriptor.add(5, PerfettoTrace.track(of: station))  // parent_uuid
        descriptor.add(2, number == 0 ? name : "\(name) \(number + 1)")
      }
    }
    return track
  }

  private static func track(of station: Int) -> UInt64 { UInt64(max(station, 0)) + 1 }

  // MARK: Packets

  private mutating func packet(_ fill: (inout ProtobufWriter) -> Void) {
    writer.add(1) { packet in  // Trace.packet
      packet.add(10, PerfettoTrace.sequence)
      fill(&packet)
    }
  }

  /// Says which time of day the trace's beginning is.
  private mutating func addClock() {
    guard start.microseconds >= 0 else { return }
    let beginning = PerfettoTrace.nanoseconds(start.microseconds)
    packet { packet in
      packet.add(6) { snapshot in  // clock_snapshot
        for (clock, time) in [(6, 0), (1, beginning)] {  // BOOTTIME, REALTIME
          snapshot.add(1) {
            $0.add(1, clock)
            $0.add(2, time)
          }
        }
      }
    }
  }

  private mutating func slice(
    _ name: String, _ category: String, on track: UInt64, _ span: (Instant, Instant), flows: [UInt64],
    numbers: [(String, Int)], _ texts: [(String, String?)]
  ) {
    event(at: span.0) { event in
      event.add(9, 1)  // type: slice begins
      event.add(11, track)
      event.add(22, category)
      event.add(23, name)
      for flow in flows { event.add(fixed: 47, flow) }
      for (name, value) in numbers {
        event.add(4) {
          $0.add(10, name)
          $0.add(4, value)
        }
      }
      for case (let name, let value?) in texts {
        event.add(4) {  // debug_annotations
          $0.add(10, name)
          $0.add(6, value)
        }
      }
    }
    event(at: span.1) { event in
      event.add(9, 2)  // type: slice ends
      event.add(11, track)
    }
  }

  /// As many as the format can say: 292 years, which only a damaged file exceeds.
  private static func nanoseconds(_ microseconds: Int64) -> UInt64 {
    UInt64(min(max(0, microseconds), Int64.max / 1000)) * 1000
  }

  private mutating func event(at moment: Instant, _ fill: (inout ProtobufWriter) -> Void) {
    let nanoseconds = PerfettoTrace.nanoseconds((moment - start).microseconds)
    packet { packet in
      packet.add(8, nanoseconds)  // timestamp
      packet.add(13, 2)  // sequence_flags: needs incremental state
      packet.add(11, fill)
    }
  }
}
