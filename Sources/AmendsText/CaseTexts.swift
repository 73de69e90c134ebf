public import AmendsLog
public import AmendsModel
import AmendsPolicy

/// Texts of a case that hold codes, or have a form of their own for programs to read: in words for people.
extension Catalogue {
    /// What a text says in words: a department or class as the pack calls it, a role by its post, shares
    /// in percent. Nil where the text stands for itself. `person` names a staff code.
    public func words(for text: String, of field: FieldID, person: (String) -> String = { $0 }) -> String? {
        switch field {
        case CaseField.escalatedTo: StaffRole(rawValue: text).map { label($0) }
        case CaseField.liabilityShares: (try? LiabilityShares(reading: text)).map { self.text($0, person: person) }
        case CaseField.measure: self.text(CaseMeasure(text), person: person)
        case CaseField.allegationFinding: finding(text)
        case CaseField.waived: Milestone.allCases.first { $0.code == text }.map { label($0) }
        case CaseField.classification: classification(text)
        default: packWords(for: text, of: field)
        }
    }

    /// `个人责任 王芳 (E012) 60.00%，公司责任 40.00%`.
    func text(_ shares: LiabilityShares, person: (String) -> String) -> String {
        list(
            shares.shares.map { share in
                let who = share.who.isEmpty ? "" : " " + Printable.text(person(share.who))
                let part = percentage(Int(share.basisPoints), of: Int(LiabilityShares.whole))
                return "\(label(code: share.subject, of: CaseField.liability))\(who) \(part)"
            })
    }

    private func text(_ measure: CaseMeasure, person: (String) -> String) -> String? {
        if measure.target.isEmpty { return nil }
        let parts = [target(of: measure), kind(of: measure), Printable.text(person(measure.owner)), due(of: measure)]
        return (parts + [Printable.text(measure.text)]).filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// `2: 属实`.
    private func finding(_ text: String) -> String? {
        let parts = text.split(separator: "=", maxSplits: 1)
        return parts.count == 2 ? "\(parts[0]): \(label(code: String(parts[1]), of: CaseField.finding))" : nil
    }

    /// `整理类别: 产品质量`.
    private func classification(_ text: String) -> String? {
        guard let colon = text.firstIndex(of: ":"), let words = packWords(for: text, of: CaseField.classification) else { return nil }
        return "\(label(taxonomy: String(text[..<colon]))): \(words)"
    }

    // MARK: Measures

    /// Whom or what a measure is for; as it is written where nobody has words for it.
    public func target(of measure: CaseMeasure) -> String {
        CaseMeasure.targets.contains(measure.target) ? label(taxonomy: measure.taxonomy) : Printable.text(measure.target)
    }

    /// The kind of a measure, from its target's own list.
    public func kind(of measure: CaseMeasure) -> String {
        packWords(for: measure.kind, in: measure.taxonomy)
            ?? label(code: measure.kind, of: measure.target == "customer" ? CaseField.remedy : CaseField.measure)
    }

    /// The day by which a measure is to be done.
    public func due(of measure: CaseMeasure) -> String { CivilDate.day(measure.due).map { date(ofDay: $0) } ?? Printable.text(measure.due) }
}
