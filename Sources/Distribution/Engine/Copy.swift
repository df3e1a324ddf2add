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

  /// Those whom a copy has left to reach; one alone, as most copies have, is kept in the copy itself.
  enum Targets: BitwiseCopyable {
    case one(Target)
    case several(RunPool<Target>.Run)
  }

  /// What not every hop touches of a copy; the rest lies in one line of the processor's cache.
  struct Past: BitwiseCopyable {
    /// When it came to the circuit's line, if it was put there again since.
    var firstQueuedAt: Int64 = 0

    /// Characters of text; not always whole where they are drawn.
    var length: Double

    /// Which copy of its cable it is, in the order in which they were made.
    var serial: Int32

    /// The transmission that brought it; 0 at the originator.
    var cause: Int32 = 0

    /// The transmission that came to nothing before it was put in line again; 0 where there was none.
    var previous: Int32 = 0

    /// The copy that waits for room at the next station behind it; -1 for none.
    var nextKeptOut: Int32 = -1

    init(length: Double, serial: Int32) {
      self.length = length
      self.serial = serial
    }
  }

  var message: Int32

  /// What an event must carry to be still valid.
  var stamp: UInt32 = 0
  var targets: Targets

  /// The highest of those whom it has left to reach; night action counts as IMMEDIATE.
  var precedence: Precedence
  var place: Place = .waitingForHandling
  var marking: Marking = .none

  /// Whether those it reaches have the section already, so that it counts for nothing there.
  var isRepetition = false

  /// Whether it has been put in the circuit's line more than once.
  private(set) var isQueuedAgain = false

  /// How often it has been begun on the circuit, this time included.
  var attempt: UInt16 = 0
  var channelNumber: Int16 = 0
  var section: UInt16

  /// The circuit it waits for or is on, or came by; -1 at the originator.
  var circuit: Int32 = -1

  /// The copy behind it in the line where it waits, or beside it on the circuit; -1 for none.
  var next: Int32 = -1

  /// Where it is, or on a circuit where it is going.
  var station: Int32

  /// When it was last put in a line, of its station or of the circuit.
  var queuedAt: Int64 = 0

  /// When it began to be handled or sent.
  var startedAt: Int64 = 0

  /// Microseconds that handling or sending it takes, from when it was begun; while its station is down, those that
  /// are left.
  var work: Int64 = 0

  init(
    message: Int32, section: UInt16, precedence: Precedence, station: Int32, targets: Targets
  ) {
    self.message = message
    self.section = section
    self.precedence = precedence
    self.station = station
    self.targets = targets
  }

  /// When it will have been handled or sent if nothing interrupts it.
  var doneBy: Int64 { startedAt + work }

  /// Comes to the line of a circuit that takes so many microseconds for it.
  @inline(always)
  mutating func join(_ circuit: Int32, at now: Int64, work: Int64) {
    place = .waitingForCircuit
    self.circuit = circuit
    queuedAt = now
    isQueuedAgain = false
    attempt = 0
    marking = isRepetition ? .repetition : .none
    self.work = work
  }

  /// Goes back to the line.
  mutating func joinAgain(at now: Int64, _ past: inout Past) {
    if !isQueuedAgain { past.firstQueuedAt = queuedAt }
    isQueuedAgain = true
    queuedAt = now
    place = .waitingForCircuit
  }

  /// Takes the place in the line that another has, and the work that is left of it.
  mutating func takePlace(of other: Copy) {
    circuit = other.circuit
    queuedAt = other.queuedAt
    isQueuedAgain = other.isQueuedAgain
    marking = other.marking
    attempt = other.attempt
    work = other.work
  }

  /// Begins to be sent under a channel number.
  mutating func begin(at now: Int64, _ number: Int16, stamp: UInt32) {
    place = .onCircuit
    startedAt = now
    channelNumber = number
    attempt &+= 1
    self.stamp = stamp
  }
}
