// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "torii", path: "..", traits: []),
    .package(url: "https://github.com/stencilproject/Stencil", exact: "0.15.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        .product(name: "Torii", package: "torii"),
        .product(name: "Stencil", package: "Stencil"),
        .product(name: "Mustache", package: "swift-mustache"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
