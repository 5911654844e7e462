// swift-tools-version: 6.2

import PackageDescription

/// What only the site generator needs hangs on the trait `Generator`, so that a program which takes
/// the template engine alone (`traits: []`) resolves nothing else.
let generator: TargetDependencyCondition? = .when(traits: ["Generator"])

let package = Package(
  name: "torii",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .library(name: "Torii", targets: ["Torii"]),
    .library(name: "ToriiMarkdown", targets: ["ToriiMarkdown"]),
    .library(name: "ToriiSite", targets: ["ToriiSite"]),
    .executable(name: "torii", targets: ["ToriiCLI"]),
  ],
  traits: [
    .default(enabledTraits: ["Generator"]),
    .trait(name: "Generator", description: "The static site generator and its command."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.28.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
  ],
  targets: [
    .target(name: "Torii"),
    .systemLibrary(
      name: "CCommonMark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
    ),
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
    ),
    .target(name: "ToriiMarkdown", dependencies: ["CCommonMark"]),
    .target(name: "ToriiHighlight"),
    .target(name: "ToriiFrontMatter", dependencies: ["CYAML"]),
    .target(
      name: "ToriiSite",
      dependencies: ["Torii", "ToriiMarkdown", "ToriiHighlight", "ToriiFrontMatter", "CZlib"]
    ),
    .target(name: "ToriiImport", dependencies: ["ToriiSite", "ToriiFrontMatter"]),
    .target(
      name: "ToriiServer",
      dependencies: [
        "ToriiSite",
        .product(name: "HummingbirdCore", package: "hummingbird", condition: generator),
        .product(name: "NIOCore", package: "swift-nio", condition: generator),
        .product(name: "NIOPosix", package: "swift-nio", condition: generator),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: generator),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras", condition: generator),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras", condition: generator),
        .product(name: "HTTPTypes", package: "swift-http-types", condition: generator),
        .product(name: "Logging", package: "swift-log", condition: generator),
      ]
    ),
    .executableTarget(
      name: "ToriiCLI",
      dependencies: [
        "ToriiSite", "ToriiFrontMatter", "ToriiHighlight", "ToriiImport", "ToriiServer",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser", condition: generator),
      ]
    ),
    .executableTarget(
      name: "Conformance", dependencies: ["Torii", "ToriiMarkdown", "ToriiHighlight"]),
    .testTarget(
      name: "ToriiTests", dependencies: ["Torii"], exclude: ["Recording"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ToriiMarkdownTests", dependencies: ["ToriiMarkdown"], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ToriiHighlightTests", dependencies: ["ToriiHighlight"], exclude: ["Recording"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ToriiFrontMatterTests", dependencies: ["ToriiFrontMatter"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ToriiSiteTests", dependencies: ["Torii", "ToriiSite", "ToriiFrontMatter"],
      exclude: ["Recording"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ToriiImportTests",
      dependencies: ["ToriiImport", "ToriiSite", "ToriiFrontMatter"], exclude: ["Recording"],
      resources: [.copy("Fixtures")]),
    .testTarget(name: "ToriiServerTests", dependencies: ["ToriiServer", "ToriiSite"]),
    .testTarget(
      name: "ToriiCLITests", dependencies: ["ToriiCLI", "ToriiSite"],
      resources: [.copy("Fixtures")]),
  ],
  swiftLanguageModes: [.v6]
)

/// Continuous integration refuses warnings; a newer compiler that finds one stops nobody else.
let refusesWarnings = Context.environment["TORII_REFUSE_WARNINGS"] == "1"

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InferIsolatedConformances"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
  if refusesWarnings { target.swiftSettings?.append(.treatAllWarnings(as: .error)) }
}
