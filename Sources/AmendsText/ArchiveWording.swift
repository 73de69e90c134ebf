import AmendsPolicy

/// What is said of the archive in one language, once in a file of `Languages`.
protocol ArchiveWording: Sendable {
    func sentence(_ message: ArchiveMessage, in catalogue: Catalogue) -> String
    func sentence(_ fault: VolumeFault) -> String
    func sentence(_ remark: ListingRemark) -> String
    func label(_ word: ArchiveWord) -> String
}

extension Catalogue {
    public func text(_ message: ArchiveMessage) -> String {
        Printable.text(archive.sentence(message, in: self), keepingLineBreaks: true)
    }
    public func text(_ fault: VolumeFault) -> String { Printable.text(archive.sentence(fault), keepingLineBreaks: true) }
    public func text(_ remark: ListingRemark) -> String { Printable.text(archive.sentence(remark), keepingLineBreaks: true) }
    public func label(_ word: ArchiveWord) -> String { archive.label(word) }

    private var archive: any ArchiveWording {
        switch language {
        case .english: English()
        case .simplifiedChinese: SimplifiedChinese()
        case .traditionalChinese: TraditionalChinese()
        }
    }

    /// `3 Nov 2026` of a day counted from 1970-01-01.
    public func date(ofDay day: Int64) -> String { words.date(CivilTime(day: day)) }
}
