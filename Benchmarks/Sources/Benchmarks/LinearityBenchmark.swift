import Torii

/// Shows that cost grows with what there is to do and no faster: each case is measured at four
/// sizes, each twice the one before, and the time for a unit of size stays the same.
struct LinearityBenchmark {
  /// Prints one JSON object a line: the nanoseconds of a unit at each size.
  func run() throws {
    try compiling("template size", [500, 1000, 2000, 4000]) {
      String(repeating: "<p>{{ a.b|upper }}</p>{% if c %}text{% endif %}\n", count: $0)
    }
    try compiling("nesting", [8, 16, 32, 64]) {
      String(repeating: "{% if a %}", count: $0) + "x" + String(repeating: "{% endif %}", count: $0)
    }
    try compiling("chain of filters", [32, 64, 128, 256]) {
      "{{ a" + String(repeating: "|upper", count: $0) + " }}"
    }
    try rendering(
      "list", "{% for i in range(n) %}{% if i % 2 %}{{ loop.index }}{% endif %}{% endfor %}")
    try rendering("output", "{% for i in range(n) %}0123456789 0123456789 0123456789{% endfor %}")
    try rendering(
      "captured output",
      "{% set text %}{% for i in range(n) %}<{{ i }}>{% endfor %}{% endset %}{{ text|length }}")
    try rendering(
      "ns.items + [x]",
      "{% set ns = namespace(items=[]) %}{% for i in range(n) %}"
        + "{% set ns.items = ns.items + [i] %}{% endfor %}{{ ns.items|length }}")
    try rendering(
      "list.append",
      "{% set items = [] %}{% for i in range(n) %}{{ items.append(i) or '' }}{% endfor %}")
    try rendering("join", "{{ range(n)|join(',')|length }}")
    try rendering("sort", "{{ range(n)|sort(reverse=true)|first }}")
    try rendering("unique", "{{ range(n)|unique|list|length }}")
    try rendering("groupby", "{% for g in people|groupby('name') %}{{ g.grouper }}{% endfor %}")
    try rendering("dictionary", "{% for key in table %}{{ table[key] }}{% endfor %}")
    try rendering("replace", "{{ ('a,' * n)|replace(',', '--')|length }}")
  }

  private func compiling(_ name: String, _ sizes: [Int], _ source: (Int) -> String) throws {
    let environment = Environment()
    let times = try sizes.map { size in
      let text = source(size)
      return try medianTime(samples: 3) { _ = try environment.template(from: text) } / size
    }
    print(line(name, sizes, times))
  }

  private func rendering(_ name: String, _ source: String) throws {
    let template = try Environment().template(from: source)
    let sizes = [2000, 4000, 8000, 16000]
    let times = try sizes.map { size in
      let people = (0..<size).map { ["name": Value("name \($0 % 100)")] }
      let table = (0..<size).reduce(into: [String: Value]()) { $0["key \($1)"] = Value($1) }
      let context: [String: Value] = [
        "n": Value(size), "people": Value(people), "table": Value(table),
      ]
      var buffer: [UInt8] = []
      return try medianTime(samples: 3) {
        buffer.removeAll(keepingCapacity: true)
        try template.render(context, into: &buffer)
      } / size
    }
    print(line(name, sizes, times))
  }

  private func line(_ name: String, _ sizes: [Int], _ times: [Int]) -> String {
    #"{"case": "\#(name)", "sizes": \#(sizes), "ns_per_unit": \#(times)}"#
  }
}
