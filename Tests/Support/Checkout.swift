public import Foundation

/// Where the files lie that tests read beside the code.
public enum Checkout {
    /// The folder of the package.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A file or folder of the package.
    public static func url(_ path: String) -> URL { root.appending(path: path) }

    /// The folder with real files and the figures that another program computed of them, which are no part
    /// of this repository: `dev` of `AMENDS_SHARED_DATA`, or of `shared/data` beside the package. Nil where
    /// it is not there, which is said once.
    public static let realFiles: URL? = {
        let named = ProcessInfo.processInfo.environment["AMENDS_SHARED_DATA"].map { URL(filePath: $0) }
        let candidates = [named, root.appending(path: "../shared/data"), URL(filePath: "../shared/data")]
        let found = candidates.compactMap { $0?.appending(path: "dev") }.first {
            FileManager.default.fileExists(atPath: $0.appending(path: "truth").path)
        }
        if found == nil {
            print("The tests of real files are left out: set AMENDS_SHARED_DATA to the folder that holds dev/truth.")
        }
        return found
    }()
}
