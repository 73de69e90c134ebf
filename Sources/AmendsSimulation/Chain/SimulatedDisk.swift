import AmendsLog
import AmendsStore
import GRDB

/// A new disk costs a copy instead of a migration.
enum SimulatedDisk {
    static func template() throws -> DatabaseQueue {
        let queue = try DatabaseQueue(configuration: Store.configuration)
        _ = try Store(queue)
        return queue
    }

    static func copy(of template: DatabaseQueue) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(configuration: Store.configuration)
        try template.backup(to: queue)
        return queue
    }
}

/// A disk as it once was: database, fence, and what must be found on it.
struct DiskImage {
    var database: DatabaseQueue
    var fence: [UInt8]?
    var promises: Promises
    var left: Set<Epoch>
    var at: Int64
}
