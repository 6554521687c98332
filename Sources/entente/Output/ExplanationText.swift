import Extraction
import Foundation
import KnowledgeGraph
import SPARQL

/// How an article was understood, for people: sentence by sentence, who is meant, who speaks, and what each relation
/// rests on.
struct ExplanationText {
    private let showsDropped: Bool
    private let explanation: Explanation
    private let entities: [String: Entity]
    private let relations: RelationText

    /// - Parameter showsDropped: whether to list what was proposed and left out.
    init(_ explanation: Explanation, showsDropped: Bool) {
        self.explanation = explanation
        self.showsDropped = showsDropped
        entities = Dictionary(
            explanation.document.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        relations = RelationText(explanation.document)
    }

    var text: String {
        let sentences = explanation.sentences.enumerated().flatMap { [""] + lines($1, number: $0 + 1) }
        return ([heading] + sentences + [""] + closing).joined(separator: "\n") + "\n"
    }

    private var heading: String {
        let document = explanation.document
        let rest = [document.title, document.date].compactMap { $0 }.joined(separator: ", ")
        return Console.bold(document.id) + (rest.isEmpty ? "" : "  " + rest)
    }

    private var closing: [String] {
        let findings = explanation.sentences.flatMap(\.findings)
        let (kept, dropped) = (findings.count { $0.isKept }, findings.count { !$0.isKept })
        let relations = Self.count(explanation.document.relations.count, "relation")
        var text = "\(relations) in the graph, from \(Self.count(kept, "finding"))"
        if dropped > 0 {
            text += "; \(dropped) left out" + (showsDropped ? "" : ", --verbose shows them")
        }
        return Self.wrap(text, indent: 0).map(Console.dim)
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    // MARK: Sentences

    private static let indent = 4

    private func lines(_ sentence: Explanation.Sentence, number: Int) -> [String] {
        let label = "\(number)".count < Self.indent ? TextTable.pad("\(number)", Self.indent) : "\(number) "
        let words = Self.wrap(sentence.words.text, indent: Self.indent)
        var lines = [Console.dim(label) + (words.first ?? "").dropFirst(Self.indent)] + words.dropFirst()
        lines += item("names", sentence.mentions.map(mention))
        lines += item("refer", sentence.references.map { "\($0.words.text) = \(names($0.entities))" })
        lines += sentence.utterances.flatMap(utterance)
        for finding in sentence.findings where finding.isKept || showsDropped { lines += self.lines(finding) }
        return lines
    }

    private func mention(_ mention: Explanation.Mention) -> String {
        let entity = entities[mention.entity]
        let name = relations.name(mention.entity)
        var notes = [entity?.type.rawValue].compactMap { $0 }
        if mention.form != .name { notes.append(mention.form.rawValue) }
        if mention.isNested { notes.append("within a name") }
        return (mention.words.text == name ? name : "\(mention.words.text) = \(name)")
            + " (" + notes.joined(separator: ", ") + ")"
    }

    private func names(_ ids: [String]) -> String { ids.map(relations.name).joined(separator: " and ") }

    private func utterance(_ utterance: Explanation.Utterance) -> [String] {
        let manner = utterance.isQuoted ? "quoted" : "reported"
        let start = "\(relations.name(utterance.speaker)), \(manner): "
        let room = max(20, Console.width - Self.indent - Self.labelWidth - TextWidth.columns(start))
        let words = utterance.words.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return item("speech", [start + TextWidth.cut(words, to: room)])
    }

    // MARK: Findings

    private func lines(_ finding: Explanation.Finding) -> [String] {
        let indent = String(repeating: " ", count: Self.indent)
        let inner = Self.indent + 4
        let line =
            finding.isKept
            ? relations.line(finding.relation)
            : Console.dim("\(leftOut(finding)): \(relations.summary(finding.relation))")
        return [indent + line] + item("found by", [source(finding)], indent: inner)
            + item("status", [status(finding)], indent: inner)
            + item("date", [finding.relation.date].compactMap { $0 }, indent: inner)
            + item(confidence(finding), [terms(finding)], indent: inner)
    }

    private func leftOut(_ finding: Explanation.Finding) -> String {
        switch finding.verdict {
        case .kept: "kept"
        case .unsure: "left out, less sure than \(Self.number(explanation.threshold))"
        case .outdone: "left out, something surer excludes it"
        }
    }

    private func source(_ finding: Explanation.Finding) -> String {
        let trigger = finding.trigger.map { "\"\($0.text)\", " } ?? ""
        switch finding.source {
        case .row(let table, let line): return "\(trigger)\(table) line \(line)"
        case .pattern(let name): return "\(trigger)pattern \"\(name)\""
        case .relationHead: return "\(trigger)the relation head alone"
        }
    }

    private func status(_ finding: Explanation.Finding) -> String {
        let status = finding.relation.status.rawValue
        switch finding.statusReason {
        case .word(let words): return "\(status), for \"\(words.text)\""
        case .nothingSaid: return "\(status), by the words around it"
        case .row: return "\(status), by the table"
        case .assumed: return "\(status), taken for granted"
        }
    }

    private func terms(_ finding: Explanation.Finding) -> String {
        finding.terms.map { term in
            let value = term.value.map { $0 > 1 ? String(format: " %.0f", $0) : " " + Self.number($0) } ?? ""
            return String(format: "%+.2f ", term.logOdds) + term.reason + value
        }.joined(separator: ", ")
    }

    private func confidence(_ finding: Explanation.Finding) -> String {
        Self.number(finding.relation.confidence ?? 0)
    }

    private static func number(_ number: Double) -> String { String(format: "%.2f", number) }

    // MARK: Layout

    private static let labelWidth = 10

    /// Items behind a label, wrapped below each other; nothing for no items.
    private func item(_ label: String, _ items: [String], indent: Int = Self.indent) -> [String] {
        guard !items.isEmpty else { return [] }
        let inner = indent + Self.labelWidth
        let lines = Self.wrap(items.joined(separator: "; "), indent: inner)
        let start = String(repeating: " ", count: indent) + TextTable.pad(label, Self.labelWidth)
        return [Console.dim(start) + lines[0].dropFirst(inner)] + lines.dropFirst()
    }

    private static func wrap(_ text: String, indent: Int) -> [String] {
        TextTable.wrap(text, max(40, Console.width - indent)).map {
            String(repeating: " ", count: indent) + $0
        }
    }
}
