import AmendsLog
import AmendsText

extension Catalogue {
    /// The same as `label`, where only a heading can be meant: many headings share their name with an
    /// act or a milestone.
    func heading(_ heading: Heading) -> String { label(heading) }
}

extension Digest {
    /// Enough of it to compare by eye.
    var short: String { String(description.prefix(12)) }
}
