import Testing

@Suite("Undefined values do as Jinja2's")
struct UndefinedFixtureTests {
  @Test(arguments: Fixture.cases(in: "undefined"))
  func matchesJinja(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "undefined").count > 30) }
}
