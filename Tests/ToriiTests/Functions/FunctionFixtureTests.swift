import Testing

@Suite("Global functions do as Jinja2's")
struct FunctionFixtureTests {
  @Test(arguments: Fixture.cases(in: "functions"))
  func matchesJinja(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "functions").count > 25) }
}
