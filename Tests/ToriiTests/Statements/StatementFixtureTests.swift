import Testing

@Suite("Statements do as Jinja2's")
struct StatementFixtureTests {
  @Test(arguments: Fixture.cases(in: "statements"))
  func matchesJinja(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "statements").count > 30) }
}
