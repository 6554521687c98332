import Extraction
import Foundation

/// The marked sentences of a tab-separated table whose first line names its columns.
struct MarkedRows {
    let sentences: [MarkedSentence]

    private static let column = "marked_sentence"

    /// - Throws: ``Failure`` where the table cannot be read, lacks the column, or has a row that is too short.
    init(_ path: String) throws {
        let source: InputFiles.Source = path == "-" ? .standardInput : .file(URL(fileURLWithPath: path))
        let data: Data
        do { data = try source.data() } catch { throw Failure.request("\(source.path): \(error.message)") }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Failure.work("\(source.path): not UTF-8")
        }
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(
            String.init)
        while lines.last == "" { lines.removeLast() }
        let names = Self.cells(lines.first ?? "")
        guard let place = names.firstIndex(of: Self.column) else {
            throw Failure.request(
                "\(source.path): the first line names no column \(Self.column); it begins "
                    + "\"\((lines.first ?? "").prefix(60))\"")
        }
        sentences = try lines.dropFirst().enumerated().map { number, line in
            let cells = Self.cells(line)
            guard cells.count > place else {
                throw Failure.work(
                    "\(source.path), line \(number + 2): \(cells.count) columns, but \(Self.column) is number \(place + 1)"
                )
            }
            return MarkedSentence(cells[place])
        }
    }

    private static func cells(_ line: String) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
}
