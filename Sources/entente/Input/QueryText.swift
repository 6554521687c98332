import Foundation
import RDF
import SPARQL

/// SPARQL as it was given: on the command line, in a file or on standard input.
struct QueryText {
    private let text: String
    /// The file it stands in; nil for the command line.
    private let name: String?

    /// - Parameters:
    ///   - argument: the query, `@` and a file, or `-`.
    ///   - file: the value of `--query-file`.
    ///   - graph: GRAPH, which may already be standard input.
    /// - Returns: nil where no query is given.
    /// - Throws: ``Failure`` where there is no such file, or the query is given twice.
    init?(_ argument: String?, file: String?, graph: String) throws {
        guard argument == nil || file == nil else {
            throw Failure.request("the query is given twice, by --query-file and as an argument")
        }
        let path: String
        if let file {
            path = file
        } else if let argument {
            guard argument == "-" || argument.hasPrefix("@") else {
                text = argument
                name = nil
                return
            }
            path = argument == "-" ? argument : String(argument.dropFirst())
        } else {
            return nil
        }
        let data: Data
        if path == "-" {
            guard graph != "-" else {
                throw Failure.request(
                    "standard input cannot be both the graph and the query; put one in a file")
            }
            data = StandardInput.data
            name = "standard input"
        } else {
            name = path
            do {
                data = try Data(contentsOf: URL(fileURLWithPath: path))
            } catch {
                throw Failure.request("\(path): \(reason(error))")
            }
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Failure.request("\(name ?? path): the query is not UTF-8")
        }
        self.text = text
    }

    /// - Throws: ``Failure`` with line, column, what was expected, and the line itself.
    func query(_ options: QueryOptions) throws -> Query {
        var options = options
        options.sourceName = name
        do {
            return try QueryParser(options: options).parse(text)
        } catch {
            let place = SourceLine(text, line: error.line, column: error.column)
            throw Failure.request("\(name == nil ? "the query, " : "")\(error)\n\(place.text)")
        }
    }
}

/// A line of a text with a mark under one of its columns.
struct SourceLine {
    let text: String

    /// - Parameters:
    ///   - line: from 1; lines end with LF, CR or both.
    ///   - column: from 1, in Unicode scalars.
    ///   - width: how many columns may be shown of a long line.
    init(_ source: String, line: Int, column: Int, width: Int = Console.width - 4) {
        // CR LF is one character of Swift's.
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let shown = lines.indices.contains(line - 1) ? Array(lines[line - 1].unicodeScalars) : []
        let place = min(max(0, column - 1), shown.count)
        // What does not fit is left out before and behind the place.
        let start = shown.count <= width ? 0 : max(0, min(place - width / 2, shown.count - width))
        func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
            String(
                String.UnicodeScalarView(scalars.map { $0.properties.generalCategory == .control ? " " : $0 })
            )
        }
        let before = visible(shown[start..<place])
        let after = visible(shown[place..<min(shown.count, start + width)])
        let mark = String(repeating: " ", count: TextWidth.columns(before)) + "^"
        text = "  \(before)\(after)\n  \(mark)"
    }
}
