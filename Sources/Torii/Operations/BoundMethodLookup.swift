extension UnsafeMutablePointer where Pointee == Machine {
  /// A method of one of Python's built-in classes, bound to its receiver.
  func boundMethod(named name: AttributeName, of value: Value) -> Value? { nil }
}
