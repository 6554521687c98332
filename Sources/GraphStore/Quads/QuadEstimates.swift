import GRDB
import SPARQL

/// About how many quads match a pattern: from the counts by predicate where these say it, else from samples.
///
/// Up to ``sample`` quads are counted. Where there are more, the first of those that the index has are taken at a few
/// places, and how close their numbers are says how many there are; numbers are given in turn, so they lie evenly enough.
final class QuadEstimates {
    private static let sample = 512
    private static let places: UInt64 = 4
    /// As many estimates are remembered.
    private static let mostKnown = 10_000

    private unowned let db: Database
    private let statements: StatementSet<SQL>
    private var sampling: [String: RawStatement] = [:]
    private var known: [NumberedPattern: Int] = [:]
    private var knownCounts: [TermID: Counts] = [:]
    private var knownTotal: Total?

    /// The counts of a predicate, by the graphs' quads together.
    struct Counts {
        var quads = 0
        var subjects = 0
        var objects = 0
    }

    struct Total {
        var quads = 0
        var predicates = 0
        var subjects = 0
        var objects = 0
    }

    init(_ db: Database) {
        self.db = db
        statements = StatementSet(db)
    }

    func counts(of predicate: TermID) throws -> Counts {
        if let counts = knownCounts[predicate] { return counts }
        let statement = try statements[.predicate]
        statement.bind(Int64(bitPattern: predicate.raw), at: 1)
        var counts = Counts()
        while try statement.step() {
            counts.quads = Int(statement.number(0))
            counts.subjects = Int(statement.number(1))
            counts.objects = Int(statement.number(2))
        }
        knownCounts[predicate] = counts
        return counts
    }

    /// All predicates together. Of the subjects there are at least as many as of the predicate that most have; the
    /// objects are counted once for each predicate.
    func total() throws -> Total {
        if let knownTotal { return knownTotal }
        let statement = try statements[.total]
        var total = Total()
        while try statement.step() {
            total.predicates = Int(statement.number(0))
            total.quads = Int(statement.number(1))
            total.subjects = Int(statement.number(2))
            total.objects = Int(statement.number(3))
        }
        knownTotal = total
        return total
    }

    func estimate(_ pattern: NumberedPattern, _ lookup: QuadLookup) throws -> Int {
        if let number = known[pattern] { return number }
        let number = try count(pattern, lookup)
        if known.count >= Self.mostKnown { known.removeAll() }
        known[pattern] = number
        return number
    }

    private func count(_ pattern: NumberedPattern, _ lookup: QuadLookup) throws -> Int {
        let isByPredicate = !lookup.subject && !lookup.object && lookup.order != .gspo
        guard isByPredicate else { return try sampled(pattern, lookup).number }
        let all = try pattern.predicate.map { try counts(of: $0).quads } ?? total().quads
        guard lookup.graphs != .union, all > 0 else { return all }
        let sampled = try sampled(pattern, lookup)
        return sampled.isExact ? sampled.number : Int(Double(all) * sampled.share)
    }

    // MARK: - Samples

    private struct Sample {
        var number = 0
        var isExact = true
        /// Which part of the quads looked at is in the graphs asked for.
        var share = 1.0
    }

    /// Quads that follow one another in an index.
    private struct Stretch {
        var first: UInt64 = 0
        var last: UInt64 = 0
        var number = 0
        var matching = 0
    }

    private func sampled(_ pattern: NumberedPattern, _ lookup: QuadLookup) throws -> Sample {
        // The places given come first in the index; then comes the column by which samples are spread.
        let given = (lookup.subject ? 1 : 0) + (lookup.predicate ? 1 : 0) + (lookup.object ? 1 : 0)
        let place = given + (lookup.order == .gspo ? 1 : 0)
        let column = Array(lookup.order.rawValue)[min(place, 3)]
        let start = try stretch(pattern, lookup, column, from: 0, most: Self.sample)
        guard start.number == Self.sample else { return Sample(number: start.matching) }
        let end = try end(pattern, lookup, column)
        let width = (end - start.first) / Self.places
        guard width > 0 else { return Sample(number: start.matching, isExact: false) }
        var number = 0.0
        var seen = 0
        var matching = 0
        for index in 0..<Self.places {
            let from = start.first + index * width
            let stretch =
                index == 0 ? start : try stretch(pattern, lookup, column, from: from, most: Self.sample / 4)
            let isWhole = stretch.number < (index == 0 ? Self.sample : Self.sample / 4)
            let reach = isWhole ? end - from + 1 : max(stretch.last, from) - from + 1
            number += Double(stretch.number) / Double(reach) * Double(width)
            seen += stretch.number
            matching += stretch.matching
        }
        let share = Double(matching) / Double(max(seen, 1))
        return Sample(
            number: max(Int(number * share), start.matching), isExact: false, share: share)
    }

    private func stretch(
        _ pattern: NumberedPattern, _ lookup: QuadLookup, _ column: Character, from: UInt64, most: Int
    ) throws -> Stretch {
        let statement = try statement(
            "SELECT \(column), g FROM \(lookup.table)\(lookup.prefix("\(column) >= ?5")) LIMIT \(most)")
        statement.bind(pattern)
        statement.bind(Int64(from), at: 5)
        var stretch = Stretch()
        while try statement.step() {
            stretch.last = UInt64(statement.number(0))
            if stretch.number == 0 { stretch.first = stretch.last }
            stretch.number += 1
            let graph = UInt64(statement.number(1))
            let isMeant =
                switch pattern.graphs {
                case .defaultGraph: graph == 0
                case .named(let name): graph == name.raw
                case .anyNamed: graph != 0
                case .union: true
                }
            if isMeant { stretch.matching += 1 }
        }
        return stretch
    }

    private func end(_ pattern: NumberedPattern, _ lookup: QuadLookup, _ column: Character) throws -> UInt64 {
        let statement = try statement(
            "SELECT \(column) FROM \(lookup.table)\(lookup.prefix()) ORDER BY \(column) DESC LIMIT 1")
        statement.bind(pattern)
        return UInt64(try statement.number() ?? 0)
    }

    private func statement(_ sql: String) throws -> RawStatement {
        if let statement = sampling[sql] { return statement }
        let statement = try RawStatement(sql, keptBy: db)
        sampling[sql] = statement
        return statement
    }

    private enum SQL: Int, NamedSQL {
        case predicate, total

        var sql: String {
            switch self {
            case .predicate: "SELECT quads, subjects, objects FROM predicate WHERE p = ?"
            case .total:
                """
                SELECT count(*), ifnull(sum(quads), 0), ifnull(max(subjects), 0), ifnull(sum(objects), 0)
                FROM predicate WHERE quads > 0
                """
            }
        }
    }
}
