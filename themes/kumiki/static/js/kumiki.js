// Comfort only: theme switch, copy buttons, search. Without it every page still works.
const { dataset } = document.documentElement
const all = selector => document.querySelectorAll(selector)
const make = (tag, values, ...parts) => {
  const made = Object.assign(document.createElement(tag), values)
  made.append(...parts)
  return made
}

for (const link of all("nav [aria-current]")) link.closest("nav").scrollTop = link.offsetTop - innerHeight / 2

for (const button of all(".theme-switch")) {
  let dark = dataset.theme == "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : dataset.theme == "dark"
  const show = () => {
    button.ariaPressed = dark
    for (const meta of all("[name=theme-color]")) meta.content = getComputedStyle(document.body).backgroundColor
  }
  button.hidden = false
  button.onclick = () => {
    dark = !dark
    dataset.theme = dark ? "dark" : "light"
    show()
    try { localStorage.theme = dataset.theme } catch {}
  }
  show()
}

const [script] = all("script[data-copy]")
if (navigator.clipboard) for (const code of all(".highlight code")) {
  const { copy, copied } = script.dataset
  const button = make("button", { className: "copy" }, copy)
  button.onclick = async () => {
    const text = code.cloneNode(true)
    text.querySelectorAll(".linenos").forEach(number => number.remove())
    await navigator.clipboard.writeText(text.textContent)
    button.innerText = copied
    setTimeout(() => { button.innerText = copy }, 2000)
  }
  code.parentNode.after(button)
}

for (const wrap of all(".table-wrap")) wrap.role = "group"

for (const form of all(".find")) {
  const field = form.q
  const list = form.lastElementChild
  let pages, chosen

  const choose = option => {
    if (chosen) chosen.ariaSelected = false
    chosen = option
    field.setAttribute("aria-activedescendant", option?.id ?? "")
    if (!option) return
    option.ariaSelected = true
    option.scrollIntoView({ block: "nearest" })
  }
  const open = on => {
    list.hidden = !on
    field.ariaExpanded = on
    choose(on && list.querySelector("a"))
  }
  const find = async () => {
    const terms = field.value.toLowerCase().match(/\S+/g)
    if (!terms) return open(false)
    pages ??= fetch(form.dataset.index).then(answer => answer.json())
    const has = text => terms.every(term => text.toLowerCase().includes(term))
    const marked = RegExp(`(${terms.join(" ").replace(/[^\w ]/g, "\\$&").replaceAll(" ", "|")})`, "i")
    const found = []
    for (const { url, title, place, heads, text } of await pages) {
      const head = !has(title) && heads.find(head => has(head[1]))
      const rank = has(title) ? title.length : head ? 500 : has(title + text) && 999
      if (!rank) continue
      const at = text.search(marked)
      const parts = text.substr(Math.max(at - 60, text.lastIndexOf(" ", at - 30) + 1), 140).split(marked)
      found.push(make("a", { rank, role: "option", href: head ? url + "#" + head[0] : url },
        make("b", {}, head ? `${title} › ${head[1]}` : title), make("small", {}, place),
        make("span", {}, ...parts.map((part, i) => i % 2 ? make("mark", {}, part) : part))))
    }
    found.sort((a, b) => a.rank - b.rank)
    found.forEach((option, i) => { option.id = "r" + i })
    if (!found[0]) found.push(make("p", { role: "option" }, form.dataset.none))
    list.replaceChildren(...found.slice(0, 20))
    open(true)
  }

  field.oninput = find
  field.onkeydown = event => {
    const next = { ArrowDown: chosen?.nextSibling, ArrowUp: chosen?.previousSibling }[event.key]
    if (next) choose(next)
    else if (event.key == "Enter" && chosen) chosen.click()
    else if (event.key == "Escape") field.blur(open(false))
    else return
    event.preventDefault()
  }
  list.onmousedown = event => event.preventDefault()
  field.onblur = () => form.closest("main") || open(false)
  addEventListener("keydown", event => {
    if (event.key != "/" || "value" in event.target) return
    event.preventDefault()
    field.select()
  })
  field.value ||= new URL(location).searchParams.get("q")
  if (field.value) find()
}
