import Testing

@Suite("Filters do as Jinja2's")
struct FilterFixtureTests {
  @Test(arguments: Fixture.cases(in: "filters"))
  func matchesJinja(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "filters").count > 100) }
}
