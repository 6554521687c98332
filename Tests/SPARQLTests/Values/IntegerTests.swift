import Testing

@testable import SPARQL

struct IntegerTests {
    /// Numbers of all sizes, both signs, with runs of zeros and nines, where carries go far.
    private func samples() -> [Integer] {
        var generator = SystemRandomNumberGenerator()
        var texts = ["0", "1", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808"]
        for length in [3, 9, 10, 18, 19, 20, 27, 28, 60, 200] {
            texts += [
                "1" + String(repeating: "0", count: length), "-" + String(repeating: "9", count: length),
            ]
            let digits = (0..<length).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
            texts += ["7" + digits, "-1" + digits]
        }
        return texts.compactMap { Integer($0) }
    }

    @Test func laws() throws {
        let samples = samples()
        for a in samples {
            #expect(Integer(a.description) == a)
            #expect(a + -a == .zero)
            for b in samples {
                let total: Integer? = a + b
                let sum = try #require(total)
                #expect(sum - b == a)
                let times: Integer? = a * b
                let product = try #require(times)
                #expect(product == b * a)
                #expect((a < b) == ((a - b)?.isNegative == true))
                guard b != .zero else {
                    #expect(a.divided(by: b) == nil)
                    continue
                }
                #expect(product.divided(by: b)?.quotient == a)
                let (quotient, rest) = try #require(a.divided(by: b))
                let back: Integer? = quotient * b
                let whole = try #require(back)
                #expect(whole + rest == a, "\(a) / \(b)")
                #expect(rest.magnitude < b.magnitude)
                #expect(rest == .zero || rest.isNegative == a.isNegative)
            }
        }
    }

    @Test func overflowGoesOn() throws {
        let most = try #require(Integer("9223372036854775807"))
        #expect((most + .small(1))?.description == "9223372036854775808")
        #expect((most * most)?.description == "85070591730234615847396907784232501249")
        let least = try #require(Integer("-9223372036854775808"))
        #expect((-least).description == "9223372036854775808")
        let more: Integer? = most + .small(1)
        #expect(more.flatMap { $0 - .small(1) } == most)
    }

    @Test func digitsAreLimited() throws {
        let large = try #require(Integer("1" + String(repeating: "0", count: 4000)))
        #expect(large * large == nil)
        #expect(Integer(String(repeating: "1", count: 5000)) == nil)
    }
}

struct DecimalNumberTests {
    private func decimal(_ text: String) throws -> DecimalNumber { try #require(DecimalNumber(text)) }

    @Test(arguments: [
        ("1.50", "1.5"), ("-0.0", "0"), (".5", "0.5"), ("5.", "5"), ("+007.010", "7.01"), ("-.001", "-0.001"),
        ("123456789012345678901234567890.12", "123456789012345678901234567890.12"),
    ])
    func canonicalForm(text: String, canonical: String) throws {
        #expect(try decimal(text).description == canonical)
    }

    @Test(arguments: [".", "", "1.2.3", "1e5", "+", "a", "1.-5", "--1"])
    func noDecimal(text: String) { #expect(DecimalNumber(text) == nil) }

    @Test func arithmeticIsExact() throws {
        let (tenth, fifth) = (try decimal("0.1"), try decimal("0.2"))
        #expect((tenth + fifth)?.description == "0.3")
        #expect((tenth * fifth)?.description == "0.02")
        #expect((tenth - fifth)?.description == "-0.1")
        #expect((DecimalNumber(2) / DecimalNumber(3))?.description == "0.666666666666666666")
        #expect((DecimalNumber(-10) / DecimalNumber(4))?.description == "-2.5")
        #expect(DecimalNumber(1) / .zero == nil)
        #expect((tenth / (try decimal("0.0001")))?.description == "1000")
    }

    @Test(arguments: [
        ("2.5", "2", "3", "2", "3"), ("-2.5", "-3", "-2", "-2", "-2"), ("2.4999", "2", "3", "2", "2"),
        ("-0.5", "-1", "0", "0", "0"), ("7", "7", "7", "7", "7"),
    ])
    func rounding(text: String, down: String, up: String, cut: String, half: String) throws {
        let number = try decimal(text)
        #expect(number.rounded(.down)?.description == down)
        #expect(number.rounded(.up)?.description == up)
        #expect(number.rounded(.towardZero)?.description == cut)
        #expect(number.rounded(.halfUp)?.description == half)
    }

    @Test func order() throws {
        let sorted = try ["-10.5", "-10.25", "-0.001", "0", "0.001", "9.99", "10", "123456789012345678901"]
            .map(decimal)
        for (i, a) in sorted.enumerated() {
            for (j, b) in sorted.enumerated() { #expect((a < b) == (i < j)) }
        }
    }

    @Test func nearestDouble() throws {
        #expect(try decimal("0.1").double == 0.1)
        #expect(try decimal("123456789.123456789123456789").double == 123_456_789.123_456_789_123_456_789)
    }
}
