import ArgumentParser
import Foundation
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// Options of every command.
struct CommonOptions: ParsableArguments {
    @Flag(name: .long, help: "Say nothing but errors.")
    var quiet = false

    @Flag(name: .long, help: "Say more of what is done, on standard error.")
    var verbose = false

    @Option(name: .long, help: "Threads for reading articles; all cores when not given.")
    var jobs: Int?

    @Flag(name: .long, help: "Read articles in other languages than English too, however badly.")
    var anyLanguage = false

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more, not \(jobs)") }
    }

    var threads: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
    var loader: GraphLoader { GraphLoader(jobs: threads, quiet: quiet, anyLanguage: anyLanguage) }

    func note(_ message: String) {
        if verbose, !quiet { Console.error(message) }
    }
}

/// Dates as options and JSON Lines name them.
enum DateText {
    /// Whether it is ISO 8601, and there is such a year, month or day.
    static func isDate(_ text: String) -> Bool {
        guard let match = text.wholeMatch(of: /(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/) else { return false }
        let (month, day) = (match.2.flatMap { Int($0) }, match.3.flatMap { Int($0) })
        return DateComponents(
            calendar: Calendar(identifier: .gregorian), year: Int(match.1), month: month ?? 1, day: day ?? 1
        ).isValidDate
    }
}

extension Predicate: ExpressibleByArgument {
    public init?(argument: String) {
        let match = Predicate.allCases.first { $0.rawValue.lowercased() == argument.lowercased() }
        guard let match else { return nil }
        self = match
    }
}

extension EntityType: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}

/// `--status`, which has a word for all of them.
enum StatusChoice: String, ExpressibleByArgument, CaseIterable {
    case actual, possible, negated, any

    /// As ``Selection/statuses`` has it: empty for all.
    var statuses: Set<RelationStatus> {
        switch self {
        case .actual: [.actual]
        case .possible: [.possible]
        case .negated: [.negated]
        case .any: []
        }
    }
}

/// Which part of the graph a command works on.
struct SelectionOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Keep what is near this entity.", valueName: "name"))
    var around: [String] = []

    @Option(name: .long, help: "How many relations away from --around is near.")
    var depth = 1

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Keep these relations: counterpart, ally, condemns …", valueName: "predicate"))
    var relation: [Predicate] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Keep entities of these types.", valueName: "type"))
    var type: [EntityType] = []

    @Option(name: .long, help: ArgumentHelp("Keep relations from this day on, ISO 8601.", valueName: "date"))
    var since: String?

    @Option(name: .long, help: ArgumentHelp("Keep relations up to this day, ISO 8601.", valueName: "date"))
    var until: String?

    @Option(name: .long, help: "Keep relations at least this sure, from 0 to 1.")
    var minConfidence: Double?

    @Option(
        name: .long,
        help:
            "Keep relations that the text says are so, may be so, are not so, or any: actual, possible, negated, any."
    )
    var status: StatusChoice?

    func validate() throws {
        guard depth >= 0 else { throw ValidationError("--depth must be 0 or more, not \(depth)") }
        if let minConfidence, !(0...1).contains(minConfidence) {
            throw ValidationError("--min-confidence must be from 0 to 1, not \(minConfidence)")
        }
        for (name, date) in [("--since", since), ("--until", until)] {
            if let date, !DateText.isDate(date) {
                throw ValidationError(
                    "\(name) must be a date like 2015, 2015-09 or 2015-09-30, not \"\(date)\"")
            }
        }
    }

    /// - Throws: ``Failure`` when `--around` names nothing, or several.
    /// - Parameter defaultStatus: what counts where `--status` is not given.
    func selection(
        in graph: some GraphQuestions, defaultStatus: StatusChoice = .actual
    ) throws -> Selection {
        var selection = Selection()
        selection.around = try around.map { try graph.one($0).id }
        selection.depth = depth
        selection.predicates = Set(relation)
        selection.types = Set(type)
        selection.statuses = (status ?? defaultStatus).statuses
        selection.minimumConfidence = minConfidence
        selection.since = since
        selection.until = until
        return selection
    }

    /// The part of the graph that is asked for; throws as ``selection(in:defaultStatus:)``.
    func apply(to graph: Graph, defaultStatus: StatusChoice = .actual) throws -> Graph {
        graph.selecting(try selection(in: IndexedGraph(graph), defaultStatus: defaultStatus))
    }

    /// The options that are given, as they are written.
    var given: [String] {
        let options: [(String, Bool)] = [
            ("--around", !around.isEmpty), ("--relation", !relation.isEmpty), ("--type", !type.isEmpty),
            ("--since", since != nil), ("--until", until != nil), ("--min-confidence", minConfidence != nil),
            ("--status", status != nil),
        ]
        return options.filter(\.1).map(\.0)
    }
}

extension GraphQuestions {
    /// The entity, or a failure that lists the candidates.
    func one(_ name: String) throws -> Entity {
        do {
            return try entity(named: name)
        } catch let error as NameIndex.LookupError {
            throw Failure.request(error.description)
        }
    }
}
