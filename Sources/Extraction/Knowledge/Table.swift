import Foundation

/// A tab-separated table of the `Tables` folder: lines of columns, `#` lines are comments.
struct Table {
    /// A table that cannot be used, and why. Tables ship with the program, so this is a fault of ours.
    struct Fault: Error, CustomStringConvertible {
        let table: String
        let line: Int
        let message: String
        var description: String { "table \(table), line \(line): \(message)" }
    }

    struct Row {
        let line: Int
        let columns: [String]

        /// The column, trimmed, or nothing where the row is shorter.
        subscript(_ index: Int) -> String { index < columns.count ? columns[index] : "" }

        /// The column's parts between `|`.
        func list(_ index: Int) -> [String] {
            self[index].split(separator: "|").map(Table.trimmed).filter {
                !$0.isEmpty
            }
        }
    }

    let name: String
    let rows: [Row]

    init(_ name: String, in directory: URL) throws {
        self.name = name
        let text = try String(contentsOf: directory.appendingPathComponent(name), encoding: .utf8)
        rows = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
            .compactMap { index, line in
                guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
                let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                return Row(line: index + 1, columns: columns.map { Table.trimmed(Substring($0)) })
            }
    }

    /// Without spaces at the ends; Foundation's trimming took half of the time to load the tables.
    static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    func fault(_ row: Row, _ message: String) -> Fault {
        Fault(table: name, line: row.line, message: message)
    }
}
