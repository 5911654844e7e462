/// How far templates are trusted (Jinja2 documentation, "Sandbox").
public enum SandboxMode: Sendable, Hashable {
  /// Templates may use everything that values offer.
  case off
  /// Private and unsafe attributes are refused. Jinja2's `SandboxedEnvironment`.
  case sandboxed
  /// As `sandboxed`, and lists and dicts cannot be changed. Jinja2's
  /// `ImmutableSandboxedEnvironment`.
  case immutable
}
