import Exchange
import Foundation
import KnowledgeGraph
import RDF
import Testing

struct GraphMLTests {
    private func read(_ nodesAndEdges: String, keys: String = "") throws -> Graph {
        try GraphMLReader.read(
            Data(
                """
                <?xml version="1.0"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">\(keys)
                <graph edgedefault="directed">\(nodesAndEdges)</graph></graphml>
                """.utf8))
    }

    /// Swift takes texts for equal that are written differently; the bytes of a second writing are not.
    private func expectSame(_ graph: Graph) throws {
        let data = try GraphMLFormat().write(graph, options: ExportOptions(title: "T"))
        let back = try GraphMLReader.read(data)
        #expect(back == graph)
        #expect(try GraphMLFormat().write(back, options: ExportOptions(title: "T")) == data)
        #expect(
            try JSONFormat().write(back, options: ExportOptions())
                == JSONFormat().write(graph, options: ExportOptions()))
    }

    @Test func anyGraphComesBack() throws {
        var graphs = RandomGraphs(seed: 20_151_001)
        for _ in 0..<400 { try expectSame(graphs.next()) }
        for graph in [Samples.hostile, Samples.merged, Graph()] { try expectSame(graph) }
    }

    /// A speaker that selection left out is still named, and not taken for a node.
    @Test func absentSpeaker() throws {
        var graph = Samples.merged
        graph.entities[0].id = "a b"
        for index in graph.relations.indices {
            graph.relations[index].subject = "a b"
            graph.relations[index].attributedTo = "n1"
        }
        try expectSame(graph)
    }

    @Test func withoutEvidence() throws {
        let data = try GraphMLFormat().write(Samples.small, options: ExportOptions(evidence: .none))
        let graph = try GraphMLReader.read(data)
        #expect(graph.relations.map(\.predicate) == Samples.small.relations.map(\.predicate))
        #expect(graph.relations.map(\.evidence) == [[], [], []])
    }

    @Test(
        .enabled(
            if: !CrossCheck.gold.isEmpty, "ENTENTE_SHARED should name the folder that holds gold"))
    func goldGraphsComeBack() throws {
        for file in CrossCheck.gold {
            let documents = try GraphJSON.read(Data(contentsOf: file))
            try expectSame(Graph(documents: documents))
        }
    }

    @Test("Files of others: names and types from what there is, relations as people write them")
    func foreign() throws {
        let graph = try read(
            """
            <node id="1"><data key="d0">Ann</data></node>
            <node id="2"><data key="d0">Acme</data><data key="d1">:Company</data></node>
            <node id="3"><data key="d0">Oslo</data><data key="d1">:Node:Location</data></node>
            <node id="4"/>
            <edge source="1" target="2"><data key="d2">HOLDS_OFFICE</data></edge>
            <edge source="2" target="3"><data key="d2">located in</data></edge>
            <edge source="4" target="1" directed="false"/>
            """,
            keys: """
                <key id="d0" for="node" attr.name="Label" attr.type="string"/>
                <key id="d1" for="node" attr.name="labels" attr.type="string"/>
                <key id="d2" for="edge" attr.name="relation" attr.type="string"><default>meets</default></key>
                """)
        #expect(graph.entities.map(\.name) == ["Ann", "Acme", "Oslo", "4"])
        #expect(graph.entities.map(\.type) == [.person, .organization, .place, .organization])
        #expect(graph.relations.map(\.predicate) == [.holdsOffice, .locatedIn, .meets])
        #expect(graph.relations.allSatisfy { $0.status == .actual && $0.evidence.isEmpty })
    }

    /// yEd keeps labels in drawings, and folders as nodes that hold graphs.
    @Test func drawnByYEd() throws {
        let graph = try read(
            """
            <node id="n0"><data key="d1"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml">
              <y:Fill color="#FFCC00"/><y:NodeLabel>France</y:NodeLabel><y:NodeLabel>note</y:NodeLabel>
            </y:ShapeNode></data>
              <graph><node id="n0::n1"><data key="d1"> </data></node></graph>
            </node>
            <edge source="n0" target="n0::n1"><data key="d2"><y:PolyLineEdge
              xmlns:y="http://www.yworks.com/xml/graphml"><y:EdgeLabel>condemns</y:EdgeLabel></y:PolyLineEdge>
            </data></edge>
            """,
            keys: """
                <key for="node" id="d1" yfiles.type="nodegraphics"/><key for="edge" id="d2"/>
                """)
        #expect(Set(graph.entities.map(\.name)) == ["France", "n0::n1"])
        #expect(graph.relations.map(\.predicate) == [.condemns])
    }

    @Test(
        "What is missing is said, with its place",
        arguments: [
            (#"<node id="a"/><edge source="a" target="a"/>"#, 3, "under the key predicate"),
            (
                #"<node id="a"/><edge source="a" target="b"><data key="label">meets</data></edge>"#, 3,
                "as target"
            ),
            (#"<node id="a"/><edge target="b"/>"#, 3, "the attribute source"),
            ("\n<node/>", 4, "the attribute id"),
            (#"<node id="a"/><node id="a"/>"#, 3, "no other node"),
            (#"<node id="a"><data key="mentionCount">x</data></node>"#, 3, "number of mentions"),
            (
                #"<node id="a"/><edge source="a" target="a"><data key="label">likes</data></edge>"#, 3,
                "\"likes\", expected one of the 26"
            ),
            (
                #"<node id="a"/><edge source="a" target="a"><data key="label">meets</data><data key="status">so</data></edge>"#,
                3, "\"so\", expected the status"
            ),
            (
                #"<node id="a"/><edge source="a" target="a"><data key="label">meets</data><data key="evidence">x</data></edge>"#,
                3, "evidence as graph JSON"
            ),
            (
                #"<node id="a"/><edge source="a" target="a"><data key="label">meets</data><data key="confidence">nan</data></edge>"#,
                3, "from 0 to 1"
            ),
            ("<node id=\"a\">", 3, "well-formed XML"),
        ])
    func errors(_ text: String, _ line: Int, _ message: String) throws {
        let error = try #require(throws: SyntaxError.self) { _ = try read(text) }
        #expect(error.line == line)
        #expect(error.description.contains(message), "\(error)")
    }

    @Test(arguments: ["", "{}", "<svg/>", "<graphml>", "\u{0}"])
    func noGraphML(_ text: String) throws {
        let error = try #require(throws: SyntaxError.self) {
            try GraphMLReader.read(Data(text.utf8), source: "x.graphml")
        }
        #expect(error.description.hasPrefix("x.graphml, line 1"))
    }

    /// Entities that multiply stop at a limit, and files outside are never asked for.
    @Test(arguments: [
        """
        <!DOCTYPE graphml [<!ENTITY a "\(String(repeating: "x", count: 1000))">\
        \((1...9).map { "<!ENTITY \($0 == 1 ? "b" : "b\($0)") \"\(String(repeating: $0 == 1 ? "&a;" : $0 == 2 ? "&b;" : "&b\($0 - 1);", count: 20))\">" }.joined())]>\
        <graphml><graph><node id="a"><data key="label">&b9;</data></node></graph></graphml>
        """,
        """
        <!DOCTYPE graphml [<!ENTITY a SYSTEM "file:///etc/passwd">]>\
        <graphml><graph><node id="a"><data key="label">&a;</data></node></graph></graphml>
        """,
    ])
    func entityBombs(_ text: String) {
        #expect(throws: SyntaxError.self) { try GraphMLReader.read(Data(text.utf8)) }
    }

    /// The reader keeps no depth of its own: graphs may stand in nodes as deep as a file says.
    @Test func deepNesting() throws {
        let depth = 20_000
        let text =
            "<graphml>" + (0..<depth).map { "<graph><node id=\"\($0)\">" }.joined()
            + String(repeating: "</node></graph>", count: depth) + "</graphml>"
        #expect(try GraphMLReader.read(Data(text.utf8)).entities.count == depth)
    }
}
