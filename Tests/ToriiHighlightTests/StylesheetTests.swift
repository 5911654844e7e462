import Foundation
import Testing
import ToriiHighlight

@Suite struct StylesheetTests {
  /// How far two colours are apart, as the guidelines for accessible content measure it.
  private func contrast(_ first: String, _ second: String) -> Double {
    func luminance(_ colour: String) -> Double {
      let value = Int(colour.dropFirst(), radix: 16) ?? 0
      let channels = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { channel in
        let share = Double(channel) / 255
        return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
    let (one, other) = (luminance(first), luminance(second))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  @Test func codeIsReadableInLightAndDark() throws {
    let colours = HighlightStylesheet.colours
    func named(_ name: String) throws -> HighlightStylesheet.Colour {
      try #require(colours.first { $0.name == name })
    }
    for background in [try named("background"), try named("marked")] {
      for colour in colours where colour.name != "background" && colour.name != "marked" {
        #expect(contrast(colour.light, background.light) >= 4.5, "\(colour.name)")
        #expect(contrast(colour.dark, background.dark) >= 4.5, "\(colour.name)")
      }
    }
  }

  @Test func theAutomaticStylesheetHasBothSchemes() {
    let css = HighlightStylesheet.auto.css
    #expect(css.contains("@media (prefers-color-scheme: dark)"))
    #expect(css.filter { $0 == "{" }.count == css.filter { $0 == "}" }.count)
    #expect(!HighlightStylesheet.light.css.contains("@media"))
  }
}
