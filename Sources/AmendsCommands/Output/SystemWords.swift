import Foundation

/// What the operating system says of a failure, without Foundation's wrapping.
enum SystemWords {
    static func reason(_ error: any Error) -> String {
        let error = error as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        guard cause.domain == NSPOSIXErrorDomain, let code = Int32(exactly: cause.code) else { return error.localizedDescription }
        return String(cString: strerror(code))
    }
}
