/// What a unit's service comes to, by its targets.
public enum ServiceGrade: String, Sendable, CaseIterable {
    /// Every target that can be judged is met.
    case good
    /// One is missed.
    case fair
    /// More than one is missed.
    case poor
    /// It depends on cases of which the outcome is not known yet.
    case open
    /// There is nothing to judge.
    case unknown
}

/// How it goes, against the period before.
public enum ServiceTrend: String, Sendable, CaseIterable { case better, same, worse, unknown }
