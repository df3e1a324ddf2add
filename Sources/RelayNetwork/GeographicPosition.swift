import Glibc

/// A point on the Earth, in degrees; north and east are positive.
package struct GeographicPosition: Hashable, Sendable {
  /// -90 to 90.
  package var latitude: Double

  /// -180 to 180.
  package var longitude: Double

  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// The length of the great circle to another point in whole metres, on a sphere of 6371 km.
  package func metres(to other: GeographicPosition) -> Int64 {
    func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
    let halfLatitude = sin(radians(other.latitude - latitude) / 2)
    let halfLongitude = sin(radians(other.longitude - longitude) / 2)
    let square =
      halfLatitude * halfLatitude
      + cos(radians(latitude)) * cos(radians(other.latitude)) * halfLongitude * halfLongitude
    return Int64((2 * 6_371_000 * asin(min(1, square.squareRoot()))).rounded())
  }
}
