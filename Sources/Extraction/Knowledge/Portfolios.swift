import English
import Foundation

/// The fields of ministers and staffs (`portfolios.tsv`): a name that is nothing but a field, beside a title, belongs to the
/// title and is no body.
struct Portfolios: Sendable {
    private var fields: Set<String> = []
    private var holders: Set<String> = []

    init(directory: URL) throws {
        let table = try Table("portfolios.tsv", in: directory)
        for row in table.rows {
            switch row[1] {
            case "field": fields.insert(row[0])
            case "holder": holders.insert(row[0])
            default: throw table.fault(row, "\"\(row[1])\" is neither field nor holder")
            }
        }
    }

    /// "Minister of [Labour]", "[Armed Forces] Minister", "Chief of the [Defence Staff]".
    func isField(_ span: Range<Int>, in tree: Tree) -> Bool {
        guard span.allSatisfy({ isFieldWord(tree[$0].text) }) else { return false }
        if span.upperBound < tree.tokens.count, isHolder(span.upperBound, tree) { return true }
        var before = span.lowerBound - 1
        if before > 0, tree[before].text.lowercased() == "the" { before -= 1 }
        guard before > 0, ["of", "for"].contains(tree[before].text.lowercased()) else { return false }
        if isHolder(before - 1, tree) { return true }
        return tree[before - 1].lemma.lowercased() == "chief"
            && tree[span.upperBound - 1].text.lowercased() == "staff"
    }

    func isFieldWord(_ word: String) -> Bool {
        let word = word.lowercased()
        return fields.contains(word) || ["of", "and", "the", "for", "&", ","].contains(word)
    }

    private func isHolder(_ index: Int, _ tree: Tree) -> Bool {
        holders.contains(tree[index].lemma.lowercased())
    }
}
