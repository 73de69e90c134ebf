/// What kind of file some bytes are, by how they begin: a name can say anything.
public enum MediaType: String, Sendable, CaseIterable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case gif = "image/gif"
    case webp = "image/webp"
    case heic = "image/heic"
    case tiff = "image/tiff"
    case pdf = "application/pdf"
    case mp4 = "video/mp4"
    case quicktime = "video/quicktime"
    case webm = "video/webm"
    case mp3 = "audio/mpeg"
    case wav = "audio/wav"
    case m4a = "audio/mp4"
    case amr = "audio/amr"
    case ogg = "audio/ogg"
    /// Office documents are archives of this kind.
    case zip = "application/zip"
    case text = "text/plain"

    /// Nil for what is no evidence: programs, and what nobody knows.
    public init?(of bytes: [UInt8]) {
        if let found = Self.signature(bytes) {
            self = found
            return
        }
        // Text, if it is nothing but text, and no script.
        guard !bytes.isEmpty, !bytes.starts(with: Array("#!".utf8)), !bytes.starts(with: Array("RIFF".utf8)),
            !bytes.contains(where: { $0 < 0x20 && ![0x09, 0x0a, 0x0d].contains($0) || $0 == 0x7f }),
            String(validating: bytes, as: UTF8.self) != nil
        else { return nil }
        self = .text
    }

    private static func signature(_ bytes: [UInt8]) -> MediaType? {
        func has(_ text: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: Array(text.utf8)) }
        if bytes.starts(with: [0xff, 0xd8, 0xff]) { return .jpeg }
        if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) { return .png }
        if has("GIF87a") || has("GIF89a") { return .gif }
        if bytes.starts(with: [0x49, 0x49, 0x2a, 0]) || bytes.starts(with: [0x4d, 0x4d, 0, 0x2a]) { return .tiff }
        if has("%PDF-") { return .pdf }
        if has("RIFF") { return has("WEBP", at: 8) ? .webp : has("WAVE", at: 8) ? .wav : nil }
        if has("ftyp", at: 4) {
            if has("hei", at: 8) || has("mif1", at: 8) { return .heic }
            if has("M4A", at: 8) { return .m4a }
            return has("qt  ", at: 8) ? .quicktime : .mp4
        }
        if bytes.starts(with: [0x1a, 0x45, 0xdf, 0xa3]) { return .webm }
        if has("ID3") || bytes.first == 0xff && bytes.dropFirst().first.map({ $0 & 0xe0 == 0xe0 }) == true { return .mp3 }
        if has("#!AMR") { return .amr }
        if has("OggS") { return .ogg }
        return bytes.starts(with: [0x50, 0x4b, 3, 4]) ? .zip : nil
    }
}
