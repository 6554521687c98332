// swift-tools-version: 6.1
import PackageDescription

// Says how long a large store takes for what the explorer asks it.
let package = Package(
    name: "explorer-benchmark",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "entente", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "questions",
            dependencies: [
                .product(name: "GraphStore", package: "entente"),
                .product(name: "KnowledgeGraph", package: "entente"),
            ],
            path: "questions")
    ],
    swiftLanguageModes: [.v6]
)
