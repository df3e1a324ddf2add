package import CableFormat
import Diagnostics
import EventKernel

extension ReadCable {
  /// The cable as JSON, one member of the list `cables` of a document `cablesim-cable/1`.
  package var json: JSON {
    .object(
      cable.headingMembers + cable.addressMembers + cable.textMembers + cable.archiveMembers + [
        ("nestedMessages", .array(cable.nested.map(\.json))),
        ("sections", .array(cable.sections.map(\.json))),
        ("missingSections", .array(cable.missingSections.map(JSON.integer))),
        ("diagnostics", .array(diagnostics.map(\.json))),
      ])
  }
}

extension Cable {
  /// Format lines 1 to 6.
  fileprivate var headingMembers: [(key: String, value: JSON)] {
    [
      ("transmissionIdentifier", .optional(transmissionIdentifier, \.json)),
      ("routingLine", .optional(routingLine, \.json)),
      ("originatingStation", .text(originating?.station.description)),
      ("stationSerialNumber", .text(originating?.serialNumber.description)),
      ("sectionSuffix", .optional(originating?.sectionSuffix, JSON.integer)),
      ("timeOfFile", .text(originating?.timeOfFile?.iso8601)),
      ("security", .optional(security, \.json)),
      ("precedence", .optional(precedence, \.json)),
      ("dateTimeGroup", .text(precedence?.dateTimeGroup?.instant.iso8601)),
      ("operatingSignals", .strings(precedence?.signals ?? [])),
      ("pilot", .optional(pilot, \.json)),
      ("from", .text(from)),
    ]
  }

  /// Format lines 7 to 10.
  fileprivate var addressMembers: [(key: String, value: JSON)] {
    [
      ("action", .array(action.map { $0.json(resolved: $0.precedence ?? precedence?.action) })),
      ("info", .array(info.map { $0.json(resolved: $0.precedence ?? precedence?.info) })),
      ("exempt", .strings(exempt)),
      ("accounting", .text(accounting)),
    ]
  }

  /// Format line 12.
  fileprivate var textMembers: [(key: String, value: JSON)] {
    [
      ("classification", .text(classification?.name)),
      ("section", .object([("index", .integer(section.index)), ("count", .integer(section.count))])),
      ("messageReference", .text(messageReference?.description)),
      ("series", .text(series?.description)),
      ("captions", .strings(captions)), ("passing", .strings(passing)),
      ("executiveOrder", .text(executiveOrder)), ("tags", .strings(tags)), ("subject", .text(subject)),
      ("references", .strings(references)),
    ]
  }

  /// What archives and the Department put around a cable.
  fileprivate var archiveMembers: [(key: String, value: JSON)] {
    [
      ("distribution", .optional(distribution, \.json)), ("draftedBy", .text(draftedBy)),
      ("approvedBy", .text(approvedBy)), ("receivedAt", .text(receivedAt?.iso8601)),
      ("counter", .text(counter)),
    ]
  }
}

extension JSON {
  /// A value's JSON, or `null`.
  fileprivate static func optional<Value>(_ value: Value?, _ json: (Value) -> JSON) -> JSON {
    value.map(json) ?? .null
  }

  fileprivate static func strings(_ values: [String]) -> JSON { .array(values.map(JSON.string)) }
}

extension TransmissionIdentifier {
  fileprivate var json: JSON {
    .object([
      ("text", .string(text)), ("channel", .string(channel)), ("number", .integer(number.value)),
    ])
  }
}

extension RoutingLine {
  fileprivate var json: JSON {
    .object([
      ("precedence", .string(precedence.name)),
      ("routingIndicators", .strings(routingIndicators.map(\.description))),
    ])
  }
}

extension SecurityLine {
  fileprivate var json: JSON {
    .object([
      ("text", .string(text)), ("letters", .string(letters)), ("releaseCodes", .strings(releaseCodes)),
      ("signals", .strings(signals)), ("serviceText", .text(serviceText)),
    ])
  }
}

extension PrecedenceLine {
  fileprivate var json: JSON {
    .object([
      ("text", .string(letters)), ("action", .string(action.name)), ("info", .string(info.name)),
      ("dual", .bool(second != nil)),
    ])
  }
}

extension Cable.Pilot {
  fileprivate var json: JSON {
    .object([
      ("transmissionIdentifier", .optional(transmissionIdentifier, \.json)),
      ("routingLine", .optional(routingLine, \.json)),
      ("originatingStation", .text(originating?.station.description)),
      ("stationSerialNumber", .text(originating?.serialNumber.description)),
      ("timeOfFile", .text(originating?.timeOfFile?.iso8601)),
      ("security", .optional(security, \.json)),
    ])
  }
}

extension Addressee {
  /// - Parameter resolved: the precedence that the header gives where the line names none.
  fileprivate func json(resolved: Precedence?) -> JSON {
    .object([
      ("routingIndicator", .text(routingIndicator?.description)), ("name", .string(name)),
      ("precedence", .text(precedence?.name)), ("resolvedPrecedence", .text(resolved?.name)),
      ("continuityNumber", .text(continuityNumber)), ("office", .text(office)),
      ("operator", .text(operatingSignal)),
    ])
  }
}

extension OfficeDistribution {
  fileprivate var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("offices", .strings(offices)), ("copies", .integer(copies)),
      ("copiesStated", .optional(copiesStated, JSON.integer)),
    ])
  }
}

extension NestedMessage {
  fileprivate var json: JSON {
    .object([
      ("depth", .integer(depth)), ("introduction", .string(introduction)),
      ("messageReference", .text(messageReference?.description)),
      ("classification", .text(classification?.name)),
    ])
  }
}

extension Cable.Section {
  fileprivate var json: JSON {
    .object([
      ("index", .integer(index)), ("characters", .integer(characters)),
      ("transmissionIdentifier", .optional(transmissionIdentifier, \.json)),
      ("timeOfFile", .text(timeOfFile?.iso8601)),
    ])
  }
}

extension Diagnostic {
  fileprivate var json: JSON {
    .object([
      ("severity", .string(severity.rawValue)), ("code", .string(code)), ("line", .integer(location.line)),
      ("column", .integer(location.column)),
      ("message", .string(hint.map { "\(message); \($0)" } ?? message)),
    ])
  }
}
