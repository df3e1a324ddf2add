/// What a column of a table or view means.
package struct ColumnMeaning: Sendable {
  package var table: String
  package var column: String
  package var meaning: String
}

extension TimelineReader {
  /// What the database says of its own columns, in the order in which they stand in their tables.
  package func columnMeanings() throws(TimelineError) -> [ColumnMeaning] {
    try rows(
      """
      SELECT d.table_name, d.column_name, d.meaning
      FROM sqlite_schema s JOIN pragma_table_info(s.name) c
      JOIN documentation d ON d.table_name = s.name AND d.column_name = c.name
      ORDER BY s.type, s.name, c.cid
      """
    ) { ColumnMeaning(table: $0.text(0), column: $0.text(1), meaning: $0.text(2)) }
  }
}
