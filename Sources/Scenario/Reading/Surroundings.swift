import EventKernel
import RelayNetwork

/// What the parts of a scenario are read against.
struct Surroundings {
  var topology: Topology
  var policy: Policy
  var start: Instant
  var horizon: Instant
}
