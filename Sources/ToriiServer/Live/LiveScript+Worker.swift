extension LiveScript {
  /// One for all tabs of a browser: it listens for all their pages and hands on to each what
  /// concerns it.
  static let workerScript = #"""
    "use strict";
    const tabs = new Map();
    const versions = new Map();
    let problems;
    let boot;
    let streams = [];
    let asked = "";
    let wait = 250;
    let timer = 0;

    // Addresses are bounded, so that many pages are several streams.
    const queries = () => {
      const result = [];
      for (const page of [...new Set(tabs.values())].sort()) {
        const part = "page=" + encodeURIComponent(page);
        const last = result.length - 1;
        if (last >= 0 && result[last].length + part.length < 6000) result[last] += "&" + part;
        else result.push(part);
      }
      return result;
    };

    const hear = (event) => {
      const news = JSON.parse(event.data);
      problems = news.problems ?? problems;
      boot = news.boot ?? boot;
      wait = 250;
      for (const [page, { version }] of Object.entries(news.pages ?? {})) {
        if (version && version !== "reload") versions.set(page, version);
      }
      for (const [port, page] of tabs) {
        const own = news.pages?.[page];
        if (own || news.problems || news.boot) {
          port.postMessage({ problems: news.problems, boot: news.boot, ...own });
        }
      }
    };

    const open = () => {
      const wanted = queries();
      if (wanted.join() === asked) return;
      asked = wanted.join();
      // The old streams are closed when the new ones are there: nothing is missed in between.
      const old = streams;
      let missing = wanted.length;
      const closeOld = () => { for (const stream of old) stream.close(); };
      streams = wanted.map((query) => {
        const stream = new EventSource("/__livereload?" + query);
        stream.onmessage = hear;
        stream.onopen = () => { if ((missing -= 1) === 0) closeOld(); };
        stream.onerror = () => {
          stream.close();
          if (!streams.includes(stream)) return;
          closeOld();
          for (const other of streams) other.close();
          streams = [];
          asked = "";
          setTimeout(open, wait);
          wait = Math.min(wait * 2, 4000);
        };
        return stream;
      });
      if (wanted.length === 0) closeOld();
    };

    onconnect = ({ ports: [port] }) => {
      port.onmessage = ({ data }) => {
        if (data.page) {
          tabs.set(port, data.page);
          if (problems) port.postMessage({ problems, boot, version: versions.get(data.page) });
        } else {
          tabs.delete(port);
        }
        clearTimeout(timer);
        timer = setTimeout(open, 20);
      };
    };
    """#

  static var worker: [UInt8] { Array(workerScript.utf8) }
}
