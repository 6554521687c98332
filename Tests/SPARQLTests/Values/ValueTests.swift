import RDF
import Testing

@testable import SPARQL

struct ValueTests {
    @Test(arguments: [
        "\"01\"^^xsd:integer", "\"1.50\"^^xsd:decimal", "\"1\"^^xsd:boolean", "\"1e3\"^^xsd:double",
        "\"5\"^^xsd:byte", "\"x\"^^xsd:integer", "\"300\"^^xsd:byte", "\"a\"@en-GB", "\"a\"@en--rtl", "\"a\"",
        "<http://a/>", "_:b", "\"x\"^^<http://t>", "\"2020-02-30\"^^xsd:date",
        "\"2020-01-01T24:00:00\"^^xsd:dateTime",
        "\"P1Y\"^^xsd:duration",
        "<<( <http://a> <http://b> \"01\"^^<http://www.w3.org/2001/XMLSchema#int> )>>",
    ])
    func staysTheTerm(text: String) throws {
        let term = try term(text)
        #expect(Value(term).term == term)
    }

    /// A value that was calculated has the canonical form.
    @Test(arguments: [
        (Expression.Arithmetic.add, "1", "2", "3"),
        (.add, "\"01\"^^xsd:int", "1", "2"),
        (.add, "1", "1.5", "2.5"),
        (.multiply, "2.5", "2.0", "\"5\"^^xsd:decimal"),
        (.divide, "1", "2", "0.5"),
        (.divide, "4", "2", "\"2\"^^xsd:decimal"),
        (.add, "1", "1.5e0", "\"2.5E0\"^^xsd:double"),
        (.multiply, "3210", "1e1", "\"3.21E4\"^^xsd:double"),
        (.add, "\"1.1\"^^xsd:float", "1", "\"2.1E0\"^^xsd:float"),
        (.add, "\"1.5\"^^xsd:float", "1.5e0", "\"3.0E0\"^^xsd:double"),
        (.divide, "1e0", "0", "\"INF\"^^xsd:double"),
        (.multiply, "-1e0", "0", "\"-0.0E0\"^^xsd:double"),
        (.subtract, "9223372036854775807", "-1", "9223372036854775808"),
        (.subtract, "\"2020-03-01\"^^xsd:date", "\"2020-02-28\"^^xsd:date", "\"P2D\"^^xsd:dayTimeDuration"),
        (.add, "\"2020-01-31\"^^xsd:date", "\"P1M\"^^xsd:yearMonthDuration", "\"2020-02-29\"^^xsd:date"),
        (
            .subtract, "\"2020-01-01T00:30:00+01:00\"^^xsd:dateTime", "\"PT45M\"^^xsd:dayTimeDuration",
            "\"2019-12-31T23:45:00+01:00\"^^xsd:dateTime"
        ),
    ])
    func arithmetic(operation: Expression.Arithmetic, a: String, b: String, result: String) throws {
        let expression = Expression.arithmetic(operation, .term(try term(a)), .term(try term(b)))
        #expect(try evaluate(expression) == (try term(result)))
    }

    @Test(arguments: [
        (Expression.Arithmetic.divide, "1", "0"), (.divide, "1.0", "0"), (.add, "1", "\"1\""),
        (.add, "\"x\"^^xsd:integer", "1"), (.add, "true", "1"), (.add, "<http://a>", "1"),
        (.multiply, "\"P1D\"^^xsd:dayTimeDuration", "\"P1D\"^^xsd:dayTimeDuration"),
    ])
    func noArithmetic(operation: Expression.Arithmetic, a: String, b: String) throws {
        let expression = Expression.arithmetic(operation, .term(try term(a)), .term(try term(b)))
        #expect(try evaluate(expression) == nil)
    }

    @Test(arguments: [
        ("true", true), ("false", false), ("\"1\"^^xsd:boolean", true), ("\"x\"^^xsd:boolean", false),
        ("\"\"", false), ("\"a\"", true), ("0", false), ("0.0", false), ("0e0", false), ("-1", true),
        ("\"NaN\"^^xsd:double", false), ("\"x\"^^xsd:integer", false), ("\"a\"@en", nil), ("<http://a>", nil),
        ("\"2020-01-01\"^^xsd:date", nil), ("\"a\"^^<http://t>", nil),
    ])
    func effectiveBooleanValue(text: String, truth: Bool?) throws { #expect(try value(text).truth == truth) }
}

struct ComparisonTests {
    @Test(arguments: [
        ("1", "1.0", true), ("1", "\"01\"^^xsd:int", true), ("1", "2", false), ("1", "1e0", true),
        ("\"a\"", "\"a\"", true), ("\"a\"", "\"a\"@en", false), ("\"a\"@en", "\"a\"@EN", true),
        ("\"a\"@en--ltr", "\"a\"@en", false), ("\"a\"", "1", false), ("<http://a>", "<http://a>", true),
        ("<http://a>", "\"http://a\"", false), ("<http://a>", "\"a\"^^<http://t>", false),
        ("\"a\"^^<http://t>", "\"a\"^^<http://t>", true), ("\"a\"^^<http://t>", "\"b\"^^<http://t>", nil),
        ("\"a\"^^<http://t>", "\"a\"", nil), ("\"x\"^^xsd:integer", "1", nil),
        ("true", "\"1\"^^xsd:boolean", true),
        ("\"NaN\"^^xsd:double", "\"NaN\"^^xsd:double", false), ("\"\u{E9}\"", "\"e\u{301}\"", false),
        ("\"2020-01-01T12:00:00Z\"^^xsd:dateTime", "\"2020-01-01T13:00:00+01:00\"^^xsd:dateTime", true),
        ("\"2020-01-01T12:00:00Z\"^^xsd:dateTime", "\"2020-01-01T12:00:00\"^^xsd:dateTime", nil),
        ("\"2020-01-01T12:00:00Z\"^^xsd:dateTime", "\"2020-01-03T12:00:00\"^^xsd:dateTime", false),
        ("\"2020-01-01\"^^xsd:date", "\"2020-01-01T00:00:00\"^^xsd:dateTime", false),
        ("\"P1Y\"^^xsd:yearMonthDuration", "\"P12M\"^^xsd:duration", true),
        ("<<( <http://a> <http://b> 1 )>>", "<<( <http://a> <http://b> 1.0 )>>", true),
        ("<<( <http://a> <http://b> 1 )>>", "<<( <http://c> <http://b> 1 )>>", false),
    ])
    func equality(a: String, b: String, expected: Bool?) throws {
        let (a, b) = (try value(a), try value(b))
        #expect(Value.equals(a, b) == expected)
        #expect(Value.equals(b, a) == expected)
        #expect(Value.compare(.notEqual, a, b) == expected.map { !$0 })
    }

    @Test(arguments: [
        ("1", "1.5", true), ("2", "1e0", false), ("\"a\"", "\"b\"", true), ("false", "true", true),
        ("\"a\"", "1", nil), ("\"a\"@en", "\"b\"@en", nil), ("<http://a>", "<http://b>", nil),
        ("1", "\"NaN\"^^xsd:double", false), ("\"\u{FF01}\"", "\"\u{1F600}\"", true),
        ("\"2020-01-01\"^^xsd:date", "\"2020-01-02\"^^xsd:date", true),
        ("\"2020-01-01\"^^xsd:date", "\"2020-01-01Z\"^^xsd:date", nil),
        ("\"-0044\"^^xsd:gYear", "\"2020\"^^xsd:gYear", true),
        ("\"10:00:00Z\"^^xsd:time", "\"10:00:00.5Z\"^^xsd:time", true),
        ("\"PT36H\"^^xsd:dayTimeDuration", "\"P2D\"^^xsd:dayTimeDuration", true),
        ("\"P1M\"^^xsd:duration", "\"P30D\"^^xsd:duration", nil),
    ])
    func less(a: String, b: String, expected: Bool?) throws {
        let (a, b) = (try value(a), try value(b))
        #expect(Value.compare(.less, a, b) == expected)
        #expect(Value.compare(.greater, b, a) == expected)
        #expect(Value.compare(.lessOrEqual, a, b) == expected)
    }

    @Test func sameTermIsNoEquality() throws {
        #expect(!Value.same(try value("1"), try value("\"01\"^^xsd:integer")))
        #expect(!Value.same(try value("1"), try value("1.0")))
        #expect(Value.same(try value("\"a\"@en"), try value("\"a\"@en")))
    }

    /// Unbound, blank nodes, IRIs, literals, triple terms; and any three agree with each other.
    @Test func orderIsTotal() throws {
        let texts = [
            "_:a", "_:b", "<http://a>", "<http://b>", "1", "2.5", "1e0", "\"NaN\"^^xsd:double", "\"a\"",
            "\"b\"",
            "\"a\"@en", "\"a\"@fr", "true", "false", "\"2020-01-01\"^^xsd:date", "\"2020-01-01Z\"^^xsd:date",
            "\"2020-01-02\"^^xsd:date", "\"2020-01-01T00:00:00\"^^xsd:dateTime", "\"P1M\"^^xsd:duration",
            "\"P30D\"^^xsd:duration", "\"x\"^^<http://t>", "\"x\"^^xsd:integer",
            "<<( <http://a> <http://b> 1 )>>",
        ]
        let values = [nil] + (try texts.map { Optional(try value($0)) })
        for a in values {
            for b in values {
                let order = Value.orderedBefore(a, b)
                #expect(order.rawValue == -Value.orderedBefore(b, a).rawValue)
                for c in values where order != .after && Value.orderedBefore(b, c) != .after {
                    #expect(Value.orderedBefore(a, c) != .after)
                }
            }
        }
        let kinds = [nil, "_:z", "<http://a>", "\"\"", "<<( <http://a> <http://b> 1 )>>"]
        let sorted = try kinds.map { try $0.map(value) }
        for (a, b) in zip(sorted, sorted.dropFirst()) { #expect(Value.orderedBefore(a, b) == .before) }
    }
}
