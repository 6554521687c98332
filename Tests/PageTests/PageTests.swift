import Foundation
import KnowledgeGraph
import Testing

@testable import Page

@Suite struct PageTests {
    static let hostile = [
        "</script><script>window.canary=1</script>", "<!--", "]]>", #""><img src=x onerror=window.canary=1>"#,
        "javascript:window.canary=1", "{{script}}", "שלום \u{202E}abc", "👩‍👩‍👧 🇲🇩", "a\0b", "\u{2028}",
    ]

    static func graph(_ names: [String]) -> Graph {
        Graph(
            sources: names.map { .init(id: $0, title: $0, date: $0, url: $0) },
            entities: names.map { Entity(id: $0, type: .person, name: $0, aliases: [$0], link: $0) },
            relations: zip(names, names.dropFirst()).map { subject, object in
                Relation(
                    subject: subject, predicate: .holdsOffice, object: object, role: subject,
                    attributedTo: object,
                    evidence: [Evidence(document: subject, range: 0..<3, quote: subject, sentence: object)])
            })
    }

    static func file(_ title: String = "Talks", names: [String] = ["Kerry", "Lavrov"]) throws -> String {
        let data = PageData(graph(names), title: title, sourceLine: title, notices: [title])
        return String(decoding: try Page.file(data), as: UTF8.self)
    }

    /// What stands between each `<name …>` and the `</name>` after it.
    static func contents(of name: String, in page: String) -> [String] {
        page.components(separatedBy: "<\(name)").dropFirst().compactMap { piece in
            guard let start = piece.firstIndex(of: ">"), let end = piece.range(of: "</\(name)>") else {
                return nil
            }
            return String(piece[piece.index(after: start)..<end.lowerBound])
        }
    }

    @Test func hashesOfThePolicyAreThoseOfTheContent() throws {
        let page = try Self.file()
        let script = try #require(Self.contents(of: "script", in: page).last)
        let style = try #require(Self.contents(of: "style", in: page).first)
        #expect(page.contains("script-src '\(Page.sourceHash(script))'"))
        #expect(page.contains("style-src '\(Page.sourceHash(style))'"))
        // Of the specification of Subresource Integrity, section 3.1.
        let known = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        #expect(Page.sourceHash("alert('Hello, world.');") == known)
    }

    @Test func thePolicyComesBeforeWhatItGoverns() throws {
        let page = try Self.file()
        let policy = try #require(page.range(of: "Content-Security-Policy"))
        for tag in ["<style", "<script"] {
            #expect(try #require(page.range(of: tag)).lowerBound > policy.upperBound)
        }
    }

    @Test func thePageAloneIsSmall() throws {
        let page = try Page.file(PageData(Graph()))
        #expect(page.count < 300_000)
    }

    @Test func nothingInItNeedsTheNetwork() throws {
        let page = try Self.file()
        for attribute in ["src=", "href=\"http", "@import", "url("] { #expect(!page.contains(attribute)) }
    }

    @Test func noStyleOrHandlerStandsInAnAttribute() throws {
        let template = try PageAssets.shared.get().template
        #expect(!template.contains(" style="))
        #expect(!template.contains(" on"))
    }

    @Test func hostileTextChangesNothingInTheMarkup() throws {
        let plain = try Self.file()
        for text in Self.hostile {
            let page = try Self.file(text, names: Self.hostile)
            for mark in ["<script", "</script", "<img", "<!--", "<title", "<style"] {
                #expect(
                    page.components(separatedBy: mark).count == plain.components(separatedBy: mark).count,
                    "\(mark) after \(text)")
            }
            #expect(!page.unicodeScalars.contains("\0"))
        }
    }

    /// To Swift these are one character each with what stands beside them, to a browser they are not.
    @Test(arguments: ["\u{600}</script>", "<\u{301}!--", "a\u{600}&\u{301}lt;", "-->\u{200D}"])
    func marksHideNoMarkup(text: String) throws {
        let json = try PageData(Graph(), title: text).json()
        #expect(!json.contains { "<>&".utf8.contains($0) })
        let data = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect((data["title"] as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }

    @Test func hostileTextComesThroughAsItIs() throws {
        let page = try Self.file(Self.hostile[0], names: Self.hostile)
        #expect(page.contains("<title>&lt;/script&gt;&lt;script&gt;window.canary=1&lt;/script&gt;</title>"))
        let blocks = Self.contents(of: "script", in: page)
        let data = try #require(JSONSerialization.jsonObject(with: Data(blocks[1].utf8)) as? [String: Any])
        let entities = try #require(data["entities"] as? [[String: Any]])
        #expect(entities.compactMap { $0["name"] as? String } == Self.hostile)
    }

    @Test func thePageKnowsTheVocabularyInItsOrder() throws {
        let blocks = Self.contents(of: "script", in: try Self.file())
        let config = try #require(JSONSerialization.jsonObject(with: Data(blocks[0].utf8)) as? [String: Any])
        #expect(config["mode"] as? String == "file")
        let rows = try #require(config["predicates"] as? [[String: Any]])
        #expect(rows.compactMap { $0["id"] as? String } == Predicate.allCases.map(\.rawValue))
        #expect(rows.first?["label"] as? String == "counterpart of")
        #expect(rows.first?["kind"] as? String == "standing")
        #expect(rows.first?["symmetric"] as? Bool == true)
    }

    @Test func theServedPageNamesItsFilesAndTotals() throws {
        let data = PageData(Self.graph(["Kerry", "Lavrov"]), title: "Store")
        let page = String(
            decoding: try Page.served(data, totals: .init(entities: 50_000, relations: 7, documents: 3)),
            as: UTF8.self)
        #expect(page.contains(#"<link rel="stylesheet" href="/assets/page.css">"#))
        #expect(page.contains(#"<script src="/assets/page.js" defer></script>"#))
        #expect(!page.contains("Content-Security-Policy"))
        #expect(page.contains(#""totals":{"documents":3,"entities":50000,"relations":7}"#))
        #expect(try !Page.script.isEmpty && !Page.style.isEmpty)
    }

    @Test func theScriptCanStandInAnElement() throws {
        let script = try PageAssets.shared.get().script
        for mark in ["</script", "<!--", "<script", "innerHTML", "eval(", "Math.random", "document.write"] {
            #expect(!script.contains(mark), "\(mark)")
        }
        #expect(try !PageAssets.shared.get().style.contains("</"))
    }

    @Test func everyFileOfTheScriptIsPutIn() throws {
        let folder = try PageAssets.folder().appending(path: "script")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.sorted() == PageAssets.scripts.map { "\($0).js" }.sorted())
    }

    @Test func coloursHaveALightAndADarkValue() {
        #expect(Page.colours.contains("--background: light-dark(#FFFFFF, "))
        for name in ["person-fill", "place-border", "hostile-line", "standing-pale", "fonts"] {
            #expect(Page.colours.contains("--\(name): "), "\(name)")
        }
    }
}
