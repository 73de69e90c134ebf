import AmendsLog
public import AmendsModel
import AmendsPolicy

/// The roads by which a complaint came to this unit: from customers, by one channel or several, and from
/// other units of the chain.
extension RecordState {
    // MARK: From customers

    /// The further roads, in the order of their elements.
    public var intakes: [CaseIntake] { elements(of: CaseField.intake).compactMap(CaseIntake.init(element:)) }

    /// When the customer complained first, by whichever road: the clocks run from there.
    public var earliestReceipt: Int64? {
        let own = integer(CaseField.receivedAt)
        if run(of: CaseField.intake).isEmpty { return own }
        return ([own] + intakes.map(\.time)).compactMap(\.self).min()
    }

    /// The earliest of what outside bodies want.
    public var earliestExternalDue: Int64? {
        let own = integer(CaseField.externalDue)
        if run(of: CaseField.intake).isEmpty { return own }
        return ([own] + intakes.map(\.due)).compactMap(\.self).min()
    }

    /// The numbers under which platforms and outside bodies know the case, as they are compared.
    public var outsideNumbers: Set<String> {
        var numbers: Set<String> = []
        if !run(of: CaseField.externalNumber).isEmpty {
            for value in values(of: CaseField.externalNumber) { if let text = value.text { numbers.insert(CaseIntake.key(of: text)) } }
        }
        if !run(of: CaseField.intake).isEmpty { for intake in intakes { numbers.insert(CaseIntake.key(of: intake.number)) } }
        numbers.remove("")
        return numbers
    }

    // MARK: Answers

    /// Whether the customer was told the result, or need not be.
    public var isResultTold: Bool { firstTime(of: .answered) != nil || standing.waived.contains(.answered) }

    /// Whether the result had been told to the customer, in whichever round, before the entry with this ordinal.
    func wasTold(before ordinal: UInt32) -> Bool {
        // Any of them: of answers that did not see each other the milestone is the earliest by its time.
        entries[..<Int(ordinal)].contains { $0.milestone == .answered }
    }

    // MARK: From unit to unit

    /// Whether it goes, or is to go, from one unit to another.
    public var isBetweenSites: Bool { isHandedOver || isTakenOver || kind == .complaintCase && holds(CaseField.transferState) }

    /// Whether another unit goes on with the case.
    public var isHandedOver: Bool { kind == .complaintCase && holds(CaseField.handedTo) }

    /// Whether it goes on with another unit's case.
    public var isTakenOver: Bool { kind == .complaintCase && holds(CaseField.predecessor) }

    /// What was answered to the question whether the unit takes the case: `offered`, `accepted`, `refused` or
    /// `decided`; nil where nobody asked. Of answers that did not see each other head office's word holds,
    /// and an acceptance before a refusal: the case is there already.
    public var transferAnswer: String? {
        let held = values(of: CaseField.transferState).compactMap(\.text)
        return ["decided", "accepted"].first(where: held.contains) ?? text(CaseField.transferState)
    }

    /// Since when an answer is waited for: of the unit that the case is offered to, of head office where it
    /// was refused, or of head office where the case is on its way. Nil where nothing is waited for.
    public var transferAskedAt: Int64? {
        if isHandedOver { return holds(CaseField.successor) ? nil : written(CaseField.handedTo) }
        guard isOpen, holds(CaseField.transferState) else { return nil }
        let answer = transferAnswer
        return answer == "offered" || answer == "refused" && isTakenOver ? written(CaseField.transferState) : nil
    }

    private func holds(_ field: FieldID) -> Bool { run(of: field).contains { writes[$0].tag != .cleared } }

    private func written(_ field: FieldID) -> Int64? { shown(field).map { entries[$0.ordinal].stamp.milliseconds } }
}
