import Testing

@Suite("Names are looked up where Jinja2 looks them up")
struct ScopingFixtureTests {
  @Test(arguments: Fixture.cases(in: "scoping"))
  func matchesJinja(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "scoping").count > 30) }
}
