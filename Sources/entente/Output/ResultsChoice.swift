import ArgumentParser
import Foundation
import RDF
import SPARQL

/// `--results`: a table for people, or one of the results formats of SPARQL for programs.
enum ResultsChoice: ExpressibleByArgument, Equatable {
    case table
    case format(ResultsFormat)

    /// The names of the formats for programs.
    static let formats = ResultsFormat.all.map(\.name).joined(separator: ", ")

    init?(argument: String) {
        if argument.lowercased() == "table" {
            self = .table
        } else if let format = ResultsFormat.all.first(where: { $0.name == argument.lowercased() }) {
            self = .format(format)
        } else {
            return nil
        }
    }

    static var allValueStrings: [String] { ["table"] + ResultsFormat.all.map(\.name) }

    /// A writer of the results of one query.
    ///
    /// - Parameter width: how wide tables may be; `nil` where nothing is cut.
    func writer(to output: ResultWriter, prefixes: PrefixMap, width: Int?) -> any ResultsWriter {
        let sink = ChunkSink { try output.write(Data($0)) }
        switch self {
        case .table: return TableWriter(to: sink, prefixes: prefixes, width: width)
        case .format(let format):
            guard let writer = format.writer(to: sink) else {
                preconditionFailure("\(format.name) has no writer")
            }
            return writer
        }
    }
}
