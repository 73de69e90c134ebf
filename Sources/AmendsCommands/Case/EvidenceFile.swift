import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText
import Foundation

/// A file given with a piece of evidence: kept by its digest, named in the entry.
struct EvidenceFile {
    let name: String
    let file: KeptFile

    init(path: String) throws {
        let url = URL(fileURLWithPath: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw Failure(.noInput, .noInput(path: path))
        }
        let size = try (FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue ?? 0
        guard size <= KeptFile.maximumByteCount else {
            throw Failure(.usage, .field(.fileTooLarge(path: path, bytes: size, maximum: KeptFile.maximumByteCount)))
        }
        let bytes: [UInt8]
        do { bytes = Array(try Data(contentsOf: url)) } catch { throw Failure(.inputOutput, .cannotRead(path: path, reason: "\(error)")) }
        guard !bytes.isEmpty, MediaType(of: bytes) != nil else { throw Failure(.badInput, .field(.notEvidence(path: path))) }
        file = try KeptFile(bytes)
        name = url.lastPathComponent
    }

    /// As it stands in the entry.
    var text: String { "\(file.digest) \(name)" }

    /// The fields of an act with its files among them: the n-th file belongs to the n-th piece of evidence,
    /// which is called by the file's name, and of the file's kind, unless something else was said.
    static func fields(_ fields: ActFields, keeping files: [EvidenceFile]) -> ActFields {
        if files.isEmpty { return fields }
        var result = fields
        let described = fields.count { $0.id == CaseField.evidence }
        let ofKind = fields.count { $0.id == CaseField.evidenceKind }
        for (index, file) in files.enumerated() {
            if index >= described { result.append((CaseField.evidence, .text(file.name))) }
            if index >= ofKind { result.append((CaseField.evidenceKind, .text(file.kind))) }
            result.append((CaseField.evidenceFile, .text(file.text)))
        }
        return result
    }

    private var kind: String {
        switch file.type.rawValue.split(separator: "/").first {
        case "image": "photo"
        case "audio": "audio"
        case "video": "video"
        default: "other"
        }
    }
}
