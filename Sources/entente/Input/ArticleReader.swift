import Extraction
import Foundation

/// Reads articles from files, folders and standard input, one by one; what cannot be read becomes a problem, and the
/// next one is read.
struct ArticleReader: InputReader {
    /// Larger single articles are refused: no article is that long, so the file is something else.
    static let largestArticle = 10_000_000

    var problems: [InputProblem]
    /// What ``Article/assumedDate`` is to be.
    let assumedDate: String?
    private(set) var bytesRead = 0
    private(set) var bytes: Int
    private var sources: ArraySlice<InputFiles.Source>
    private var lines: JSONLines?
    private var ids: Set<String> = []
    /// Articles that have been read before they were asked for.
    private var ahead: [Article] = []

    init(_ inputs: [String], assumedDate: String? = nil) {
        self.assumedDate = assumedDate
        let files = InputFiles(inputs, kind: .articles)
        sources = files.sources[...]
        problems = files.problems
        bytes = files.bytes
    }

    /// The next article of all inputs, in order; folders are read file by file in the order of their names.
    mutating func next() -> Article? { ahead.isEmpty ? read() : ahead.removeFirst() }

    /// Whether there is one article, or none.
    mutating func isSingle() -> Bool {
        while ahead.count < 2, let article = read() { ahead.append(article) }
        return ahead.count < 2
    }

    func size(of item: Article) -> Int { item.text.utf8.count }

    private mutating func read() -> Article? {
        var article = readAsGiven()
        article?.assumedDate = assumedDate
        return article
    }

    private mutating func readAsGiven() -> Article? {
        while true {
            do throws(InputProblem) {
                if let line = lines?.next() {
                    bytesRead += line.data.count + 1
                    if let article = try article(line) { return article }
                } else if let source = sources.popFirst() {
                    lines = nil
                    if let article = try article(source) { return article }
                } else {
                    return nil
                }
            } catch {
                problems.append(error)
            }
        }
    }

    /// The article that a file is; nil if it holds lines of articles.
    private mutating func article(_ source: InputFiles.Source) throws(InputProblem) -> Article? {
        let data = try source.data()
        let hasLines: Bool
        switch source {
        case .standardInput:
            bytes += data.count
            hasLines = Self.looksLikeLines(data)
        case .file(let file): hasLines = ["jsonl", "ndjson"].contains(file.pathExtension.lowercased())
        }
        if hasLines {
            lines = JSONLines(data, path: source.path)
            return nil
        }
        bytesRead += data.count
        let text = try Self.text(data, path: source.path)
        return Article(id: unused(source.id, path: source.path), origin: source.origin, text: text)
    }

    /// The file's name, or its path where another article has that name, numbered where even that is taken.
    private mutating func unused(_ id: String, path: String) -> String {
        let long = URL(fileURLWithPath: path).deletingPathExtension().relativePath
        var name = ids.contains(id) ? long : id
        var number = 2
        while !ids.insert(name).inserted {
            name = "\(long)-\(number)"
            number += 1
        }
        return name
    }

    private static func looksLikeLines(_ data: Data) -> Bool {
        guard data.first == UInt8(ascii: "{"),
            let line = data.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first
        else { return false }
        return (try? JSONDecoder().decode(Line.self, from: line)) != nil
    }

    private struct Line: Decodable {
        let id: String
        let text: String
        let title: String?
        let date: String?
        let url: String?
    }

    /// The lines of a file, in order.
    private struct JSONLines {
        let path: String
        private var rest: Data
        private var number = 0

        init(_ data: Data, path: String) {
            self.path = path
            rest = data
        }

        mutating func next() -> (data: Data, place: String)? {
            guard !rest.isEmpty else { return nil }
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            defer { rest = rest[min(end + 1, rest.endIndex)...] }
            number += 1
            return (rest[..<end], "\(path), line \(number)")
        }
    }

    /// The article in a line; nil if the line is blank.
    private func article(_ line: (data: Data, place: String)) throws(InputProblem) -> Article? {
        guard line.data.contains(where: { $0 > 0x20 }) else { return nil }
        guard let one = try? JSONDecoder().decode(Line.self, from: line.data) else {
            throw InputProblem(
                path: line.place,
                message: "not a JSON object with \"id\" and \"text\"; the line begins "
                    + "\"\(String(decoding: line.data.prefix(40), as: UTF8.self))\"")
        }
        try Self.check(one.text, path: line.place)
        return Article(id: one.id, title: one.title, date: one.date, url: one.url, text: one.text)
    }

    /// Decodes UTF-8 strictly, and says where it is none.
    static func text(_ data: Data, path: String) throws(InputProblem) -> String {
        guard data.count <= largestArticle else {
            throw InputProblem(
                path: path,
                message: "\(data.count / 1_000_000) MB are more than one article can have "
                    + "(\(largestArticle / 1_000_000) MB); split the file")
        }
        var bytes = data[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw InputProblem(path: path, message: "the text is UTF-16; convert it to UTF-8")
        }
        if let zero = bytes.firstIndex(of: 0) {
            throw InputProblem(
                path: path,
                message: "a binary file, not text (a zero byte at offset \(zero - data.startIndex))")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let place = firstInvalid(bytes)
            throw InputProblem(
                path: path,
                message:
                    "not UTF-8: line \(place.line) has the byte 0x\(String(place.byte, radix: 16, uppercase: true)) "
                    + "at offset \(place.offset); convert it with: iconv -f WINDOWS-1252 -t UTF-8")
        }
        try check(text, path: path)
        return text
    }

    private static func check(_ text: String, path: String) throws(InputProblem) {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw InputProblem(path: path, message: "the file is empty")
        }
    }

    /// The first byte that is no UTF-8, with its 1-based line.
    private static func firstInvalid(_ bytes: Data) -> (line: Int, offset: Int, byte: UInt8) {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        var line = 1
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
            offset += scalar.count
            if scalar.count == 1, scalar.first == UInt8(ascii: "\n") { line += 1 }
        }
        return (line, offset, bytes[bytes.startIndex + min(offset, bytes.count - 1)])
    }
}
