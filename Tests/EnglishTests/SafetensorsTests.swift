import Foundation
import Testing

@testable import English

@Suite("Model files")
struct SafetensorsTests {
    /// A file with this header and so many bytes of data.
    private func file(_ header: String, dataBytes: Int, announced: Int? = nil) throws -> String {
        var data = Data()
        withUnsafeBytes(of: UInt64(announced ?? header.utf8.count).littleEndian) {
            data.append(contentsOf: $0)
        }
        data.append(contentsOf: header.utf8)
        data.append(Data(count: dataBytes))
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "entente-\(UUID()).safetensors")
        try data.write(to: path)
        return path.path
    }

    /// The header of a file with one matrix, of a length that puts the numbers where they may be.
    private let matrix =
        #"{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"__metadata__":{"k":"v"}}  "#

    @Test("A good file is read")
    func good() throws {
        let tensors = try SafetensorsFile(path: try file(matrix, dataBytes: 24))
        #expect(tensors.metadata == ["k": "v"])
        #expect(try tensors.floats("a", [2, 3]).array == [0, 0, 0, 0, 0, 0])
    }

    @Test("A missing file is named")
    func missing() {
        #expect {
            try SafetensorsFile(path: "/nowhere/english.safetensors")
        } throws: { error in
            guard case .unreadable(let path, _) = error as? ModelError else { return false }
            return path == "/nowhere/english.safetensors"
        }
    }

    @Test("Truncated files are recognized", arguments: [0, 23])
    func truncated(bytes: Int) throws {
        let path = try file(matrix, dataBytes: bytes)
        #expect {
            try SafetensorsFile(path: path)
        } throws: { error in
            guard case .truncated(path, _, _) = error as? ModelError else { return false }
            return true
        }
    }

    @Test("A header that goes past the end is recognized")
    func longHeader() throws {
        let path = try file(matrix, dataBytes: 24, announced: 1000)
        #expect(throws: ModelError.truncated(path: path, needed: 1008, found: 8 + matrix.utf8.count + 24)) {
            try SafetensorsFile(path: path)
        }
    }

    @Test("An empty file is recognized")
    func emptyFile() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID())").path
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(throws: ModelError.truncated(path: path, needed: 8, found: 0)) {
            try SafetensorsFile(path: path)
        }
    }

    @Test(
        "Senseless headers are refused",
        arguments: [
            "not json", "[]", #"{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,20]}}"#, #"{"a":3}"#,
            #"{"a":{"dtype":"F32","shape":[-2,3],"data_offsets":[0,24]}}"#,
            #"{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[24,0]}}"#,
            #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,24]}}"#,
        ])
    func senseless(header: String) throws {
        let path = try file(header, dataBytes: 24)
        #expect {
            try SafetensorsFile(path: path)
        } throws: { error in
            guard case .malformed(path, _) = error as? ModelError else { return false }
            return true
        }
    }

    @Test("Missing and unexpected tensors are named")
    func tensors() throws {
        let path = try file(matrix, dataBytes: 24)
        let tensors = try SafetensorsFile(path: path)
        #expect(throws: ModelError.missingTensor(path: path, name: "b")) { try tensors.floats("b", [1]) }
        #expect(
            throws: ModelError.unexpectedTensor(
                path: path, name: "a", expected: "F32 [6]", found: "F32 [2, 3]")
        ) { try tensors.floats("a", [6]) }
    }

    @Test("Tensors that are not aligned are refused")
    func alignment() throws {
        // The header is filled up so that the data begin at byte 128.
        let entry = #"{"a":{"dtype":"I8","shape":[8,8],"data_offsets":[0,64]}}"#
        let header = entry + String(repeating: " ", count: 120 - entry.utf8.count)
        let good = try SafetensorsFile(path: try file(header, dataBytes: 64))
        let last = try good.int8("a", [8, 8])[63]
        #expect(last == 0)
        let bad = try SafetensorsFile(path: try file(header + " ", dataBytes: 64))
        #expect {
            try bad.int8("a", [8, 8])
        } throws: { error in
            guard case .malformed(bad.path, let reason) = error as? ModelError else { return false }
            return reason.contains("aligned")
        }
    }

    @Test("A file of another format is refused")
    func format() throws {
        let path = try file(matrix, dataBytes: 24)
        #expect {
            try Network(SafetensorsFile(path: path))
        } throws: { error in
            guard case .malformed(path, let reason) = error as? ModelError else { return false }
            return reason.contains("entente-english-3")
        }
    }

    @Test("A folder without a model is named")
    func noModel() {
        let folder = URL(fileURLWithPath: "/nowhere")
        #expect(throws: ModelError.notFound(searched: ["/nowhere"])) { try EnglishModel(directory: folder) }
    }
}
