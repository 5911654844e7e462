extension HTMLRenderer {
  mutating func renderFootnote(_ number: Int) {
    output.append("<li id=\"fn-")
    output.append(address: tree.text(footnotes.list[number].label))
    output.append("\">\n")
    footnote = number
    render(from: footnotes.list[number].definition)
    if footnote != nil {
      startLine()
      writeBackReferences(of: number)
      output.append(ASCII.newline)
      footnote = nil
    }
    output.append("</li>\n")
  }

  mutating func writeFootnoteReference(_ node: MarkdownTree.Index) {
    let number = Int(tree[node].number)
    guard footnotes.list.indices.contains(number) else { return }
    let label = tree.text(footnotes.list[number].label)
    output.append("<sup class=\"footnote-ref\"><a href=\"#fn-")
    output.append(address: label)
    output.append("\" id=\"fnref-")
    output.append(address: label)
    writeOccurrence(Int(tree[node].column))
    output.append("\" data-footnote-ref>")
    output.append(decimal: number + 1)
    output.append("</a></sup>")
  }

  mutating func writeBackReferences(of number: Int) {
    for occurrence in 1...max(1, footnotes.list[number].references) {
      if occurrence > 1 { output.append(ASCII.space) }
      output.append("<a href=\"#fnref-")
      output.append(address: tree.text(footnotes.list[number].label))
      writeOccurrence(occurrence)
      output.append("\" class=\"footnote-backref\" data-footnote-backref")
      output.append(" data-footnote-backref-idx=\"")
      output.append(decimal: number + 1)
      writeOccurrence(occurrence)
      output.append("\" aria-label=\"")
      appendWord("Back to reference")
      output.append(ASCII.space)
      output.append(decimal: number + 1)
      writeOccurrence(occurrence)
      output.append("\">↩")
      if occurrence > 1 {
        output.append("<sup class=\"footnote-ref\">")
        output.append(decimal: occurrence)
        output.append("</sup>")
      }
      output.append("</a>")
    }
  }

  private mutating func writeOccurrence(_ occurrence: Int) {
    if occurrence > 1 {
      output.append(ASCII.hyphen)
      output.append(decimal: occurrence)
    }
  }
}
