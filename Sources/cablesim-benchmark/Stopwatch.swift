import Glibc

/// Processor time and time on the wall since it was made.
struct Stopwatch {
  private let cpu = Stopwatch.cpuSeconds
  private let wall = Stopwatch.wallSeconds

  /// Seconds since then: user and system time of all threads, and real time.
  var elapsed: (cpu: Double, wall: Double) { (Stopwatch.cpuSeconds - cpu, Stopwatch.wallSeconds - wall) }

  private static var usage: rusage {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  private static var cpuSeconds: Double {
    let usage = usage
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }

  private static var wallSeconds: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The largest memory that the process had so far, in kilobytes.
  static var peakMemory: Int { usage.ru_maxrss }
}

/// A number with so many decimals.
func rounded(_ number: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((abs(number) * scale).rounded())
  let fraction = String(scaled % Int(scale))
  let sign = number < 0 ? "-" : ""
  guard decimals > 0 else { return "\(sign)\(scaled)" }
  return "\(sign)\(scaled / Int(scale))."
    + String(repeating: "0", count: decimals - fraction.count) + fraction
}
