// swift-tools-version: 6.1
import PackageDescription

// Draws again and again, and says how long each picture took.
let package = Package(
    name: "render-benchmark",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "entente", path: "../..")],
    targets: [
        .executableTarget(
            name: "render",
            dependencies: [
                .product(name: "KnowledgeGraph", package: "entente"),
                .product(name: "Diagrams", package: "entente"),
            ],
            path: "render")
    ],
    swiftLanguageModes: [.v6]
)
