public import AmendsLog

/// A rule of the management records that an act breaks. Said before the act, and shown as a finding on
/// the record where the act came from elsewhere.
public enum RecordBreach: Sendable, Hashable {
    case fieldMissing(FieldID)
    /// Nobody was named as the one who acts.
    case nobodyNamed
    /// The same person made the act that this one is to check.
    case ownAct(ActKind, actor: String)
    /// The act is about the one who makes it.
    case aboutThemselves(FieldID, actor: String)
    /// Only the person whom the field names may do it.
    case onlyBy(FieldID, person: String)
    /// An act of this kind has to come first.
    case mustFollow(ActKind)
    /// The field was changed after the act that approved it.
    case changedSince(ActKind, FieldID)
    /// Nothing keeps the record open any more.
    case ended
    /// It is too late for it: an act of this kind was made.
    case tooLate(ActKind)
    /// Items of the list, by their numbers from 1, that nobody has done.
    case unfinished(FieldID, items: [Int])
    /// Whoever checks acted on the case himself.
    case ownCase(actor: String, number: String)
    /// Whoever answers handled the case.
    case ownAnswer(actor: String, number: String)
    /// The customer of the case was not told the result.
    case resultNotTold(number: String)
    /// What in the text is about a person.
    case notAnonymous([String])
    /// No record of this number is here.
    case noSuchSource(String)
    /// Whoever enters it can't be the one who approved it.
    case ownApproval(actor: String)
    case approverLacksRole(String, [StaffRole])
    /// It lies in no site's scope, so no site is closed by it.
    case noSite
    /// The last day lies before the first, or more than so many days after it.
    case badDays(maximum: Int64)
    /// The pack in force at the site counts days on which it is closed like any other.
    case closedDaysCount(PackName)
    /// The pack in force keeps results and cases from the public.
    case notForThePublic(PackName)
}
