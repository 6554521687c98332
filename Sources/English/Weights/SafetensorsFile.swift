import Foundation

/// A safetensors file: named tensors and some metadata, mapped into memory.
///
/// The whole header is checked on opening, so that a tensor's bytes can be used without further thought.
final class SafetensorsFile: Sendable {
    /// The element types that the model uses.
    enum ElementType: String, Sendable {
        case int8 = "I8"
        case int32 = "I32"
        case float32 = "F32"

        var size: Int {
            switch self {
            case .int8: 1
            case .int32, .float32: 4
            }
        }
    }

    /// One tensor of the file.
    struct Tensor: Sendable {
        let type: String
        let shape: [Int]
        let range: Range<Int>

        var description: String { "\(type) \(shape)" }
    }

    let path: String
    let metadata: [String: String]
    private let tensors: [String: Tensor]
    private let file: MappedFile

    init(path: String) throws(ModelError) {
        self.path = path
        file = try MappedFile(path: path)
        let bytes = file.bytes
        guard bytes.count >= 8 else { throw .truncated(path: path, needed: 8, found: bytes.count) }
        let announced = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        guard announced <= 100_000_000 else {
            throw .malformed(path: path, reason: "the header length is absurd")
        }
        let start = 8 + Int(announced)
        guard bytes.count >= start else { throw .truncated(path: path, needed: start, found: bytes.count) }
        let header = Data(bytes[8..<start])
        guard let entries = (try? JSONSerialization.jsonObject(with: header)) as? [String: Any] else {
            throw .malformed(path: path, reason: "the header is not a JSON object")
        }
        metadata = entries["__metadata__"] as? [String: String] ?? [:]
        var tensors: [String: Tensor] = [:]
        for (name, entry) in entries where name != "__metadata__" {
            let tensor = try SafetensorsFile.tensor(entry, name: name, dataStart: start, path: path)
            guard tensor.range.upperBound <= bytes.count else {
                throw .truncated(path: path, needed: tensor.range.upperBound, found: bytes.count)
            }
            tensors[name] = tensor
        }
        self.tensors = tensors
    }

    /// A number that tells files apart.
    var fingerprint: UInt64 { SafetensorsFile.hash(file.bytes) }

    /// A number that tells tensors apart; nil if there is none of this name.
    func fingerprint(of name: String) -> UInt64? {
        tensors[name].map { SafetensorsFile.hash(UnsafeRawBufferPointer(rebasing: file.bytes[$0.range])) }
    }

    /// FNV-1a over words of eight bytes.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(bytes.count)
        for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
            hash = (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01B3
        }
        return hash
    }

    /// Whether the file has a tensor of this name.
    func contains(_ name: String) -> Bool { tensors[name] != nil }

    /// The shape of a tensor, or nil if there is none of this name.
    func shape(of name: String) -> [Int]? { tensors[name]?.shape }

    /// The bytes of a tensor that must have this type and shape.
    func bytes(_ name: String, _ type: ElementType, _ shape: [Int]) throws(ModelError)
        -> UnsafeRawBufferPointer
    {
        guard let tensor = tensors[name] else { throw .missingTensor(path: path, name: name) }
        guard tensor.type == type.rawValue, tensor.shape == shape else {
            throw .unexpectedTensor(
                path: path, name: name, expected: "\(type.rawValue) \(shape)", found: tensor.description)
        }
        return UnsafeRawBufferPointer(rebasing: file.bytes[tensor.range])
    }

    private static func tensor(
        _ entry: Any, name: String, dataStart: Int, path: String
    ) throws(ModelError) -> Tensor {
        guard let fields = entry as? [String: Any], let type = fields["dtype"] as? String,
            let shape = fields["shape"] as? [Int], let offsets = fields["data_offsets"] as? [Int],
            offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] < Int.max - dataStart
        else {
            throw .malformed(path: path, reason: "the entry of tensor \(name) is not understood")
        }
        var elements = 1
        for extent in shape {
            let (product, overflow) = elements.multipliedReportingOverflow(by: extent)
            guard extent >= 0, !overflow else {
                throw .malformed(path: path, reason: "tensor \(name) has the shape \(shape)")
            }
            elements = product
        }
        if let known = ElementType(rawValue: type) {
            let (size, overflow) = elements.multipliedReportingOverflow(by: known.size)
            guard !overflow, size == offsets[1] - offsets[0] else {
                throw .malformed(
                    path: path, reason: "tensor \(name) has the wrong number of bytes for its shape")
            }
        }
        return Tensor(type: type, shape: shape, range: dataStart + offsets[0]..<dataStart + offsets[1])
    }
}
