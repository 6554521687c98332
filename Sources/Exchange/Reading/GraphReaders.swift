import Foundation
import RDF

/// The formats that graphs are read from.
public enum GraphReaders {
    /// In the order in which help lists them. Of those that recognize data, the first counts.
    public static let all: [any GraphReader] = [
        RDFGraphReader<TurtleReader>(), RDFGraphReader<TriGReader> { $0.firstStatement.isTurtleDirective },
        RDFGraphReader<NTriplesReader>(), RDFGraphReader<NQuadsReader> { $0.firstStatement.isQuad },
        RDFGraphReader<RDFXMLReader> { $0.isXML && $0.mentions(Namespace.rdf.iri.string) },
        JSONLDGraphReader(), GraphJSONReader(), GraphJSONReader.lines, GraphMLReader(),
    ]

    /// The names of all, in the same order.
    public static var names: [String] { all.map(\.name) }

    /// The reader of the format that the command line calls so, whatever the case.
    public static func named(_ name: String) -> (any GraphReader)? {
        let name = name.lowercased()
        return all.first { $0.name == name }
    }

    /// The reader that the extension of a file name or path stands for.
    public static func forFile(named name: String) -> (any GraphReader)? {
        let suffix = URL(fileURLWithPath: name).pathExtension.lowercased()
        return all.first { $0.fileExtensions.contains(suffix) }
    }

    /// The reader that knows the data for its own by what stands in it; `nil` where none is sure.
    ///
    /// Turtle is read as TriG and N-Triples as N-Quads, which hold all of them. RDF in Turtle and TriG is
    /// recognized where it begins with a prefix, a base or a version.
    public static func recognizing(_ data: Data) -> (any GraphReader)? {
        all.first { $0.recognizes(data) }
    }
}
