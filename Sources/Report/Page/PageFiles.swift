/// The files in `Resources` that go into pages and drawings as they are.
enum PageFiles {
  /// How drawings look, by themselves and on a page.
  static let figures = text(PackageResources.figures_css)

  /// How the page around them looks.
  static let page = text(PackageResources.page_css)

  /// What moves on the page.
  static let script =
    "\"use strict\";\n(() => {\n"
    + [
      text(PackageResources.data_js), text(PackageResources.map_js), text(PackageResources.ladder_js),
      text(PackageResources.explanation_js),
    ].joined(separator: "\n") + "})();\n"

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
