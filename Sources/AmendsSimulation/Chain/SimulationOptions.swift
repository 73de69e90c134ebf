/// What a simulated history is made of beside its seed.
public struct SimulationOptions: Sendable {
    /// Acts per store node and day, on the average.
    public var actsPerDay = 6
    /// Acts of head office per day, on the average.
    public var headOfficeActsPerDay = 3
    /// Of so many calls one brings a forgery.
    public var callsPerForgery = 8
    /// Whether the network, the disks and the clocks fail.
    public var hasFaults = true
    /// A law to break on purpose: a run that is then found clean has a blind checker.
    public var breakLaw: LawBreach?

    public init() {}
}

/// Ways to break a law at the boundary of the simulation, for canaries.
public enum LawBreach: String, Sendable, CaseIterable {
    /// One node shows other bytes for the same entries.
    case sameEntriesShownDifferently
    /// The same, but in the middle of the history.
    case shownDifferentlyMidway
    /// One node's statistics have drifted from what a rebuild gives.
    case projectionDrifted
    /// What a record shows depends on the order in which its entries came.
    case orderMatters
    /// One node says that a segment is durable before it is, and loses it.
    case acknowledgedTooEarly
    /// A disk forgets a stream in a crash.
    case forgetsAfterCrash
    /// A disk forgets whose it is in a crash.
    case doesNotOpenAgain
    /// A record can't be read any more.
    case recordDamaged
    /// Lines break although nothing is broken any more.
    case sessionsBreak
    /// Somebody writes while the chain should come to rest.
    case neverQuiet
    /// A close discharges an escalation that it did not see.
    case dischargedUnseen
    /// One stream never gets to head office.
    case entryLost
    /// A segment on head office's disk is no longer what was signed.
    case entryChanged
    /// Nobody asks what a peer may write.
    case forgeryTaken
    /// The search index has lost a text.
    case searchForgets
    /// A refused segment leaves no evidence.
    case evidenceLost
    /// A peer that sent one bad segment is not listened to any more.
    case onePeerStopsAll
    /// A node cannot write while it cannot reach anybody.
    case actsNeedNetwork
    /// In a history of months: head office's kept figures of a month have lost something.
    case figuresLost
    /// In a history of months: a closing is no longer among the flows that head office keeps.
    case closingsLost

    /// Whether it can be seen in histories of months only.
    public var needsMonths: Bool { self == .figuresLost || self == .closingsLost }
}
