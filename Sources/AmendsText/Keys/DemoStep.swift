/// What `amends demo` tells of itself, step by step.
public enum DemoStep: Sendable, Equatable {
    case introduction(stores: Int, nodes: Int, days: Int)
    case startingNodes(count: Int)
    case networkDown
    case splitting(file: String, stores: Int)
    case writing(site: String, cases: Int)
    case editingTogether(number: String)
    case networkUp
    case syncing(site: String)
    case digestsTitle
    case statisticsTitle
    case conflictsTitle(count: Int)
    case settling(number: String)
    case settledEverywhere(number: String)
    case allAgree
    case disagreement
    case foldersTitle
    case nextTitle
    case nextList, nextSearch, nextStatistics, nextVerify, nextServe
    case finished(seconds: Int)
}
