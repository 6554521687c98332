import Extraction
import Foundation

/// Reads articles from files, folders and standard input; what cannot be read is reported and the rest still done.
struct ArticleReader {
    /// Larger single articles are refused: no article is that long, so the file is something else.
    static let largestArticle = 10_000_000

    /// An input that could not be read, and why.
    struct Problem: Error {
        let path: String
        let message: String
        var isMissing = false
    }

    private(set) var articles: [Article] = []
    private(set) var problems: [Problem] = []
    private var ids: Set<String> = []

    /// Reads all inputs, in order. Folders are read file by file in the order of their names.
    init(_ inputs: [String]) {
        for input in inputs {
            do {
                if input == "-" {
                    try add(StandardInput.data, path: "standard input", id: "stdin", isLines: nil)
                } else {
                    for file in try Self.files(at: input) { read(file) }
                }
            } catch let problem as Problem {
                problems.append(problem)
            } catch {
                problems.append(Problem(path: input, message: reason(error)))
            }
        }
    }

    private mutating func read(_ file: URL) {
        do {
            let data = try Data(contentsOf: file, options: .mappedIfSafe)
            let isLines = ["jsonl", "ndjson"].contains(file.pathExtension.lowercased())
            try add(
                data, path: file.relativePath, id: file.deletingPathExtension().lastPathComponent,
                isLines: isLines)
        } catch let problem as Problem {
            problems.append(problem)
        } catch {
            problems.append(Problem(path: file.relativePath, message: reason(error)))
        }
    }

    static let textExtensions = ["txt", "text", "md", "markdown", "jsonl", "ndjson", ""]

    private static func files(at path: String) throws -> [URL] {
        let url = URL(fileURLWithPath: path)
        var isFolder: ObjCBool = false
        guard !path.isEmpty, FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw Problem(path: path, message: "no such file or folder", isMissing: true)
        }
        guard isFolder.boolValue else {
            guard textExtensions.contains(url.pathExtension.lowercased()) else {
                throw Problem(
                    path: path,
                    message: "articles are read from .txt, .md and .jsonl, not from .\(url.pathExtension); "
                        + "save the article's text as .txt")
            }
            return [url]
        }
        let names = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
        let files = names.filter { name in
            let file = URL(fileURLWithPath: name)
            return !name.split(separator: "/").contains { $0.hasPrefix(".") } && !file.pathExtension.isEmpty
                && textExtensions.contains(file.pathExtension.lowercased())
        }
        guard !files.isEmpty else {
            throw Problem(path: path, message: "the folder holds no .txt, .md or .jsonl file")
        }
        return files.map { url.appendingPathComponent($0) }
    }

    // MARK: Texts

    private mutating func add(_ data: Data, path: String, id: String, isLines: Bool?) throws {
        if isLines ?? Self.looksLikeLines(data) {
            try addLines(data, path: path)
        } else {
            let text = try Self.text(data, path: path)
            articles.append(Article(id: unused(id, path: path), text: text))
        }
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

    private mutating func addLines(_ data: Data, path: String) throws {
        for (number, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            do {
                let one = try JSONDecoder().decode(Line.self, from: line)
                try Self.check(one.text, path: "\(path), line \(number + 1)")
                articles.append(
                    Article(id: one.id, title: one.title, date: one.date, url: one.url, text: one.text))
            } catch let problem as Problem {
                problems.append(problem)
            } catch {
                problems.append(
                    Problem(
                        path: "\(path), line \(number + 1)",
                        message: "not a JSON object with \"id\" and \"text\"; the line begins "
                            + "\"\(String(decoding: line.prefix(40), as: UTF8.self))\""))
            }
        }
    }

    /// Decodes UTF-8 strictly, and says where it is none.
    static func text(_ data: Data, path: String) throws -> String {
        guard data.count <= largestArticle else {
            throw Problem(
                path: path,
                message: "\(data.count / 1_000_000) MB are more than one article can have "
                    + "(\(largestArticle / 1_000_000) MB); split the file")
        }
        var bytes = data[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Problem(path: path, message: "the text is UTF-16; convert it to UTF-8")
        }
        if let zero = bytes.firstIndex(of: 0) {
            throw Problem(
                path: path,
                message: "a binary file, not text (a zero byte at offset \(zero - data.startIndex))")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let place = firstInvalid(bytes)
            throw Problem(
                path: path,
                message:
                    "not UTF-8: line \(place.line) has the byte 0x\(String(place.byte, radix: 16, uppercase: true)) "
                    + "at offset \(place.offset); convert it with: iconv -f WINDOWS-1252 -t UTF-8")
        }
        try check(text, path: path)
        return text
    }

    private static func check(_ text: String, path: String) throws {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Problem(path: path, message: "the file is empty")
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
