/// Why the English model could not be loaded. Every case names the file or folder concerned.
public enum ModelError: Error, Sendable, Equatable {
    /// No folder with a model was found; the places that were looked in.
    case notFound(searched: [String])
    /// The file does not exist or cannot be read.
    case unreadable(path: String, reason: String)
    /// The file ends before the data that its header announces.
    case truncated(path: String, needed: Int, found: Int)
    /// The file is not what it should be.
    case malformed(path: String, reason: String)
    /// A tensor that the model needs is not in the file.
    case missingTensor(path: String, name: String)
    /// A tensor is there, but not with the type or the shape that the model needs.
    case unexpectedTensor(path: String, name: String, expected: String, found: String)
    /// The environment variable `ENTENTE_PRECISION` asks for what is not to be had.
    case precision(value: String, reason: String)
}

extension ModelError: CustomStringConvertible {
    /// One line for a person to read.
    public var description: String {
        switch self {
        case .notFound(let searched):
            "no English model found; looked in \(searched.joined(separator: ", "))"
        case .unreadable(let path, let reason):
            "\(path): cannot be read: \(reason)"
        case .truncated(let path, let needed, let found):
            "\(path): truncated: \(needed) bytes expected, \(found) found"
        case .malformed(let path, let reason):
            "\(path): not a valid model file: \(reason)"
        case .missingTensor(let path, let name):
            "\(path): tensor \(name) is missing"
        case .unexpectedTensor(let path, let name, let expected, let found):
            "\(path): tensor \(name) is \(found), expected \(expected)"
        case .precision(let value, let reason):
            "\(Precision.variable) is \(value): \(reason)"
        }
    }
}
