// swift-tools-version: 6.1
import PackageDescription

// A target a reader. Apart from the main package, whose builds know nothing of libFuzzer; README.md says how to run it.
let readers = ["ntriples", "nquads", "turtle", "trig", "rdfxml", "jsonld", "json"]

let package = Package(
    name: "fuzzing",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "entente", path: "..")],
    targets: [
        // The declaration of libFuzzer's entry point, which comes with the compiler and has no header.
        .target(name: "CLibFuzzer"),
        .target(
            name: "Fuzzing", dependencies: ["CLibFuzzer", .product(name: "RDF", package: "entente")]),
    ]
        + readers.map {
            .executableTarget(name: "fuzz-\($0)", dependencies: ["Fuzzing"], path: "Sources/Readers/\($0)")
        },
    swiftLanguageModes: [.v6]
)
