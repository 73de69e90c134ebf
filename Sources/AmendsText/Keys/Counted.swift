/// What is counted, for the word beside the figure.
public enum Counted: Sendable, CaseIterable {
    case cases, entries, acts, segments, streams, rows, conflicts, findings, nodes, stores, sites, scopes, files, people, places
}
