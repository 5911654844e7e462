/// What went wrong with a template: Jinja2's words, the place, and how the render got there.
///
/// Thrown when a template is loaded, compiled or rendered (Jinja2 documentation, "Exceptions").
public struct TemplateError: Error, Sendable {
  /// The class of an error: Jinja2's own, then Python's that templates meet.
  public enum Kind: String, Sendable, Hashable {
    /// The template is not well formed.
    case syntax = "TemplateSyntaxError"
    /// The template is well formed but refers to what does not exist, such as an unknown filter.
    case assertion = "TemplateAssertionError"
    /// The loader knows no template of that name.
    case templateNotFound = "TemplateNotFound"
    /// The loader knows none of several templates.
    case templatesNotFound = "TemplatesNotFound"
    /// A template did at run time what it must not.
    case runtime = "TemplateRuntimeError"
    /// An undefined value was used.
    case undefined = "UndefinedError"
    /// The sandbox refused an operation.
    case security = "SecurityError"
    /// A filter was given arguments that it does not take.
    case filterArgument = "FilterArgumentError"
    /// Jinja2's `TemplateError`: the template itself says that it cannot go on, as chat templates do
    /// with `raise_exception`.
    case raised = "TemplateError"
    /// Python's `TypeError`.
    case type = "TypeError"
    /// Python's `ValueError`.
    case value = "ValueError"
    /// Python's `ZeroDivisionError`.
    case zeroDivision = "ZeroDivisionError"
    /// `InvalidOperation` of Python's `decimal`.
    case decimalInvalid = "InvalidOperation"
    /// `DivisionByZero` of Python's `decimal`.
    case decimalDivision = "DivisionByZero"
    /// `Overflow` of Python's `decimal`.
    case decimalOverflow = "Overflow"
    /// Python's `KeyError`.
    case key = "KeyError"
    /// Python's `IndexError`.
    case index = "IndexError"
    /// Python's `AttributeError`.
    case attribute = "AttributeError"
    /// Python's `OverflowError`.
    case overflow = "OverflowError"
    /// Python's `RecursionError`: templates, macros or values nest too deeply.
    case recursion = "RecursionError"
    /// Python's `NameError`.
    case name = "NameError"
    /// Python's `AssertionError`.
    case pythonAssertion = "AssertionError"
    /// Python's `RuntimeError`.
    case pythonRuntime = "RuntimeError"
    /// Python's `SyntaxError`: what Python refuses in the code that Jinja2 generates.
    case pythonSyntax = "SyntaxError"
    /// Python's `NotImplementedError`.
    case notImplemented = "NotImplementedError"
    /// Python's `LookupError`.
    case lookup = "LookupError"
    /// Python's `UnicodeError` and its kinds.
    case unicode = "UnicodeError"
    /// Python's `UnicodeEncodeError`.
    case unicodeEncode = "UnicodeEncodeError"
    /// Python's `UnicodeDecodeError`.
    case unicodeDecode = "UnicodeDecodeError"
    /// A limit of the render was reached: work, output or size of a value.
    case limit = "LimitError"
    /// Code of the host threw; `cause` is its error.
    case host = "HostError"

    /// Whether the class is one of Jinja2's own.
    public var isJinja: Bool {
      switch self {
      case .syntax, .assertion, .templateNotFound, .templatesNotFound, .runtime, .undefined,
        .security, .filterArgument:
        return true
      default: return false
      }
    }
  }

  /// One step of the way to the error: a template, and what ran in it.
  public struct Frame: Sendable, Hashable {
    /// The template's name; nil for a template made from a string.
    public var template: String?
    /// The line, counted from 1.
    public var line: Int
    /// What ran: `root`, `block NAME` or `macro NAME`; the body of a `call` is
    /// the macro `caller`.
    public var location: String
  }

  final class Storage: Sendable {
    let kind: Kind
    let message: String
    let template: String?
    let line: Int?
    let column: Int?
    let excerpt: SourceExcerpt?
    let frames: [Frame]
    let hint: String?
    let notFound: [String]
    let cause: (any Error)?
    /// The name of a variable that is undefined, for the hint.
    let missingName: String?
    let isLocated: Bool
    /// Whether the error has left a unit whose caller is not in `frames` yet.
    let needsCaller: Bool

    init(
      kind: Kind, message: String, template: String? = nil, line: Int? = nil, column: Int? = nil,
      excerpt: SourceExcerpt? = nil, frames: [Frame] = [], hint: String? = nil,
      notFound: [String] = [], cause: (any Error)? = nil, missingName: String? = nil,
      isLocated: Bool = false, needsCaller: Bool = false
    ) {
      self.kind = kind
      self.message = message
      self.template = template
      self.line = line
      self.column = column
      self.excerpt = excerpt
      self.frames = frames
      self.hint = hint
      self.notFound = notFound
      self.cause = cause
      self.missingName = missingName
      self.isLocated = isLocated
      self.needsCaller = needsCaller
    }
  }

  let storage: Storage

  init(storage: Storage) { self.storage = storage }

  package init(
    _ kind: Kind, _ message: String, hint: String? = nil, notFound: [String] = [],
    cause: (any Error)? = nil, missingName: String? = nil
  ) {
    storage = Storage(
      kind: kind, message: message, hint: hint, notFound: notFound, cause: cause,
      missingName: missingName)
  }

  /// The error's class.
  public var kind: Kind { storage.kind }
  /// What is wrong, in Jinja2's words, without the place.
  public var message: String { storage.message }
  /// The template in which it happened; nil for one made from a string.
  public var templateName: String? { storage.template }
  /// The line, counted from 1; nil where no template code was running.
  public var line: Int? { storage.line }
  /// The column, counted from 1 in Unicode scalars, where it is known.
  public var column: Int? { storage.column }
  /// The lines around the place, where the source is known.
  public var excerpt: SourceExcerpt? { storage.excerpt }
  /// The templates, blocks and macros that led here, outermost first.
  public var frames: [Frame] { storage.frames }
  /// How to mend it, where there is a likely way.
  public var hint: String? { storage.hint }
  /// The names of the templates that were not found.
  public var notFoundNames: [String] { storage.notFound }
  /// The error of the host's code that led to this one.
  public var cause: (any Error)? { storage.cause }
}

/// A line of a template and the part of it that an error is about.
public struct SourceExcerpt: Sendable, Hashable {
  /// The line's text, without its newline.
  public var text: String
  /// Where the part begins, in Unicode scalars from 0.
  public var caretOffset: Int
  /// How many Unicode scalars it has, at least 1.
  public var caretLength: Int
}

extension TemplateError {
  package static func type(_ message: String) -> TemplateError { .init(.type, message) }
  package static func value(_ message: String) -> TemplateError { .init(.value, message) }
  package static func runtime(_ message: String) -> TemplateError { .init(.runtime, message) }
  package static func undefined(_ message: String) -> TemplateError { .init(.undefined, message) }
  package static func overflow(_ message: String) -> TemplateError { .init(.overflow, message) }
  package static func filterArgument(_ message: String) -> TemplateError {
    .init(.filterArgument, message)
  }
  package static func limit(_ message: String) -> TemplateError { .init(.limit, message) }

  /// The error of a host's code, which stays available as the cause.
  package static func host(_ error: any Error) -> TemplateError {
    if let error = error as? TemplateError { return error }
    return .init(.host, "\(error)", cause: error)
  }

  /// The error of a choice between templates of which there is none.
  static var noLoader: TemplateError { .type("no loader for this environment specified") }

  package static func templatesNotFound(_ names: [String]) -> TemplateError {
    guard !names.isEmpty else {
      return .init(.templatesNotFound, "Tried to select from an empty list of templates.")
    }
    return .init(
      .templatesNotFound,
      "none of the templates given were found: \(names.joined(separator: ", "))",
      notFound: names)
  }

  package static let recursion = TemplateError(.recursion, "maximum recursion depth exceeded")
}
