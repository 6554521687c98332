import Foundation
import KnowledgeGraph
import Testing

@Suite("Articles as they come")
struct ArticleInputTests {
    private static let page = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Solheim thanks France | The Post</title>
        <meta property="article:published_time" content="2026-06-05T10:00:00Z">
        <link rel="canonical" href="https://post.example/solheim"></head>
        <body><nav><a href="/">Japan attacked Iceland, and other news</a></nav><main><article>
        <h1>Solheim thanks France</h1><p>France <b>condemned</b> Belarus on Monday.</p>
        <p>Norwegian Foreign Minister Ingrid Solheim thanked France.</p></article></main></body></html>
        """
    private static let german = """
        Der Außenminister traf am Montag seinen Kollegen in Berlin. Sie sprachen über die Lage an der Grenze und wollen \
        sich im Juni wieder treffen.
        """

    @Test("A page gives a graph with its title, day and address, and evidence that stands in its text")
    func html() throws {
        let folder = try TemporaryFolder()
        try folder.write("page.html", Self.page)
        let run = try Run("extract", folder.path("page.html"))
        #expect(run.status == 0, "\(run.error)")
        let document = try #require(try GraphJSON.read(run.output).first)
        #expect(document.title == "Solheim thanks France")
        #expect(document.date == "2026-06-05")
        #expect(document.url == "https://post.example/solheim")
        #expect(document.relations.contains { $0.predicate == .condemns })
        #expect(!document.entities.contains { $0.name == "Japan" })
        let text = try Run("text", folder.path("page.html"))
        let scalars = Array(text.text.unicodeScalars)
        for evidence in document.relations.flatMap(\.evidence) {
            #expect(String(String.UnicodeScalarView(scalars[evidence.range])) == evidence.quote)
        }
    }

    @Test("A page is read wherever a graph is asked for, and on standard input")
    func everywhere() throws {
        let folder = try TemporaryFolder()
        try folder.write("page.htm", Self.page)
        try folder.write("saved", Self.page)
        for input in ["page.htm", "saved"] {
            let run = try Run("query", folder.path(input), "--relation", "condemns", "--results", "csv")
            #expect(run.text.contains("France,condemns,Belarus"), "\(run.error)")
        }
        let rdf = Self.page.replacingOccurrences(
            of: "<html", with: "<html xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"")
        let piped = try Run("query", "-", "--results", "csv", input: Data(rdf.utf8))
        #expect(piped.text.contains("France,condemns,Belarus"), "\(piped.error)")
        let whole = try Run("extract", folder.url.path)
        #expect(try GraphJSON.read(whole.output).map(\.id) == ["page"])
    }

    @Test("The texts of several articles are lines that give the same graphs")
    func texts() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.html", Self.page)
        try folder.write("b.md", "# Thanks\n\n**Japan** thanked [Iceland](https://is.example).")
        let lines = try Run("text", folder.url.path)
        #expect(lines.text.contains("Japan thanked Iceland."))
        let again = try Run("extract", "-", input: lines.output)
        #expect(try Run("extract", folder.url.path).output == again.output)
        #expect(try Run("text", folder.url.path, "-o", folder.path("all.txt")).status == 2)
        #expect(try Run("text", folder.path("b.md"), "-o", folder.path("b.txt")).status == 0)
        let text = try String(contentsOfFile: folder.path("b.txt"), encoding: .utf8)
        #expect(text == "Thanks\n\nJapan thanked Iceland.\n")
    }

    @Test("What is no article, or not in English, is named; the others are done, and the exit code is 1")
    func refused() throws {
        let folder = try TemporaryFolder()
        try folder.write("good.txt", article)
        try folder.write("de.txt", Self.german)
        try folder.write(
            "login.html", "<title>Log in</title><form><p>Your password, please.</p><input type=password>")
        let lines = [
            #"{"id": 7, "text": "France condemned Belarus.", "date": "June 5, 2026"}"#,
            #"{"id": "h", "text": "<p>France condemned Belarus.</p>"}"#,
        ]
        try folder.write("lines.jsonl", lines.joined(separator: "\r\n"))
        let run = try Run("extract", folder.url.path)
        #expect(run.status == 1)
        #expect(run.error.contains("de.txt: the text is in German"), "\(run.error)")
        #expect(run.error.contains("login.html: no article: a page to log in"))
        #expect(run.error.contains("lines.jsonl, line 2: the text is HTML"))
        let documents = try GraphJSON.read(run.output)
        #expect(documents.map(\.id) == ["good", "7"])
        #expect(documents.last?.date == "2026-06-05")
        let all = try Run("extract", folder.path("de.txt"), "--any-language")
        #expect(all.status == 0)
        #expect(try GraphJSON.read(all.output).count == 1)
    }

    @Test("Lines with a date that is not certain have none; what is no text, or too long, is named")
    func lines() throws {
        let long = String(repeating: "France condemned Belarus. ", count: 440_000)
        let lines = [
            #"{"id": "a", "text": "France condemned Belarus.", "date": "03/04/2026"}"#,
            #"{"id": "b", "text": "France condemned Belarus.", "date": "1890-02"}"#,
            #"{"id": "c", "text": "France condemned Belarus.", "date": 2026}"#,
            #"{"id": "d", "text": "\#(long)"}"#,
        ]
        let run = try Run("text", "-", input: Data(lines.joined(separator: "\n").utf8))
        #expect(run.status == 1)
        let expected = [
            #"{"id":"a","text":"France condemned Belarus."}"#,
            #"{"date":"1890-02","id":"b","text":"France condemned Belarus."}"#,
        ]
        #expect(run.text == expected.joined(separator: "\n") + "\n")
        #expect(run.error.contains("line 3: \"date\" is no text"), "\(run.error)")
        #expect(run.error.contains("line 4: 11 MB are more than one article can have"))
    }

    @Test("A pipe that has a name is read")
    func pipe() throws {
        let run = try Run(
            ["text", "/dev/stdin"],
            through: ["/bin/sh", "-c", #"printf 'France condemned Belarus.' | "$@""#, "sh"])
        #expect(run.text == "France condemned Belarus.\n", "\(run.error)")
    }

    @Test("UTF-16 is read where it says so", arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
    func wide(encoding: String.Encoding) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", try #require("\u{FEFF}France condemned Belarus.".data(using: encoding)))
        let line = #"{"id":"b","text":"Poland condemned Belarus."}"#
        try folder.write("b.jsonl", try #require("\u{FEFF}\(line)\n".data(using: encoding)))
        let run = try Run("extract", folder.url.path)
        #expect(try GraphJSON.read(run.output).map(\.id) == ["a", "b"], "\(run.error)")
        let graph = try Run("query", folder.path("b.jsonl"), "--results", "csv")
        #expect(graph.text.contains("Poland,condemns,Belarus"), "\(graph.error)")
    }
}
