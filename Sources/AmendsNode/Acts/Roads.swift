import AmendsLog
import AmendsMerge
import AmendsModel

/// What is typed for another road by which a complaint came, gathered into the one element that it is.
enum Roads {
    /// The parts as they are typed: channel, number, body and time limit, and when the customer complained.
    private static let parts: Set<FieldID> = [
        CaseField.channel, CaseField.externalNumber, CaseField.externalBody, CaseField.externalDue,
    ]

    static func gather(_ kind: ActKind, _ fields: inout ActFields, on state: RecordState, at now: Int64) throws(NodeError) {
        guard kind == CaseAct.addIntake || kind == CaseAct.removeIntake, !fields.contains(where: { $0.id == CaseField.intake }) else { return }
        func text(_ field: FieldID) -> String? {
            if case .text(let text)? = fields.last(where: { $0.id == field })?.value { text.isEmpty ? nil : text } else { nil }
        }
        func integer(_ field: FieldID) -> Int64? {
            if case .integer(let number)? = fields.last(where: { $0.id == field })?.value { number } else { nil }
        }
        let (channel, number) = (text(CaseField.channel), text(CaseField.externalNumber))
        if kind == CaseAct.addIntake {
            guard let channel else {
                throw NodeError(.usage, "case.add-intake needs --channel.", reason: .fieldMissing(CaseField.channel))
            }
            let intake = CaseIntake(
                channel: channel, time: integer(CaseField.at) ?? now, number: number ?? "", due: integer(CaseField.externalDue),
                body: text(CaseField.externalBody) ?? "")
            fields.append((CaseField.intake, .added(intake.element)))
            // When the customer complained is no time of the act: that is written down now.
            fields.removeAll { $0.id == CaseField.at }
        } else {
            guard channel != nil || number != nil else {
                throw NodeError(
                    .usage, "case.remove-intake needs --external-number, or --channel.", reason: .fieldMissing(CaseField.externalNumber))
            }
            let meant = state.intakes.filter { intake in
                (number.map { CaseIntake.key(of: $0) == CaseIntake.key(of: intake.number) } ?? true)
                    && (channel.map { $0 == intake.channel } ?? true)
            }
            // One that the case does not have is refused by name.
            let removed = meant.isEmpty ? [CaseIntake(channel: channel ?? "", number: number ?? "")] : meant
            fields += removed.map { (CaseField.intake, .removed($0.element)) }
        }
        fields.removeAll { parts.contains($0.id) }
    }
}
