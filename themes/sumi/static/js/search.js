// Finds pages by the words of their titles, tags and texts, in the index that the build wrote.
(async () => {
  const words = document.currentScript.dataset
  const { q, found, results } = window
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const pages = await (await fetch(words.index)).json()
  for (const page of pages) page.fields = [page.title, page.tags.join(" "), page.text].map(fold)

  // Every other part is what the pattern found.
  const add = (parent, tag, text = "", pattern) => {
    const node = parent.appendChild(document.createElement(tag))
    text.split(pattern).forEach((part, i) => i % 2 ? add(node, "mark", part) : node.append(part))
    return node
  }
  const show = ({ url, title, text }, pattern) => {
    const entry = add(results, "article")
    entry.className = "entry"
    add(add(entry, "h2"), "a", title, pattern).href = url
    const start = Math.max(0, text.search(pattern) - 60)
    const from = start && text.indexOf(" ", start) + 1
    const part = text.slice(from, from + 180)
    add(entry, "p", (from ? "… " : "") + part + (text.endsWith(part) ? "" : "…"), pattern)
  }
  const search = () => {
    const query = q.value.trim()
    const terms = fold(query).split(/\s+/).filter(Boolean)
    const score = ({ fields }) => {
      const scores = terms.map(term =>
        fields.reduce((sum, field, i) => sum + field.includes(term) * [9, 4, 1][i], 0))
      return Math.min(...scores) && scores.reduce((a, b) => a + b)
    }
    const hits = terms.length ? pages.filter(score).sort((a, b) => score(b) - score(a)) : []
    const pattern = RegExp(`(${query.replace(/[^\p{L}\p{N}\s]/gu, "\\$&").split(/\s+/).join("|")})`, "i")
    results.replaceChildren()
    found.textContent = !query ? "" : hits.length ? `${words.some}: ${hits.length}` : words.none
    for (const page of hits.slice(0, 50)) show(page, pattern)
    history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname)
  }
  q.form.onsubmit = event => event.preventDefault()
  q.oninput = search
  q.value = new URLSearchParams(location.search).get("q")
  q.focus()
  search()
})()
