import Testing
import ToriiSite

@Suite("Minified CSS")
struct CSSMinifierTests {
  private func minify(_ css: String) -> String {
    String(decoding: CSSMinifier.minify(Array(css.utf8)), as: UTF8.self)
  }

  @Test(
    "space and comments go where they mean nothing",
    arguments: [
      ("a { color : red ; }", "a{color:red}"),
      ("a{}\n\nb{}", "a{}b{}"),
      ("/* x */ a /* y */ { b : c }", "a{b:c}"),
      ("a , b{c:d , e}", "a,b{c:d,e}"),
      ("a > b ~ c + d{}", "a>b~c+d{}"),
      ("a{b:c;;d:e;}", "a{b:c;d:e}"),
      ("a{color:red ! important}", "a{color:red! important}"),
      ("@media screen and ( min-width : 10px ){a{}}", "@media screen and (min-width:10px){a{}}"),
      ("a{b:rgb( 1 , 2 , 3 )}", "a{b:rgb(1,2,3)}"),
      ("a{b:0.5em -0.5em +0.50px 0.0}", "a{b:.5em -.5em +.50px .0}"),
      ("a{b:c}  ", "a{b:c}"),
    ])
  func smaller(_ css: String, _ expected: String) { #expect(minify(css) == expected) }

  @Test(
    "space stays where it means something",
    arguments: [
      "a b{c:d}", "a :hover{b:c}", "a{b:calc(1px + 2px)}", "a{b:1 -2}", "a{b:a b/c}",
      "@media not all and (color){a{}}", "@supports not (a:b){c{}}", "a{b:\"x  y\"}",
      "a{b:url(a\\ b.png)}", "a .b{c:d}", "* *{a:b}", "a:nth-child(2n + 1){b:c}",
    ])
  func kept(_ css: String) { #expect(minify(css) == css) }

  @Test(
    "comments that hold two tokens apart become empty ones, licences stay",
    arguments: [
      ("a{b:1/* x */2}", "a{b:1/**/2}"), ("a{b:c/* x */ d}", "a{b:c d}"),
      ("/*! licence */a{}", "/*! licence */a{}"),
    ])
  func comments(_ css: String, _ expected: String) { #expect(minify(css) == expected) }

  @Test(
    "custom properties keep the text that scripts read",
    arguments: ["a{--x:  b  c ;d:e}", "a{--x : {a:b} ;}", ":root{--a: 0.50 }"])
  func customProperties(_ css: String) { #expect(minify(css) == css) }

  @Test(
    "a style sheet that is not well formed stays whole",
    arguments: [
      "a { b : c", "a } b { c : d }", "a { b : 'x\n }", "/* a { b : c }", "a { b : ( c }",
      "a { b : url( x y ) }", "\\", "{ ] }", "a { b : \\\n }",
    ])
  func malformed(_ css: String) { #expect(minify(css) == css) }

  @Test(
    "hostile style sheets end and never grow",
    arguments: [
      "{", "(", "a{", "/*", "*/", "\\", "url(", "\"", "a{b:c}", "@media a{", "--x:", "a;", "!", "}",
      "\u{0}", "a/**/", "  ", "@", "#", "1", "-", "\u{FFFD}",
    ])
  func hostile(_ piece: String) {
    let css = Array(String(repeating: piece, count: 400_000 / piece.utf8.count).utf8)
    #expect(CSSMinifier.minify(css).count <= css.count)
  }

  @Test("bytes that are no text stay")
  func binary() {
    let bytes = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }
    _ = CSSMinifier.minify(bytes)
    _ = CSSMinifier.minify([0xFF, 0xFE, 0x61, 0x00, 0x7B])
  }
}
