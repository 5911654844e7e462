#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Python's `complex`, which a negative number to the power of a fraction is.
package final class ComplexObject: Object {
  let real: Double
  let imaginary: Double

  init(real: Double, imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  /// `base ** exponent` by way of polar coordinates, as CPython computes it.
  convenience init(_ base: Double, toThePower exponent: Double) {
    let length = pow(base.magnitude, exponent)
    let phase = atan2(0, base) * exponent
    self.init(real: length * cos(phase), imaginary: length * sin(phase))
  }

  override package var typeName: String { "complex" }

  override package var plainRepr: String? {
    let imaginary = "\(ComplexObject.text(imaginary))j"
    if real == 0, real.sign == .plus { return imaginary }
    let sign = self.imaginary.sign == .minus && !self.imaginary.isNaN ? "" : "+"
    return "(\(ComplexObject.text(real))\(sign)\(imaginary))"
  }

  /// A part as `repr` writes it, without a fraction of zero.
  private static func text(_ value: Double) -> String {
    let text = pythonRepr(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  override package func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    real != 0 || imaginary != 0
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    switch name.text {
    case "real": return .double(real)
    case "imag": return .double(imaginary)
    default: return nil
    }
  }

  private static func parts(_ value: Value) -> (real: Double, imaginary: Double)? {
    if case .object(let object) = value, let number = object as? ComplexObject {
      return (number.real, number.imaginary)
    }
    guard let number = Number(value) else { return nil }
    do {
      return (try number.asDouble(), 0)
    } catch {
      return nil
    }
  }

  override package func binary(
    _ operation: BinaryOperator, _ other: Value, isReflected: Bool, _ machine: MachineRef
  ) throws(TemplateError) -> Value? {
    guard let given = ComplexObject.parts(other) else { return nil }
    let own = (real: real, imaginary: imaginary)
    let left = isReflected ? given : own
    let right = isReflected ? own : given
    let (a, b) = ((left.real, left.imaginary), (right.real, right.imaginary))
    func made(_ real: Double, _ imaginary: Double) -> Value {
      .object(ComplexObject(real: real, imaginary: imaginary))
    }
    switch operation {
    case .add: return made(a.0 + b.0, a.1 + b.1)
    case .subtract: return made(a.0 - b.0, a.1 - b.1)
    case .multiply: return made(a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
    case .divide:
      let square = b.0 * b.0 + b.1 * b.1
      if square == 0 { throw TemplateError(.zeroDivision, "complex division by zero") }
      return made((a.0 * b.0 + a.1 * b.1) / square, (a.1 * b.0 - a.0 * b.1) / square)
    default: return nil
    }
  }

  override package func isEqual(to other: Value) -> Bool {
    guard let parts = ComplexObject.parts(other) else { return false }
    return parts.real == real && parts.imaginary == imaginary
  }

  override package var hashForKey: UInt64? { real.bitPattern ^ imaginary.bitPattern &* 31 }
}
