import EventKernel
import Scenario

/// The first circuits of the way of a cable whose length is drawn anew on each.
struct CircuitsAhead: BitwiseCopyable {
  /// The place of the way's first step.
  let firstStep: Int32
  let first: Int32
  let second: Int32
  let third: Int32
  let fourth: Int32
}

extension RelayEngine {
  /// The first circuits of the way of a slot's next cable, if its times on them are drawn when it is filed.
  ///
  /// That is so for one addressee and one section, where the way is known and has as many circuits.
  @inline(always)
  mutating func circuitsAhead(of slot: Int32) -> CircuitsAhead? {
    guard rules.redrawsLengths, drawsAhead, slots[slot].plans.count == 1 else { return nil }
    let kind = slots[slot].kind
    let step = plans[slots[slot].plans.start].step
    guard kinds[kind].sections <= 1, kinds[kind].onlyClassification != nil, step >= 0,
      case .circuit(let first) = ways[step], case .circuit(let second) = ways[step + 1],
      case .circuit(let third) = ways[step + 2], case .circuit(let fourth) = ways[step + 3]
    else { return nil }
    return CircuitsAhead(firstStep: step, first: first, second: second, third: third, fourth: fourth)
  }

  /// The draws for the length of a cable on its first circuits.
  @inline(always)
  mutating func lengthUnits(of key: UInt64, on ahead: CircuitsAhead) -> SIMD4<Double> {
    streams.units(
      .lengthOnCircuit, mixed(key, circuits[ahead.first].key), mixed(key, circuits[ahead.second].key),
      mixed(key, circuits[ahead.third].key), mixed(key, circuits[ahead.fourth].key), indexOfLength(1, 1))
  }

  /// How long the first circuits take for a cable of a kind whose lengths on them have been drawn.
  @inline(always)
  mutating func times(on ahead: CircuitsAhead, of kind: Int32, at units: SIMD4<Double>) -> TimesAhead {
    let lengths = samplers.values(kinds[kind].characters, at: units)
    let rates = SIMD4(
      circuits[ahead.first].charactersPerSecond, circuits[ahead.second].charactersPerSecond,
      circuits[ahead.third].charactersPerSecond, circuits[ahead.fourth].charactersPerSecond)
    return TimesAhead((lengths + rules.overhead) * 1e6 / rates, from: ahead.firstStep) ?? TimesAhead()
  }
}
