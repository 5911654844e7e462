extension UnsafeMutablePointer where Pointee == Machine {
  /// An undefined value that explains itself, of the environment's class.
  package func undefined(hint: String) -> Value {
    .undefined(Undefined(pointee.environment.undefined, hint: hint))
  }

  /// What a failed look-up of an attribute or item gives, of the environment's class.
  package func undefined(owner: Value, name: Value) -> Value {
    .undefined(Undefined(pointee.environment.undefined, owner: owner, name: name))
  }

  /// What a name that is nowhere assigned gives, of the environment's class.
  package func undefined(named name: String) -> Value {
    .undefined(
      Undefined(pointee.environment.undefined, name: .string(name), isUnassigned: true))
  }
}
