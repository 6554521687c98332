import RDF
import Testing

/// Which forms datatypes have.
struct IllTypedLiteralTests {
    @Test(arguments: [
        ("boolean", ["true", "0"], ["TRUE", "", "yes"]),
        ("integer", ["0", "-007", "+12345678901234567890"], ["", "+", "1.0", "1e3", " 1", "一"]),
        ("nonNegativeInteger", ["0", "-0", "5"], ["-1", ""]), ("positiveInteger", ["+1"], ["0", "-1", "-"]),
        ("negativeInteger", ["-1"], ["0", "-0", "1"]), ("nonPositiveInteger", ["0", "+0", "-3"], ["1"]),
        ("byte", ["127", "-128"], ["128", "1.0"]), ("unsignedByte", ["255"], ["256", "-1"]),
        ("long", ["-9223372036854775808"], ["9223372036854775808"]),
        ("decimal", ["1", "-.5", "5.", "+0.10"], [".", "", "1e3", "1,5"]),
        ("double", ["1", "-1.5E+3", ".5e1", "INF", "-INF", "NaN"], ["inf", "e5", "1e", "-NaN", "0x1"]),
        (
            "date", ["2024-02-29", "-0044-03-15", "12015-01-01", "2015-09-30Z", "2015-09-30+14:00"],
            [
                "2023-02-29", "2015-13-01", "15-01-01", "02015-01-01", "2015-09-30+14:01", "2015-9-30",
                "2015-09-31",
            ]
        ),
        (
            "dateTime", ["2015-09-30T10:20:30", "2015-09-30T24:00:00.0Z", "2015-09-30T10:20:30.5-02:00"],
            [
                "2015-09-30", "2015-09-30T24:00:01", "2015-09-30T10:20", "2015-09-30T10:20:30.",
                "2015-09-30T10:60:00",
            ]
        ),
        ("dateTimeStamp", ["2015-09-30T10:20:30Z"], ["2015-09-30T10:20:30"]),
        ("time", ["00:00:00"], ["25:00:00"]),
        ("gYear", ["2015", "0000", "-20150"], ["15", "2015-", "02015"]),
        ("gYearMonth", ["2015-09"], ["2015-00"]),
        ("gMonth", ["--09"], ["--13", "09"]), ("gMonthDay", ["--02-29"], ["--02-30"]),
        ("gDay", ["---31"], ["---32"]),
        (
            "duration", ["P1Y2M3DT4H5M6.7S", "-PT0S", "P0D"],
            ["P", "PT", "P1S", "P1M1Y", "P1.5Y", "PT1.5M", "1D", "P1DT"]
        ),
        ("dayTimeDuration", ["P1DT2H"], ["P1M", "P1Y"]), ("yearMonthDuration", ["P1Y2M"], ["P1D", "PT1H"]),
        ("hexBinary", ["", "0aF9"], ["0", "0g"]),
        ("base64Binary", ["", "QQ==", "Q U J D"], ["Q", "QQ=", "====", "Q-=="]),
        ("language", ["de-CH-1996"], ["", "de_CH"]), ("token", ["a b"], [" a", "a  b", "a\n"]),
        ("NCName", ["a.b"], ["", "1a", "a:b"]), ("NMTOKEN", ["1a:b"], ["", "a b"]),
    ])
    func forms(_ name: String, _ right: [String], _ wrong: [String]) {
        for text in right { #expect(!Literal(text, datatype: Namespace.xsd[name]).isIllTyped, "\(text)") }
        for text in wrong { #expect(Literal(text, datatype: Namespace.xsd[name]).isIllTyped, "\(text)") }
    }

    @Test func others() throws {
        #expect(!Literal("x", datatype: "http://e/unknown").isIllTyped)
        #expect(!Literal("x").isIllTyped)
        #expect(try !Literal("x", language: "en").isIllTyped)
        #expect(Literal("{", datatype: Namespace.rdf["JSON"]).isIllTyped)
    }

    @Test func readersSayWhere() throws {
        let turtle = "<http://e/a> <http://e/p> 1,\n  \"x\"^^<http://www.w3.org/2001/XMLSchema#integer> ."
        #expect(try TurtleReader().quads(in: turtle.utf8).count == 2)
        let options = ReaderOptions(refusesIllTypedLiterals: true)
        let error = #expect(throws: SyntaxError.self) {
            try TurtleReader(options: options).quads(in: turtle.utf8)
        }
        #expect(error?.line == 2 && error?.expected == "a datatype that has the form \"x\"")
        let xml = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/"><rdf:Description>
            <e:p rdf:datatype="http://www.w3.org/2001/XMLSchema#date">today</e:p></rdf:Description></rdf:RDF>
            """
        #expect(try RDFXMLReader().quads(in: xml.utf8).count == 1)
        let xmlError = #expect(throws: SyntaxError.self) {
            try RDFXMLReader(options: options).quads(in: xml.utf8)
        }
        #expect(xmlError?.line == 2 && xmlError?.found == "today")
    }
}
