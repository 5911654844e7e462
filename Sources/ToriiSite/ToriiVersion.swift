/// The version of Torii.
public enum ToriiVersion {
  /// As `torii --version` prints it.
  public static let current = "0.1.0"

  /// What pages name as their generator.
  package static let generator = "Torii " + current
}
