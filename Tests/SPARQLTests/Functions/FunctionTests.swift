import RDF
import Testing

@testable import SPARQL

struct TermFunctionTests {
    @Test func kinds() throws {
        try check(.isIRI, ["<http://a>"], "true")
        try check(.isURI, ["\"http://a\""], "false")
        try check(.isBlank, ["_:a"], "true")
        try check(.isLiteral, ["1"], "true")
        try check(.isLiteral, ["<<( <http://a> <http://b> 1 )>>"], "false")
        try check(.isNumeric, ["\"12\"^^xsd:byte"], "true")
        try check(.isNumeric, ["\"1200\"^^xsd:byte"], "false")
        try check(.isNumeric, ["\"12\""], "false")
        try check(.sameTerm, ["1", "\"01\"^^xsd:integer"], "false")
    }

    @Test func parts() throws {
        try check(.str, ["<http://a>"], "\"http://a\"")
        try check(.str, ["\"007\"^^xsd:integer"], "\"007\"")
        try check(.str, ["_:a"], nil)
        try check(.lang, ["\"a\"@en-GB"], "\"en-GB\"")
        try check(.lang, ["1"], "\"\"")
        try check(.lang, ["<http://a>"], nil)
        try check(.datatype, ["\"a\""], "<http://www.w3.org/2001/XMLSchema#string>")
        try check(.datatype, ["\"a\"@en"], "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>")
        try check(.datatype, ["\"a\"@en--ltr"], "<http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>")
        try check(.datatype, ["\"1\"^^xsd:byte"], "<http://www.w3.org/2001/XMLSchema#byte>")
        try check(.datatype, ["<http://a>"], nil)
        try check(.langDir, ["\"a\"@en--rtl"], "\"rtl\"")
        try check(.langDir, ["\"a\"@en"], "\"\"")
        try check(.hasLang, ["\"a\"@en"], "true")
        try check(.hasLang, ["\"a\""], "false")
        try check(.hasLangDir, ["\"a\"@en"], "false")
        try check(.hasLangDir, ["\"a\"@en--ltr"], "true")
    }

    @Test func making() throws {
        try check(.iri, ["\"http://a/b\""], "<http://a/b>")
        try check(.uri, ["\"x?q#f\""], "<http://example.org/dir/x?q#f>")
        try check(.iri, ["<http://a>"], "<http://a>")
        try check(.iri, ["\"http://a b\""], nil)
        try check(.iri, ["1"], nil)
        try check(.strdt, ["\"123\"", "<http://www.w3.org/2001/XMLSchema#integer>"], "123")
        try check(.strdt, ["\"a\"@en", "<http://t>"], nil)
        try check(.strdt, ["\"a\"", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>"], nil)
        try check(.strlang, ["\"a\"", "\"en\""], "\"a\"@en")
        try check(.strlang, ["\"a\"", "\"\""], nil)
        try check(.strlang, ["\"a\"@en", "\"en\""], nil)
        try check(.strlangdir, ["\"a\"", "\"en\"", "\"rtl\""], "\"a\"@en--rtl")
        try check(.strlangdir, ["\"a\"", "\"en\"", "\"LTR\""], nil)
        try check(.triple, ["<http://a>", "<http://b>", "1"], "<<( <http://a> <http://b> 1 )>>")
        try check(.triple, ["\"a\"", "<http://b>", "1"], nil)
        try check(.triple, ["<http://a>", "_:b", "1"], nil)
        let triple = "<<( _:s <http://b> <<( <http://a> <http://b> 1 )>> )>>"
        try check(.subject, [triple], "_:s")
        try check(.predicate, [triple], "<http://b>")
        try check(.object, [triple], "<<( <http://a> <http://b> 1 )>>")
        try check(.subject, ["1"], nil)
        try check(.isTriple, [triple], "true")
    }

    @Test func languageRanges() throws {
        for (tag, range, expected) in [
            ("en", "en", "true"), ("en-GB", "EN", "true"), ("en", "en-GB", "false"), ("eng", "en", "false"),
            ("de", "*", "true"), ("", "*", "false"), ("", "en", "false"), ("en", "", "false"),
        ] { try check(.langMatches, ["\"\(tag)\"", "\"\(range)\""], expected) }
        try check(.langMatches, ["1", "\"en\""], nil)
    }

    @Test func wrongNumberOfArguments() throws {
        #expect(try evaluate(.call(.strlen, [])) == nil)
        #expect(try evaluate(.call(.regex, [.term(.string("a"))])) == nil)
    }

    @Test func blankNodes() throws {
        let evaluator = makeEvaluator()
        func node(_ arguments: [Expression]) throws -> Term? {
            let call = Expression.call(.bnode, arguments).compiled(slot: { _ in nil }, exists: { _ in 0 })
            return try evaluator.value(call, TestRow())?.term
        }
        let (a, b) = (Expression.term(.string("a")), Expression.term(.string("b")))
        let first = try node([a])
        #expect(try first == node([a]))
        #expect(try first != node([b]))
        #expect(try node([]) != node([]))
        evaluator.context.beginSolution()
        #expect(try first != node([a]))
        #expect(try node([.term(.literal(Literal(1)))]) == nil)
    }

    @Test func identifiers() throws {
        let text = try #require(try evaluate(.call(.struuid, [])))
        guard case .literal(let literal) = text else { throw CancellationError() }
        let pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
        #expect(try Pattern(pattern).matches(literal.lexical) == true)
        let iri = try #require(try evaluate(.call(.uuid, [])))
        #expect(iri.description.hasPrefix("<urn:uuid:"))
        #expect(try evaluate(.call(.uuid, [])) != iri)
    }
}

struct StringFunctionTests {
    @Test func lengthAndCase() throws {
        try check(.strlen, ["\"\u{1F600}e\u{301}\""], "3")
        try check(.strlen, ["\"abc\"@en"], "3")
        try check(.strlen, ["1"], nil)
        try check(.ucase, ["\"stra\u{DF}e\"@de"], "\"STRASSE\"@de")
        try check(.lcase, ["\"\u{C9}A\""], "\"\u{E9}a\"")
        try check(.ucase, ["<http://a>"], nil)
    }

    @Test func substrings() throws {
        try check(.substr, ["\"foobar\"", "4"], "\"bar\"")
        try check(.substr, ["\"foobar\"@en", "4", "1"], "\"b\"@en")
        try check(.substr, ["\"foobar\"", "0", "3"], "\"fo\"")
        try check(.substr, ["\"foobar\"", "-2", "2"], "\"\"")
        try check(.substr, ["\"foobar\"", "1.5", "2.6"], "\"oob\"")
        try check(.substr, ["\"foobar\"", "7"], "\"\"")
        try check(.substr, ["\"foobar\"", "100", "5"], "\"\"")
        try check(.substr, ["\"foobar\"", "\"NaN\"^^xsd:double"], "\"\"")
        try check(.substr, ["\"foobar\"", "-1", "\"INF\"^^xsd:double"], "\"foobar\"")
        try check(.substr, ["\"a\u{1F600}b\"", "2", "1"], "\"\u{1F600}\"")
        try check(.substr, ["\"a\"", "\"1\""], nil)
        try check(.strbefore, ["\"abc\"@en", "\"b\""], "\"a\"@en")
        try check(.strbefore, ["\"abc\"@en", "\"z\"@en"], "\"\"")
        try check(.strbefore, ["\"abc\"@en", "\"\""], "\"\"@en")
        try check(.strafter, ["\"abc\"", "\"b\""], "\"c\"")
        try check(.strafter, ["\"abc\"@en", "\"\"@en"], "\"abc\"@en")
        try check(.strafter, ["\"abc\"@en", "\"z\""], "\"\"")
        try check(.strafter, ["\"abc\"@en", "\"b\"@cy"], nil)
        try check(.strbefore, ["\"abc\"", "\"b\"@en"], nil)
    }

    @Test func searching() throws {
        try check(.contains, ["\"foobar\"@en", "\"oba\""], "true")
        try check(.contains, ["\"foobar\"", "\"\""], "true")
        try check(.contains, ["\"aab\"", "\"ab\""], "true")
        try check(.contains, ["\"ab\"", "\"abc\""], "false")
        try check(.contains, ["\"e\u{301}\"", "\"e\""], "true")
        try check(.contains, ["\"foobar\"", "\"oba\"@en"], nil)
        try check(.contains, ["1", "\"1\""], nil)
        try check(.strstarts, ["\"foobar\"@en", "\"foo\"@en"], "true")
        try check(.strstarts, ["\"fo\"", "\"foo\""], "false")
        try check(.strends, ["\"foobar\"", "\"bar\""], "true")
        try check(.strends, ["\"foobar\"@en", "\"bar\"@fr"], nil)
    }

    @Test func joining() throws {
        try check(.concat, [], "\"\"")
        try check(.concat, ["\"a\"@en", "\"b\"@en"], "\"ab\"@en")
        try check(.concat, ["\"a\"@en", "\"b\""], "\"ab\"")
        try check(.concat, ["\"a\"@en--ltr", "\"b\"@en--ltr"], "\"ab\"@en--ltr")
        try check(.concat, ["\"a\"@en--ltr", "\"b\"@en"], "\"ab\"")
        try check(.concat, ["\"a\"", "1"], nil)
        try check(.encodeForURI, ["\"Los Angeles/\u{E9}~\"@en"], "\"Los%20Angeles%2F%C3%A9~\"")
    }

    /// Sums of RFC 1321, section A.5, and FIPS 180-4.
    @Test func hashes() throws {
        try check(.md5, ["\"abc\""], "\"900150983cd24fb0d6963f7d28e17f72\"")
        try check(.sha1, ["\"abc\""], "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")
        try check(
            .sha256, ["\"\""], "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"")
        try check(
            .sha384, ["\"abc\""],
            "\"cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7\""
        )
        try check(
            .sha512, ["\"abc\""],
            "\"ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
                + "454d4423643ce80e2a9ac94fa54ca49f\"")
        try check(.md5, ["\"abc\"@en"], nil)
        try check(.sha1, ["1"], nil)
    }
}

struct NumberFunctionTests {
    @Test func rounding() throws {
        try check(.abs, ["-1.5"], "1.5")
        try check(.abs, ["\"-5\"^^xsd:int"], "5")
        try check(.round, ["2.5"], "\"3\"^^xsd:decimal")
        try check(.round, ["-2.5"], "\"-2\"^^xsd:decimal")
        try check(.round, ["-2.5e0"], "\"-2.0E0\"^^xsd:double")
        try check(.round, ["0.49999999999999994e0"], "\"0.0E0\"^^xsd:double")
        try check(.ceil, ["10.5"], "\"11\"^^xsd:decimal")
        try check(.ceil, ["\"-10.5\"^^xsd:float"], "\"-1.0E1\"^^xsd:float")
        try check(.floor, ["-10.5"], "\"-11\"^^xsd:decimal")
        try check(.floor, ["7"], "7")
        try check(.ceil, ["\"7\""], nil)
    }

    @Test func random() throws {
        let first = try #require(try evaluate(.call(.rand, [])))
        let number = try #require(Value(first).number?.double)
        #expect((0..<1).contains(number))
        #expect(try evaluate(.call(.rand, [])) != first)
    }
}

struct TimeFunctionTests {
    private let moment = "\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime"

    @Test func fields() throws {
        try check(.year, [moment], "2011")
        try check(.month, [moment], "1")
        try check(.day, [moment], "10")
        try check(.hours, [moment], "14")
        try check(.minutes, [moment], "45")
        try check(.seconds, [moment], "13.815")
        try check(.timezone, [moment], "\"-PT5H\"^^xsd:dayTimeDuration")
        try check(.tz, [moment], "\"-05:00\"")
        try check(.year, ["\"-0044-03-15\"^^xsd:date"], "-44")
        try check(.hours, ["\"2011-01-10\"^^xsd:date"], nil)
        try check(.year, ["\"2011\""], nil)
    }

    @Test func timeZones() throws {
        try check(.timezone, ["\"2011-01-10T14:45:13Z\"^^xsd:dateTime"], "\"PT0S\"^^xsd:dayTimeDuration")
        try check(.timezone, ["\"2011-01-10T14:45:13\"^^xsd:dateTime"], nil)
        try check(.tz, ["\"2011-01-10T14:45:13\"^^xsd:dateTime"], "\"\"")
        try check(.tz, ["\"2011-01-10T14:45:13Z\"^^xsd:dateTime"], "\"Z\"")
        try check(.tz, ["\"2011-01-10T14:45:13+00:00\"^^xsd:dateTime"], "\"+00:00\"")
    }

    @Test func now() throws {
        #expect(try evaluate(.call(.now, [])) == (try term("\"2020-09-13T12:26:40.25Z\"^^xsd:dateTime")))
    }

    @Test func midnightAtTheEnd() throws {
        let day = "\"1999-12-31T24:00:00\"^^xsd:dateTime"
        try check(.year, [day], "2000")
        try check(.hours, [day], "0")
        #expect(
            Value.equals(try value(day), try value("\"2000-01-01T00:00:00\"^^xsd:dateTime")) == true)
    }

    @Test(arguments: [
        "2020-02-30", "2019-02-29", "0201-1-01", "2020-13-01", "02020-01-01", "2020-01-01+15:00",
        "2020-01-01 ", "",
    ])
    func noDates(text: String) { #expect(Moment(text, .date) == nil) }

    @Test func calendarGoesBothWays() {
        for days in stride(from: -1_000_000, through: 1_000_000, by: 97) {
            let (year, month, day) = Calendar.date(days)
            #expect(Calendar.days(year, month, day) == days)
        }
        #expect(Calendar.days(1970, 1, 1) == 0)
        #expect(Calendar.days(2000, 3, 1) == 11_017)
    }
}

struct CastTests {
    private func check(_ type: String, _ argument: String, _ expected: String?) throws {
        let call = Expression.function(Namespace.xsd[type], [.term(try term(argument))])
        #expect(try evaluate(call) == (try expected.map(term)), "xsd:\(type)(\(argument))")
    }

    @Test func casts() throws {
        try check("string", "<http://a>", "\"http://a\"")
        try check("string", "\"0E1\"^^xsd:double", "\"0\"")
        try check("string", "\"1.0\"^^xsd:decimal", "\"1\"")
        try check("string", "1e7", "\"1.0E7\"")
        try check("string", "123456.5e0", "\"123456.5\"")
        try check("string", "1e-7", "\"1.0E-7\"")
        try check("string", "\"1\"^^xsd:boolean", "\"true\"")
        try check("string", "_:a", nil)
        try check("boolean", "\"NaN\"^^xsd:double", "false")
        try check("boolean", "\"0\"", "false")
        try check("boolean", "\"yes\"", nil)
        try check("integer", "\" 42 \"", "42")
        try check("integer", "-7.875", "-7")
        try check("integer", "1e20", "100000000000000000000")
        try check("integer", "\"1.5\"", nil)
        try check("integer", "\"NaN\"^^xsd:double", nil)
        try check("decimal", "0.1e0", "0.1")
        try check("decimal", "\"33.3300\"", "33.33")
        try check("decimal", "\"1e5\"", nil)
        try check("decimal", "\"INF\"^^xsd:double", nil)
        try check("double", "\"-10.2E3\"", "\"-1.02E4\"^^xsd:double")
        try check("double", "true", "\"1.0E0\"^^xsd:double")
        try check("double", "\"0x10\"", nil)
        try check("double", "\"inf\"", nil)
        try check("float", "\"1.25\"", "\"1.25E0\"^^xsd:float")
        try check("dateTime", "\"2002-10-10T17:00:00Z\"", "\"2002-10-10T17:00:00Z\"^^xsd:dateTime")
        try check("dateTime", "\"2002-10-10\"^^xsd:date", "\"2002-10-10T00:00:00\"^^xsd:dateTime")
        try check("date", "\"2002-10-10T17:00:00+02:00\"^^xsd:dateTime", "\"2002-10-10+02:00\"^^xsd:date")
        try check("time", "\"2002-10-10\"^^xsd:date", nil)
        try check("dateTime", "\"2002\"", nil)
        try check("dayTimeDuration", "\"P1Y2DT3H\"^^xsd:duration", "\"P2DT3H\"^^xsd:dayTimeDuration")
        try check("duration", "\"PT90M\"", "\"PT1H30M\"^^xsd:duration")
        try check("duration", "\"P\"", nil)
        try check("anyURI", "\"a\"", nil)
    }
}
