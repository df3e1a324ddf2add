import CableFormat

/// A copy of one section on its way, with those it has left to reach.
struct Copy: BitwiseCopyable {
  /// What is being done with it.
  enum Place: BitwiseCopyable {
    case waitingForHandling, inHandling, waitingForCircuit, onCircuit, betweenStations
  }

  /// One whom the copy has left to reach.
  struct Target: BitwiseCopyable {
    /// The call, by its place in the pool of calls.
    var call: Int32

    /// The next step of the way there, by its place in the book of routes.
    var step: Int32
  }

  var message: Int32
  var section: Int32

  /// Which copy of its cable it is, in the order in which they were made.
  var serial: Int32
  var characters: Int32
  var precedence: Precedence
  var place: Place = .waitingForHandling

  /// Where it is, or on a circuit where it is going.
  var station: Int32

  /// The circuit it waits for or is on, or came by; -1 at the originator.
  var circuit: Int32 = -1

  /// The copy behind it in the line where it waits; -1 for none.
  var next: Int32 = -1

  /// The transmission that brought it; 0 at the originator.
  var cause: Int32 = 0
  var channelNumber: Int32 = 0
  var targets: RunPool<Target>.Run

  /// When it came to the station, was queued for the circuit, and began to be handled or sent.
  var arrivedAt: Int64 = 0
  var queuedAt: Int64 = 0
  var startedAt: Int64 = 0
}
