import CableFormat

/// A copy of one section on its way, with those it has left to reach.
struct Copy: BitwiseCopyable {
  /// What is being done with it.
  enum Place: BitwiseCopyable {
    case waitingForHandling, inHandling, waitingForCircuit, onCircuit

    /// It has been sent, but the next station has no room for it yet.
    case held
    case betweenStations

    /// It came garbled where the next station must read it, and will be sent again.
    case awaitingRerun
  }

  /// Why it is sent although it has been sent before.
  enum Marking: UInt8, BitwiseCopyable {
    case none

    /// `ZFD`: the station behind may have some of it, for its transmission was cut.
    case suspectedDuplicate

    /// `ZDK`: the station behind asked for it.
    case repetition
  }

  /// One whom the copy has left to reach.
  struct Target: BitwiseCopyable {
    /// The call, by its place in the pool of calls.
    var call: Int32

    /// The next step of the way there, by its place among the ways.
    var step: Int32
  }

  var message: Int32
  var section: Int32

  /// Which copy of its cable it is, in the order in which they were made.
  var serial: Int32
  var targets: RunPool<Target>.Run

  /// Characters of text; not always whole where they are drawn.
  var length: Double
  var precedence: Precedence
  var place: Place = .waitingForHandling
  var marking: Marking = .none

  /// Whether those it reaches have the section already, so that it counts for nothing there.
  var isRepetition = false

  /// How often it has been begun on the circuit, this time included.
  var attempt: UInt16 = 0

  /// What an event must carry to be still valid.
  var stamp: UInt32 = 0

  /// Where it is, or on a circuit where it is going.
  var station: Int32

  /// The circuit it waits for or is on, or came by; -1 at the originator.
  var circuit: Int32 = -1

  /// The copy behind it in the line where it waits, or beside it on the circuit; -1 for none.
  var next: Int32 = -1

  /// The transmission that brought it; 0 at the originator.
  var cause: Int32 = 0

  /// The transmission that came to nothing before it was put in line again; 0 where there was none.
  var previous: Int32 = 0

  /// The copy that waits for room at the next station behind it; -1 for none.
  var nextKeptOut: Int32 = -1
  var channelNumber: Int32 = 0

  /// When it came to the station, came to the circuit's line, was last put there, and began to be handled or sent.
  var arrivedAt: Int64 = 0
  var enteredAt: Int64 = 0
  var queuedAt: Int64 = 0
  var startedAt: Int64 = 0

  /// Microseconds of work left where it was interrupted; -1 where none has been done.
  var remaining: Int64 = -1

  /// When the work begun will be done if nothing interrupts it.
  var dueAt: Int64 = 0

  /// How long the circuit in whose line it is takes for all of it, in microseconds.
  var work: Int64 = 0

  init(
    message: Int32, section: Int32, serial: Int32, length: Double, precedence: Precedence, station: Int32,
    targets: RunPool<Target>.Run
  ) {
    self.message = message
    self.section = section
    self.serial = serial
    self.length = length
    self.precedence = precedence
    self.station = station
    self.targets = targets
  }
}
