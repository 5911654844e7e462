import Foundation

let arguments = Array(CommandLine.arguments.dropFirst(2))
switch CommandLine.arguments.dropFirst().first {
case "templates": exit(runTemplatesCommand(arguments: arguments))
case "templates-worker": exit(runTemplatesWorker(arguments: arguments))
case "markdown-speed": exit(runMarkdownSpeedCommand(arguments: arguments))
case "markdown": exit(runMarkdownCommand(arguments: arguments))
case "render": exit(runRenderCommand(arguments: arguments))
case "captures": exit(runCapturesCommand(arguments: arguments))
case "highlight": exit(runHighlightCommand(arguments: arguments))
case "chat": exit(runChatCommand(arguments: arguments))
default:
  print("usage: Conformance COMMAND ARGUMENTS")
  print("templates, markdown, markdown-speed, highlight, render, captures, chat")
  exit(2)
}
