import Foundation
import Testing
import Torii

/// A chat of `Fixtures/chat`, recorded by `Recording/record_chats.py`.
struct ChatFixture: Sendable, CustomTestStringConvertible {
  let name: String

  static let all = ["immutable", "refused", "tools", "turns"].map { ChatFixture(name: $0) }

  var testDescription: String { name }

  func text(_ suffix: String) throws -> String {
    let url = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
    return try String(
      contentsOf: url.appending(path: "chat/\(name).\(suffix)"), encoding: .utf8)
  }

  func variables() throws -> [String: Value] {
    let json = try #require(try Value(json: try text("json")).dictionaryValue)
    return json
  }
}

@Suite("Chat templates")
struct ChatTemplateTests {
  @Test("render as in Hugging Face's environment", arguments: ChatFixture.all)
  func renders(_ fixture: ChatFixture) throws {
    var variables = try fixture.variables()
    let moment = variables.removeValue(forKey: "$now")?.stringValue.flatMap {
      ChatMoment(iso8601: $0)
    }
    let template = try ChatTemplate(try fixture.text("jinja"), now: { moment })
    let expected = try fixture.text("txt")
    do throws(TemplateError) {
      #expect(try template.template.render(variables) == expected)
    } catch {
      #expect("error: \(error.message)" == expected)
    }
  }

  @Test("tell what the assistant wrote")
  func generation() throws {
    let fixture = ChatFixture(name: "turns")
    let variables = try fixture.variables()
    let template = try ChatTemplate(try fixture.text("jinja"))
    let (text, ranges) = try template.renderTrackingGeneration(
      messages: try #require(variables["messages"]), addsGenerationPrompt: true,
      variables: ["bos_token": "<s>"])
    #expect(text == (try fixture.text("txt")))
    let parts = try fixture.text("ranges").split(separator: "\n").map {
      try Value(json: String($0))
    }
    #expect(ranges.map { String(text[$0]) } == parts.compactMap(\.stringValue))
  }

  @Test("raise_exception has a kind of its own")
  func raised() throws {
    let template = try ChatTemplate("{{ raise_exception('no') }}")
    let error = #expect(throws: TemplateError.self) { try template.render(messages: []) }
    #expect(error?.kind == .raised)
    #expect(error?.message == "no")
  }

  @Test("strftime_now reads the clock of the system unless told otherwise")
  func clock() throws {
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    let template = try ChatTemplate("{{ strftime_now('%Y') }}")
    #expect(try template.render(messages: []) == String(year))
  }

  @Test(
    "moments in ISO 8601",
    arguments: [
      ("2026-11-20", "2026-11-20 00:00:00"), ("2026-11-20T10:30", "2026-11-20 10:30:00"),
      ("2026-11-20T10:30:05.5+01:00", "2026-11-20 10:30:05"),
      ("2026-11-20T10:30Z", "2026-11-20 10:30:00"), ("20261120T1030", "2026-11-20 10:30:00"),
      ("2026-11-20 10", "2026-11-20 10:00:00"), ("2020-W53-7", "2021-01-03 00:00:00"),
      ("2026W47", "2026-11-16 00:00:00"),
    ])
  func moments(_ text: String, _ expected: String) throws {
    let moment = try #require(ChatMoment(iso8601: text))
    let template = try ChatTemplate("{{ strftime_now('%Y-%m-%d %H:%M:%S') }}", now: { moment })
    #expect(try template.render(messages: []) == expected)
  }

  /// What Python's `datetime.fromisoformat(text).strftime("%f|%z|%Z")` gives.
  @Test(
    "moments keep their zone and microseconds",
    arguments: [
      ("2026-11-20T10:30:05", "000000||"), ("2026-11-20T10:30:05.123456Z", "123456|+0000|UTC"),
      ("2026-11-20T10:30:05,5+00:00", "500000|+0000|UTC"),
      ("2026-11-20T10:30:05.1234567-08:30", "123456|-0830|UTC-08:30"),
      ("2026-11-20T10:30:05+05:30:15", "000000|+053015|UTC+05:30:15"),
      ("20261120T103005.25+0100", "250000|+0100|UTC+01:00"),
      ("2026-11-20T10-01", "000000|-0100|UTC-01:00"),
    ])
  func zones(_ text: String, _ expected: String) throws {
    let moment = try #require(ChatMoment(iso8601: text))
    let template = try ChatTemplate("{{ strftime_now('%f|%z|%Z') }}", now: { moment })
    #expect(try template.render(messages: []) == expected)
  }

  @Test(
    "what is no moment",
    arguments: [
      "", "now", "2026", "2026-13-01", "2026-02-30T10:00", "x2026-01-01", "2026-11-20T",
      "2026-11-20T25:00", "2026-11-20T10:30:60", "2026-11-20T10:30:05 ", "2026-11-20T10:30+24:00",
      "2026-W54-1", "2026-W01-8",
    ])
  func noMoment(_ text: String) {
    #expect(ChatMoment(iso8601: text) == nil)
  }
}
