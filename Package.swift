// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "cablesim",
  products: [
    .executable(name: "cablesim", targets: ["cablesim"])
  ],
  targets: [
    // C libraries
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    // The corridor: every room opens only toward the rooms above it.
    .target(name: "Diagnostics"),
    .target(
      name: "Configuration", dependencies: ["CYAML", "Diagnostics"], linkerSettings: [.linkedLibrary("m")]),
    .target(name: "EventKernel", linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CableFormat", dependencies: ["Diagnostics", "EventKernel"]),
    .target(
      name: "RelayNetwork",
      dependencies: ["CableFormat", "Configuration", "Diagnostics", "EventKernel"]),
    .target(
      name: "Scenario",
      dependencies: ["CableFormat", "Diagnostics", "EventKernel", "RelayNetwork"]),
    .target(
      name: "Distribution",
      dependencies: ["CableFormat", "EventKernel", "RelayNetwork", "Scenario"]),
    .target(
      name: "Timeline",
      dependencies: ["CSQLite", "CableFormat", "Distribution", "EventKernel", "RelayNetwork", "Scenario"],
      resources: [
        .embedInCode("Schema/Tables.sql"), .embedInCode("Schema/Views.sql"),
        .embedInCode("Schema/Indexes.sql"),
      ]),
    .target(name: "Analysis", dependencies: ["CableFormat", "EventKernel", "Timeline"]),
    .target(name: "Report", dependencies: ["Analysis", "CableFormat", "EventKernel", "Timeline"]),
    .target(name: "CommandLineInterface", dependencies: ["Diagnostics"]),
    .executableTarget(
      name: "cablesim",
      dependencies: [
        "Analysis", "CableFormat", "CommandLineInterface", "Configuration", "Diagnostics", "Distribution",
        "EventKernel", "RelayNetwork", "Report", "Scenario", "Timeline",
      ]),
    .executableTarget(
      name: "cablesim-benchmark", dependencies: ["CableFormat", "CommandLineInterface"]),

    // Tests
    .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "ConfigurationTests", dependencies: ["Configuration", "Diagnostics"]),
    .testTarget(name: "EventKernelTests", dependencies: ["EventKernel", "TestSupport"]),
    .testTarget(
      name: "CableFormatTests", dependencies: ["CableFormat", "Diagnostics", "EventKernel", "TestSupport"]),
    .testTarget(
      name: "RelayNetworkTests",
      dependencies: ["CableFormat", "Diagnostics", "EventKernel", "RelayNetwork", "TestSupport"]),
    .testTarget(
      name: "DistributionTests",
      dependencies: ["CableFormat", "Distribution", "EventKernel", "RelayNetwork", "Scenario", "TestSupport"]),
    .testTarget(
      name: "TimelineTests",
      dependencies: [
        "CableFormat", "Distribution", "EventKernel", "RelayNetwork", "Scenario", "TestSupport", "Timeline",
      ]),
    .testTarget(name: "AnalysisTests", dependencies: ["Analysis"]),
    .testTarget(name: "ReportTests", dependencies: ["EventKernel", "Report"]),
    .testTarget(name: "CommandLineInterfaceTests", dependencies: ["CommandLineInterface"]),
    .testTarget(name: "CablesimTests", dependencies: ["TestSupport", "cablesim"]),
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
