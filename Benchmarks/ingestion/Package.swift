// swift-tools-version: 6.1
import PackageDescription

// Puts generated articles into a store and says what each thousand of them took.
let package = Package(
    name: "ingestion-benchmark",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "entente", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "ingestion",
            dependencies: [
                .product(name: "GraphStore", package: "entente"),
                .product(name: "KnowledgeGraph", package: "entente"),
            ],
            path: "ingestion")
    ],
    swiftLanguageModes: [.v6]
)
