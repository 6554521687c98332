import Fuzzing
import RDF

Fuzzer.run { bytes in
    guard let value = try? JSONValue(parsing: bytes) else { return }
    guard try JSONValue(parsing: value.text()) == value else { throw Finding("indented: \(value.text())") }
    let canonical = value.canonicalText
    guard try JSONValue(parsing: canonical).canonicalText == canonical else {
        throw Finding("canonical: \(canonical)")
    }
}
