// Converting a file to another syntax, a quad at a time.

import RDF

/// Converts one of the documents that go into a file.
func convert(_ source: some ByteSource, _ syntax: Syntax, number: UInt, to stream: any QuadStream) throws {
    // Blank nodes of different documents stay apart.
    let options = ReaderOptions(base: "http://example.org/", document: number)
    try syntax.reader(options)?.read(source, declared: stream.declare, stream.write)
}

// Bytes come from files or, as here, in chunks from elsewhere: a decompressor, the network.
var chunks = ["PREFIX : <http://example.org/> <a> :p _:x . :g", "raph { _:x :p 'é' }"].makeIterator()
let source = ChunkSource { chunks.next().map { Array($0.utf8) } }

let stream = TriGWriter().stream(to: FileSink(descriptor: 1))
try convert(source, .trig, number: 1, to: stream)
for (index, path) in CommandLine.arguments.dropFirst().enumerated() {
    guard let syntax = Syntax.forFile(named: path) else { continue }
    try convert(FileSource(path: path), syntax, number: UInt(index + 2), to: stream)
}
try stream.finish()
