public import AmendsLog
public import AmendsModel

/// One thing in which two packs differ.
public struct PackDifference: Sendable, Hashable {
    public enum Place: Sendable, Hashable {
        case title
        case source
        case effectiveFrom
        case interpretedBy
        case term(String)
        /// A code of a taxonomy, `channel`, `category` and `role` included; `parent` where it is a part.
        case code(taxonomy: String, code: String, parent: String?)
        case receiptField(FieldID)
        case anonymous
        case step(Milestone)
        /// The order of the milestones that both have.
        case order
        case moments(ClockKind)
        case limit(ClockKind, Part)
        case parameter(String)
    }

    public enum Part: String, Sendable, CaseIterable {
        case general, urgent, maximum, rework
    }

    public enum Value: Sendable, Hashable {
        case text(String)
        case words(Pack.Words)
        case code(Pack.Code)
        case there
        case flag(Bool)
        case step(Pack.Step)
        case milestones([Milestone])
        case moments(ClockMoment, ClockMoment, ClockAnchor?)
        case limit(ClockLimit, Pack.Origin)
        case parameter(Pack.Parameter, Pack.Origin)
    }

    public var place: Place
    /// Nil where the first pack has nothing there.
    public var old: Value?
    /// Nil where the second one has not.
    public var new: Value?

    public init(place: Place, old: Value?, new: Value?) { (self.place, self.old, self.new) = (place, old, new) }
}

extension Pack {
    /// What is otherwise in `other`, in the order in which a pack is shown. Nothing for two texts that
    /// mean the same.
    public func differences(from other: Pack) -> [PackDifference] {
        var found: [PackDifference] = []
        func compare(_ place: PackDifference.Place, _ old: PackDifference.Value?, _ new: PackDifference.Value?) {
            if old != new { found.append(PackDifference(place: place, old: old, new: new)) }
        }
        compare(.title, .words(title), .words(other.title))
        compare(.source, .text(source), .text(other.source))
        compare(.effectiveFrom, effectiveFrom.map { .text($0) }, other.effectiveFrom.map { .text($0) })
        compare(.interpretedBy, interpretedBy.map { .words($0) }, other.interpretedBy.map { .words($0) })
        for term in PackReader.terms { compare(.term(term), terms[term].map { .words($0) }, other.terms[term].map { .words($0) }) }
        for taxonomy in ["role", "channel", "category"] + PackTaxonomy.all.map(\.name) {
            for (key, old, new) in Self.paired(codes(taxonomy), other.codes(taxonomy), by: { [$0.code, $0.parent ?? ""] }) {
                compare(
                    .code(taxonomy: taxonomy, code: key[0], parent: key[1].isEmpty ? nil : key[1]), old.map { .code($0) },
                    new.map { .code($0) })
            }
        }
        for (field, old, new) in Self.paired(requiredAtReceipt, other.requiredAtReceipt, by: { $0 }) {
            compare(.receiptField(field), old.map { _ in .there }, new.map { _ in .there })
        }
        compare(.anonymous, .flag(allowsAnonymous), .flag(other.allowsAnonymous))
        for (milestone, old, new) in Self.paired(steps, other.steps, by: \.milestone) {
            compare(.step(milestone), old.map { .step($0) }, new.map { .step($0) })
        }
        let common = Set(steps.map(\.milestone)).intersection(other.steps.map(\.milestone))
        compare(
            .order, .milestones(steps.map(\.milestone).filter(common.contains)),
            .milestones(other.steps.map(\.milestone).filter(common.contains)))
        for kind in ClockKind.allCases {
            let (old, new) = (clock(kind), other.clock(kind))
            compare(.moments(kind), old.map { .moments($0.start, $0.stop, $0.anchor) }, new.map { .moments($0.start, $0.stop, $0.anchor) })
            for part in PackDifference.Part.allCases {
                compare(.limit(kind, part), limit(kind, part), other.limit(kind, part))
            }
        }
        for parameter in PackParameter.all {
            let name = parameter.name
            compare(
                .parameter(name), parameters[name].map { .parameter($0, origin(of: name)) },
                other.parameters[name].map { .parameter($0, other.origin(of: name)) })
        }
        return found
    }

    private func limit(_ kind: ClockKind, _ part: PackDifference.Part) -> PackDifference.Value? {
        clock(kind)?.limit(part).map { .limit($0, origin(of: "\(kind.code).\(part.rawValue)")) }
    }

    /// What stands under the same key on both sides: the left's order first, then what only the right has.
    private static func paired<Element, Key: Hashable>(_ left: [Element], _ right: [Element], by key: (Element) -> Key)
        -> [(key: Key, old: Element?, new: Element?)]
    {
        var news = Dictionary(right.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        var pairs = left.map { old in (key: key(old), old: Optional(old), new: news.removeValue(forKey: key(old))) }
        pairs += right.filter { news[key($0)] != nil }.map { (key: key($0), old: nil, new: $0) }
        return pairs
    }
}

extension ClockRule {
    public func limit(_ part: PackDifference.Part) -> ClockLimit? {
        switch part {
        case .general: general
        case .urgent: urgent
        case .maximum: maximum
        case .rework: rework
        }
    }
}
