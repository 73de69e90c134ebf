/// The head of a column or of a block of figures.
public enum Heading: Sendable, CaseIterable {
    // a case
    case number, site, region, month, kind, category, channel, outcome, severity
    case stage, state, openBecause, round, received, customer, content, conflicts, findings
    // its history
    case history, time, reportedTime, actor, act, field, value, shownValue, otherValues, writtenAt
    // statistics
    case cases, open, closed, archived, milestones, milestone, durations, minimum, median, percentile90, maximum, mean
    case satisfied, dissatisfied, unreached, satisfaction, timely, notTimely, timelyRate, compensation, orders, businessVolume,
        complaintRate
    case total, notGiven, numerator, denominator, coverage
    // nodes and their logs
    case node, role, lastSeen, mapping, title, address, folder, scope, streams, segments, entries, bytes, heads, projection, statistics,
        agree, differ
    // import
    case rows, added, alreadyThere, rejected, line, reason
}
