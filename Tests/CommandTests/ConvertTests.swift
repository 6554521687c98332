import Foundation
import Testing

/// `entente convert`.
struct ConvertTests {
    static let turtle = """
        @prefix e: <http://e/> .
        e:a e:p "é\\n", 1 ; e:q [ e:p <b> ] .
        """

    @Test(arguments: ["ttl", "trig", "nt", "nq", "rdf", "jsonld"])
    func everySyntaxAndBack(_ ending: String) throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("a.ttl", Self.turtle)
        let there = try Run(
            "convert", "a.ttl", "--base", "http://b/", "-o", "b.\(ending)", folder: folder.url)
        #expect(there.status == 0 && there.error.isEmpty && there.output.isEmpty)
        let back = try Run("convert", "b.\(ending)", "--canonical", folder: folder.url)
        #expect(
            back.text == """
                <http://e/a> <http://e/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
                <http://e/a> <http://e/p> "é\\n" .
                <http://e/a> <http://e/q> _:c14n0 .
                _:c14n0 <http://e/p> <http://b/b> .

                """)
    }

    @Test func fromStandardInputForPeople() throws {
        let run = try Run(
            "convert", "-", "--from", "turtle", "--to", "turtle", "--pretty", "--base", "http://b/",
            input: Data(Self.turtle.utf8))
        #expect(
            run.text == """
                @prefix e: <http://e/> .

                e:a
                    e:p 1, "é\\n" ;
                    e:q [ e:p <http://b/b> ] .

                """ || run.text.contains("e:q [ e:p <http://b/b> ]"))
        #expect(run.status == 0)
    }

    @Test func wrongInputSaysWhere() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("a.ttl", "@prefix e: <http://e/> .\ne:a e:p nonsense .\n")
        _ = try folder.write("b.nq", "old")
        for arguments in [["-o", "b.nq"], ["--validate"]] {
            let run = try Run(["convert", "a.ttl"] + arguments, folder: folder.url)
            #expect(run.status == 1)
            #expect(run.error.hasPrefix("entente: a.ttl, line 2, column 9: found \"nonsense\", expected "))
            #expect(run.output.isEmpty)
        }
        #expect(try String(contentsOf: folder.url.appendingPathComponent("b.nq"), encoding: .utf8) == "old")
    }

    @Test func validates() throws {
        let run = try Run(
            "convert", "-", "--from", "turtle", "--validate", "--base", "http://b/",
            input: Data(Self.turtle.utf8))
        #expect(run.text == "standard input: right, 4 triples\n" && run.status == 0)
    }

    @Test func namedGraphsAreNotLost() throws {
        let run = try Run(
            "convert", "-", "--from", "nq", "--to", "turtle", input: Data("<a:a> <a:b> <a:c> <a:g> .".utf8))
        #expect(run.status == 1)
        #expect(
            run.error.contains("turtle has no named graphs, and there is one, <a:g>: write trig or nquads"))
    }

    @Test(arguments: [
        (["convert", "-"], "standard input does not say which syntax it is in; give --from"),
        (["convert", "x.ttl", "--to", "xml"], "\"xml\" is no RDF syntax"),
        (["convert", "x.ttl", "-o", "y.doc"], "the name \"y.doc\" does not say which syntax to write"),
        (
            ["convert", "x.ttl", "--canonical", "--to", "turtle"],
            "--canonical writes nquads or ntriples, not turtle"
        ),
        (["convert", "x.ttl", "--base", "b"], "--base: \"b\" is no absolute IRI"),
    ])
    func wrongRequests(_ arguments: [String], _ message: String) throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("x.ttl", "")
        let run = try Run(arguments, folder: folder.url)
        #expect(run.status == 2 && run.error.contains(message), "\(run.error)")
    }

    @Test func missingFile() throws {
        let run = try Run("convert", "no.ttl")
        #expect(run.status == 2 && run.error.contains("cannot read no.ttl: No such file or directory"))
    }
}
