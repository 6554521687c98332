import Articles
import Extraction
import Foundation

/// Articles in JSON Lines: an object a line with `id` and `text`, and if known `title`, `date` and `url`.
struct ArticleLines {
    /// A line that has not been read yet.
    struct Line {
        let data: Data
        /// As messages call it.
        let place: String
    }

    private let path: String
    private var rest: Data
    private var number = 0

    /// - Parameter data: in UTF-8.
    init(_ data: Data, path: String) {
        self.path = path
        rest = data
    }

    /// The next line, or nil at the end.
    mutating func next() -> Line? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        defer { rest = rest[min(end + 1, rest.endIndex)...] }
        number += 1
        return Line(data: rest[..<end], place: "\(path), line \(number)")
    }

    /// Whether the first line is an article.
    var beginsWithArticle: Bool {
        guard rest.first == UInt8(ascii: "{"),
            let line = rest.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first
        else { return false }
        return (try? JSONDecoder().decode(Fields.self, from: line)) != nil
    }

    fileprivate struct Fields: Decodable {
        let id: String
        let text: String
        let title: String?
        let date: String?
        let url: String?

        enum CodingKeys: String, CodingKey { case id, text, title, date, url }

        init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: CodingKeys.self)
            // Databases number their articles.
            id =
                try (try? box.decode(Int.self, forKey: .id)).map(String.init)
                ?? box.decode(String.self, forKey: .id)
            text = try box.decode(String.self, forKey: .text)
            title = try box.decodeIfPresent(String.self, forKey: .title)
            date = try box.decodeIfPresent(String.self, forKey: .date)
            url = try box.decodeIfPresent(String.self, forKey: .url)
        }
    }
}

extension ArticleLines.Line {
    private static func hasTags(_ text: String) -> Bool {
        text.contains("</") && text.contains(/<\/(?i:p|div|span|article|li|td|a)>/)
    }

    /// The article; nil if the line is blank.
    func article() throws(InputProblem) -> Article? {
        guard data.contains(where: { $0 > 0x20 }) else { return nil }
        let fields: ArticleLines.Fields
        do {
            fields = try JSONDecoder().decode(ArticleLines.Fields.self, from: data)
        } catch DecodingError.typeMismatch(_, let context)
            where context.codingPath.contains(where: { ["title", "date", "url"].contains($0.stringValue) })
        {
            let key = context.codingPath.last?.stringValue ?? ""
            throw InputProblem(path: place, message: "\"\(key)\" is no text; write \"\(key)\": \"…\"")
        } catch {
            throw InputProblem(
                path: place,
                message: "not a JSON object with \"id\" and \"text\"; the line begins "
                    + "\"\(String(decoding: data.prefix(40), as: UTF8.self))\"")
        }
        guard fields.text.contains(where: { !$0.isWhitespace }) else {
            throw InputProblem(path: place, message: "the text is empty")
        }
        do throws(ArticleError) {
            try ArticleFormat.checkLength(fields.text)
        } catch {
            throw InputProblem(path: place, message: "\(error)")
        }
        guard !HTMLStart.isPage(fields.text), !Self.hasTags(fields.text) else {
            throw InputProblem(
                path: place, message: "the text is HTML, and should be plain; give pages as .html files")
        }
        return Article(
            id: fields.id, title: fields.title, date: fields.date.flatMap(Self.day), url: fields.url,
            text: fields.text)
    }

    /// nil where it is not certain which day is meant, as of pages.
    private static func day(_ date: String) -> String? {
        PageDate.day(date) ?? (DateText.isDate(date) ? date : nil)
    }
}
