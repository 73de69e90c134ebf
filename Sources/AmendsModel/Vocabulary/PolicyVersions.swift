/// The versions that an act carries which starts or stops a clock: timeliness is judged under what
/// its writer held, whatever comes later.
public enum PolicyVersions {
    /// Version of the policy packs that this build ships.
    public static let pack = 1
    /// Version of the Chinese working-day calendar that this build ships.
    public static let calendar: Int64 = 1
}
