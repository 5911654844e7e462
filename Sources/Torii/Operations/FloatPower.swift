#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Python's `**` on floats.
///
/// - Throws: Python's errors.
func floatPower(_ base: Double, _ exponent: Double) throws(TemplateError) -> Value {
  if base == 0, exponent < 0 {
    throw TemplateError(.zeroDivision, "0.0 cannot be raised to a negative power")
  }
  if base < 0, base.isFinite, exponent.isFinite, exponent != exponent.rounded(.down) {
    return .object(ComplexObject(base, toThePower: exponent))
  }
  let result = pow(base, exponent)
  if result.isInfinite, base.isFinite, exponent.isFinite {
    throw .overflow("(34, 'Numerical result out of range')")
  }
  return .double(result)
}
