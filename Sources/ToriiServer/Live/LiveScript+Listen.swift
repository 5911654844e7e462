extension LiveScript {
  /// Listens to the server, takes one piece of news after the other, and comes back after a restart.
  static let listenScript = #"""
    let problems = "[]";
    let boot = null;
    let queue = Promise.resolve();

    const refresh = async (told) => {
      if (told === version) return;
      const answer = await ask();
      if (!answer) return location.reload();
      if (answer.version === version) return;
      if (!update(answer.page)) return location.reload();
      version = answer.version;
      showBadge(answer.badge);
    };

    const hear = async (news) => {
      swapped = new Set();
      if (news.problems !== undefined && JSON.stringify(news.problems) !== problems) {
        problems = JSON.stringify(news.problems);
        showProblems(news.problems);
      }
      if (news.version === "reload") return location.reload();
      if (news.version) await refresh(news.version);
      // After a restart nobody knows which stylesheets changed meanwhile.
      const isNew = news.boot && boot && news.boot !== boot;
      boot = news.boot ?? boot;
      if ((news.assets || isNew) && !swap(news.assets ?? [])) location.reload();
    };

    const take = (news) => { queue = queue.then(() => hear(news)).catch(() => {}); };

    const direct = () => {
      let wait = 250;
      const page = location.pathname;
      const open = () => {
        const stream = new EventSource(location.origin + "/__livereload?page=" + encodeURIComponent(page));
        stream.onmessage = (event) => {
          const { pages, ...news } = JSON.parse(event.data);
          wait = 250;
          take({ ...news, ...pages?.[page] });
        };
        stream.onerror = () => {
          stream.close();
          setTimeout(open, wait);
          wait = Math.min(wait * 2, 4000);
        };
        addEventListener("pagehide", () => stream.close(), { once: true });
      };
      open();
    };

    // Browsers open few connections to one server, so all tabs share one where they can.
    const listen = () => {
      try {
        const { port } = new SharedWorker(location.origin + "/__livereload/worker.js", { name: "torii" });
        port.onmessage = (event) => take(event.data);
        port.postMessage({ page: location.pathname });
        addEventListener("pagehide", () => port.postMessage({}), { once: true });
      } catch {
        direct();
      }
    };

    addEventListener("pageshow", (event) => { if (event.persisted) listen(); });

    const begin = () => {
      showBadge(script.dataset.badge);
      listen();
      remember();
    };
    if (document.readyState === "complete") begin();
    else addEventListener("load", begin, { once: true });
    """#
}
