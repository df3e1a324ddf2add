/// The files beside this one that go into pages and drawings as they are.
enum Stylesheet {
  /// How drawings look, by themselves and on a page.
  static let figures = text(PackageResources.figures_css)

  /// How the page around them looks.
  static let page = text(PackageResources.page_css)

  /// What moves on the page.
  static let script = text(PackageResources.page_js)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
