import CableFormat
import EventKernel
import RelayNetwork

/// A circuit during a run.
struct CircuitState: BitwiseCopyable {
  var waiting = WaitingLine()
  var freeChannels: Int32
  let from: Int32
  let to: Int32

  /// Its place in the order in which ties are broken.
  let order: Int32
  let propagation: Int64
  let charactersPerSecond: Double

  /// The channel's next number, and the first too large for its digits.
  private var nextNumber: Int32
  private let numberLimit: Int32

  /// The day, counted from the epoch, that the numbers belong to.
  private var day: Int64

  /// Whether it is already among those that look for work.
  var isListed = false

  init(_ circuit: Circuit, order: Int, start: Int64) {
    freeChannels = Int32(circuit.channels)
    from = circuit.from.index
    to = circuit.to.index
    self.order = Int32(order)
    propagation = circuit.propagation.microseconds
    charactersPerSecond = circuit.charactersPerSecond
    nextNumber = Int32(circuit.firstChannelNumber.value)
    numberLimit = circuit.firstChannelNumber.digits > 3 ? 10000 : 1000
    day = CircuitState.day(of: start)
  }

  /// How many digits its channel numbers have.
  var numberDigits: Int { numberLimit > 1000 ? 4 : 3 }

  /// Takes the next channel number: after the last, or at the first transmission of a day, they begin anew.
  mutating func takeNumber(at now: Int64) -> Int32 {
    let today = CircuitState.day(of: now)
    if today != day {
      day = today
      nextNumber = 1
    }
    let number = nextNumber
    nextNumber = number + 1 == numberLimit ? 1 : number + 1
    return number
  }

  private static func day(of instant: Int64) -> Int64 {
    instant.flooredDivision(by: 86_400_000_000).quotient
  }
}
