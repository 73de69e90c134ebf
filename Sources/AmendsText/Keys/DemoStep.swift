/// What `amends demo` tells of itself, step by step.
public enum DemoStep: Sendable, Equatable {
    case introduction(stores: Int, nodes: Int, days: Int)
    case startingNodes(count: Int)
    case networkDown
    case splitting(file: String, stores: Int)
    case writing(site: String, cases: Int)
    case editingTogether(number: String)
    /// One node closes a case, head office escalates it, and neither sees the other.
    case closingUnseen(number: String)
    case networkUp
    case syncing(site: String)
    case digestsTitle
    case statisticsTitle
    case conflictsTitle(count: Int)
    case settling(number: String)
    case settledEverywhere(number: String)
    case stillOpen(number: String)
    case nodeFailed(folder: String, status: Int)
    case allAgree
    case disagreement
    case foldersTitle
    case nextTitle
    case nextList, nextSearch, nextStatistics, nextVerify, nextServe
    case finished(seconds: Int)
}
