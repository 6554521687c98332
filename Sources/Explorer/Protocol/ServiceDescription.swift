import Foundation
import RDF
import SPARQL

/// What the endpoint can do (SPARQL 1.1 Service Description).
enum ServiceDescription {
    private static let sd = Namespace("sd", "http://www.w3.org/ns/sparql-service-description#")
    private static let formats = Namespace("formats", "http://www.w3.org/ns/formats/")
    private static let type = Namespace.rdf["type"]

    /// The IRIs that <http://www.w3.org/ns/formats/> has for what is sent.
    private static let resultFormats = [
        "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle",
        "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads",
    ]

    static func data(of endpoint: IRI, as syntax: Syntax) throws -> Data {
        var data = Data()
        let sink = ChunkSink { data.append(contentsOf: $0) }
        var triples = triples(endpoint)[...]
        try TripleStream { triples.popFirst() }
            .write(syntax, prefixes: PrefixMap([sd, formats]), to: sink)
        return data
    }

    private static func triples(_ endpoint: IRI) -> [Triple] {
        let service = Resource.iri(endpoint)
        let dataset = Resource.blank(BlankNode(1))
        let defaultGraph = Resource.blank(BlankNode(2))
        var triples = [
            Triple(service, type, .iri(sd["Service"])),
            Triple(service, sd["endpoint"], .iri(endpoint)),
            Triple(service, sd["supportedLanguage"], .iri(sd["SPARQL11Query"])),
            // Patterns outside GRAPH see all graphs as one.
            Triple(service, sd["feature"], .iri(sd["UnionDefaultGraph"])),
        ]
        triples += resultFormats.map { Triple(service, sd["resultFormat"], .iri(formats[$0])) }
        triples += [
            Triple(service, sd["defaultDataset"], Term(dataset)),
            Triple(dataset, type, .iri(sd["Dataset"])),
            Triple(dataset, sd["defaultGraph"], Term(defaultGraph)),
            Triple(defaultGraph, type, .iri(sd["Graph"])),
        ]
        return triples
    }
}
