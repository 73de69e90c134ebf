import AmendsLog
import AmendsModel
import ArgumentParser

/// A kind of management record as a type, so that one generic command serves each.
protocol RecordTag: Sendable {
    static var kind: ManagementKind { get }
}

/// One line for each kind.
enum RecordTags {
    enum Improvement: RecordTag { static let kind = ImprovementRecord.table }
    enum Evaluation: RecordTag { static let kind = EvaluationRecord.table }
    enum TrainingPlan: RecordTag { static let kind = TrainingPlanRecord.table }
    enum Training: RecordTag { static let kind = TrainingRecord.table }
    enum Library: RecordTag { static let kind = LibraryRecord.table }
    enum Phrase: RecordTag { static let kind = PhraseRecord.table }
    enum Register: RecordTag { static let kind = KnowledgeRecord.table }
    enum Publication: RecordTag { static let kind = PublicationRecord.table }
    enum Supervision: RecordTag { static let kind = SupervisionRecord.table }
    enum Rectification: RecordTag { static let kind = RectificationRecord.table }
    enum AppraisalPeriod: RecordTag { static let kind = AppraisalPeriodRecord.table }
    enum Appraisal: RecordTag { static let kind = AppraisalRecord.table }
    enum Reward: RecordTag { static let kind = RewardRecord.table }
    enum Target: RecordTag { static let kind = TargetRecord.table }
    enum Care: RecordTag { static let kind = CareRecord.table }
    enum Feedback: RecordTag { static let kind = FeedbackRecord.table }
    enum Survey: RecordTag { static let kind = SurveyRecord.table }
    enum SurveyAnswer: RecordTag { static let kind = SurveyAnswerRecord.table }
    enum Inspection: RecordTag { static let kind = InspectionRecord.table }
    enum Duty: RecordTag { static let kind = DutyRecord.table }
    enum Watch: RecordTag { static let kind = WatchRecord.table }
    enum Item: RecordTag { static let kind = ItemRecord.table }
    enum Meeting: RecordTag { static let kind = MeetingRecord.table }
    enum Warning: RecordTag { static let kind = WarningRecord.table }
    enum Bulletin: RecordTag { static let kind = BulletinRecord.table }
    enum Liaison: RecordTag { static let kind = LiaisonRecord.table }
    enum Report: RecordTag { static let kind = ReportRecord.table }
    enum Access: RecordTag { static let kind = AccessRecord.table }
    enum Closure: RecordTag { static let kind = ClosureRecord.table }

    /// In the order of the table; a test compares the two.
    static let groups: [any AsyncParsableCommand.Type] = [
        RecordGroup<Improvement>.self, RecordGroup<Evaluation>.self, RecordGroup<TrainingPlan>.self, RecordGroup<Training>.self,
        RecordGroup<Library>.self, RecordGroup<Phrase>.self, RecordGroup<Register>.self, RecordGroup<Publication>.self,
        RecordGroup<Supervision>.self, RecordGroup<Rectification>.self, RecordGroup<AppraisalPeriod>.self, RecordGroup<Appraisal>.self,
        RecordGroup<Reward>.self, RecordGroup<Target>.self, RecordGroup<Care>.self, RecordGroup<Feedback>.self, RecordGroup<Survey>.self,
        RecordGroup<SurveyAnswer>.self, RecordGroup<Inspection>.self, RecordGroup<Duty>.self, RecordGroup<Watch>.self,
        RecordGroup<Item>.self, RecordGroup<Meeting>.self, RecordGroup<Warning>.self, RecordGroup<Bulletin>.self,
        RecordGroup<Liaison>.self, RecordGroup<Report>.self, RecordGroup<Access>.self, RecordGroup<Closure>.self,
    ]
}

/// The place of an act in its kind's table, as a type.
protocol ActPlace: Sendable {
    static var number: UInt16 { get }
}

enum ActPlaces {
    enum Second: ActPlace { static let number: UInt16 = 2 }
    enum Third: ActPlace { static let number: UInt16 = 3 }
    enum Fourth: ActPlace { static let number: UInt16 = 4 }
    enum Fifth: ActPlace { static let number: UInt16 = 5 }
    enum Sixth: ActPlace { static let number: UInt16 = 6 }
    enum Seventh: ActPlace { static let number: UInt16 = 7 }
    enum Eighth: ActPlace { static let number: UInt16 = 8 }
}
