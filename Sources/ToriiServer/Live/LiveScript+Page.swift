extension LiveScript {
  /// What the script knows about its page, and how it asks for the page anew.
  static let pageScript = #"""
    const script = document.currentScript;
    // Whole, as a page's <base> may lead what is shorter to another host.
    const address = () => location.origin + location.pathname + location.search;
    let version = script.dataset.version;
    // The page as the server sent it last: what differs from it in the browser, the page's own
    // scripts and its reader have done, and that stays.
    let sent = null;

    const parse = (text) => new DOMParser().parseFromString(text, "text/html");

    const ask = async () => {
      const response = await fetch(address(), {
        cache: "no-store", headers: { accept: "text/html" }, redirect: "manual",
      });
      if (response.type === "opaqueredirect") return null;
      const page = parse(await response.text());
      const own = page.querySelector("script[src='" + script.getAttribute("src") + "']");
      if (!own) return null;
      own.remove();
      return { page, version: own.dataset.version, badge: own.dataset.badge };
    };

    // Asked for once the page is idle, so that a first change can be told from what scripts did.
    const remember = async () => {
      const answer = await ask().catch(() => null);
      if (answer && answer.version === version) sent = answer.page;
    };

    """#
}
