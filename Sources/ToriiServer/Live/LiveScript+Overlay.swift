extension LiveScript {
  /// The problems of the last build over the page, and the badge of a page that is not public.
  /// Both live in shadow trees, so that the site's styles and theirs leave each other alone.
  static let overlayScript = #"""
    const styles = `
      :host { all: initial; }
      * { box-sizing: border-box; }
      .shade { position: fixed; inset: 0; z-index: 2147483646; overflow: auto; padding: 4vh 1rem;
        background: rgb(10 10 14 / .72); font: 14px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
      .box { max-width: 60rem; margin: 0 auto; background: #18181c; color: #e8e8ea; border-radius: 8px;
        border-top: 4px solid #ff5a5f; padding: 1.25rem 1.5rem; }
      header { display: flex; gap: 1rem; justify-content: space-between; font-family: system-ui, sans-serif; }
      h1 { font-size: 1.05rem; margin: 0; }
      section { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid #34343c; }
      .message { margin: .25rem 0 0; color: #ff9a9d; font-weight: 600; white-space: pre-wrap; overflow-wrap: anywhere; }
      button { font: inherit; color: inherit; background: none; border: 1px solid #55555f; border-radius: 5px;
        padding: .1rem .6rem; cursor: pointer; }
      button.place { border: 0; padding: 0; color: #8ab4ff; text-decoration: underline; text-align: left; }
      button:focus-visible { outline: 2px solid #8ab4ff; outline-offset: 2px; }
      pre { margin: .6rem 0 0; padding: .6rem .8rem; background: #0f0f12; border-radius: 5px; overflow-x: auto; font: inherit; }
      .caret { color: #ff5a5f; font-weight: 700; }
      .note { margin: .4rem 0 0; color: #b9b9c2; }
      .hint { margin: .4rem 0 0; color: #8fe3a8; }
      .badge { position: fixed; right: .75rem; bottom: .75rem; z-index: 2147483645; padding: .2rem .7rem;
        border-radius: 999px; background: #7a4b00; color: #fff; font: 600 13px/1.5 system-ui, sans-serif; }`;

    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);

    const host = (name) => {
      const node = document.createElement(name);
      node.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
      return node;
    };

    const make = (name, className, text) => {
      const node = document.createElement(name);
      if (className) node.className = className;
      if (text !== undefined) node.textContent = text;
      return node;
    };

    const openEditor = (index) =>
      fetch(location.origin + "/__livereload/open", { method: "POST", body: String(index), headers: { "X-Torii-Token": token } });

    const problemView = (problem, index) => {
      const view = make("section");
      if (problem.file) {
        let place = problem.file;
        if (problem.line) place += ":" + problem.line + (problem.column ? ":" + problem.column : "");
        const button = make("button", "place", place);
        button.title = "Open in the editor";
        button.addEventListener("click", () => openEditor(index));
        view.append(button);
      }
      view.append(make("p", "message", problem.message));
      if (problem.excerpt !== undefined) {
        const number = problem.line ? problem.line + " | " : "";
        const code = make("pre", "", number + problem.excerpt);
        if (problem.caret !== undefined) {
          code.append("\n" + number.replace(/\d/g, " ") + problem.caret, make("span", "caret", "^"));
        }
        view.append(code);
      }
      for (const note of problem.notes ?? []) view.append(make("p", "note", note));
      if (problem.hint) view.append(make("p", "hint", "hint: " + problem.hint));
      return view;
    };

    let overlay = null;
    let focusBefore = null;

    const hideProblems = () => {
      if (!overlay) return;
      overlay.remove();
      overlay = null;
      if (focusBefore && focusBefore.isConnected) focusBefore.focus({ preventScroll: true });
    };

    const showProblems = (problems) => {
      hideProblems();
      if (problems.length === 0) return;
      focusBefore = document.activeElement;
      overlay = host("torii-overlay");
      const box = make("div", "box");
      box.setAttribute("role", "alertdialog");
      box.setAttribute("aria-label", "The site has errors");
      const head = make("header");
      head.append(make("h1", "", problems.length === 1 ? "1 error" : problems.length + " errors"));
      const close = make("button", "", "Hide (Esc)");
      close.addEventListener("click", hideProblems);
      head.append(close);
      box.append(head, ...problems.map(problemView));
      const shade = make("div", "shade");
      shade.append(box);
      overlay.shadowRoot.append(shade);
      document.documentElement.append(overlay);
    };

    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && overlay) {
        hideProblems();
        event.preventDefault();
      }
    });

    let badge = null;

    const showBadge = (text) => {
      badge?.remove();
      badge = null;
      if (!text) return;
      badge = host("torii-badge");
      const view = make("div", "badge", text === "a draft" ? "Draft" : "Not published");
      view.title = text;
      badge.shadowRoot.append(view);
      document.documentElement.append(badge);
    };

    """#
}
