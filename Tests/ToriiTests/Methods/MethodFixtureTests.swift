import Testing

@Suite("Methods and formatting do as Python's and MarkupSafe's")
struct MethodFixtureTests {
  @Test(arguments: Fixture.cases(in: "methods"))
  func matchesPython(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "methods").count > 100) }
}
