public import AmendsLog

/// All kinds of management records. A new kind is one line here, one page beside it, and its words.
public enum ManagementTable {
    /// In the order in which people are shown them, and the monthly report counts them.
    public static let kinds: [ManagementKind] = [
        ImprovementRecord.table, EvaluationRecord.table, TrainingPlanRecord.table, TrainingRecord.table, LibraryRecord.table,
        PhraseRecord.table, KnowledgeRecord.table, PublicationRecord.table, SupervisionRecord.table, RectificationRecord.table,
        AppraisalPeriodRecord.table, AppraisalRecord.table, RewardRecord.table, TargetRecord.table, CareRecord.table,
        FeedbackRecord.table, SurveyRecord.table, SurveyAnswerRecord.table, InspectionRecord.table, DutyRecord.table,
        WatchRecord.table, ItemRecord.table, MeetingRecord.table, WarningRecord.table, BulletinRecord.table, LiaisonRecord.table,
        ReportRecord.table, AccessRecord.table, ClosureRecord.table,
    ]

    private static let byKind = Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind, $0) })

    public static func of(_ kind: RecordKind) -> ManagementKind? { byKind[kind] }
    public static func named(_ name: String) -> ManagementKind? { kinds.first { $0.name == name } }

    static var acts: [ActDefinition] { kinds.flatMap { kind in kind.acts.map { $0.definition(kind.kind) } } }
    static var fields: [RecordKind: [FieldDefinition]] { byKind.mapValues(\.fields) }
}
