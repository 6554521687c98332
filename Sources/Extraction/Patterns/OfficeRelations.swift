import English
import KnowledgeGraph

/// What an office says of who holds it: that he holds it, belongs to the body, or is of the country.
extension StructuralPatterns {
    func relation(of office: Office, _ reading: Reading) -> RelationDraft? {
        guard let body = office.body else { return nil }
        let isCountry = reading.entities[body].type == .country
        // "his Iraqi counterpart, Fuad Hussein" holds in Iraq what "he" holds elsewhere.
        let isCounterpart = gazetteer.isWord(.counterparts, office.noun)
        if isCounterpart, !isCountry { return nil }
        if !isCounterpart, office.kind == .descriptor || office.kind == .honorific {
            // "Russian activist X" is Russia's; a "critic of Russia" is not.
            guard isCountry, office.isBodyBefore, !gazetteer.isWord(.stances, office.noun) else { return nil }
            return draft(
                office.person, .nationality, body, office.sentence, office.tokens, reading, confidence: 0.6,
                source: "nationality")
        }
        // "the Turkish commander of KFOR": one is an editor or a founder in a body, not in a country.
        if isCountry, office.isOfBody {
            guard office.isBodyBefore, office.isDemonym else { return nil }
            return draft(
                office.person, .nationality, body, office.sentence, office.tokens, reading, confidence: 0.5,
                source: "nationality")
        }
        if !isCountry, gazetteer.isWord(.memberships, office.noun) {
            return draft(
                office.person, .memberOf, body, office.sentence, office.tokens, reading, confidence: 0.8,
                source: "membership")
        }
        return draft(
            office.person, .holdsOffice, body, office.sentence, office.tokens, reading, role: office.role,
            confidence: office.kind == .office ? 0.85 : 0.5, source: "office")
    }
}
