import Testing

@Suite("Templates extend each other as in Jinja2")
struct InheritanceFixtureTests {
  @Test(arguments: Fixture.cases(in: "inheritance"))
  func matchesJinja(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "inheritance").count > 30) }
}
