public import AmendsLog

extension RecordKind {
    public static let appraisalPeriod = RecordKind(rawValue: 22)
    public static let appraisal = RecordKind(rawValue: 23)
    /// A reward or a penalty.
    public static let reward = RecordKind(rawValue: 24)
    /// What an indicator is to reach.
    public static let target = RecordKind(rawValue: 35)
}

/// How appraisal is done in a period: indicators, method, and what the result is used for.
public enum AppraisalPeriodRecord {
    public static let period = FieldID(rawValue: 20)
    public static let from = FieldID(rawValue: 21)
    public static let until = FieldID(rawValue: 22)
    public static let method = FieldID(rawValue: 23)
    public static let indicator = FieldID(rawValue: 24)
    public static let use = FieldID(rawValue: 25)

    public static let table = ManagementKind(
        22, "appraisal-period", "AP",
        common: [ManagementField.title, ManagementField.text, ManagementField.responsible, ManagementField.due, ManagementField.note],
        own: [
            .init(20, "period", .register), .init(21, "from", .register, .day), .init(22, "until", .register, .day),
            .init(23, "method", .register), .init(24, "indicator", .set, .code(ManagementCode.targetIndicators)),
            .init(25, "use", .set, .code(ManagementCode.appraisalUses)),
        ],
        columns: [period, ManagementField.title, from, until, indicator, use],
        acts: [
            .add(opens: true, [period, method, indicator, use]), .amend(), .settle,
            .init(4, "close", flags: .discharges, [ManagementField.note], rules: [.whileOpen]),
        ])
}

/// The appraisal of a person, a department or a unit. Figures of an indicator are said together:
/// indicator, value and target of one act belong together, as do a peer's name, score and words.
public enum AppraisalRecord {
    public static let subjectKind = FieldID(rawValue: 20)
    public static let subject = FieldID(rawValue: 21)
    public static let period = FieldID(rawValue: 22)
    public static let indicator = FieldID(rawValue: 23)
    public static let value = FieldID(rawValue: 24)
    public static let target = FieldID(rawValue: 25)
    public static let selfScore = FieldID(rawValue: 26)
    public static let selfWords = FieldID(rawValue: 27)
    public static let peerScore = FieldID(rawValue: 28)
    public static let peerWords = FieldID(rawValue: 29)
    public static let result = FieldID(rawValue: 30)
    public static let use = FieldID(rawValue: 31)
    /// How somebody who did not do well is helped.
    public static let guidance = FieldID(rawValue: 32)

    public static let table = ManagementKind(
        23, "appraisal", "AS", common: [ManagementField.text, ManagementField.note, ManagementField.cases, ManagementField.due],
        own: [
            .init(20, "subject_kind", .register, .code(ManagementCode.subjectKinds)), .init(21, "subject", .register, personal: true),
            .init(22, "period", .register), .init(23, "indicator", .list, .code(ManagementCode.targetIndicators)),
            .init(24, "value", .list, .share), .init(25, "target", .list, .share),
            .init(26, "self_score", .register, .count), .init(27, "self_words", .register, personal: true),
            .init(28, "peer_score", .list, .count), .init(29, "peer_words", .list, personal: true),
            .init(30, "result", .register, .code(ManagementCode.appraisalResults)),
            .init(31, "use", .set, .code(ManagementCode.appraisalUses)), .init(32, "guidance", .register, personal: true),
        ],
        columns: [period, subjectKind, subject, indicator, value, selfScore, peerScore, result],
        acts: [
            .add(opens: true, [subjectKind, subject, period]), .amend([.notBy(subject)]), .settle,
            .init(4, "measure", required: [indicator, value], [target], rules: [.whileOpen, .notBy(subject)]),
            .init(5, "assess-self", required: [selfScore], [selfWords], rules: [.whileOpen, .onlyBy(subject)]),
            .init(6, "assess-peer", required: [peerScore], [peerWords], rules: [.whileOpen, .named, .notBy(subject)]),
            .init(
                7, "decide", flags: .discharges, required: [result], [use, guidance, ManagementField.note],
                rules: [.whileOpen, .named, .notBy(subject)]),
        ])
}

public enum RewardRecord {
    public static let rewardKind = FieldID(rawValue: 20)
    public static let subjectKind = FieldID(rawValue: 21)
    public static let subject = FieldID(rawValue: 22)
    public static let basis = FieldID(rawValue: 23)
    public static let amount = FieldID(rawValue: 24)
    public static let announcedOn = FieldID(rawValue: 25)
    /// On what legal ground a fine rests; it is recorded, and never taken from pay by this program.
    public static let legalNote = FieldID(rawValue: 26)

    public static let table = ManagementKind(
        24, "reward", "RP",
        common: [
            ManagementField.text, ManagementField.day, ManagementField.note, ManagementField.cases, ManagementField.source,
        ],
        own: [
            .init(20, "reward_kind", .register, .code(ManagementCode.rewardKinds)),
            .init(21, "subject_kind", .register, .code(ManagementCode.subjectKinds)), .init(22, "subject", .register, personal: true),
            .init(23, "basis", .register, personal: true), .init(24, "amount", .register, .fen),
            .init(25, "announced_on", .register, .day), .init(26, "legal_note", .register),
        ],
        columns: [ManagementField.day, subjectKind, subject, rewardKind, amount, announcedOn],
        acts: [
            .add(
                opens: true, [rewardKind, subjectKind, subject, basis],
                rules: [.named, .notBy(subject)], now: [ManagementField.day]),
            .amend([.before("approve"), .notBy(subject)]), .settle,
            .init(
                4, "approve", flags: .discharges, [ManagementField.note],
                rules: [.whileOpen, .byAnother(than: "add"), .notBy(subject)]),
            .init(5, "decline", flags: .discharges, required: [ManagementField.note], rules: [.whileOpen, .byAnother(than: "add")]),
            .init(6, "announce", required: [announcedOn], rules: [.after("approve")], now: [announcedOn]),
            .init(7, "revoke", required: [ManagementField.note], rules: [.after("approve"), .named]),
        ])
}

/// One indicator, one subject, one period: said again, it is the same record.
public enum TargetRecord {
    public static let indicator = FieldID(rawValue: 20)
    public static let subjectKind = FieldID(rawValue: 21)
    public static let subject = FieldID(rawValue: 22)
    public static let period = FieldID(rawValue: 23)
    public static let target = FieldID(rawValue: 24)

    public static let table = ManagementKind(
        35, "target", "KT", identity: [indicator, subject, period], common: [ManagementField.note],
        own: [
            .init(20, "indicator", .register, .code(ManagementCode.targetIndicators)),
            .init(21, "subject_kind", .register, .code(ManagementCode.subjectKinds)), .init(22, "subject", .register),
            .init(23, "period", .register), .init(24, "target", .register, .share),
        ],
        columns: [period, subjectKind, subject, indicator, target],
        acts: [.add([indicator, subject, period, target]), .amend(), .settle])
}
