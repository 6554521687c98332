import Foundation
import RDF

// jsonld OPERATION FILE [CONTEXT-OR-FRAME]
//
// Reads the files, says "ready", then does the operation once for each line on standard input, and answers with a
// line of JSON: the seconds of processor time for reading the text, the operation, and writing the result. The result goes into the file that JSONLD_RESULT names, if it is set. jsonld.py starts
// this, and jsonld_worker.py for PyLD.

/// What was made, and the seconds of processor time that it took.
func timed<Value>(_ work: () throws -> Value) rethrows -> (value: Value, seconds: Double) {
    let start = clock()
    let value = try work()
    return (value, Double(clock() - start) / Double(CLOCKS_PER_SEC))
}

/// One operation from text to text.
struct Run {
    struct Result {
        let text: String
        let reading: Double
        let working: Double
        let writing: Double
    }

    let operation: String
    let input: [UInt8]
    let other: JSONValue
    let processor = JSONLDProcessor()

    func run() throws -> Result {
        switch operation {
        case "fromRdf":
            try run(reading: { try NQuadsReader().quads(in: $0) }, processor.fromRDF, writing: { $0.text() })
        case "toRdf":
            try run(
                reading: { try JSONValue(parsing: $0) }, processor.toRDF,
                writing: { NQuadsWriter().text($0) })
        default:
            try run(reading: { try JSONValue(parsing: $0) }, transform, writing: { $0.text() })
        }
    }

    private func run<Input, Output>(
        reading read: ([UInt8]) throws -> Input, _ work: (Input) throws -> Output,
        writing write: (Output) -> String
    ) throws -> Result {
        let read = try timed { try read(input) }
        let done = try timed { try work(read.value) }
        let written = timed { write(done.value) }
        return Result(
            text: written.value, reading: read.seconds, working: done.seconds, writing: written.seconds)
    }

    private func transform(_ document: JSONValue) throws -> JSONValue {
        switch operation {
        case "read": document
        case "expand": try processor.expand(document)
        case "compact": try processor.compact(document, context: other)
        case "flatten": try processor.flatten(document)
        case "frame": try processor.frame(document, frame: other)
        default: throw CocoaError(.featureUnsupported)
        }
    }
}

let arguments = CommandLine.arguments.dropFirst()
guard let operation = arguments.first, arguments.count >= 2 else {
    FileHandle.standardError.write(Data("usage: jsonld OPERATION FILE [CONTEXT-OR-FRAME]\n".utf8))
    exit(2)
}
let files = try arguments.dropFirst().map { Array(try Data(contentsOf: URL(fileURLWithPath: $0))) }
let run = Run(
    operation: operation, input: files[0], other: files.count > 1 ? try JSONValue(parsing: files[1]) : [:])
print("ready")
fflush(nil)
while readLine() != nil {
    let result = try run.run()
    print(
        "{\"reading\": \(result.reading), \"working\": \(result.working), "
            + "\"writing\": \(result.writing)}")
    fflush(nil)
    if let path = ProcessInfo.processInfo.environment["JSONLD_RESULT"] {
        try Data(result.text.utf8).write(to: URL(fileURLWithPath: path))
    }
}
