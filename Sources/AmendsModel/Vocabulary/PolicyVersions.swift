/// The versions that an act carries which starts or stops a clock: timeliness is judged under what
/// its writer held, whatever comes later.
public enum PolicyVersions {
    /// Version of the policy packs that this build knows; only `plain` is among them so far.
    public static let pack = 1
    /// Version of the working-day calendar; 0 as long as no calendar is shipped.
    public static let calendar = "cn/0"
}
