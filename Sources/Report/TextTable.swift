package import TerminalText

/// Rows of words, aligned in columns.
///
/// On a screen that is too narrow, columns give way in the order that the table lays down; a picture stands only
/// where somebody looks at it.
package struct TextTable {
  private let header: [String]
  private let numeric: Set<Int>
  private let concessions: [Concession]
  private let picture: PictureColumn?
  private var rows: [(words: [StyledText], picture: Picture)] = []

  /// What is done without where there is no room.
  package enum Concession: Hashable, Sendable {
    /// A column with this title is made narrower, down to so many places.
    case shorten(String, to: Int)

    /// A column with this title is left out.
    case drop(String)

    /// The picture is left out.
    case dropPicture
  }

  /// Where pictures stand.
  package struct PictureColumn: Hashable, Sendable {
    package var title: String

    /// The title of the column that it follows.
    package var follows: String
    package var width: Int

    /// What the pictures say, below the table.
    package var legend: String?

    package init(_ title: String = "", after follows: String, width: Int = 12, legend: String? = nil) {
      self.title = title
      self.follows = follows
      self.width = width
      self.legend = legend
    }
  }

  /// - Parameters:
  ///   - numeric: the columns whose words stand at the right.
  ///   - picture: the column of pictures, if there are any.
  ///   - concessions: what is done without on a narrow screen, the least needed first.
  package init(
    _ header: [String], numeric: Set<Int> = [], picture: PictureColumn? = nil,
    concessions: [Concession] = []
  ) {
    self.header = header
    self.numeric = numeric
    self.picture = picture
    self.concessions = concessions
  }

  /// Adds a row, each word in the style of its column.
  package mutating func append(_ row: [String], picture: Picture = .nothing) {
    append(zip(header, row).map { StyledText($1, ColumnStyle(title: $0).style(of: $1)) }, picture: picture)
  }

  package mutating func append(_ row: [StyledText], picture: Picture = .nothing) {
    precondition(row.count == header.count, "a row has a word for each column")
    rows.append((row, picture))
  }

  /// The lines as a file takes them.
  package var lines: [String] { lines(on: .plain) }

  /// The lines, two blanks between columns and none at the end.
  package func lines(on screen: Screen) -> [String] {
    let layout = layout(on: screen)
    let titles = header.map { StyledText($0, .heading) }
    let pictures = StyledText(picture?.title ?? "", .heading)
    let lines =
      [layout.line(titles, picture: pictures)]
      + rows.map { row in
        layout.line(row.words, picture: row.picture.drawn(layout.pictureWidth, on: screen))
      }
    guard layout.pictureColumn != nil, let legend = picture?.legend else { return lines }
    return lines + [""] + screen.wrapped(StyledText(legend, .quiet))
  }

  private func layout(on screen: Screen) -> TableLayout {
    let all = [header.map { StyledText($0) }] + rows.map(\.words)
    let widths = header.indices.map { column in all.map { $0[column].width(on: screen) }.max() ?? 0 }
    var layout = TableLayout(screen, widths, numeric: numeric)
    if let picture, screen.isTerminal, let place = header.firstIndex(of: picture.follows) {
      layout.pictureColumn = place
      layout.pictureWidth = max(picture.width, screen.width(of: picture.title))
    }
    for concession in concessions where layout.excess > 0 {
      switch concession {
      case .shorten(let title, let width):
        if let column = header.firstIndex(of: title) { layout.shorten(column, to: width) }
      case .drop(let title):
        if let column = header.firstIndex(of: title) { layout.drop(column) }
      case .dropPicture: layout.dropPicture()
      }
    }
    layout.squeeze()
    layout.relax()
    return layout
  }
}
