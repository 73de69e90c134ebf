import AmendsLog
import AmendsModel

/// Who keeps the records beside the cases, kind by kind; single acts stand in the table of acts.
extension Permissions {
    static let kinds: [RecordKind: Set<StaffRole>] = [
        .archiveVolume: leaders.union([.archivist]),
        .destruction: leaders.union([.archivist]),
        .improvement: leaders.union([.departmentHandler, .customerRelations, .industryAdmin]),
        .evaluation: leaders.union([.departmentHandler, .customerRelations, .industryAdmin, .supervisor]),
        .trainingPlan: leaders.union([.trainer, .industryAdmin]),
        .training: leaders.union([.trainer, .industryAdmin]),
        .library: leaders.union(reception).union([.trainer, .publisher, .industryAdmin]),
        .phrase: leaders.union(reception).union([.trainer, .industryAdmin]),
        .knowledge: leaders.union(reception).union([.trainer, .industryAdmin]),
        .publication: leaders.union([.publisher, .industryAdmin]),
        .report: leaders.union([.customerRelations, .supervisor, .publisher, .industryAdmin]),
        .supervision: company.union([.supervisor, .leadingGroup]),
        .rectification: leaders.union([.supervisor, .departmentHandler, .industryAdmin]),
        .appraisalPeriod: leaders.union([.appraiser]),
        .reward: leaders.union([.appraiser, .industryAdmin]),
        .target: leaders.union([.appraiser, .industryAdmin]),
        .care: leaders.union([.customerRelations]),
        .feedback: leaders.union(reception),
        .survey: leaders.union([.customerRelations]),
        .inspection: leaders.union(helpers).union([.supervisor]),
        .duty: leaders.union(reception).union([.logistics]),
        .watch: leaders.union(reception),
        .item: leaders.union(helpers).union(reception),
        .meeting: leaders.union([.supervisor, .industryAdmin]),
        .warning: leaders.union([.customerRelations, .departmentHandler, .supervisor, .industryAdmin]),
        .bulletin: leaders.union([.customerRelations, .industryAdmin]),
        .liaison: leaders.union([.industryAdmin]),
    ]
}
