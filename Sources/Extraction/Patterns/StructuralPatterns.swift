import English
import KnowledgeGraph

/// Standing relations that the build of a phrase says without a trigger word: "Homs, Syria", "the Iraqi army",
/// "Russian activist X".
struct StructuralPatterns {
    let gazetteer: Gazetteer

    func relations(in reading: Reading, arguments: Arguments, offices: [Office]) -> [RelationDraft] {
        var found = offices.compactMap { relation(of: $0, among: offices, reading) }
        for sentence in reading.trees.indices {
            found += containment(sentence, reading)
            found += cities(sentence, reading, arguments)
            found += parts(sentence, reading, arguments)
            found += origins(sentence, reading, arguments, offices)
            found += memberships(sentence, reading, arguments)
            found += seats(sentence, reading, arguments)
            found += nationals(sentence, reading, arguments)
            found += whereabouts(sentence, reading, arguments)
        }
        // Who holds an office of a country is not said to be its national by the same words.
        let officers = Set(
            offices.filter { $0.kind == .office }.compactMap { office in
                office.body.map { [office.person, $0] }
            })
        return found.filter { $0.predicate != .nationality || !officers.contains([$0.subject, $0.object]) }
    }

    func draft(
        _ subject: Int, _ predicate: Predicate, _ object: Int, _ sentence: Int, _ tokens: [Int],
        _ reading: Reading,
        role: String? = nil, confidence: Double, source: String
    ) -> RelationDraft? {
        guard subject != object,
            predicate.joins(reading.entities[subject].type, reading.entities[object].type)
        else { return nil }
        let speaker = tokens.first.flatMap {
            reading.speech.source(sentence, $0, predicate, of: subject, isNamed: true)
        }
        return RelationDraft(
            subject: subject, predicate: predicate, object: object, status: .actual, role: role,
            attributedTo: speaker, confidence: confidence,
            sentence: sentence, tokens: tokens, source: source)
    }
}
