/// The notation that data is written in.
public enum DataFormat: Sendable, Hashable, CaseIterable {
  /// YAML, its scalars read by the core schema of YAML 1.2.
  case yaml
  /// TOML 1.0.
  case toml
  /// JSON, strictly as in RFC 8259.
  case json

  /// The name that people know the format by.
  public var name: String {
    switch self {
    case .yaml: "YAML"
    case .toml: "TOML"
    case .json: "JSON"
    }
  }
}
