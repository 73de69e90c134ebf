public import AmendsModel

/// Words around cases that go from site to site.
public enum TransferWord: Sendable, CaseIterable {
    /// Headings: the way of a case, and whose it is.
    case way, responsible
    case since, obstacle
}

/// Why head office does not pass a case on by itself, as far as people are told.
public enum TransferReason: Sendable, Equatable {
    case siteUnknown(String)
    case siteClosed(String)
    case limit(Int64)
    case back(String)
}

/// What is said of transfers and sites.
public enum TransferNotice: Sendable, Equatable {
    case nothingPending
    case pending(count: Int)
    case carried(acts: Int)
    case nothingToCarry
    case offered(number: String, site: String)
    case decided(number: String, site: String)
    case siteDefined(String)
    case siteClosed(String, day: String)
}

/// What a language says of transfers.
protocol TransferWording: Sendable {
    func word(_ word: TransferWord) -> String
    /// `detail` is in words of the language already.
    func step(_ step: TransferStep, detail: String) -> String
    func holder(_ holder: CaseHolder) -> String
    func reason(_ reason: TransferReason) -> String
    func sentence(_ notice: TransferNotice) -> String
}

extension Catalogue {
    private var transfers: any TransferWording {
        switch language {
        case .english: EnglishTransfers()
        case .simplifiedChinese: SimplifiedChineseTransfers()
        case .traditionalChinese: TraditionalChineseTransfers()
        }
    }

    public func label(_ word: TransferWord) -> String { transfers.word(word) }
    public func text(_ holder: CaseHolder) -> String { Printable.text(transfers.holder(holder)) }
    public func text(_ reason: TransferReason) -> String { Printable.text(transfers.reason(reason)) }
    public func text(_ notice: TransferNotice) -> String { Printable.text(transfers.sentence(notice)) }

    /// What happened, without time, person and reason.
    public func text(_ step: TransferStep) -> String {
        let detail =
            switch step.event {
            case .added: Vocabulary.act(named: step.detail).map { label($0.kind) } ?? step.detail
            case .closed: label(code: step.detail, of: CaseField.outcome)
            default: step.detail
            }
        return Printable.text(transfers.step(step, detail: detail))
    }
}
