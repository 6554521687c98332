import Foundation

/// What a model file says about its outputs.
struct ModelMetadata: Sendable {
    let classes: [PartOfSpeech]
    let nameTags: [String]
    let relations: [String]
    let predicates: [String]
    /// The most pieces of a sequence that the model was trained on.
    let context: Int

    private static let format = "entente-english-3"

    init(_ file: SafetensorsFile) throws(ModelError) {
        guard file.metadata["format"] == ModelMetadata.format else {
            let format = file.metadata["format"] ?? "none"
            throw .malformed(path: file.path, reason: "the format is \(format), not \(ModelMetadata.format)")
        }
        classes = try ModelMetadata.list("pos", file).map { name throws(ModelError) in
            guard let value = PartOfSpeech(rawValue: name) else {
                throw .malformed(path: file.path, reason: "\(name) is no word class")
            }
            return value
        }
        nameTags = try ModelMetadata.list("ner", file)
        relations = try ModelMetadata.list("relations", file)
        predicates = file.metadata["predicates"] == nil ? [] : try ModelMetadata.list("predicates", file)
        guard let context = file.metadata["context"].flatMap({ Int($0) }),
            (3...Encoder.maximumPieces).contains(context)
        else {
            throw .malformed(path: file.path, reason: "the metadata do not say how long the context is")
        }
        self.context = context
        guard relations.contains("root") else {
            throw .malformed(path: file.path, reason: "the relations do not include root")
        }
    }

    private static func list(_ key: String, _ file: SafetensorsFile) throws(ModelError) -> [String] {
        guard let json = file.metadata[key],
            let list = try? JSONDecoder().decode([String].self, from: Data(json.utf8)), !list.isEmpty
        else {
            throw .malformed(path: file.path, reason: "the metadata do not list \(key)")
        }
        return list
    }
}
