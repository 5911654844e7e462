extension LiveScript {
  /// Changes the document in place: what differs between the page sent before and the page sent
  /// now is changed, all else stays, with the scroll position, focus, open details and fields.
  static let patchScript = #"""
    const ours = (node) =>
      node === script || leaving.has(node) || ["torii-overlay", "torii-badge"].includes(node.localName);

    const isExecutable = (node) => {
      const type = (node.getAttribute("type") || "").trim().toLowerCase();
      return type === "" || type === "module" || type === "importmap" || /(java|ecma)script/.test(type);
    };

    // Scripts run once: when they are others, only a reload does what the author means.
    const scripts = (page) =>
      [...page.querySelectorAll("script")]
        .filter((node) => isExecutable(node) && node.getAttribute("src") !== script.getAttribute("src"))
        .map((node) => node.outerHTML)
        .join("\n");

    // Which elements are the same thing in two versions of a list.
    const key = (node) => {
      if (node.nodeType !== 1) return "#" + node.nodeType;
      const name = node.localName;
      if (node.id) return name + "#" + node.id;
      if (name === "link") {
        return name + node.getAttribute("rel") + (node.getAttribute("href") || "").split("?")[0];
      }
      if (name === "meta") {
        return name + (node.getAttribute("name") || node.getAttribute("property")
          || node.getAttribute("http-equiv") || "");
      }
      return name;
    };

    const sameNode = (a, b) => a.isEqualNode(b);

    // Pairs the children of two lists: equal ones at both ends first, then in between by equality
    // and by key, in order.
    const pairs = (olds, news) => {
      const found = new Map();
      let start = 0;
      while (start < olds.length && start < news.length && sameNode(olds[start], news[start])) {
        found.set(news[start], olds[start]);
        start += 1;
      }
      let oldEnd = olds.length, newEnd = news.length;
      while (oldEnd > start && newEnd > start && sameNode(olds[oldEnd - 1], news[newEnd - 1])) {
        oldEnd -= 1;
        newEnd -= 1;
        found.set(news[newEnd], olds[oldEnd]);
      }
      const pass = (matches) => {
        let from = start;
        for (let index = start; index < newEnd; index += 1) {
          const node = news[index];
          if (found.has(node)) {
            from = Math.max(from, olds.indexOf(found.get(node)) + 1);
            continue;
          }
          const limit = Math.min(oldEnd, from + 64);
          for (let place = from; place < limit; place += 1) {
            if (taken.has(olds[place])) break;
            if (matches(olds[place], node)) {
              found.set(node, olds[place]);
              taken.add(olds[place]);
              from = place + 1;
              break;
            }
          }
        }
      };
      const taken = new Set(found.values());
      pass(sameNode);
      pass((a, b) => key(a) === key(b));
      return found;
    };

    const children = (node) => [...node.childNodes].filter((child) => !ours(child));

    // The nodes of the document that show those of the page sent before: equal in number and kind,
    // with what scripts added in between left out.
    const shownBy = (before, live) => {
      const result = new Map();
      const shown = children(live);
      let from = 0;
      for (const node of children(before)) {
        for (let place = from; place < shown.length; place += 1) {
          if (key(shown[place]) === key(node)
            && (node.nodeType === 1 || shown[place].data === node.data || place === from)) {
            result.set(node, shown[place]);
            from = place + 1;
            break;
          }
        }
      }
      return result;
    };

    const patchAttributes = (before, after, live) => {
      const names = new Set([...before.getAttributeNames(), ...after.getAttributeNames()]);
      for (const name of names) {
        const value = after.getAttribute(name);
        if (value === before.getAttribute(name)) continue;
        // Whether details are open is the reader's business.
        if (name === "open" && live.localName === "details") continue;
        if (value === null) live.removeAttribute(name);
        else live.setAttribute(name, value);
        if (name === "value" && "value" in live && live.value === (before.getAttribute(name) ?? "")) {
          live.value = value ?? "";
        }
        if (name === "checked" && "checked" in live) live.checked = value !== null;
      }
    };

    const isStylesheet = (node) =>
      node.nodeType === 1 && node.localName === "link" && /\bstylesheet\b/i.test(node.rel)
        && node.getAttribute("href");

    const patch = (before, after, live) => {
      if (before.nodeType !== 1 && before.nodeType !== 9) {
        if (before.data !== after.data) live.data = after.data;
        return;
      }
      if (before.nodeType === 1) {
        if (before.isEqualNode(after)) return;
        if (isStylesheet(live) && before.getAttribute("href") !== after.getAttribute("href")) {
          swapStylesheet(live, after);
          return;
        }
        patchAttributes(before, after, live);
        if (live.localName === "textarea" && live.value === before.textContent) {
          live.value = after.textContent;
        }
        if (live.localName === "template") return patchChildren(before.content, after.content, live.content);
      }
      patchChildren(before, after, live);
    };

    const patchChildren = (before, after, live) => {
      const shown = shownBy(before, live);
      const news = children(after);
      const same = pairs(children(before), news);
      const kept = new Set(same.values());
      for (const node of children(before)) {
        if (!kept.has(node)) shown.get(node)?.remove();
      }
      let last = null;
      for (const node of news) {
        const old = same.get(node);
        const place = old && shown.get(old);
        if (place && place.parentNode === live) {
          patch(old, node, place);
          last = place;
        } else if (!old || !sameNode(old, node)) {
          const made = document.importNode(node, true);
          if (last) last.after(made);
          else live.prepend(made);
          last = made;
        }
      }
    };

    // Brings the document to the page as it is now; whether that needs no reload.
    const update = (page) => {
      const before = sent ?? document;
      if (scripts(before) !== scripts(page)) return false;
      const focus = document.activeElement;
      const scroll = [scrollX, scrollY];
      if (sent) patch(sent.documentElement, page.documentElement, document.documentElement);
      else patch(document.documentElement.cloneNode(true), page.documentElement, document.documentElement);
      if (focus && focus !== document.activeElement && focus.isConnected) {
        focus.focus({ preventScroll: true });
      }
      scrollTo({ left: scroll[0], top: scroll[1], behavior: "instant" });
      sent = page;
      dispatchEvent(new CustomEvent("torii:update"));
      return true;
    };

    """#
}
