/// What `templates/table.html` renders.
struct TablePage: HandWrittenPage {
  var rows: [[Int]]

  func write<Writer: PageWriter & ~Copyable>(into page: inout Writer) {
    page.write("<table>")
    for row in rows {
      page.write("<tr>")
      for cell in row {
        page.write("<td>")
        page.write(cell)
        page.write("</td>")
      }
      page.write("</tr>")
    }
    page.write("</table>")
  }
}
