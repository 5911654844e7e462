/// A language as a stack of states with rules of their own; those of the state on top are in force.
final class StateMachine: Sendable {
  private let rules: RuleTable
  private let count: Int

  /// The rules of each state, tried in order; the first state is the one to begin with.
  init(_ states: [[Rule]]) {
    rules = RuleTable(states)
    count = states.count
  }

  /// The rules of states that an enumeration names, in its order.
  convenience init<State: CaseIterable & Sendable>(
    _: State.Type, _ rules: (State) -> [Rule]
  ) {
    self.init(State.allCases.map(rules))
  }

  /// Reads to the end of the part.
  func read(_ scanner: inout Scanner) {
    let rules = rules
    var idle = 0
    while !scanner.isAtEnd {
      let byte = scanner.byte
      let state = Int(scanner.states.last ?? 0)
      guard state < count else { return }
      let before = scanner.at
      let isRead = rules.read(&scanner, state, byte)
      idle = scanner.at > before ? 0 : idle + 1
      if isRead, idle < 12 { continue }
      idle = 0
      if byte == 0x0A {
        // Nothing that began in a line goes on where the next one cannot be read.
        scanner.states.removeAll(keepingCapacity: true)
        scanner.take(.w, 1)
      } else {
        scanner.takeCharacter(.err)
      }
    }
  }
}

/// The rules of states by the bytes that they may begin with.
struct RuleTable: Sendable {
  /// What a rule does, where it can be called without counting a reference: threads that read code at
  /// the same time would wait for each other.
  private final class Step: Sendable {
    let body: Rule.Body

    init(_ body: @escaping Rule.Body) { self.body = body }
  }

  /// Keeps the steps.
  private var owned: [Step] = []
  private var steps: [Unmanaged<Step>] = []
  /// Where the rules of each state and byte begin; those of the next one begin where they end.
  private var starts: [Int] = [0]

  init(_ states: [[Rule]]) {
    for rules in states {
      let all = rules.map { Step($0.body) }
      owned += all
      for byte in 0...UInt8.max {
        for (rule, step) in zip(rules, all) where rule.first.contains(byte) {
          steps.append(Unmanaged.passUnretained(step))
        }
        starts.append(steps.count)
      }
    }
  }

  /// Whether a rule may begin with a byte.
  @inline(__always)
  func isEmpty(_ state: Int, _ byte: UInt8) -> Bool {
    let index = state &* 256 &+ Int(byte)
    return starts[index] == starts[index &+ 1]
  }

  /// Reads with the first rule that knows how to go on.
  @inline(__always)
  func read(_ scanner: inout Scanner, _ state: Int, _ byte: UInt8) -> Bool {
    let index = state &* 256 &+ Int(byte)
    var rule = starts[index]
    let end = starts[index &+ 1]
    while rule < end {
      if steps[rule]._withUnsafeGuaranteedRef({ $0.body(&scanner) }) { return true }
      rule &+= 1
    }
    return false
  }
}

/// What a rule does to the stack of states.
struct Move: Sendable {
  var pops = 0
  var pushes: [UInt8] = []

  static let stay = Move()
  static let pop = Move(pops: 1)

  static func push<State: RawRepresentable<UInt8>>(_ states: State...) -> Move {
    Move(pushes: states.map(\.rawValue))
  }

  /// Replaces the state on top.
  static func to<State: RawRepresentable<UInt8>>(_ states: State...) -> Move {
    Move(pops: 1, pushes: states.map(\.rawValue))
  }
}

extension Scanner {
  @inline(__always)
  mutating func apply(_ move: Move) {
    if move.pops > 0 { states.removeLast(min(move.pops, states.count)) }
    if !move.pushes.isEmpty { states.append(contentsOf: move.pushes) }
  }

  mutating func push<State: RawRepresentable<UInt8>>(_ state: State) {
    states.append(state.rawValue)
  }

  mutating func pop(_ count: Int = 1) { states.removeLast(min(count, states.count)) }

  mutating func replace<State: RawRepresentable<UInt8>>(_ state: State) {
    pop()
    push(state)
  }
}
