@testable import RDF

/// Literals and other terms that are easily mistaken for one another.
enum HostileTerms {
    static let literals: [Literal] =
        [
            "", " ", "a", "A", "é", "e\u{301}", "Å", "\u{212B}", "\u{0}", "a\u{0}b", "line\nbreak",
            "'; DROP TABLE quad; --", "\"",
            "\u{FFFD}", "\u{10FFFF}", "1", "true", "2026-06-05", "0 1 2",
            String(repeating: "long ", count: 5000),
        ].map { Literal($0) }
        + numbers.flatMap { lexical in
            ["integer", "decimal", "double", "int", "boolean"].map {
                Literal(lexical, datatype: Namespace.xsd[$0])
            }
        }
        + dates.flatMap { lexical in
            ["date", "gYear", "gYearMonth", "dateTime", "time"].map {
                Literal(lexical, datatype: Namespace.xsd[$0])
            }
        }
        + ["en", "EN", "en-GB", "de"].flatMap { language in
            [nil, BaseDirection.ltr, .rtl].flatMap { direction in
                ["", "chat", "é", "e\u{301}"].map {
                    Literal(unchecked: $0, language: language, direction: direction)
                }
            }
        }
        + ["http://example.org/a", "http://example.org/é", "http://example.org/e\u{301}"].map {
            Literal("x", datatype: IRI(unchecked: $0))
        }

    private static let numbers = [
        "0", "-0", "+0", "00", "1", "-1", "+1", "01", "-01", "9", "10", "99999999999999999",
        "100000000000000000",
        "-99999999999999999", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        "123456789012345678901234567890", "0.0", "-0.0", "0.", ".0", ".5", "0.5", "0.50", "00.5", "1.5",
        "-1.5", "+1.5", "-0.01",
        "0.000000000000001", "0.0000000000000001", "9007199254740.991", "9007199254740.992",
        "12345678901234567.8", "1.2.3", "1..2",
        "1e5", "INF", "NaN", "true", "false", "TRUE", "", "-", "--1", "1 ", " 1", "१",
    ]

    private static let dates = [
        "2026", "0000", "9999", "-2026", "12026", "2026-06", "2026-13", "2026-06-05", "0000-00-00",
        "9999-99-99",
        "2026-06-05Z", "2026-06-05+02:00", "2026-06-05T10:20:30", "2026-06-05T10:20:30Z",
        "2026-06-05T10:20:30.0Z",
        "2026-06-05t10:20:30z", "2026-06-05 10:20:30", "2026-06-05T10:20:30+00:00", "9999-99-99T99:99:99Z",
        "10:20:30",
    ]

    static let iris: [IRI] = [
        "urn:x", "urn:", "http://example.org", "http://example.org/", "http://example.org/a",
        "http://example.org/a#",
        "http://example.org/a#b", "http://example.org/a/#/", "http://example.org/é",
        "http://example.org/e\u{301}",
        "http://example.org/é/a", "http://example.org/e\u{301}/a",
        IRI(unchecked: "http://example.org/" + String(repeating: "d/", count: 300) + "end"),
    ]

    static let blanks: [BlankNode] = [
        "b0", "b1", "b01", "b", "b-1", "B1", "x", "1", "b99999999999999999", "b100000000000000000", "b1.5",
        "é", "e\u{301}",
    ].map { BlankNode(unchecked: $0) }

    static let triples: [Triple] = [
        Triple(.iri("urn:x"), "urn:p", .string("1")), Triple(.iri("urn:x"), "urn:p", .literal(Literal(1))),
        Triple(.blank(BlankNode(1)), "urn:p", .triple(Triple(.iri("urn:x"), "urn:p", .string("1")))),
    ]

    static let all: [Term] =
        literals.map { .literal($0) } + iris.map { .iri($0) } + blanks.map { .blank($0) }
        + triples.map { .triple($0) }
}
