import CLibFuzzer

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Runs libFuzzer with the command line it was started with.
public enum Fuzzer {
    /// What is done with an input.
    public typealias Check = @Sendable (_ bytes: [UInt8]) throws -> Void

    nonisolated(unsafe) private static var check: Check = { _ in }

    /// Never returns before libFuzzer does. A check that throws is a finding, as a crash is.
    public static func run(_ check: @escaping Check) -> Never {
        Self.check = check
        var count = CommandLine.argc
        // libFuzzer wants to see its arguments as C gave them.
        let arguments = CommandLine.unsafeArgv as UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
        let result = arguments.withMemoryRebound(to: UnsafeMutablePointer<CChar>.self, capacity: Int(count)) {
            var arguments = $0
            return LLVMFuzzerRunDriver(&count, &arguments) { data, size in
                do {
                    try Fuzzer.check(Array(UnsafeBufferPointer(start: data, count: size)))
                } catch {
                    fatalError("\(error)")
                }
                return 0
            }
        }
        exit(result)
    }
}

/// Something that must hold and does not.
public struct Finding: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
