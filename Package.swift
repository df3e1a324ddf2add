// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "cablesim",
  products: [
    .executable(name: "cablesim", targets: ["cablesim"])
  ],
  targets: [
    // C libraries
    // What glibc itself does not export to Swift.
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    // The corridor: every room opens only toward the rooms above it.
    .target(name: "Diagnostics"),
    .target(name: "TerminalText"),
    .target(
      name: "Configuration", dependencies: ["CYAML", "Diagnostics"], linkerSettings: [.linkedLibrary("m")]),
    .target(name: "EventKernel", linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CableFormat", dependencies: ["Diagnostics", "EventKernel"]),
    .target(
      name: "RelayNetwork",
      dependencies: ["CableFormat", "Configuration", "Diagnostics", "EventKernel"]),
    .target(
      name: "TopologyImport",
      dependencies: ["CableFormat", "Configuration", "Diagnostics", "EventKernel", "RelayNetwork"]),
    .target(
      name: "Scenario",
      dependencies: ["CableFormat", "Configuration", "Diagnostics", "EventKernel", "RelayNetwork"]),
    .target(
      name: "Distribution",
      dependencies: ["CMalloc", "CableFormat", "EventKernel", "RelayNetwork", "Scenario"]),
    .target(
      name: "Timeline",
      dependencies: [
        "CSQLite", "CableFormat", "Diagnostics", "Distribution", "EventKernel", "RelayNetwork", "Scenario",
      ],
      resources: [
        .embedInCode("Schema/Tables.sql"), .embedInCode("Schema/Documentation.sql"),
        .embedInCode("Schema/Views.sql"), .embedInCode("Schema/Indexes.sql"),
        .embedInCode("Schema/TransmissionIndexes.sql"), .embedInCode("Schema/AddresseeIndexes.sql"),
        .embedInCode("Audit/Workspace.sql"),
      ]),
    .target(
      name: "Analysis",
      dependencies: ["CableFormat", "Diagnostics", "EventKernel", "RelayNetwork", "Scenario", "Timeline"]),
    .target(
      name: "Experiment",
      dependencies: [
        "Analysis", "CableFormat", "Configuration", "Diagnostics", "Distribution", "EventKernel",
        "RelayNetwork",
        "Scenario", "Timeline",
      ]),
    .target(
      name: "Validation",
      dependencies: ["Analysis", "CableFormat", "Distribution", "EventKernel", "RelayNetwork", "Scenario"]),
    .target(
      name: "Report",
      dependencies: [
        "Analysis", "CableFormat", "Diagnostics", "Distribution", "EventKernel", "Experiment", "RelayNetwork",
        "Scenario", "TerminalText", "Timeline", "Validation",
      ],
      resources: [
        .embedInCode("Resources/figures.css"), .embedInCode("Resources/page.css"),
        .embedInCode("Resources/data.js"), .embedInCode("Resources/map.js"),
        .embedInCode("Resources/ladder.js"), .embedInCode("Resources/explanation.js"),
      ]),
    .target(name: "CommandLineInterface", dependencies: ["Diagnostics"]),
    .executableTarget(
      name: "cablesim",
      dependencies: [
        "Analysis", "CableFormat", "CommandLineInterface", "Configuration", "Diagnostics", "Distribution",
        "EventKernel", "Experiment", "RelayNetwork", "Report", "Scenario", "TerminalText", "Timeline",
        "TopologyImport", "Validation",
      ]),

    // What measures it; not a product.
    .executableTarget(
      name: "cablesim-benchmark",
      dependencies: [
        "CableFormat", "CommandLineInterface", "Diagnostics", "Distribution", "EventKernel", "Experiment",
        "RelayNetwork", "Scenario", "Timeline",
      ]),

    // Tests
    .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "ConfigurationTests", dependencies: ["Configuration", "Diagnostics", "TestSupport"]),
    .testTarget(name: "EventKernelTests", dependencies: ["EventKernel", "TestSupport"]),
    .testTarget(
      name: "CableFormatTests", dependencies: ["CableFormat", "Diagnostics", "EventKernel", "TestSupport"]),
    .testTarget(
      name: "RelayNetworkTests",
      dependencies: [
        "CableFormat", "Configuration", "Diagnostics", "EventKernel", "RelayNetwork", "TestSupport",
      ]),
    .testTarget(
      name: "ScenarioTests",
      dependencies: [
        "CableFormat", "Configuration", "Diagnostics", "EventKernel", "RelayNetwork", "Scenario",
        "TestSupport",
      ]),
    .testTarget(
      name: "TopologyImportTests",
      dependencies: ["CableFormat", "Diagnostics", "EventKernel", "RelayNetwork", "TopologyImport"]),
    .testTarget(
      name: "DistributionTests",
      dependencies: [
        "CableFormat", "Diagnostics", "Distribution", "EventKernel", "RelayNetwork", "Scenario",
        "TestSupport",
      ]),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "CableFormat", "Diagnostics", "Distribution", "EventKernel", "RelayNetwork", "Scenario",
        "TestSupport",
      ]),
    .testTarget(
      name: "TimelineTests",
      dependencies: [
        "CSQLite", "CableFormat", "Diagnostics", "Distribution", "EventKernel", "RelayNetwork", "Scenario",
        "TestSupport", "Timeline",
      ]),
    .testTarget(
      name: "AnalysisTests",
      dependencies: [
        "Analysis", "CableFormat", "Distribution", "EventKernel", "RelayNetwork", "Scenario", "TestSupport",
        "Timeline",
      ]),
    .testTarget(name: "ValidationTests", dependencies: ["Validation"]),
    .testTarget(
      name: "ExperimentTests",
      dependencies: [
        "Analysis", "CableFormat", "Diagnostics", "Distribution", "EventKernel", "Experiment", "RelayNetwork",
        "Scenario", "TestSupport", "Timeline",
      ]),
    .testTarget(
      name: "ProofTests",
      dependencies: [
        "Analysis", "Diagnostics", "Distribution", "EventKernel", "Scenario", "TestSupport", "Timeline",
      ]),
    .testTarget(
      name: "ReportTests",
      dependencies: ["Analysis", "CableFormat", "EventKernel", "Report", "TerminalText", "Timeline"]),
    .testTarget(name: "TerminalTextTests", dependencies: ["TerminalText"]),
    .testTarget(name: "CommandLineInterfaceTests", dependencies: ["CommandLineInterface"]),
    .testTarget(name: "CablesimTests", dependencies: ["TestSupport", "Timeline", "cablesim"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
  ]
}

// A program that brings the standard library along starts in half the time of one that looks for it.
for target in package.targets where target.type != .system {
  target.swiftSettings?.append(.unsafeFlags(["-static-stdlib"], .when(configuration: .release)))
  guard target.type == .executable else { continue }
  target.linkerSettings = [.unsafeFlags(["-static-stdlib", "-use-ld=lld"], .when(configuration: .release))]
}

// Statistics need tens of millions of events, so the tests run an engine that is optimised as well; its assertions,
// which guard raw memory, hold there.
for target in package.targets where ["EventKernel", "Distribution"].contains(target.name) {
  target.swiftSettings?.append(
    .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug)))
}
