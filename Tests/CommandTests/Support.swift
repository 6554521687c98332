import Foundation
import Testing

/// Runs the built command as users do: as a process.
struct Run {
    let output: Data
    let error: String
    let status: Int32

    var text: String { String(decoding: output, as: UTF8.self) }

    /// - Parameter input: what standard input holds.
    init(_ arguments: String..., input: Data = Data(), folder: URL? = nil) throws {
        try self.init(arguments, input: input, folder: folder)
    }

    /// - Parameter launcher: a program with arguments that runs the command, if it is not to be run directly.
    init(
        _ arguments: [String], through launcher: [String] = [], input: Data = Data(), folder: URL? = nil
    ) throws {
        let process = Process()
        let command = try Self.executable()
        process.executableURL = launcher.isEmpty ? command : URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = (launcher.isEmpty ? [] : launcher + [command.path]) + arguments
        if let folder { process.currentDirectoryURL = folder }
        var environment = ProcessInfo.processInfo.environment
        environment["NO_COLOR"] = "1"
        process.environment = environment
        let files = try TemporaryFolder()
        let inputFile = try files.write("input", input)
        let (outFile, errFile) = (
            files.url.appendingPathComponent("out"), files.url.appendingPathComponent("err")
        )
        for file in [outFile, errFile] { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outFile)
        process.standardError = try FileHandle(forWritingTo: errFile)
        try process.run()
        process.waitUntilExit()
        output = try Data(contentsOf: outFile)
        error = String(decoding: try Data(contentsOf: errFile), as: UTF8.self)
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    /// The command that was built with the tests: beside them.
    static func executable() throws -> URL {
        var folders = [Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent()]
            .compactMap { $0 }
        folders += Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        // The test runner may live elsewhere; its first argument names the test bundle.
        folders += CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
            .map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
        let candidates = folders.map { $0.appendingPathComponent("entente") }
        return try #require(
            candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) },
            "the command is not built; looked at \(candidates.map(\.path))")
    }
}

/// A folder of its own for a test, removed after it.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult
    func write(_ name: String, _ data: Data) throws -> URL {
        let file = url.appendingPathComponent(name)
        try data.write(to: file)
        return file
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> URL { try write(name, Data(text.utf8)) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

let article = """
    France condemned Belarus on Monday. Norwegian Foreign Minister Ingrid Solheim met her Danish counterpart, Lars Holm, \
    in Oslo. Solheim thanked France.
    """
