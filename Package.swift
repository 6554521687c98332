// swift-tools-version: 6.1
import PackageDescription

// The modules stand in the order in which data flows; docs/architecture.md says what each one is.
let package = Package(
    name: "entente",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "entente", targets: ["entente"]),
        .library(name: "KnowledgeGraph", targets: ["KnowledgeGraph"]),
        .library(name: "English", targets: ["English"]),
        .library(name: "Articles", targets: ["Articles"]),
        .library(name: "Extraction", targets: ["Extraction"]),
        .library(name: "RDF", targets: ["RDF"]),
        .library(name: "Exchange", targets: ["Exchange"]),
        .library(name: "SPARQL", targets: ["SPARQL"]),
        .library(name: "GraphStore", targets: ["GraphStore"]),
        .library(name: "Diagrams", targets: ["Diagrams"]),
        .library(name: "Page", targets: ["Page"]),
        .library(name: "Explorer", targets: ["Explorer"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        .target(
            name: "KnowledgeGraph",
            dependencies: [.product(name: "OrderedCollections", package: "swift-collections")]),

        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(
            name: "Articles",
            dependencies: ["CXML2"],
            resources: [.copy("Tables")],
            // Of the C library on Linux.
            linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),

        .systemLibrary(name: "CBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        .target(name: "CKernels"),
        .target(
            name: "English",
            dependencies: ["CKernels", .target(name: "CBLAS", condition: .when(platforms: [.linux]))],
            resources: [.copy("Model"), .copy("Data")],
            linkerSettings: [.linkedFramework("Accelerate", .when(platforms: [.macOS]))]),

        .target(
            name: "Extraction",
            dependencies: ["English", "KnowledgeGraph"],
            resources: [.copy("Tables")]),

        .systemLibrary(
            name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "RDF",
            dependencies: ["CExpat", .target(name: "CCrypto", condition: .when(platforms: [.linux]))]),
        .target(
            name: "Exchange",
            dependencies: ["KnowledgeGraph", "RDF"],
            resources: [.copy("Tables")]),
        .target(name: "SPARQL", dependencies: ["RDF"]),
        .target(
            name: "GraphStore",
            dependencies: [
                "KnowledgeGraph", "Exchange", "RDF", "SPARQL",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),

        .systemLibrary(
            name: "CGraphviz", pkgConfig: "libgvc",
            providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
        .systemLibrary(
            name: "CRSVG", pkgConfig: "cairo-pdf",
            providers: [.apt(["librsvg2-dev"]), .brew(["librsvg"])]),
        .target(
            name: "Diagrams",
            dependencies: [
                "KnowledgeGraph", "CGraphviz", "CRSVG",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ]),
        .target(
            name: "Page",
            dependencies: ["KnowledgeGraph", "RDF", "Diagrams"],
            resources: [.copy("Assets")]),
        .target(
            name: "Explorer",
            dependencies: [
                "KnowledgeGraph", "RDF", "Exchange", "SPARQL", "GraphStore", "Diagrams", "Page",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Assets")]),

        .executableTarget(
            name: "entente",
            dependencies: [
                "KnowledgeGraph", "Articles", "English", "Extraction", "Exchange", "SPARQL", "GraphStore",
                "Diagrams", "Page", "Explorer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]),

        .target(name: "TestSupport", dependencies: ["RDF"], path: "Tests/TestSupport"),
        .testTarget(name: "KnowledgeGraphTests", dependencies: ["KnowledgeGraph", "TestSupport"]),
        .testTarget(
            name: "EnglishTests", dependencies: ["English", "CKernels", "TestSupport"],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "ArticlesTests", dependencies: ["Articles", "TestSupport"], resources: [.copy("Fixtures")]),
        .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "TestSupport"]),
        .testTarget(name: "RDFTests", dependencies: ["RDF", "TestSupport"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange"]),
        .testTarget(name: "SPARQLTests", dependencies: ["SPARQL", "TestSupport"]),
        .testTarget(name: "GraphStoreTests", dependencies: ["GraphStore", "TestSupport"]),
        .testTarget(name: "DiagramsTests", dependencies: ["Diagrams"]),
        .testTarget(name: "PageTests", dependencies: ["Page", "TestSupport"]),
        .testTarget(
            name: "ExplorerTests",
            dependencies: [
                "Explorer", "GraphStore", "KnowledgeGraph", "RDF", "SPARQL", "TestSupport",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "CommandTests", dependencies: ["entente", "Extraction"]),
    ],
    swiftLanguageModes: [.v6]
)
