import Foundation
import Testing

/// The programs in `Snippets`, which the library's documentation quotes.
struct ExampleTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let names = [
        "CompareDatasets", "ConvertFile", "ReadTurtle", "ReifyTriples", "TransformJSONLD", "WriteTurtle",
    ]

    private static func files(_ folder: String, _ type: String) throws -> [URL] {
        let folder = root.appendingPathComponent(folder)
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == type }
    }

    @Test func allAreTested() throws {
        let files = try Self.files("Snippets", "swift").map { $0.deletingPathExtension().lastPathComponent }
        #expect(files.sorted() == Self.names)
    }

    @Test(arguments: names)
    func prints(_ name: String) throws {
        let expected = Self.root.appendingPathComponent("Snippets/Expected/\(name).txt")
        let process = Process()
        process.executableURL = try Self.executable(name)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let text = try String(contentsOf: expected, encoding: .utf8)
        #expect(String(decoding: output, as: UTF8.self) == text)
    }

    /// Code in the articles is code that is compiled and run.
    @Test func articlesQuoteThem() throws {
        let programs = try Self.files("Snippets", "swift").map { try String(contentsOf: $0, encoding: .utf8) }
        var count = 0
        for article in try Self.files("Sources/RDF/RDF.docc", "md") {
            let parts = try String(contentsOf: article, encoding: .utf8).components(separatedBy: "```swift\n")
            for part in parts.dropFirst() {
                let code = part.components(separatedBy: "```")[0]
                #expect(programs.contains { $0.contains(code) }, "\(article.lastPathComponent): \(code)")
                count += 1
            }
        }
        #expect(count == Self.names.count)
    }

    /// A program that was built with the tests: beside them.
    private static func executable(_ name: String) throws -> URL {
        var folders = [Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent()]
            .compactMap { $0 }
        folders += Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        // The test runner may live elsewhere; its first argument names the test bundle.
        folders += CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
            .map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
        return try #require(
            folders.map { $0.appendingPathComponent(name) }
                .first { FileManager.default.isExecutableFile(atPath: $0.path) },
            "\(name) is not built")
    }
}
