import EventKernel
import RelayNetwork
import Testing

@Suite("Reading a random quantity")
struct RandomQuantityReadingTests {
  @Test(
    "What is no distribution is pointed at",
    arguments: [
      (
        "{}",
        "5:11: error: a random quantity needs a distribution; use exponential, uniform, lognormal or empirical"
      ),
      (
        "{exponentail: 5 s}",
        "5:12: error: a random quantity has no field 'exponentail'; did you mean 'exponential'?"
      ),
      (
        "{exponential: 5 s, uniform: [1 s, 2 s]}",
        "5:30: error: a random quantity has no field 'uniform'; it has exponential"
      ),
      ("{exponential: 5}", "5:25: error: time needs a unit; use us, ms, s, min, h or d"),
      ("{exponential: [5 s]}", "5:25: error: a span of time is wanted here, not a list"),
      ("{uniform: 5 s}", "5:21: error: a list of two bounds is wanted here, not a value"),
      ("{uniform: [5 s]}", "5:21: error: a range has two bounds, not 1"),
      ("{uniform: [1 s, 2 s, 3 s]}", "5:21: error: a range has two bounds, not 3"),
      ("{uniform: [2 s, 1 s]}", "5:21: error: the range ends before it begins"),
      (
        "{lognormal: 5 s}",
        "5:23: error: a lognormal quantity is wanted here, not a value; write it as {key: value, …}"
      ),
      (
        "{lognormal: {median: 5 s}}",
        "5:23: error: a lognormal quantity needs 'mean'; write {lognormal: {median: …, mean: …}}"
      ),
      (
        "{lognormal: {mean: 5 s}}",
        "5:23: error: a lognormal quantity needs 'median'; write {lognormal: {median: …, mean: …}}"
      ),
      (
        "{lognormal: {median: 5 s, mean: 4 s}}",
        "5:23: error: the median has to be above 0 and the mean not below it; the mean of a lognormal quantity is at least its median"
      ),
      (
        "{lognormal: {median: 0 s, mean: 4 s}}",
        "5:23: error: the median has to be above 0 and the mean not below it; the mean of a lognormal quantity is at least its median"
      ),
      (
        "{lognormal: {median: 5 s, mean: 6 s, mode: 1 s}}",
        "5:48: error: a lognormal quantity has no field 'mode'; it has median and mean"
      ),
      ("{empirical: []}", "5:23: error: some weight has to be above 0"),
      ("{empirical: [[0, 1 s]]}", "5:23: error: some weight has to be above 0"),
      ("{empirical: [[1, 1 s], [-1, 2 s]]}", "5:34: error: a pair [weight, value] is wanted here"),
      ("{empirical: [[1]]}", "5:24: error: a pair [weight, value] is wanted here"),
      ("{empirical: [1 s]}", "5:24: error: a pair [weight, value] is wanted here, not a value"),
      ("{empirical: [[1, 2]]}", "5:28: error: time needs a unit; use us, ms, s, min, h or d"),
    ])
  func refused(quantity: String, message: String) {
    #expect(stationFinding("handling: \(quantity)") == "net.yaml:\(message)")
  }

  @Test(
    "Constants and distributions count in microseconds",
    arguments: [
      ("5 s", .constant(5e6)), ("PT10M", .constant(600e6)), ("0 s", .constant(0)),
      ("{exponential: 5 min}", .exponential(mean: 300e6)),
      ("{uniform: [1 min, 3 min]}", .uniform(from: 60e6, to: 180e6)),
      ("{uniform: [1 min, 1 min]}", .uniform(from: 60e6, to: 60e6)),
      ("{lognormal: {median: 7 min, mean: 12 min}}", .lognormal(median: 420e6, mean: 720e6)),
      (
        "{empirical: [[0.5, 1 min], [0.5, 4 min]]}",
        .empirical([.init(weight: 0.5, value: 60e6), .init(weight: 0.5, value: 240e6)])
      ),
    ] as [(String, RandomQuantity)])
  func accepted(text: String, quantity: RandomQuantity) throws {
    #expect(try station("handling: \(text)").handling == quantity)
  }
}
