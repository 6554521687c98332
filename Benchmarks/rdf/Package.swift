// swift-tools-version: 6.1
import PackageDescription

// What the benchmarks of this folder measure in the process, because no command does it alone.
let package = Package(
    name: "rdf-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "entente", path: "../..")],
    targets: [
        .executableTarget(
            name: "jsonld", dependencies: [.product(name: "RDF", package: "entente")], path: "jsonld")
    ],
    swiftLanguageModes: [.v6]
)
