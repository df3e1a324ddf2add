import Analysis
import CableFormat
import Timeline

/// The curves of latency as a specification for Vega-Lite 5, its data inside, for notebooks.
package struct VegaLatency {
  private let document: ReportDocument

  package init(_ document: ReportDocument) {
    self.document = document
  }

  package var json: JSON {
    .object([
      ("$schema", .string("https://vega.github.io/schema/vega-lite/v5.json")),
      ("title", .string("\(document.run.scenario): how long it took")),
      ("data", .object([("values", .array(values))])),
      ("mark", .object([("type", .string("line")), ("interpolate", .string("step-after"))])),
      (
        "encoding",
        .object([
          (
            "x",
            field(
              "seconds", "quantitative", "time from filing, s",
              [("scale", .object([("type", .string("symlog"))]))])
          ),
          (
            "y",
            field(
              "part", "quantitative", "addressees that have it",
              [("axis", .object([("format", .string("%"))]))])
          ),
          ("color", field("precedence", "nominal", "precedence", [("scale", colours)])),
          ("strokeDash", field("role", "nominal", "role", [])),
          ("column", field("measure", "nominal", "filed to", [])),
        ])
      ),
    ])
  }

  private var values: [JSON] {
    document.curves.flatMap { curve in
      curve.points.map { point in
        .object([
          ("measure", .string(curve.measure)), ("precedence", .string(curve.precedence.name)),
          ("role", .string(curve.role)), ("seconds", .number(point.seconds)), ("part", .number(point.part)),
        ])
      }
    }
  }

  /// Those of the drawings (Okabe and Ito).
  private var colours: JSON {
    let pairs = [
      ("FLASH OVERRIDE", "#000000"), ("FLASH", "#D55E00"), ("NIACT IMMEDIATE", "#CC79A7"),
      ("IMMEDIATE", "#E69F00"),
      ("PRIORITY", "#009E73"), ("ROUTINE", "#0072B2"),
    ].filter { pair in document.curves.contains { $0.precedence.name == pair.0 } }
    return .object([
      ("domain", .array(pairs.map { .string($0.0) })), ("range", .array(pairs.map { .string($0.1) })),
    ])
  }

  private func field(
    _ name: String, _ type: String, _ title: String, _ more: [(key: String, value: JSON)]
  ) -> JSON {
    .object([("field", .string(name)), ("type", .string(type)), ("title", .string(title))] + more)
  }
}
