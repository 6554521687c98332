import Articles
import Extraction
import Foundation

/// Reads articles from files, folders and standard input, one by one; what cannot be read becomes a problem, and the
/// next one is read.
struct ArticleReader: InputReader {
    var problems: [InputProblem]
    /// What ``Article/assumedDate`` is to be.
    let assumedDate: String?
    private(set) var bytesRead = 0
    private(set) var bytes: Int
    /// Whether what is in another language than English is read too.
    private let anyLanguage: Bool
    private var sources: ArraySlice<InputFiles.Source>
    private var lines: ArticleLines?
    private var ids: Set<String> = []
    /// Articles that have been read before they were asked for.
    private var ahead: [Article] = []

    init(_ inputs: [String], anyLanguage: Bool, assumedDate: String? = nil) {
        self.assumedDate = assumedDate
        let files = InputFiles(inputs, kind: .articles)
        self.anyLanguage = anyLanguage
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
                    if let article = try line.article() {
                        try checkLanguage(article.text, path: line.place)
                        return article
                    }
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
        if case .standardInput = source { bytes += data.count }
        if let lines = try lines(data, source) {
            self.lines = lines
            return nil
        }
        bytesRead += data.count
        let content: ArticleContent
        do throws(ArticleError) {
            content = try ArticleFormat(data, fileExtension: source.ending).read(data)
        } catch {
            throw InputProblem(path: source.path, message: "\(error)")
        }
        try checkLanguage(content.text, path: source.path)
        return Article(
            id: unused(source.id, path: source.path), title: content.title, date: content.date,
            url: content.url,
            origin: source.origin, text: content.text)
    }

    /// The lines of a file whose name says that it has some, or of standard input that begins with one.
    private func lines(_ data: Data, _ source: InputFiles.Source) throws(InputProblem) -> ArticleLines? {
        let isNamed = ["jsonl", "ndjson"].contains(source.ending)
        switch source {
        case .file where !isNamed: return nil
        default: break
        }
        do throws(ArticleError) {
            let lines = ArticleLines(try TextDecoder.json(data), path: source.path)
            return isNamed || lines.beginsWithArticle ? lines : nil
        } catch {
            throw InputProblem(path: source.path, message: "\(error)")
        }
    }

    /// Refuses what is certainly not English.
    private func checkLanguage(_ text: String, path: String) throws(InputProblem) {
        guard !anyLanguage else { return }
        do throws(ArticleError) {
            guard let language = try LanguageGuess.foreign(text) else { return }
            throw ArticleError(
                "the text is in \(language.name), and only English is read; --any-language reads it nevertheless"
            )
        } catch {
            throw InputProblem(path: path, message: "\(error)")
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
}
