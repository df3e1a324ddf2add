import CableFormat
import CommandLineInterface
import Diagnostics
import EventKernel

/// A network as large as one likes, as a topology's text.
struct SampleNetwork {
  /// How its stations hang together.
  enum Shape: String, CaseIterable, ExpressibleByArgument {
    /// A tree of relays, four behind each, with ninety-nine tributaries a relay.
    case tree

    /// Every station sends everything to the next, by its table.
    case ring

    /// Stations in rows and columns.
    case mesh
  }

  let shape: Shape
  let stations: Int

  /// - Parameter stations: how many, rounded down where the shape wants it.
  init(_ shape: Shape, stations: Int) {
    self.shape = shape
    let width = Int(Double(stations).squareRoot())
    self.stations = shape == .mesh ? width * width : stations
  }

  var source: SourceText { SourceText(name: "\(shape) of \(stations)", bytes: Array(text.utf8)) }

  private var text: String {
    var text = """
      format: cablesim-topology/1
      name: \(shape) of \(stations)
      defaults:
        station: {handling: 5 s, positions: 1}
        circuit: {speed: 2400 bd, unitsPerCharacter: 10, propagation: 270 ms}
      stations:

      """
    for index in 0..<stations { text += "  - {id: \(name(index)), name: \(plainName(index))}\n" }
    text += "circuits:\n"
    switch shape {
    case .tree:
      for index in 1..<stations {
        let isRelay = index < relays
        let relay = isRelay ? (index - 1) / 4 : index % relays
        text += "  - {between: [\(name(index)), \(name(relay))]\(isRelay ? ", speed: 9600 bps" : "")}\n"
      }
    case .ring:
      for index in 0..<stations { text += "  - {from: \(name(index)), to: \(name(next(index)))}\n" }
      text += "routing:\n  tables:\n"
      for index in 0..<stations { text += "    \(name(index)): [{to: \"*\", via: [\(name(next(index)))]}]\n" }
    case .mesh:
      let width = Int(Double(stations).squareRoot())
      for index in 0..<stations {
        if (index + 1) % width != 0 { text += "  - {between: [\(name(index)), \(name(index + 1))]}\n" }
        if index + width < stations { text += "  - {between: [\(name(index)), \(name(index + width))]}\n" }
      }
    }
    return text
  }

  private var relays: Int { max(1, stations / 100) }
  private func next(_ index: Int) -> Int { (index + 1) % stations }

  private func plainName(_ index: Int) -> String {
    switch shape {
    case .tree: index < relays ? "RELAY \(index), kind: relay" : "AMEMBASSY \(index)"
    case .ring, .mesh: "STATION \(index), kind: relay"
    }
  }

  /// The indicator of a station: R and five letters.
  func name(_ index: Int) -> String {
    var (letters, rest) = ("", index)
    for _ in 0..<5 {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest /= 26
    }
    return "R" + letters
  }
}
