import Testing

/// Published escapes from Jinja2's sandbox and the payloads that collections of them list.
@Suite("The sandbox refuses what Jinja2's refuses")
struct SandboxFixtureTests {
  @Test(arguments: Fixture.cases(in: "sandbox"))
  func matchesJinja(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "sandbox").count > 150) }
}
