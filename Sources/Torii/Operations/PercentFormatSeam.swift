/// Python's `%` on text.
func percentFormat(_ format: Value, _ argument: Value, _ machine: MachineRef)
  throws(TemplateError) -> Value
{ format }
