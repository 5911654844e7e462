import Testing

@Suite("Tests do as Jinja2's")
struct TestFixtureTests {
  @Test(arguments: Fixture.cases(in: "tests"))
  func matchesJinja(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "tests").count > 100) }
}
