// Comfort only: theme switch, copy buttons, names for check boxes, tables a keyboard can scroll.
(() => {
  const root = document.documentElement
  const words = document.currentScript.dataset
  const system = matchMedia("(prefers-color-scheme: dark)")

  const button = document.querySelector(".theme-switch")
  if (button) {
    const isDark = () =>
      root.dataset.theme === "dark" || (root.dataset.theme !== "light" && system.matches)
    const show = () => {
      button.setAttribute("aria-pressed", isDark())
      const paper = getComputedStyle(document.body).backgroundColor
      for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper
    }
    button.hidden = false
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark"
      // Storage can be forbidden; the choice then lasts as long as the page.
      try { localStorage.setItem("theme", root.dataset.theme) } catch {}
      show()
    })
    system.addEventListener("change", show)
    show()
  }

  for (const pre of document.querySelectorAll(".prose pre")) {
    let box = pre.closest(".highlight")
    if (!box) {
      box = document.createElement("div")
      box.className = "highlight"
      pre.replaceWith(box)
      box.append(pre)
      pre.tabIndex = 0
    }
    if (!navigator.clipboard) continue
    const copy = document.createElement("button")
    copy.type = "button"
    copy.className = "copy"
    copy.textContent = words.copy
    copy.addEventListener("click", async () => {
      const code = pre.cloneNode(true)
      for (const number of code.querySelectorAll(".linenos, .lineno")) number.remove()
      await navigator.clipboard.writeText(code.textContent)
      copy.textContent = words.copied
      setTimeout(() => { copy.textContent = words.copy }, 2000)
    })
    box.append(copy)
  }

  for (const box of document.querySelectorAll(".prose input[type=checkbox]")) {
    if (!box.labels?.length) box.setAttribute("aria-label", box.checked ? words.done : words.todo)
  }

  for (const table of document.querySelectorAll(".prose table")) {
    let wrap = table.closest(".table-wrap")
    if (!wrap) {
      wrap = document.createElement("div")
      wrap.className = "table-wrap"
      table.replaceWith(wrap)
      wrap.append(table)
    }
    // A region would be a landmark, and two landmarks may not share a name.
    wrap.setAttribute("role", "group")
    wrap.setAttribute("aria-label", table.caption?.textContent || words.table)
    if (wrap.scrollWidth > wrap.clientWidth) wrap.tabIndex = 0
    else wrap.removeAttribute("tabindex")
  }
})()
