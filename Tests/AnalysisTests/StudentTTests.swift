import Analysis
import Testing

@Suite("Student's t distribution")
struct StudentTTests {
  /// Degrees of freedom, part of the distribution, quantile.
  static let quantiles: [(Double, Double, Double)] = [
    (1, 0.975, 12.706205), (4, 0.975, 2.776445), (9, 0.975, 2.262157), (19, 0.975, 2.093024),
    (29, 0.975, 2.04523), (99, 0.975, 1.984217),
    (1, 0.9, 3.0776835371752544), (1, 0.9995, 636.6192487687897), (2, 0.9, 1.8856180831641272),
    (2, 0.9995, 31.599054576445365), (3, 0.975, 3.1824463052837078), (4.5, 0.975, 2.6589123472044034),
    (7, 0.9995, 5.407882520861828), (30, 0.9, 1.3104150253913955), (120, 0.975, 1.9799304050824402),
    (500.5, 0.975, 1.964715075057226), (1000, 0.9, 1.2823987214609247), (1000, 0.9995, 3.300282648423944),
  ]

  @Test("its quantiles are those of the tables", arguments: quantiles)
  func quantile(_ known: (freedom: Double, part: Double, value: Double)) {
    let student = StudentT(degreesOfFreedom: known.freedom)
    #expect(abs(student.quantile(known.part) - known.value) <= 1e-6 * max(1, known.value))
    #expect(student.quantile(1 - known.part) == -student.quantile(known.part))
  }

  @Test(
    "probability and quantile undo each other",
    arguments: [1, 1.5, 2, 5, 17, 100, 1000], [0.001, 0.2, 0.5, 0.6, 0.999])
  func inverse(freedom: Double, part: Double) {
    let student = StudentT(degreesOfFreedom: freedom)
    #expect(abs(student.cumulative(student.quantile(part)) - part) < 1e-12)
  }

  @Test("with one degree of freedom it is Cauchy's: a quarter lies above 1")
  func cauchy() {
    #expect(abs(StudentT(degreesOfFreedom: 1).upperTail(1) - 0.25) < 1e-14)
    #expect(StudentT(degreesOfFreedom: 1).twoSided(0) == 1)
    #expect(StudentT(degreesOfFreedom: 5).twoSided(.infinity) == 0)
    #expect(StudentT(degreesOfFreedom: 5).cumulative(-.infinity) == 0)
  }
}
