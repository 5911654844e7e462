/// What libyaml complains about, to be said in words that help an author.
struct YAMLProblem {
  let text: String
  let context: String
  let position: DataPosition
  let contextPosition: DataPosition
  /// The character at which libyaml stopped.
  let scalar: Unicode.Scalar?

  var error: DataError {
    if let opening = sentenceAtOpening { return DataError(opening, at: contextPosition) }
    return DataError(sentence, at: position)
  }

  /// A sentence about what was begun and not finished, to be shown where it begins.
  private var sentenceAtOpening: String? {
    switch (context, text) {
    case (_, "could not find expected ':'"):
      "A \":\" is missing after the key on this line; write \"key: value\"."
    case (_, "found unexpected end of stream"), (_, "found unexpected document indicator"):
      "The quote that begins here is never closed; add the closing quote."
    case (_, "did not find expected ',' or ']'"):
      "The list that begins here lacks a comma or its \"]\"; add what is missing."
    case (_, "did not find expected ',' or '}'"):
      "The mapping that begins here lacks a comma or its \"}\"; add what is missing."
    default: nil
    }
  }

  private var sentence: String {
    switch text {
    case "found character that cannot start any token": badStart
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      "A tab cannot indent YAML; use spaces."
    case "mapping values are not allowed in this context":
      "A \":\" cannot stand here; indent the line like the one above it, or put the text in quotes."
    case "mapping keys are not allowed in this context":
      "A key marked with \"?\" cannot stand here; put the value in quotes."
    case "block sequence entries are not allowed in this context":
      "A list cannot begin on the line of its key; put each \"- item\" on a line of its own."
    case "did not find expected key":
      "The line does not continue the mapping above it; check its indentation and its quotes."
    case "did not find expected '-' indicator":
      "The line does not continue the list above it; check its indentation and its \"-\"."
    case "did not find expected alphabetic or numeric character":
      "A name must follow \"*\" or \"&\"; put the value in quotes if the character belongs to it."
    case "found unknown escape character":
      "This backslash escape is unknown; use single quotes to keep backslashes as they are."
    case "did not find expected hexdecimal number":
      "Hexadecimal digits are missing in the escape."
    case "found invalid Unicode character escape code":
      "The escape stands for no Unicode character; write the character itself."
    case "found undefined tag handle":
      "The tag uses a handle that is not defined; remove the tag."
    case "did not find expected <document start>":
      "Here the YAML does not continue what is above; check the indentation and the brackets."
    case "found incompatible YAML document":
      "This version of YAML is unknown; remove the %YAML line."
    case "could not find expected digit or '.' character", "found unknown directive name":
      "The directive is unknown; remove the line that begins with \"%\"."
    case "did not find expected node content":
      "A value is missing here; put it in quotes if it is meant to be a sign."
    case "did not find expected comment or line break":
      "After \"|\" or \">\" the text begins on the next line; move it there."
    default: "The YAML cannot be read here: \(text)."
    }
  }

  private var badStart: String {
    switch scalar {
    case "\t": "A tab cannot indent YAML; use spaces."
    case let scalar?: "A value cannot begin with \(quoted(scalar)); put it in quotes."
    case nil: "A value is missing here."
    }
  }
}
