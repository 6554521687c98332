// swift-tools-version: 6.1
import PackageDescription

// Asks a store and says how long each answer took.
let package = Package(
    name: "query-benchmark",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "entente", path: "../.."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .executableTarget(
            name: "query",
            dependencies: [
                .product(name: "GraphStore", package: "entente"),
                .product(name: "RDF", package: "entente"),
                .product(name: "SPARQL", package: "entente"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "query")
    ],
    swiftLanguageModes: [.v6]
)
