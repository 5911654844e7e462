// Comfort only: theme switch, menus that close, copy buttons. Without it every page still works.
(() => {
  const root = document.documentElement
  const all = (selector, act) => document.querySelectorAll(selector).forEach(act)
  const words = document.currentScript.dataset
  const system = matchMedia("(prefers-color-scheme: dark)")

  all(".theme-switch", button => {
    const isDark = () =>
      root.dataset.theme === "dark" || (root.dataset.theme !== "light" && system.matches)
    const show = () => {
      button.setAttribute("aria-pressed", isDark())
      const paper = getComputedStyle(document.body).backgroundColor
      all("meta[name=theme-color]", meta => { meta.content = paper })
    }
    button.hidden = false
    button.onclick = () => {
      root.dataset.theme = isDark() ? "light" : "dark"
      // Storage can be forbidden; the choice then lasts as long as the page.
      try { localStorage.theme = root.dataset.theme } catch {}
      show()
    }
    system.addEventListener("change", show)
    show()
  })

  for (const event of ["click", "keydown"]) document.addEventListener(event, ({ key, target }) => {
    if (key && key !== "Escape") return
    all(".more[open]", menu => {
      if (!key && menu.contains(target)) return
      menu.open = false
      if (key) menu.firstChild.focus()
    })
  })

  if (navigator.clipboard) all(".prose .highlight", box => {
    const copy = document.createElement("button")
    copy.className = "copy"
    copy.textContent = words.copy
    copy.onclick = async () => {
      const code = box.querySelector("code").cloneNode(true)
      code.querySelectorAll(".linenos").forEach(number => number.remove())
      await navigator.clipboard.writeText(code.textContent)
      copy.textContent = words.copied
      setTimeout(() => { copy.textContent = words.copy }, 2000)
    }
    box.append(copy)
  })
})()
