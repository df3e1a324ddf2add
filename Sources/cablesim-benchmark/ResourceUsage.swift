import Glibc

/// What this process has used so far.
struct ResourceUsage {
  /// User and system time in seconds.
  var cpuSeconds: Double

  /// The most memory it had at once, in megabytes of 10^6 bytes.
  var peakMegabytes: Double

  /// As the kernel counts it now.
  static var now: ResourceUsage {
    var usage = rusage()
    _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return ResourceUsage(
      cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakMegabytes: Double(usage.ru_maxrss) * 1024 / 1e6)
  }
}
