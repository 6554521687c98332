import Dispatch
import NIOCore
import Testing

@testable import Explorer

struct PipeTests {
    @Test func allBytesComeInOrder() async throws {
        let pipe = Pipe(patience: 3600)
        Workers.start {
            pipe.finish(
                Result {
                    for number in 0..<1000 { try pipe.write(ByteBuffer(integer: number)) }
                })
        }
        var expected = 0
        while var part = try await pipe.next() {
            #expect(part.readInteger(as: Int.self) == expected)
            expected += 1
        }
        #expect(expected == 1000)
    }

    @Test func anErrorComesBehindWhatWasWritten() async throws {
        struct Broken: Error {}
        let pipe = Pipe(patience: 3600)
        try pipe.write(ByteBuffer(string: "a"))
        pipe.finish(.failure(Broken()))
        #expect(try await pipe.next() == ByteBuffer(string: "a"))
        await #expect(throws: Broken.self) { try await pipe.next() }
    }

    @Test func aWriterWithoutReaderGivesUp() throws {
        let pipe = Pipe(patience: 0)
        #expect(throws: Pipe.TooSlow.self) {
            while true { try pipe.write(ByteBuffer(string: "a")) }
        }
    }

    @Test func aReaderThatIsDroppedEndsTheWriter() async throws {
        let pipe = Pipe(patience: 3600)
        let ended = AsyncStream<Bool>.makeStream()
        var reader: PipeReader? = PipeReader(pipe)
        Workers.start {
            do {
                while true { try pipe.write(ByteBuffer(string: "a")) }
            } catch {
                ended.continuation.yield(error is Pipe.Cancelled)
            }
        }
        #expect(try await reader?.next() != nil)
        reader = nil
        var ends = ended.stream.makeAsyncIterator()
        #expect(await ends.next() == true)
    }

    @Test func aCancelledTaskReadsNoMore() async throws {
        let pipe = Pipe(patience: 3600)
        let task = Task { try await pipe.next() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(pipe.isCancelled)
    }
}
