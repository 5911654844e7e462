/// The attributes of Python's machinery by class, as `dir()` of CPython 3.11, Jinja2 3.1.6 and
/// MarkupSafe 3.0 lists them.
///
/// Templates never see them; the sandbox still tells one that Python has, which it refuses, from
/// one that is missing.
enum HiddenAttributes {
  /// Whether Python has an attribute of this name on such a value.
  static func contain(_ name: String, of value: Value) -> Bool {
    // Nearly every name is turned down here.
    guard [0x5F, 0x67, 0x6D].contains(name.utf8.first) else { return false }
    if isNamespace(value) { return includes("__class__ _Namespace__attrs", name) }
    return includes(universal, name) || includes(own(of: value), name)
  }

  /// Namespaces answer nothing but what templates have put into them.
  private static func isNamespace(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    return object is NamespaceObject
  }

  /// Whether a list of names, with spaces between them, has one.
  private static func includes(_ names: StaticString, _ name: String) -> Bool {
    guard name.utf8.count > 2 else { return false }
    return names.withUTF8Buffer { bytes in
      bytes.split(separator: 0x20).contains { $0.elementsEqual(name.utf8) }
    }
  }

  private static func own(of value: Value) -> StaticString {
    switch value {
    case .none: "__bool__"
    case .string: text
    case .markup: markup
    case .list: list
    case .tuple: tuple
    case .dict: dict
    case .bool, .int, .bigInt: integer
    case .double: float
    case .undefined(let missing):
      switch missing.behavior {
      case .chainable: chainable
      case .strict: strict
      default: undefined
      }
    case .object(let object): own(of: object)
    }
  }

  private static func own(of object: Object) -> StaticString {
    switch object.typeName {
    case "range": return range
    case "generator": return generator
    case "function": return object is BoundMethod ? wrapper : function
    case "method": return method
    case "builtin_function_or_method": return builtinFunction
    case "method-wrapper": return methodWrapper
    case "type": return type
    case "LoopContext", "AsyncLoopContext": return loop
    case "Macro": return macro
    case "BlockReference": return block
    case "TemplateReference": return templateReference
    case "TemplateModule": return module
    case "Cycler": return cycler
    case "Joiner": return joiner
    case "dict_values": return "__iter__ __len__ __reversed__"
    case "dict_keys", "dict_items": return dictView
    case "set", "frozenset": return set
    case "bytes": return bytes
    default:
      let name = object.typeName
      if name.utf8.reversed().starts(with: "iterator".utf8.reversed()) {
        return "__iter__ __length_hint__ __next__ __setstate__"
      }
      return object.isCallable ? callableInstance : instance
    }
  }

  private static let universal: StaticString = """
    __class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ \
    __gt__ __hash__ __init__ __init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ \
    __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ __subclasshook__
    """
  private static let instance: StaticString = "__dict__ __module__ __weakref__"
  private static let callableInstance: StaticString = "__call__ __dict__ __module__ __weakref__"

  private static let text: StaticString = """
    __add__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ __rmod__ \
    __rmul__
    """
  private static let markup: StaticString = """
    __add__ __contains__ __getitem__ __getnewargs__ __html__ __html_format__ __iter__ __len__ \
    __mod__ __module__ __mul__ __radd__ __rmod__ __rmul__ __slots__
    """
  private static let bytes: StaticString = """
    __add__ __bytes__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ \
    __rmod__ __rmul__
    """
  private static let list: StaticString = """
    __add__ __class_getitem__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ \
    __len__ __mul__ __reversed__ __rmul__ __setitem__
    """
  private static let tuple: StaticString = """
    __add__ __class_getitem__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mul__ \
    __rmul__
    """
  private static let dict: StaticString = """
    __class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ \
    __reversed__ __ror__ __setitem__
    """
  private static let set: StaticString = """
    __and__ __class_getitem__ __contains__ __iand__ __ior__ __isub__ __iter__ __ixor__ __len__ \
    __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__
    """
  private static let dictView: StaticString = """
    __and__ __contains__ __iter__ __len__ __or__ __rand__ __reversed__ __ror__ __rsub__ __rxor__ \
    __sub__ __xor__
    """
  private static let range: StaticString =
    "__bool__ __contains__ __getitem__ __iter__ __len__ __reversed__"
  private static let integer: StaticString = """
    __abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ \
    __getnewargs__ __index__ __int__ __invert__ __lshift__ __mod__ __mul__ __neg__ __or__ __pos__ \
    __pow__ __radd__ __rand__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ \
    __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ \
    __trunc__ __xor__
    """
  private static let float: StaticString = """
    __abs__ __add__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getformat__ \
    __getnewargs__ __int__ __mod__ __mul__ __neg__ __pos__ __pow__ __radd__ __rdivmod__ \
    __rfloordiv__ __rmod__ __rmul__ __round__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ \
    __trunc__
    """

  private static let undefined: StaticString = """
    __add__ __aiter__ __bool__ __call__ __complex__ __div__ __float__ __floordiv__ __getattr__ \
    __getitem__ __int__ __iter__ __len__ __mod__ __module__ __mul__ __neg__ __pos__ __pow__ \
    __radd__ __rdiv__ __rfloordiv__ __rmod__ __rmul__ __rpow__ __rsub__ __rtruediv__ __slots__ \
    __sub__ __truediv__ _fail_with_undefined_error _undefined_exception _undefined_hint \
    _undefined_message _undefined_name _undefined_obj
    """
  private static let strict: StaticString = """
    __add__ __aiter__ __bool__ __call__ __complex__ __contains__ __div__ __float__ __floordiv__ \
    __getattr__ __getitem__ __int__ __iter__ __len__ __mod__ __module__ __mul__ __neg__ __pos__ \
    __pow__ __radd__ __rdiv__ __rfloordiv__ __rmod__ __rmul__ __rpow__ __rsub__ __rtruediv__ \
    __slots__ __sub__ __truediv__ _fail_with_undefined_error _undefined_exception _undefined_hint \
    _undefined_message _undefined_name _undefined_obj
    """
  private static let chainable: StaticString = """
    __add__ __aiter__ __bool__ __call__ __complex__ __div__ __float__ __floordiv__ __getattr__ \
    __getitem__ __html__ __int__ __iter__ __len__ __mod__ __module__ __mul__ __neg__ __pos__ \
    __pow__ __radd__ __rdiv__ __rfloordiv__ __rmod__ __rmul__ __rpow__ __rsub__ __rtruediv__ \
    __slots__ __sub__ __truediv__
    """

  private static let function: StaticString = """
    __annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __get__ \
    __globals__ __kwdefaults__ __module__ __name__ __qualname__
    """
  private static let wrapper: StaticString = """
    __annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __get__ \
    __globals__ __kwdefaults__ __module__ __name__ __qualname__ __wrapped__
    """
  private static let method: StaticString = """
    __annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __func__ \
    __get__ __globals__ __kwdefaults__ __module__ __name__ __qualname__ __self__
    """
  private static let builtinFunction: StaticString =
    "__call__ __module__ __name__ __qualname__ __self__ __text_signature__"
  private static let methodWrapper: StaticString =
    "__call__ __name__ __objclass__ __qualname__ __self__ __text_signature__"
  private static let type: StaticString = """
    __annotations__ __base__ __bases__ __basicsize__ __call__ __dict__ __dictoffset__ __flags__ \
    __instancecheck__ __itemsize__ __module__ __mro__ __name__ __or__ __prepare__ __qualname__ \
    __ror__ __subclasscheck__ __subclasses__ __text_signature__ __weakrefoffset__ mro
    """
  private static let generator: StaticString =
    "__del__ __iter__ __name__ __next__ __qualname__ gi_code gi_frame"

  private static let loop: StaticString = """
    __annotations__ __call__ __dict__ __iter__ __len__ __module__ __next__ __weakref__ _after \
    _before _current _iterable _iterator _last_changed_value _length _peek_next _recurse \
    _to_iterator _undefined
    """
  private static let macro: StaticString = """
    __call__ __dict__ __module__ __weakref__ _argument_count _async_invoke _default_autoescape \
    _environment _func _invoke
    """
  private static let block: StaticString =
    "__call__ __dict__ __module__ __weakref__ _async_call _context _depth _stack"
  private static let templateReference: StaticString =
    "__dict__ __getitem__ __module__ __weakref__ _TemplateReference__context"
  private static let module: StaticString =
    "__dict__ __html__ __module__ __name__ __weakref__ _body_stream"
  private static let cycler: StaticString =
    "__annotations__ __dict__ __module__ __next__ __weakref__"
  private static let joiner: StaticString = "__call__ __dict__ __module__ __weakref__"
}
