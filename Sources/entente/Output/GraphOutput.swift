import Exchange
import Foundation

/// Where a graph goes: standard output, or the files that its format makes of it, all of them or none.
struct GraphOutput {
    private let writers: [ResultWriter]

    /// Opens the files.
    ///
    /// - Parameters:
    ///   - path: the name without suffixes; standard output if `nil` or `-`.
    ///   - format: `nil` for one that makes one file.
    /// - Throws: ``Failure`` if a file cannot be written, or the format makes several and none is named.
    init(_ path: String?, _ format: (any GraphFormat)?) throws {
        let suffixes = format?.fileSuffixes ?? [""]
        if let format, suffixes.count > 1, path == nil || path == "-" {
            throw Failure.request("\(ExportError.severalFiles(of: format))")
        }
        writers = try suffixes.map { suffix in
            try Destination(path.map { Self.path($0, suffix: suffix) }).open()
        }
    }

    /// The writer of a format that makes one file.
    var single: ResultWriter { writers[0] }

    /// Writes what ``GraphFormat/files(_:options:)`` gave.
    func write(_ files: [Data]) throws {
        for (writer, data) in zip(writers, files) { try writer.write(data) }
        try ResultWriter.finish(writers)
    }

    /// `graph.csv` and `-nodes` give `graph-nodes.csv`.
    private static func path(_ path: String, suffix: String) -> String {
        let file = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
        guard !suffix.isEmpty, !file.isEmpty else { return path }
        let ending = file.dropFirst().lastIndex(of: ".") ?? file.endIndex
        return path[..<ending] + suffix + path[ending...]
    }
}
