extension Language {
  static let clojure = Language("Clojure", "clojure clj cljs cljc edn") {
    ClojureLanguage.machine.read(&$0)
  }
}

/// Clojure. Words count only before a blank, as Pygments has it.
enum ClojureLanguage {
  private enum State: UInt8, CaseIterable { case root }

  private static let name = ByteSet("a-zA-Z0-9_!$%*+<=>?/.#|-", nonASCII: true)
  private static let nameStart = ByteSet("a-zA-Z0-9_!$%*+<=>?/.|-", nonASCII: true)

  private static let words = WordTable([
    .k: ". def do fn if let new quote var loop",
    .kd: """
    def- defn defn- defmacro defmulti defmethod defstruct defonce declare definline definterface
    defprotocol defrecord deftype defproject ns
    """,
    .nb: """
    * + - -> / < <= = == > >= .. accessor agent agent-errors aget alength all-ns alter and
    append-child apply array-map aset aset-boolean aset-byte aset-char aset-double aset-float aset-int
    aset-long aset-short assert assoc await await-for bean binding bit-and bit-not bit-or
    bit-shift-left bit-shift-right bit-xor boolean branch? butlast byte cast char children class
    clear-agent-errors comment commute comp comparator complement concat conj cons constantly cond
    if-not construct-proxy contains? count create-ns create-struct cycle dec deref difference disj
    dissoc distinct doall doc dorun doseq dosync dotimes doto double down drop drop-while edit end?
    ensure eval every? false? ffirst file-seq filter find find-doc find-ns find-var first float flush
    for fnseq frest gensym get-proxy-class get hash-map hash-set identical? identity if-let import
    in-ns inc index insert-child insert-left insert-right inspect-table inspect-tree instance? int
    interleave intersection into into-array iterate join key keys keyword keyword? last lazy-cat
    lazy-cons left lefts line-seq list* list load load-file locking long macroexpand macroexpand-1
    make-array make-node map map-invert map? mapcat max max-key memfn merge merge-with meta min min-key
    name namespace neg? newline next nil? node not not-any? not-every? not= ns-imports ns-interns
    ns-map ns-name ns-publics ns-refers ns-resolve ns-unmap nth nthrest or parse partial path peek pop
    pos? pr pr-str print print-str println println-str prn prn-str project proxy proxy-mappings quot
    rand rand-int range re-find re-groups re-matcher re-matches re-pattern re-seq read read-line reduce
    ref ref-set refer rem remove remove-method remove-ns rename rename-keys repeat replace replicate
    resolve rest resultset-seq reverse rfirst right rights root rrest rseq second select select-keys
    send send-off seq seq-zip seq? set short slurp some sort sort-by sorted-map sorted-map-by
    sorted-set special-symbol? split-at split-with str string? struct struct-map subs subvec symbol
    symbol? sync take take-nth take-while test time to-array to-array-2d tree-seq true? union up
    update-proxy val vals var-get var-set var? vector vector-zip vector? when when-first when-let
    when-not with-local-vars with-meta with-open with-out-str xml-seq xml-zip zero? zipmap zipper
    """,
  ])

  static let machine = StateMachine(State.self) { _ in
    [
      .line(";", .c1), .run(ByteSet(","), .text), .spaces(),
      Rule("0-9-") { readNumber(&$0) },
      .quoted("\"", "\"", .s),
      Rule("'") { scanner in
        guard nameStart.contains(scanner.next) else { return false }
        scanner.take(.ss, to: scanner.run(name, from: scanner.at + 1))
        return true
      },
      Rule("\\") { scanner in
        guard scanner.at + 1 < scanner.end, scanner.next != 0x0A else { return false }
        scanner.take(.sc, 1 + scanner.characterLength(at: scanner.at + 1))
        return true
      },
      Rule(":") { scanner in
        var begin = scanner.next == 0x3A ? scanner.at + 2 : scanner.at + 1
        if scanner[begin] == 0x23 { begin += 1 }
        guard nameStart.contains(scanner[begin]) else { return false }
        scanner.take(.ss, to: scanner.run(name, from: begin))
        return true
      },
      .literal("~@", .o), .one("`'#^~&@", .o),
      Rule(nameStart) { scanner in
        let end = scanner.run(name, from: scanner.at)
        if scanner[end] == 0x20, let entry = words.find(scanner.bytes, scanner.at..<end) {
          scanner.take(entry.tokenClass, to: end + 1)
        } else {
          scanner.take(scanner.previous == 0x28 ? .nf : .nv, to: end)
        }
        return true
      },
      .one("[]{}()", .p),
    ]
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let begin = scanner.byte == 0x2D ? scanner.at + 1 : scanner.at
    let whole = scanner.run(.digits, from: begin)
    guard whole > begin else { return false }
    let rest = scanner.run(.digits, from: whole + 1)
    if rest > whole + 1, scanner[whole] == 0x2E {
      scanner.take(.mf, to: rest)
    } else if rest > whole + 1, scanner[whole] == 0x2F {
      scanner.take(.m, to: rest)
    } else {
      scanner.take(.mi, to: whole)
    }
    return true
  }
}
