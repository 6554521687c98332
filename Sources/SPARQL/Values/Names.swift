import RDF

/// The datatypes that values have.
enum Names {
    static let string = Namespace.xsd["string"]
    static let boolean = Namespace.xsd["boolean"]
    static let integer = Namespace.xsd["integer"]
    static let decimal = Namespace.xsd["decimal"]
    static let float = Namespace.xsd["float"]
    static let double = Namespace.xsd["double"]
    static let dateTime = Namespace.xsd["dateTime"]
    static let date = Namespace.xsd["date"]
    static let time = Namespace.xsd["time"]
    static let year = Namespace.xsd["gYear"]
    static let yearMonth = Namespace.xsd["gYearMonth"]
    static let month = Namespace.xsd["gMonth"]
    static let monthDay = Namespace.xsd["gMonthDay"]
    static let day = Namespace.xsd["gDay"]
    static let duration = Namespace.xsd["duration"]
    static let yearMonthDuration = Namespace.xsd["yearMonthDuration"]
    static let dayTimeDuration = Namespace.xsd["dayTimeDuration"]
    static let langString = Namespace.rdf["langString"]
    static let dirLangString = Namespace.rdf["dirLangString"]
}

/// Datatypes by what their lexical forms mean.
enum DatatypeKind {
    case boolean, integer, decimal, float, double
    /// An integer within bounds.
    case boundedInteger
    case moment(Moment.Kind)
    /// A `dateTime` that must have a time zone.
    case dateTimeStamp
    case duration(TimeSpan.Kind)

    /// `nil` for datatypes whose values are not known.
    init?(_ datatype: IRI) {
        guard let kind = Self.kinds[datatype] else { return nil }
        self = kind
    }

    private static let kinds: [IRI: DatatypeKind] = {
        var kinds: [IRI: DatatypeKind] = [
            Names.boolean: .boolean, Names.integer: .integer, Names.decimal: .decimal, Names.float: .float,
            Names.double: .double, Namespace.xsd["dateTimeStamp"]: .dateTimeStamp,
        ]
        for kind in Moment.Kind.allCases { kinds[kind.datatype] = .moment(kind) }
        for kind in TimeSpan.Kind.allCases { kinds[kind.datatype] = .duration(kind) }
        for name in [
            "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger", "long", "int",
            "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
        ] { kinds[Namespace.xsd[name]] = .boundedInteger }
        return kinds
    }()
}
