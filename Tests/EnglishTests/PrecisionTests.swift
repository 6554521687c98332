import Testing

@testable import English

@Suite("Choice of the form of arithmetic")
struct PrecisionTests {
    @Test("The processor decides unless the environment does")
    func chosen() throws {
        #expect(try Precision.chosen(nil, isCapable: true) == .int8)
        #expect(try Precision.chosen("", isCapable: false) == .single)
        #expect(try Precision.chosen("single", isCapable: true) == .single)
        #expect(try Precision.chosen("int8", isCapable: true) == .int8)
    }

    @Test(
        "What is not to be had is an error that says so",
        arguments: [("half", "single or int8"), ("int8", "AVX512")])
    func refused(value: String, reason: String) {
        #expect {
            try Precision.chosen(value, isCapable: false)
        } throws: { error in
            let text = "\(error)"
            return text.contains("ENTENTE_PRECISION is \(value)") && text.contains(reason)
        }
    }
}
