extension LiveScript {
  /// Loads changed stylesheets and pictures anew without a reload.
  static let assetScript = #"""
    let turn = 0;
    // Stylesheets whose successors are still loading, and the paths of those of the last news.
    const leaving = new WeakSet();
    let swapped = new Set();

    const isOne = (assets, url) => {
      const place = new URL(url, document.baseURI);
      return place.origin === location.origin && assets.includes(place.pathname);
    };

    const fresh = (url) => {
      const place = new URL(url, document.baseURI);
      place.searchParams.set("torii", String((turn += 1)));
      const isNear = new URL(document.baseURI).origin === location.origin;
      return isNear ? place.pathname + place.search : place.href;
    };

    // The old sheet stays until the new one is there, so that the page is never bare.
    const swapStylesheet = (link, source, href) => {
      const next = document.importNode(source ?? link, false);
      if (href) next.setAttribute("href", href);
      const done = () => link.remove();
      leaving.add(link);
      swapped.add(new URL(next.href, location.href).pathname);
      next.addEventListener("load", done, { once: true });
      next.addEventListener("error", done, { once: true });
      link.after(next);
    };

    const styleImages = (assets) => {
      for (const node of document.querySelectorAll("[style*='url(']")) {
        const text = node.getAttribute("style");
        const changed = text.replace(/url\((["']?)([^"')]+)\1\)/g, (all, quote, url) =>
          isOne(assets, url) ? "url(" + quote + fresh(url) + quote + ")" : all);
        if (changed !== text) node.setAttribute("style", changed);
      }
    };

    const swapImages = (assets) => {
      for (const image of document.querySelectorAll("img, source, video, audio, input[type=image], object, embed, iframe")) {
        for (const name of ["src", "poster", "data"]) {
          const url = image.getAttribute(name);
          if (url && isOne(assets, url)) image.setAttribute(name, fresh(url));
        }
        const set = image.getAttribute("srcset");
        if (!set) continue;
        const changed = set.split(",").map((part) => {
          const [url, ...size] = part.trim().split(/\s+/);
          return [isOne(assets, url) ? fresh(url) : url, ...size].join(" ");
        }).join(", ");
        if (changed !== set) image.setAttribute("srcset", changed);
      }
      for (const icon of document.querySelectorAll("link[rel~=icon]")) {
        if (isOne(assets, icon.href)) icon.href = fresh(icon.href);
      }
    };

    // Whether all that changed could be swapped.
    const swap = (assets) => {
      if (assets.some((path) => /\.(m?js|wasm)$/.test(path))) return false;
      const links = [...document.querySelectorAll("link[rel~=stylesheet][href]")]
        .filter((link) => !leaving.has(link));
      const own = links.filter((link) => isOne(assets, link.href));
      // Something that stylesheets name, as a font or a picture: they are all read anew.
      const named = assets.some((path) => !/\.css$/.test(path)) || own.length === 0;
      const known = new Set(swapped);
      for (const link of named ? links : own) {
        const url = new URL(link.href);
        if (url.origin === location.origin && !known.has(url.pathname)) {
          swapStylesheet(link, null, fresh(link.getAttribute("href")));
        }
      }
      swapImages(assets);
      styleImages(assets);
      return true;
    };

    """#
}
