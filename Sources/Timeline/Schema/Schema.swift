/// The SQL that makes a timeline database, from the files beside this one.
enum Schema {
  static let tables = text(PackageResources.Tables_sql)
  static let documentation = text(PackageResources.Documentation_sql)
  static let views = text(PackageResources.Views_sql)
  static let indexes = text(PackageResources.Indexes_sql)
  static let transmissionIndexes = text(PackageResources.TransmissionIndexes_sql)
  static let addresseeIndexes = text(PackageResources.AddresseeIndexes_sql)

  /// The tables of an audit.
  static let auditWorkspace = text(PackageResources.Workspace_sql)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
