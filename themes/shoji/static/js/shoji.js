// Comfort only: a light or a dark wall, and arrow keys from picture to picture.
const { dataset, dir } = document.documentElement
const all = selector => [...document.querySelectorAll(selector)]

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
    // Storage can be forbidden; the choice then lasts as long as the page.
    try { localStorage.theme = dataset.theme } catch {}
  }
  show()
}

const pictures = all(".sequence figure")
addEventListener("keydown", event => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] * (dir == "rtl" ? -1 : 1)
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || "value" in event.target) return
  // The next picture is the first whose middle is beyond that of the window.
  const middles = pictures.map(picture => {
    const { left, top, width, height } = picture.firstElementChild.getBoundingClientRect()
    return (top + height / 2 - innerHeight / 2) * step + (left > width / 2) * step
  })
  const here = pictures.indexOf(document.activeElement.closest("figure"))
  const next = pictures[here < 0 ? (step > 0 ? middles.findIndex(middle => middle > 9) : middles.findLastIndex(middle => middle > 9)) : here + step]
  if (!next) return
  event.preventDefault()
  next.scrollIntoView({ block: "center" })
  next.querySelector("a")?.focus({ preventScroll: true })
})
