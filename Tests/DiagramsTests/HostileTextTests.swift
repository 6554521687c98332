import Diagrams
import Foundation
import KnowledgeGraph
import Testing

/// Text comes from anywhere; whatever it is, the SVG is well-formed and says it.
@Suite struct HostileTextTests {
    static let names = [
        "say \"hello\"", "back\\slash", "ends in \\", "<script>alert(1)</script>", "]]>",
        "\"><img onerror=x>",
        "\\N \\G \\E \\l \\r \\n \\L", "{|}", "<b>", "a & b", "AT&amp;T", "&#65; &lt;", "--> <!--",
        "שלום עולם",
        "مرحبا", "🇺🇦 👩‍👩‍👧", "two\nlines\u{0}\u{1B}\u{FFFE}", "", "   ", "%s %n %3", "html <<B>x</B>>",
        "Ñandú Łódź", "graph", "x'y\u{2028}z",
    ]

    @Test(arguments: Diagram.Layout.allCases)
    func comesBack(layout: Diagram.Layout) throws {
        var options = DiagramOptions()
        options.layout = layout
        options.title = Self.names[3] + Self.names[0] + Self.names[10]
        options.sourceLine = Self.names[5] + Self.names[1]
        let data = try Diagram(Samples.ring(Self.names), options: options).render(as: .svg)
        let content = try #require(SVGContent(data))
        #expect(
            content.elements.isSubset(of: [
                "svg", "g", "title", "desc", "rect", "polygon", "path", "text", "tspan", "a", "polyline",
            ]))
        for name in Self.names {
            let words = name.unicodeScalars.filter { $0.value > 0x1F && $0.value != 0xFFFE || $0 == "\n" }
            let plain = String(String.UnicodeScalarView(words)).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            #expect(
                content.labels.contains { $0.hasPrefix(plain + ", ") },
                "\(name.debugDescription) for those who listen")
            #expect(plain.isEmpty || content.text.contains(plain), "\(name.debugDescription) as a label")
            #expect(
                content.titles.contains { $0.contains("“\(plain)”") }
                    || plain.isEmpty, "\(name.debugDescription) as a tooltip")
        }
    }

    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "data:text/html,x",
        "file:///etc/passwd",
        "//example.org", "java\nscript:x",
    ])
    func addressesThatRunAreDropped(address: String) throws {
        var graph = Samples.article
        graph.sources[0].url = address
        let content = try #require(SVGContent(Diagram(graph).render(as: .svg)))
        #expect(content.addresses.isEmpty)
    }

    @Test(arguments: ["http://a.org/?x=\"><script>", "https://a.org/?a=1&amp;b=2&lt;'", "https://a.org/\\N"])
    func oddAddressesAreQuoted(address: String) throws {
        var graph = Samples.article
        graph.sources[0].url = address
        let data = try Diagram(graph).render(as: .svg)
        let content = try #require(SVGContent(data))
        #expect(!content.elements.contains("script"))
        #expect(content.addresses.allSatisfy { !$0.contains { "<>\"'\\".contains($0) } })
        #expect(!content.addresses.isEmpty)
    }

    @Test func pngAndPDFTakeItToo() throws {
        let diagram = Diagram(Samples.ring(Self.names))
        #expect(try diagram.render(as: .png).count > 1000)
        #expect(try diagram.render(as: .pdf).count > 1000)
    }

    @Test func veryLongNamesAreWrapped() throws {
        let long = String(repeating: "word ", count: 400)
        let wide = String(repeating: "W", count: 5000)
        #expect(SVGContent(try Diagram(Samples.ring([long, wide, "x"])).render(as: .svg)) != nil)
    }
}
