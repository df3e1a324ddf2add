/// A station of one topology, by its place in the list of stations.
package struct StationID: Hashable, Sendable, BitwiseCopyable {
  package let index: Int32

  package init(_ index: Int) {
    self.index = Int32(index)
  }
}
