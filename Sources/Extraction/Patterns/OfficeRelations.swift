import English
import KnowledgeGraph

/// What an office says of who holds it: that he holds it, belongs to the body, or is of the country.
extension StructuralPatterns {
    func relation(of office: Office, among offices: [Office], _ reading: Reading) -> RelationDraft? {
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
        let role = isCounterpart ? correspondingRole(to: office, among: offices) : nil
        return draft(
            office.person, .holdsOffice, body, office.sentence, office.tokens, reading,
            role: role ?? office.role,
            confidence: office.kind == .office ? 0.85 : 0.5, source: "office")
    }
    /// The office of whoever a counterpart is the counterpart of, if the sentence gives him one.
    private func correspondingRole(to office: Office, among offices: [Office]) -> String? {
        offices.last {
            $0.sentence == office.sentence && $0.token < office.token && $0.person != office.person
                && $0.kind == .office && !gazetteer.isWord(.counterparts, $0.noun)
        }?.role
    }
}
