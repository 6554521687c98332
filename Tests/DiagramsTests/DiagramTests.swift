import Diagrams
import Foundation
import KnowledgeGraph
import Testing

@Suite struct DiagramTests {
    private func svg(_ graph: Graph, _ options: DiagramOptions = DiagramOptions()) throws -> SVGContent {
        try #require(SVGContent(Diagram(graph, options: options).render(as: .svg)))
    }

    @Test func saysEverythingInWords() throws {
        let content = try svg(Samples.article)
        for words in [
            "Talks", "John Kerry", "Sergei Lavrov", "Russia", "United Nations", "Homs", "Foreign minister",
            "counterpart of", "condemns", "accuses ×2", "meets", "visits (possible)", "not: attacks",
            "Source: example.org, 2015-09-30", "1 entity without relations is not shown.",
        ] {
            #expect(content.text.contains(words), "\(words)")
        }
        #expect(!content.text.contains("Nowhere"))
        #expect(content.titles.first == "Talks")
        #expect(content.labels.contains("John Kerry condemns Russia; John Kerry accuses Russia"))
        #expect(content.titles.contains { $0.contains("“He accused it again.” (Talks)") })
        #expect(content.titles.contains { $0.contains("Sergei Lavrov (person)") && $0.contains("Lavrvo") })
        #expect(content.labels.contains("Sergei Lavrov, person") && content.labels.contains("Relations"))
        #expect(content.texts.contains("RU"))
    }

    @Test func bundlesRelationsOfOneKindAndKeepsKindsApart() throws {
        let content = try svg(Samples.article)
        let edges = content.classes.values.filter { $0.contains("relation") }
        #expect(edges.count == 6)
        #expect(edges.filter { $0.contains("hostile") && $0.contains("actual") }.count == 1)
    }

    @Test(arguments: Diagram.Layout.allCases)
    func symmetricEdgesHaveNoArrowheads(layout: Diagram.Layout) throws {
        var options = DiagramOptions()
        options.layout = layout
        var graph = Samples.article
        graph.relations = [graph.relations[0], graph.relations[1]]
        let content = try svg(graph, options)
        #expect(content.arrows["e0"] == nil)
        #expect(content.arrows["e1"] == 1)
    }

    @Test func legendListsOnlyWhatAppears() throws {
        let full = try svg(Samples.article).text
        for entry in [
            "Person", "Country", "Organization", "Place", "standing relation", "cooperative", "hostile",
        ] {
            #expect(full.contains(entry), "\(entry)")
        }
        #expect(full.contains("possible or denied"))
        var graph = Samples.article
        graph.relations = [graph.relations[0]]
        let small = try svg(graph).text
        #expect(small.contains("Person") && small.contains("standing relation"))
        for entry in ["Country", "Organization", "Place", "cooperative", "hostile", "possible", "denied"] {
            #expect(!small.contains(entry), "\(entry)")
        }
        var options = DiagramOptions()
        options.showsLegend = false
        #expect(!(try svg(graph, options).text.contains("standing relation")))
    }

    @Test func drawsIsolatedEntitiesWhenAsked() throws {
        var options = DiagramOptions()
        options.showsIsolatedEntities = true
        let content = try svg(Samples.article, options)
        #expect(content.text.contains("Nowhere"))
        #expect(!content.text.contains("not shown"))
    }

    @Test(arguments: Diagram.Layout.allCases)
    func drawsEmptyAndTinyGraphs(layout: Diagram.Layout) throws {
        var options = DiagramOptions()
        options.layout = layout
        options.showsIsolatedEntities = true
        let empty = Graph()
        #expect(try svg(empty, options).texts.isEmpty)
        let one = Graph(entities: [Entity(id: "a", type: .place, name: "Homs")])
        #expect(try svg(one, options).text.contains("Homs"))
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        let first = Diagram(Samples.article)
        let second = Diagram(Samples.article)
        #expect(first.dot == second.dot)
        #expect(try first.render(as: .svg) == second.render(as: .svg))
        #expect(try first.render(as: .png) == second.render(as: .png))
    }

    @Test func writesPNGAndPDF() throws {
        let diagram = Diagram(Samples.article)
        let png = try diagram.render(as: .png)
        #expect(png.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
        let height = png[20..<24].reduce(0) { $0 << 8 | Int($1) }
        #expect((600...2400).contains(width) && (400...2400).contains(height), "\(width) x \(height)")
        var options = DiagramOptions()
        options.dpi = 72
        let small = try Diagram(Samples.article, options: options).render(as: .png)
        #expect(abs(small[16..<20].reduce(0) { $0 << 8 | Int($1) } - width / 2) < 4)
        #expect(try diagram.render(as: .pdf).prefix(5) == Data("%PDF-".utf8))
    }

    @Test func dotIsForOtherTools() {
        let dot = Diagram(Samples.article).dot
        #expect(dot.hasPrefix("digraph \"entente\" {"))
        #expect(dot.contains("label=\"condemns\\naccuses ×2\""))
        #expect(!dot.contains("pos="))
    }

    @Test func knowsItsNames() throws {
        #expect(try Diagram.Format.forFile(named: "out/graph.PNG") == .png)
        #expect(try Diagram.Format.forFile(named: "a.b.gv") == .dot)
        #expect(throws: DiagramError.unknownFormat("")) { try Diagram.Format.forFile(named: "out.d/graph") }
        #expect(throws: DiagramError.unknownFormat("jpeg")) {
            try Diagram.Format.forFile(named: "graph.jpeg")
        }
        #expect(throws: DiagramError.unknownLayout("spiral")) { try Diagram.Layout(named: "spiral") }
        #expect(DiagramError.unknownLayout("spiral").description.contains("neato"))
    }

    @Test func linksLeadToTheSentence() throws {
        let content = try svg(Samples.article)
        #expect(
            content.addresses.contains(
                "https://example.org/a?b=1&c=2#:~:text=Kerry%20met%20his%20counterpart."))
    }

    /// Where ground and border have one colour, the icon has another.
    @Test(arguments: Theme.named.map(\.theme)) func iconsAreSeen(theme: Theme) throws {
        var options = DiagramOptions()
        options.theme = theme
        let graph = Graph(
            entities: [
                Entity(id: "a", type: .country, name: "Utopia"), Entity(id: "b", type: .person, name: "More"),
            ],
            relations: [Relation(subject: "b", predicate: .visits, object: "a")])
        let shapes = try svg(graph, options).shapes
        let node = try #require(shapes.firstIndex { $0.attributes["aria-label"] == "Utopia, country" })
        let parts = shapes[node...]
        let ground = try #require(parts.first { $0.name == "rect" }?.attributes["fill"])
        let icon = try #require(parts.first { $0.attributes["class"] == "icon" }?.attributes["stroke"])
        #expect(icon != ground)
    }

    @Test func whatItIsAboutHasARing() throws {
        var options = DiagramOptions()
        options.focus = ["lavrov", "nobody"]
        let content = try svg(Samples.article, options)
        #expect(content.classes.values.filter { $0.contains("focus") } == ["entity person focus"])
        #expect(content.text.contains("what this is about"))
        #expect(!(try svg(Samples.article).text.contains("what this is about")))
    }

    @Test(arguments: [Diagram.Layout?.none, .dot, .fdp])
    func boxesHoldTheirMembersAndNobodyElse(layout: Diagram.Layout?) throws {
        var options = DiagramOptions()
        options.layout = layout
        options.clusters = .country
        let content = try svg(Samples.article, options)
        let box = try #require(content.shapes.first { $0.attributes["class"] == "cluster" }).attributes
        func number(_ key: String) -> Double { box[key].flatMap(Double.init) ?? .nan }
        let (across, down) = (
            number("x")...(number("x") + number("width")), number("y")...(number("y") + number("height"))
        )
        for (name, isMember) in [
            ("Sergei Lavrov", true), ("Russia", true), ("John Kerry", false), ("Homs", false),
        ] {
            let start = try #require(
                content.shapes.firstIndex {
                    $0.attributes["aria-label"]?.hasPrefix(name + ", ") == true
                        && $0.attributes["class"]?.hasPrefix("entity") == true
                })
            let text = try #require(
                content.shapes[start...].first { $0.name == "text" && $0.attributes["class"] == nil }
            ).attributes
            let x = try #require(text["x"].flatMap(Double.init))
            let y = try #require(text["y"].flatMap(Double.init))
            #expect((across.contains(x) && down.contains(y)) == isMember, "\(name)")
        }
    }

    @Test func otherLayoutsRefuseClusters() {
        var options = DiagramOptions()
        options.layout = .neato
        options.clusters = .country
        #expect(throws: DiagramError.noClusters(.neato)) {
            try Diagram(Samples.article, options: options).render(as: .svg)
        }
    }

    @Test func sayWhenNothingBelongsTogether() {
        var options = DiagramOptions()
        options.clusters = .organization
        #expect(Diagram(Samples.article, options: options).notices.contains { $0.contains("organization") })
    }

    @Test(arguments: Theme.named.map(\.theme)) func everyTextHasContrast(theme: Theme) {
        var pairs = theme.nodes.values.map { ($0.text, $0.fill) }
        pairs += theme.edges.values.map { ($0.text, theme.background) }
        pairs += [theme.background, theme.clusterFill].map { (theme.mutedText, $0) }
        pairs += [(theme.text, theme.background)]
        for (text, ground) in pairs {
            #expect(contrast(text, ground) >= 4.5, "\(text) on \(ground)")
        }
        // Lines and outlines need less (WCAG 1.4.11).
        for color in theme.edges.values.map(\.line) + theme.nodes.values.map(\.border) + [theme.focus] {
            #expect(contrast(color, theme.background) >= 2, "\(color)")
        }
        #expect(theme.nodes.count == EntityType.allCases.count)
        #expect(theme.edges.count == Predicate.Kind.allCases.count)
    }

    private func contrast(_ one: String, _ other: String) -> Double {
        let levels = [luminance(one), luminance(other)].sorted()
        return (levels[1] + 0.05) / (levels[0] + 0.05)
    }

    /// Relative luminance as WCAG defines it.
    private func luminance(_ color: String) -> Double {
        let value = Int(color.dropFirst(), radix: 16) ?? 0
        let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel -> Double in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return channels[0] * 0.2126 + channels[1] * 0.7152 + channels[2] * 0.0722
    }
}
