import Foundation

/// Looks entities up by any name, whatever its case and accents.
public struct NameIndex: Sendable {
    /// Why a name did not lead to one entity.
    public enum LookupError: Error, Sendable, CustomStringConvertible {
        /// Nothing bears the name; `suggestions` are names that come near.
        case unknown(name: String, suggestions: [String])
        /// Several entities bear it.
        case ambiguous(name: String, candidates: [Entity])

        public var description: String {
            switch self {
            case .unknown(let name, let suggestions):
                let hint =
                    suggestions.isEmpty
                    ? "" : "; did you mean " + suggestions.map { "\"\($0)\"" }.joined(separator: " or ") + "?"
                return "nothing in the graph is named \"\(name)\"\(hint)"
            case .ambiguous(let name, let candidates):
                let list = candidates.map { "  \($0.id)\t\($0.type.rawValue) \($0.name)" }
                return "\"\(name)\" names \(candidates.count) entities; give one of these ids:\n"
                    + list.joined(separator: "\n")
            }
        }
    }

    private let entities: [Entity]
    private var byName: [String: [Int]] = [:]
    private var byID: [String: Int] = [:]

    public init(_ entities: [Entity]) {
        self.entities = entities
        for (index, entity) in entities.enumerated() {
            byID[entity.id] = index
            for key in Set(entity.names.map(nameKey)) { byName[key, default: []].append(index) }
        }
    }

    /// All entities that bear the name: by id, by full name, by alias, and last by a person's surname.
    public func all(named name: String) -> [Entity] {
        if let index = byID[name] { return [entities[index]] }
        let key = nameKey(name)
        let hits = byName[key] ?? []
        let primary = hits.filter { nameKey(entities[$0].name) == key }
        if primary.count == 1 { return [entities[primary[0]]] }
        if !hits.isEmpty { return hits.map { entities[$0] } }
        return entities.filter { entity in
            entity.type == .person && nameKey(entity.name).split(separator: " ").last.map(String.init) == key
        }
    }

    /// The one entity that bears the name.
    public func entity(named name: String) throws(LookupError) -> Entity {
        let hits = all(named: name)
        switch hits.count {
        case 1: return hits[0]
        case 0: throw .unknown(name: name, suggestions: suggestions(for: name))
        default: throw .ambiguous(name: name, candidates: hits)
        }
    }

    /// Up to three names near the one given: containing it, or a few letters away.
    private func suggestions(for name: String) -> [String] {
        let key = nameKey(name)
        guard !key.isEmpty else { return [] }
        let near = byName.keys.compactMap { candidate -> (Int, String)? in
            if candidate.split(separator: " ").contains(where: { $0 == key }) { return (0, candidate) }
            let distance = editDistance(key, candidate, limit: max(1, key.count / 4))
            return distance.map { ($0, candidate) }
        }
        let names = near.sorted { $0 < $1 }.prefix(3).compactMap { byName[$0.1]?.first }.map {
            entities[$0].name
        }
        var seen = Set<String>()
        return names.filter { seen.insert($0).inserted }
    }
}

/// Optimal string alignment distance (insertions, deletions, substitutions, neighbouring swaps), or `nil` when it
/// exceeds `limit`.
public func editDistance(_ a: String, _ b: String, limit: Int) -> Int? {
    let a = Array(a)
    let b = Array(b)
    guard abs(a.count - b.count) <= limit else { return nil }
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
        var row = [i] + [Int](repeating: 0, count: b.count)
        for j in 1...b.count {
            let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
            row[j] = min(substitution, last[j] + 1, row[j - 1] + 1)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                row[j] = min(row[j], beforeLast[j - 2] + 1)
            }
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
}
