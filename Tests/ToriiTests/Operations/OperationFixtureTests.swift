import Testing

@Suite("Operations do as Python's and Jinja2's")
struct OperationFixtureTests {
  @Test(arguments: Fixture.cases(in: "operations"))
  func matchesJinja(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "operations").count > 100) }
}
