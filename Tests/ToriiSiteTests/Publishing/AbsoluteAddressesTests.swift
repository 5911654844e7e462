import Testing
import ToriiSite

@Suite("Absolute addresses in HTML")
struct AbsoluteAddressesTests {
  private let addresses = AbsoluteAddresses(page: "https://example.org/blog/trip/")

  @Test(
    "links, images and media become absolute",
    arguments: [
      (#"<a href="/x">"#, #"<a href="https://example.org/x">"#),
      (#"<a href='../y'>"#, #"<a href='https://example.org/blog/trip/../y'>"#),
      (#"<img alt=a src=b.jpg>"#, #"<img alt=a src=https://example.org/blog/trip/b.jpg>"#),
      (##"<a href="#part">"##, ##"<a href="https://example.org/blog/trip/#part">"##),
      (#"<A HREF="//cdn.test/x">"#, #"<A HREF="https://cdn.test/x">"#),
      (
        #"<img srcset="a.jpg 1x, /b.jpg 2x">"#,
        #"<img srcset="https://example.org/blog/trip/a.jpg 1x, https://example.org/b.jpg 2x">"#
      ),
      (
        #"<style></style><script>'/a'</script><a href="/x">"#,
        #"<style></style><script>'/a'</script><a href="https://example.org/x">"#
      ),
      (#"<video poster="/p.png"/>"#, #"<video poster="https://example.org/p.png"/>"#),
    ])
  func rewritten(_ html: String, _ expected: String) {
    #expect(addresses.rewriting(html) == expected)
  }

  @Test(
    "everything else stays as it is",
    arguments: [
      #"<a href="https://other.test/">"#, #"<a href="mailto:a@b.c">"#, "text href=\"/x\" <",
      #"<!-- <a href="/x"> -->"#, #"<script>let a = '<a href="/x">'</script>"#, "<a href",
      "<a href=\"", #"<a data-href="/x">"#, "<", "", #"<p title='<a href="/x">'>"#,
    ])
  func untouched(_ html: String) {
    #expect(addresses.rewriting(html) == html)
  }
}
