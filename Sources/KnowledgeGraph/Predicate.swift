/// The 26 relations of the vocabulary (`docs/vocabulary.md`).
public enum Predicate: String, Sendable, Codable, CaseIterable, Comparable {
    // Standing relations
    case counterpart, ally, adversary, holdsOffice, memberOf, partOf, locatedIn, nationality, relative
    // Interactions
    case meets, visits, agreesWith, supports, cooperatesWith, aids, yieldsTo, requests, condemns, accuses
    case rejects, threatens, protestsAgainst, sanctions, mobilizesAgainst, coerces, attacks

    /// The families that diagrams tell apart by colour.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case standing, cooperative, hostile
    }

    /// The roots of the PLOVER event ontology that the interactions map onto.
    public enum Root: String, Sendable, CaseIterable {
        case consult = "CONSULT"
        case agree = "AGREE"
        case support = "SUPPORT"
        case cooperate = "COOPERATE"
        case aid = "AID"
        case yield = "YIELD"
        case request = "REQUEST"
        case accuse = "ACCUSE"
        case reject = "REJECT"
        case threaten = "THREATEN"
        case protest = "PROTEST"
        case sanction = "SANCTION"
        case mobilize = "MOBILIZE"
        case coerce = "COERCE"
        case assault = "ASSAULT"
    }

    struct Definition {
        let label: String
        let kind: Kind
        let root: Root?
        let isSymmetric: Bool
        let from: Set<EntityType>
        let to: Set<EntityType>
    }

    /// How people read the edge: "holds office in".
    public var label: String { definition.label }
    public var kind: Kind { definition.kind }
    /// The PLOVER root; `nil` for standing relations.
    public var root: Root? { definition.root }
    /// True both ways and stored once.
    public var isSymmetric: Bool { definition.isSymmetric }

    /// Whether the vocabulary lets the predicate join a `subject` to an `object` of these types.
    public func joins(_ subject: EntityType, _ object: EntityType) -> Bool {
        definition.from.contains(subject) && definition.to.contains(object)
    }

    /// The entity types that may stand at the start and at the end.
    public var domain: Set<EntityType> { definition.from }
    public var range: Set<EntityType> { definition.to }

    /// In the order of the vocabulary.
    public static func < (a: Predicate, b: Predicate) -> Bool { a.order < b.order }

    var definition: Definition { Self.definitions[order] }
    var order: Int { Self.orders[self] ?? 0 }

    private static let orders = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

    private static let definitions: [Definition] = {
        let actor: Set<EntityType> = [.person, .country, .organization]
        func standing(_ label: String, _ from: Set<EntityType>, _ to: Set<EntityType>, both: Bool = false)
            -> Definition
        {
            Definition(label: label, kind: .standing, root: nil, isSymmetric: both, from: from, to: to)
        }
        func act(
            _ label: String, _ kind: Kind, _ root: Root, both: Bool = false, to: Set<EntityType> = []
        ) -> Definition {
            Definition(
                label: label, kind: kind, root: root, isSymmetric: both, from: actor, to: actor.union(to))
        }
        return allCases.map { predicate in
            switch predicate {
            case .counterpart: standing("counterpart of", [.person], [.person], both: true)
            case .ally: standing("ally of", actor, actor, both: true)
            case .adversary: standing("adversary of", actor, actor, both: true)
            case .holdsOffice: standing("holds office in", [.person], [.country, .organization])
            case .memberOf: standing("member of", actor, [.organization])
            case .partOf: standing("part of", [.organization], [.organization, .country])
            case .locatedIn: standing("located in", [.place, .organization], [.place, .country])
            case .nationality: standing("national of", [.person], [.country])
            case .relative: standing("relative of", [.person], [.person], both: true)
            case .meets: act("meets", .cooperative, .consult, both: true)
            case .visits:
                Definition(
                    label: "visits", kind: .cooperative, root: .consult, isSymmetric: false, from: actor,
                    to: [.country, .place, .organization])
            case .agreesWith: act("agrees with", .cooperative, .agree, both: true)
            case .supports: act("supports", .cooperative, .support)
            case .cooperatesWith: act("cooperates with", .cooperative, .cooperate, both: true)
            case .aids: act("aids", .cooperative, .aid, to: [.place])
            case .yieldsTo: act("yields to", .cooperative, .yield)
            case .requests: act("makes a request to", .cooperative, .request)
            case .condemns: act("condemns", .hostile, .accuse)
            case .accuses: act("accuses", .hostile, .accuse)
            case .rejects: act("rejects", .hostile, .reject)
            case .threatens: act("threatens", .hostile, .threaten)
            case .protestsAgainst: act("protests against", .hostile, .protest)
            case .sanctions: act("sanctions", .hostile, .sanction)
            case .mobilizesAgainst: act("mobilizes against", .hostile, .mobilize, to: [.place])
            case .coerces: act("coerces", .hostile, .coerce)
            case .attacks: act("attacks", .hostile, .assault, to: [.place])
            }
        }
    }()
}
