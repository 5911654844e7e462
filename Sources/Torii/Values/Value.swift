/// A placeholder that the value model replaces.
public enum Value: Sendable {
  case none; case bool(Bool); case int(Int); case double(Double); case string(String)
}
