import CableFormat
import EventKernel
import RelayNetwork

/// A circuit during a run.
struct CircuitState: BitwiseCopyable {
  var waiting = WaitingLine()

  // Here they take no room: the whole fits into two lines of the processor's cache.

  /// Whether its window is closed.
  var isClosed = false

  /// Whether it is already among those that look for work.
  var isListed = false
  var freeChannels: Int32

  /// The copies on the wire, linked through themselves; -1 for none.
  var firstOnWire: Int32 = -1
  let from: Int32
  let to: Int32

  /// Its place in the order in which ties are broken.
  let order: Int32
  let propagation: Int64
  let charactersPerSecond: Double

  /// The probability that a character is garbled.
  let garble: Double

  /// What draws for the circuit are keyed by.
  let key: UInt64

  /// The channel's next number, and the first too large for its digits.
  private var nextNumber: Int16
  private let numberLimit: Int16

  /// The first instant of the next day, when the numbers begin anew.
  private var nextDay: Int64

  /// How many reasons there are for it to be down; it works where there is none.
  var downCount: Int32 = 0

  /// How often it has failed or been restored by chance.
  var chances: UInt32 = 0

  init(_ circuit: Circuit, order: Int, start: Int64) {
    freeChannels = Int32(circuit.channels)
    from = circuit.from.index
    to = circuit.to.index
    self.order = Int32(order)
    propagation = circuit.propagation.microseconds
    charactersPerSecond = circuit.charactersPerSecond
    garble = circuit.garble
    key = stableHash(circuit.name)
    nextNumber = Int16(circuit.firstChannelNumber.value)
    numberLimit = circuit.firstChannelNumber.digits > 3 ? 10000 : 1000
    nextDay = CircuitState.dayAfter(start)
  }

  /// The beginning of the next day; days before 1970 count as well.
  private static func dayAfter(_ instant: Int64) -> Int64 {
    (instant.flooredDivision(by: 86_400_000_000).quotient + 1) * 86_400_000_000
  }

  var isUp: Bool { downCount == 0 }

  /// How many digits its channel numbers have.
  var numberDigits: Int { numberLimit > 1000 ? 4 : 3 }

  /// Takes the next channel number: after the last, or at the first transmission of a day, they begin anew.
  @inline(always)
  mutating func takeNumber(at now: Int64) -> Int16 {
    if rarely(now >= nextDay) {
      nextDay = CircuitState.dayAfter(now)
      nextNumber = 1
    }
    let number = nextNumber
    nextNumber = number + 1 == numberLimit ? 1 : number + 1
    return number
  }

  /// How long a channel takes to send so many characters, in microseconds.
  @inline(always)
  func duration(ofCharacters count: Double) -> Int64 {
    nearestWhole(count * 1e6 / charactersPerSecond)
  }

  @inline(always)
  mutating func putOnWire(_ copy: Int32, in copies: inout Pool<Copy>) {
    freeChannels -= 1
    copies[copy].next = firstOnWire
    firstOnWire = copy
  }

  @inline(always)
  mutating func takeOffWire(_ copy: Int32, in copies: inout Pool<Copy>) {
    freeChannels += 1
    guard firstOnWire != copy else {
      firstOnWire = copies[copy].next
      return
    }
    var before = firstOnWire
    while copies[before].next != copy { before = copies[before].next }
    copies[before].next = copies[copy].next
  }

  /// The copies on the wire.
  func onWire(in copies: borrowing Pool<Copy>) -> [Int32] {
    var members: [Int32] = []
    var copy = firstOnWire
    while copy >= 0 {
      members.append(copy)
      copy = copies[copy].next
    }
    return members
  }
}

/// A number for a name that is the same in every process (FNV-1a, 64 bits).
func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
}

/// A number that is not negative to the nearest whole one; of microseconds, at most ten thousand years.
@inline(always)
func nearestWhole(_ number: Double) -> Int64 {
  Int64(min(number, 3.2e17) + 0.5)
}
