// Generated from themes/sumi: change it there, then update by the test EmbeddedThemeTests
// with TORII_UPDATE_EMBEDDED_THEME=1.

// swift-format-ignore-file

extension EmbeddedTheme {
  package static let files: [File] = [
    File(
      "static/apple-touch-icon.png",
      base64: "iVBORw0KGgoAAAANSUhEUgAAALQAAAC0CAMAAAAKE/YAAAAAwFBMVEX8/Pr8+/n7+ff69/T59PL58vD58e/48O337er26uf15+T05OHz4t/y4Nzx3drw2tbw19Tu1NHt0c7szszqycfqxsLpxMDowb3mu7fktLDir6vgq6ffp6Pdo57cn5vbnZjamJPZlpLYlI/XkYzXj4rWi4bUhoDSgXzQfHbOdG7Mb2nKa2XIZmDHYVvFXFbFWlPDVE3BT0i/S0O/SEG9RD28Qju8Pzi6OzS5NzC4NS23MSq2Lye1LSW1KySzKCCzJh426KEnAAAFbElEQVR42u1c13bqOhA1CTEmQAyh2eDQu+m9JOj//+qeECBEkmmeMb5rzX5nn30UTdWMFYVAIBAIBAKBQCAQCAQCgUAgEAgEwuMQSxu5j1K1aJmZ91f/y42aNXvE/mI+aOTe/Co4Ue2tmBNWdj7kO8Wpxoxdgv3uJ8VqaX5e7qRTySXDvjK75uaM3nHTSvruXrx1nAUP6tmQH51be+uouBD2pb8INpwUT4sRn/q4pIP5fbZTfnXLaksueVEM+VWyEpf75VXx+aqfh3NP3mu2PmWS11X1ahPuJ7y2QLmfa9/iL/Rl48VLzeGR1GOkb8xV1nMP4/qb9DqXb+bJMJbzLDeS5XIT/Q6mMmONgCea07Jjbt7HZTPW07zImtei5GX2Xl8/ZWyGX9vElpJELno3nf7Pc06wz1qT2GBfdUFY+EcwDKJqfhqKmt2ZUmDw/d9+xhRdFzVX3ZbC36G1ixjTs2Bug7sgrIGmOSI6jrZ71sD0myiDJbov1tcQtObOayI5vrygeQRiQE+7ox6ghEZNuBwLoCIwt2OrYIgWstFPsIR4d9QMIb8WUw4DjHvnQNjQAyvsAObnP30I8Dw1IVRWkBlD78dGoMN5jxedh2T/MUVWh9X8LmRJsDXnvhsYA2Vt86LjKK6pCcn58gUfvv/gY+9FIW+1xWn+gu7UxffEFiDnEDy347EvlieAPQP+RsNnN/aeGa51WeU09+BjVwHcWPjbgdBiOdQXX1CVV5jTvEEo6Y43MAtEyCfSLYwkEtrGbbT07gSHV4UZEN+CE43SoR0c2GFepFVO8xBD82+iUAChS3Ki6yiimwf6LoodZlFEH1/3FihtpSiK6NqRX8NwHjgNitKRPw1Bx8XDGY7oAgO1xClmzcJn1FCxa42b/+9RAXWpQb4freB6D7YCYItyoms4on+r0C1CbCnjiO6CpgkpTnQBR/QItC7iT9rCEX0yIKC7Z+P7NEUUzadlKMCgVgL4ZUgO4+RfAAiJuicurwJ70m9eFFunzgPiTkfw+wdc2AXwHgFu8m6OofmPX1UBCPnncIw34dN2EEREFB4u4giiT9NfkNKlhfkGILGbAbQ3QspNy+DuKcfQLXEMntzw0YWBD/gnEKp9fjqsBC26hVDt8+X4BNMM2RKGtMjfD+B5+SbGS7DwiAibfrzidOz5RYVPDe9GM6ihfOHpE7K4jXODL1C8wsDVCrBFPcA6D2HsEc7rmRyzjmTf37ca6iVRW6J17FMMaUQl0Ees9cURU5hBujL/2qcCirYE0XMN4y8IGwEWgmqAt5G4MDUHOzFWglgC4EPhAmWi8heqZBHAdOk4JgKjDitaNoW8dfV0GxY1g7dUNMlc/dbFWUdFh/QFP0ZiyrYu7i6N9AX8/Pg1rQQ3w/V5yYbrBGNcPSbdMbPvGPAKSVe/cHaiytIts9nNsdGQLl8iveXIdi92Rn9T7H215VvaWLsMEYcN/OX19hgsSy8Z2+gKFtKOi8DmVQb5XFg4EGQVPNQcd8Tn1Yv9Cq3oJBnpTeSs3zt0Dj/O6Ta7zr/sompW1OHZjx6M6xlJNR3M1PrnPj0wUnFFK6HRpY9LLAetSiFvZtI7mDV7euEHI/yVRO2Shlsx8mLP/HUGqnnozW58eAioua8q3iBog2mue7ioX4GRvDEUL2FsADRPvP5oUKTvWnMzqHgOa+1K8vwxHwFxddiPOOb9zZ7cG1Ae+a2VQO6e+Dg2lAfDmt8oeZZTHo+A0d1e75k7xpPiD0Rqi2sUb/v5F8VHCKTq4wtnbOf9+DWpWKHndODjlqH4F6GU1eiNj9o3s2GnaurK/wNqLJl+jyoEAoFAIBAIBAKBQCAQCAQCgUAgSPEfUxS+4ubyKgcAAAAASUVORK5CYII="),
    File(
      "static/css/sumi.css",
      text: #"""
/* Sumi: ink on paper. What sets the look is a property of :root; change it there. */
:root {
  color-scheme: light dark;
  --accent: #b3261e;
  --paper: light-dark(#fcfcfa, #151514);
  --wash: light-dark(#f3f3ef, #1f1f1e);
  --line: light-dark(#dddcd6, #383735);
  --soft: light-dark(#4c4a45, #b8b5ae);
  --ink: light-dark(#1b1a18, #e8e5df);
  /* The accent, made dark or light enough to be read */
  --mark: light-dark(
    oklch(from var(--accent) min(l, .46) c h),
    oklch(from var(--accent) max(l, .78) min(c, .13) h));
  --blue: light-dark(#17437d, #93bdf0);
  --green: light-dark(#24521f, #9ccb8f);
  --violet: light-dark(#5d2f80, #cba8ec);
  --amber: light-dark(#653d00, #e3b568);
  --red: light-dark(#8a1a1a, #f2a097);
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, P052, "Noto Serif", Georgia, serif;
  --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --measure: 31rem;
  --leading: 1.65;
  --gap: 1.25rem;
}
[lang] { --text: var(--serif) }
[data-font=sans], [data-font=sans] [lang] { --text: var(--sans) }
[data-theme=light] { color-scheme: light }
[data-theme=dark] { color-scheme: dark }

/* Scripts with fonts and line breaking of their own */
[lang|=ja] {
  --serif: "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", serif;
  --sans: "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", sans-serif;
}
[lang|=zh] {
  --serif: "Songti SC", "Noto Serif CJK SC", SimSun, serif;
  --sans: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
[lang|=zh-Hant], [lang|=zh-TW] {
  --serif: "Songti TC", "Noto Serif CJK TC", PMingLiU, serif;
  --sans: "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif;
}
[lang|=ko] {
  --serif: AppleMyungjo, Batang, "Noto Serif CJK KR", serif;
  --sans: "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", sans-serif;
  word-break: keep-all;
}
:is([lang|=ja], [lang|=zh], [lang|=ko]) { --leading: 1.85; line-break: strict; text-autospace: normal }
:is([lang|=ja], [lang|=zh]) em { font-style: normal; text-emphasis: filled sesame }
[lang|=ja] :is(h1, h2, h3) { word-break: auto-phrase }
:where([lang]) { font-family: var(--text); line-height: var(--leading) }

/* Page */
*, ::before, ::after { box-sizing: border-box }
html {
  font-size: clamp(100%, 94% + .3vw, 118.75%);
  -webkit-text-size-adjust: 100%;
  scroll-padding-block-start: 1.5rem;
}
body {
  margin: 0;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  background: var(--paper);
  color: var(--ink);
  overflow-wrap: break-word;
  hanging-punctuation: first allow-end;
}
.column { width: min(100% - 2 * var(--gap), var(--measure)); margin-inline: auto }
main { flex: 1; padding-block: 1rem 4rem; outline: 0 }
h1, h2, h3, h4, h5, h6 { margin: 0; line-height: 1.2; text-wrap: balance; font-weight: 700 }
h1 { font-size: clamp(1.9rem, 1.5rem + 1.8vw, 2.6rem); line-height: 1.12; letter-spacing: -.015em }
p, ul, ol, dl, figure, blockquote { margin: 0 }
p, li, figcaption { text-wrap: pretty }
a { color: inherit; text-decoration: none }
a:hover, :is(.prose, .standfirst) a { text-decoration: underline .07em var(--mark); text-underline-offset: .2em }
a:hover { color: var(--mark) }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 3px; border-radius: 2px }
img, svg, video, iframe { max-width: 100%; vertical-align: middle }
img, video { height: auto }
svg { fill: currentColor }
[dir=rtl] .arrow { display: inline-block; scale: -1 1 }
[dir=rtl] h1 { letter-spacing: 0 }
.unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap }
.skip { position: absolute; z-index: 2; inset: .5rem auto auto .5rem; padding: .5rem 1rem; background: var(--ink); color: var(--paper); font: 1rem var(--sans) }
.skip:not(:focus) { clip-path: inset(50%) }

/* Interface */
.site-header, .site-footer, .breadcrumbs, .pagination, .meta, .when, .rows time, small, .tags, .terms span,
.toc summary, .label, .copy, figcaption, .admonition-title {
  font-family: var(--sans);
  font-size: .82rem;
  line-height: 1.5;
}
.site-footer, .breadcrumbs, .pagination, .meta, .when, .rows time, small, .terms span, figcaption, caption, .prose blockquote footer { color: var(--soft) }
time, .pagination, .terms span { font-variant-numeric: tabular-nums; unicode-bidi: plaintext }
:is(header, footer, nav, .toc) :is(ul, ol), .rows, .terms, .tags { list-style: none; padding: 0 }

.site-header { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; padding-block: 1.5rem clamp(2rem, 6vw, 4.5rem) }
.brand { display: flex; align-items: center; gap: .5rem; margin-inline-end: auto; font: 700 1.05rem/1.5 var(--text) }
.ring { color: var(--mark); flex: none }
.site-header ul { display: flex; flex-wrap: wrap; gap: 0 1.1rem }
.site-header li a { display: block; padding-block: .35rem }
.site-header li [aria-current] { text-decoration: underline .12em var(--mark); text-underline-offset: .4em }
.theme-switch { border: 0; padding: .3rem; margin-inline-end: -.3rem; background: none; color: inherit; cursor: pointer; line-height: 0 }
.theme-switch:hover { color: var(--mark) }
.theme-switch[aria-pressed=true] svg { rotate: 180deg }
.site-footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; padding-block: 1.25rem 2rem; border-block-start: 1px solid var(--line) }
.site-footer ul { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem }
.site-footer svg { vertical-align: -.1em }
.credit::before, .meta > * + *::before { content: "·"; margin-inline: .1em .35em }

/* Lists of posts */
.intro { margin-block-end: clamp(3rem, 8vw, 5rem) }
.intro .prose { margin-block-start: 1.5rem }
.statement { font-weight: 400; font-size: clamp(1.5rem, 1.2rem + 1.4vw, 2.05rem); line-height: 1.32; letter-spacing: -.01em; text-wrap: pretty }
.quiet { margin-block-end: 2.5rem; font-size: 1.35rem }
.entries { display: grid; gap: clamp(2.25rem, 5vw, 3rem) }
.entry { position: relative }
.entry :is(h2, h3) { font-size: 1.35rem; line-height: 1.25 }
.entry :is(h2, h3) + p { margin-block-start: .4rem }
.when { margin-block-end: .2rem }
.rows { display: grid; grid-template-columns: auto 1fr; gap: 0 1.25rem; border-block-end: 1px solid var(--line) }
.rows li { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; align-items: baseline; padding-block: .45rem; border-block-start: 1px solid var(--line) }
.rows time { white-space: nowrap }
.rows a:only-child { grid-column: 1 / -1 }
nav + .entries, .prose + .entries, .prose + nav { margin-block-start: 3rem }
.year { position: relative; margin-block-start: 2.5rem }
.year h2 { font-size: 1.35rem; margin-block-end: .5rem; font-variant-numeric: tabular-nums }
.terms { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 0 2rem }
.terms li { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; padding-block: .45rem; border-block-end: 1px solid var(--line) }
.label, .toc summary { font-weight: 600 }
.label { margin-block-end: .75rem }
.pagination { display: grid; grid-template-columns: 1fr auto 1fr; gap: 1rem; margin-block-start: 3.5rem }
.pagination a { padding-block: .3rem; color: var(--ink) }
.pagination > :last-child { text-align: end }

/* Post */
.page-header { margin-block-end: clamp(1.75rem, 5vw, 2.75rem) }
.meta { margin-block-end: .75rem }
h1 ~ .meta { margin-block: 1rem 0 }
.standfirst { margin-block-start: .9rem; font-size: 1.18rem; line-height: 1.5; color: var(--soft) }
.breadcrumbs { margin-block-end: 1rem }
.breadcrumbs ol { display: flex; flex-wrap: wrap }
.breadcrumbs li:not(:last-child)::after { content: "/"; margin-inline: .5em; color: var(--soft) }
.toc { margin-block-end: 2.5rem; border-block: 1px solid var(--line) }
.toc summary { padding-block: .6rem; cursor: pointer }
.toc summary:hover { color: var(--mark) }
.toc ol { font-size: .95rem; line-height: 1.4; padding-block-end: .8rem }
.toc li { padding-block: .2rem }
.toc li ol { padding-block: .2rem 0; padding-inline-start: 1.25rem }
.toc li li:last-child { padding-block-end: 0 }
.post-footer { display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; align-items: baseline; margin-block-start: 3rem }
.post-footer .meta { margin: 0 }
.tags, .rows, .terms, .neighbours { overflow-wrap: anywhere }
.tags { display: flex; flex-wrap: wrap; gap: 0 1rem }
.tags a { padding-block: .15rem; display: inline-block }
.tags a::before { content: "#"; color: var(--mark); margin-inline-end: .1em }
.neighbours { line-height: 1.35; display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem 2rem; margin-block-start: 3rem; padding-block-start: 1.25rem; border-block-start: 1px solid var(--line) }
.neighbours small { display: block; margin-block-end: .25rem }
.newer { grid-column: 2; text-align: end }
.related { margin-block-start: 3.5rem }
.related h2 { font-size: 1.1rem; margin-block-end: .75rem }

/* Text */
.prose > * + * { margin-block-start: 1.15rem }
.prose :is(h1, h2, h3, h4, h5, h6) { position: relative; margin-block: 2.2em -.35rem }
.prose > :first-child { margin-block-start: 0 }
.prose h1 { font-size: 1.7rem }
.prose h2 { font-size: 1.45rem }
.prose h3 { font-size: 1.18rem }
.prose :is(h4, h5, h6) { font-size: 1rem }
.prose :is(ul, ol) { padding-inline-start: 1.4em }
.prose li + li, .prose li > :is(p, ul, ol) { margin-block-start: .35rem }
.prose li > p + p { margin-block-start: .8rem }
.prose li::marker { color: var(--soft); font-variant-numeric: tabular-nums }
.prose dt { font-weight: 700 }
.prose dd + dt { margin-block-start: .8rem }
.math.display { overflow-x: auto; text-align: center }
.video iframe { width: 100%; aspect-ratio: 16/9; border: 0 }
.prose li:has(> [type=checkbox], > p > [type=checkbox]) { list-style: none }
.prose [type=checkbox] { appearance: none; width: .8em; height: .8em; margin: 0; margin-inline: -1.3em .5em; border: 1px solid var(--soft); border-radius: 2px; vertical-align: -.02em }
.prose [type=checkbox]:checked::before { content: "✓"; display: block; color: var(--mark); font: 700 1em/.6 var(--sans) }
.prose hr { width: 5rem; margin: 2.5rem auto; border: 0; border-block-start: 1px solid var(--soft) }
.prose :is(blockquote, .admonition) { padding-inline-start: 1.2rem; border-inline-start: 2px solid var(--hue, var(--mark)) }
.prose :is(blockquote, .admonition, details) > * + * { margin-block-start: .8rem }
blockquote footer { font: .82rem/1.5 var(--sans) }
.prose mark { background: color-mix(in srgb, var(--mark) 18%, transparent); color: inherit }
.story > p:not(:has(img)):is(:last-child, :has(+ .footnotes))::after {
  content: ""; display: inline-block; width: .5em; height: .5em; margin-inline-start: .5em;
  border: .13em solid var(--mark); border-radius: 50%;
}
.prose .anchor { position: absolute; inset-inline-start: -1.1em; font: 400 .8em var(--sans); color: var(--soft); text-decoration: none; opacity: 0 }
:is(h1, h2, h3, h4, h5, h6):hover > .anchor, .anchor:focus-visible { opacity: 1 }
@media (hover: none) { .anchor { opacity: .6 } }

.prose :is(figure, .table-wrap, .highlight, .admonition, details) { margin-block: 1.75rem }
figcaption { margin-block-start: .6rem }
figure img { width: 100% }
.prose img { border-radius: 2px }
.prose p > img + em { display: block; margin-block-start: .6rem; font: .82rem/1.5 var(--sans); color: var(--soft) }
@media (min-width: 56rem) { .prose .wide { margin-inline: -6rem; max-width: none } }
.table-wrap { overflow-x: auto }
.prose table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; font: .86rem/1.5 var(--sans); font-variant-numeric: tabular-nums lining-nums }
.prose .table-wrap table { display: table; max-width: none; min-width: 100%; overflow: visible }
.prose :is(th, td) { padding: .45rem .75rem; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line) }
.prose :is(th, td):first-child { padding-inline-start: 0 }
.prose :is(th, td):last-child { padding-inline-end: 0 }
.prose thead th { border-block-end-color: var(--soft) }
[align=right] { text-align: right !important }
[align=center] { text-align: center !important }

.admonition { --hue: var(--blue) }
.admonition-title { font-weight: 700; color: var(--hue) }
.admonition.tip { --hue: var(--green) }
.admonition.important { --hue: var(--violet) }
.admonition.warning { --hue: var(--amber) }
.admonition:is(.caution, .danger) { --hue: var(--red) }
.prose details { padding: .7rem 1rem }
.prose summary { font-weight: 700 }
.footnotes { margin-block-start: 3rem !important; padding-block-start: 1.25rem; border-block-start: 1px solid var(--line); font-size: .86rem; line-height: 1.55 }
.footnote-ref { font: .72em/1 var(--sans); vertical-align: .45em }
.footnote-ref a { padding: .3em .1em; color: var(--mark); text-decoration: none }
.prose .footnote-backref { font-family: var(--mono); text-decoration: none; color: var(--mark) }
:is(.footnotes li, .footnote-ref a):target { background: color-mix(in srgb, var(--mark) 14%, transparent) }

/* Code: tokens as Pygments names them */
.highlight, pre, kbd, :not(pre) > code, .copy, .prose details { background: var(--wash); border-radius: 4px }
code, kbd, samp, pre { font-family: var(--mono); font-size: .84em; direction: ltr; unicode-bidi: isolate }
:not(pre) > code { padding: .1em .3em }
kbd { padding: .1em .4em; border: 1px solid var(--line); border-block-end-width: 2px }
.highlight { position: relative; direction: ltr }
.prose > .highlight { margin-inline: calc(0px - var(--gap)) }
.highlight[data-lang]::before { content: attr(data-lang); display: block; padding: .5rem var(--gap) 0; font: .75rem/1.5 var(--sans); color: var(--soft) }
pre { margin: 0; padding: .9rem var(--gap); overflow-x: auto; text-align: left; line-height: 1.6; tab-size: 4 }
.prose pre { font-size: .82rem }
.highlight[data-lang] pre { padding-block-start: .5rem }
pre code { display: inline-block; min-width: 100%; font-size: 1em }
.copy { position: absolute; inset-block-start: .35rem; right: .6rem; padding: .15rem .5rem; border: 0; color: var(--soft); font-size: .75rem; cursor: pointer }
.copy:hover { color: var(--mark) }
@media (hover: hover) { .copy { opacity: 0 } .highlight:hover .copy, .copy:focus-visible { opacity: 1 } }
.hll { display: block; margin-inline: calc(-1 * var(--gap)); padding-inline: var(--gap); background: color-mix(in srgb, var(--mark) 6%, transparent); box-shadow: inset 3px 0 var(--mark) }
.linenos, .lineno { padding-right: 1em; color: var(--soft); user-select: none }
.highlight span:is(.c, .c1, .ch, .cm, .cp, .cpf, .cs, .sd) { color: var(--soft); font-style: italic }
.highlight span:is([class^=k], .ow, .nt) { color: var(--violet) }
.highlight span:is([class^=s]:not(.sd), .gi) { color: var(--green) }
.highlight span:is([class^=m], .il, .kc, .no, .bp, .ni) { color: var(--amber) }
.highlight span:is(.nf, .fm, .nc, .nd, .nn, .na, .nl, .py) { color: var(--blue) }
.highlight span:is(.gd, .gr, .err, .sr, .se) { color: var(--red) }

/* Dates and years hang in the margin */
@media (min-width: 62rem) {
  .entry .when, .year h2 { position: absolute; inset-block-start: .3rem; inset-inline-end: calc(100% + 2rem); margin: 0; white-space: nowrap }
}
@media (max-width: 30rem) {
  .site-header nav { order: 1; width: 100% }
  .rows:not(.year *) { grid-template-columns: 1fr }
  .prose table { width: max-content }
  .prose td { max-width: 14rem }
}
@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth }
  @view-transition { navigation: auto }
  .anchor, .copy { transition: opacity .15s }
  .theme-switch svg { transition: rotate .3s }
}
@media print {
  :root { color-scheme: light !important; --paper: #fff; --ink: #000 }
  html { font-size: 11pt }
  .site-header nav, .theme-switch, .skip, .site-footer, .toc, .neighbours, .related, .pagination, .copy, .anchor { display: none !important }
  .column { width: 100% }
  .prose > .highlight { margin-inline: 0 }
  .prose a[href^=http]::after { content: " (" attr(href) ")"; font-size: .8em; color: var(--soft); overflow-wrap: anywhere }
  pre { white-space: pre-wrap }
  h2, h3, h4 { break-after: avoid }
  figure, pre, tr, blockquote { break-inside: avoid }
}

"""#),
    File(
      "static/favicon.ico",
      base64: "AAABAAIAEBAAAAAAIACYAgAAJgAAACAgAAAAACAAigYAAL4CAACJUE5HDQoaCgAAAA1JSERSAAAAEAAAABAIBgAAAB/z/2EAAAJfSURBVHicfZK7T1RREMZ/c84FQYEVY3zCquuy4moo5A9Aoo2FLqisiTExVlpgaWOzsbKx0WhhNDHR2CwR5WEBJj5KRRMLwUTBgl1DSDDxgcB67z1jgdesoE41ZybfzHzfd6AscmBYEk/a8BQkepfn8GfDCLgusKd2xDsNHHfKJmDMd/SWKmuGs2NjP6JFF8D9HhCBe1KbW+rEuxWzZs+nIBzG6SVhxfMD4+OzAu5OMlkXM98rD72bmlEQAfUi8EBzw+5qtU8QWTMdhtnMu8mepfR2xmLzU7MLRwcSDS/kQ/FNDozkwOxKp71qf3akvsK2TJeCzJGJQv/1VirqX+GyEEbcBXQwvWWD8/XK2nl3cqhYLAEw2LTl8MiuhD5oarwL8LKViqViRoICDDQ13u5PNp6BX6o70Uyoqp4xN3NgWhOLAv0tFESF1wjHgMWJqCa/hE4w8uECOHqW21lmmw6ofFO0WUEMgIhYAOtU/gVccsE2gVVP27Bm8QAmY55RFZdSkL1t/79AVTuBj+3PCMyv4iOLiB9Kt4BGguXA5MDkwebTVLY/I+hNxrs2VlY0O2EQQBTkYTy+mire1lqz/msQnj/4vnDxb9v7U/F91SL3EK2a893uzERxXPJgsxD2pxo6VhrvvgXm1PUh3Awcoy4MAs/YrQhdVqQ7Zq1M+/7Zw++LV/NgBSAa0peKn6gSrq3xvLoFp3wOQ1DCGs/YWmOY8QN/wem5jvHC5QjzW/WokN/ekKy19rSK7g+VuKDGIAUDj0uh3shMFEaj77+MYx5suV1DicS6oURiXXm9PAf4CeII91FWjDxTAAAAAElFTkSuQmCCiVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAGUUlEQVR4nK2XTWxcVxXHf+fcNzP22I4SYtPmayZJbSdETWkxVBUCjb1J0nypTTVZdIGAggoCsYFNNiRlAQhUpC4AtbRUQiISY0SIk6aEL3tENq0oRZVKWtuK8EdCEguSRo5nPPPuPSxmxjaJY8ehZ/feu/f8z/vf//m4wspMCqAduZzUHov11zkApopFOwx+hT6XNwMZzBF96I5heacFcAKeIvFR0E9vzzziPT0m1umN9SqSVigB7weRv4TWyhsH3/pXaT72ewzAQAAR8L/sXte+huhLgjxdDTzYFqm0qFIKxnUfXw5wzomUAMqlWBcCHwV9DsKdcORO4FJ3cmZb9osK30mpbJgNRlKEcrBrGMcV/4s9I5Nv3sn5q9ls0xfGxspLBXFbAA3wwo4dydZ4+mdpp5+b9gaYRSJi8IoP9t39I+MXGnsa+ugtEgRCnT0GHti0w6ls3j8y/loB3GIC/Z8AGrS/3tmZCFo5ucq53dd8PNssmvJml83kmb0jY2caoHVAY5GzNlCBMNC98WtiuvHAyPiRwRxRX5F44Tpd+NCfr23yMvvzVc7tvhbH5bRqymPnS8E+s3dk7MxgjugoaF+RWGq0Lio0gVDI4w4OT/7YsEdPdWW+11ckLuRxizLQoOhkZ+aZ1Ql9+QPvZ5OiScMuzXj/2FOjFycX+4OlrMHCrzffn21Lpf5ZCrb/iVuOQxZQz6nudWvVEuedykdis5AUkZsWeg8NT5xbKfhcEHmc9OMHujcdT6K75INydteVKzN1cFOAoRxOwNSiZ9siba9YqLY6jUoWfnpoeOLciz0k7gUcoL+/LmyvL61JuLWVVU1fEbChXO0o5hh4qYdo3Y3Mu0mVztjMBEoS/PbHRy9ePAayVC4vyUA9q05ks6ujlE0aXItCsnPv6GgFQOuVzjZczzyUUOmqhODTqhobf9g7enGyf5lCspzVs0SeHBu7bsZ7q53bGFN+DLAC6FxjMbFHm1RAiEVAzM4aSEdu8WK1UhZq0diVJhVDtRegI5eT+TRUtggghlaDAXZewKaKy9fz5ay/HoCYVAKIGI9ArXtqo6Ua0lGrKKKxGQF3AyB/Fw1lOXt3zoe1xWaYWAbgMPg5BsQsmlsGRPL/AzdcPwdhMEdkkKmagZFufNTGMAEyjYBgIakCWDvM03evdrS+f3piwxaFbGwGSHVBAA2zcQEzISRECGI7PwwR9uZqGBa5Xc3OJc0A7CrUKqUOFWsaELG3q2aC4byBGfsErLd47ykIMFXEDMSwL1fMLBIxRd4BGMrlVI/Va3IU8WYphOtOJDETQkiq5E5t3/ig1PLVLQVyJxvMEdX7y9Nt6j5eDSEOIN74U21FERWwQh635x+T/1Hkd2mnGFZNikbm5YeAXetBbYVaMHB9ReLj2zatTyrPVyz4hKqb8eFSU3p2EKC32MiC/tomr/JCJRiKRDM++Fbn9pzs2nTk2beoDuVwd8OEgbzYQ0LAv7xtbdtqk98kVe+bNYvTKqrYT3a/c+XmYI5IwObbcR53uB8/0JUprIo0fyMOVRW0SdWVgz+yf3ji+3UAHcqhU0Wskd/HgP480nEVaTSt012ZrSr8KqX6yWnvq02qiarZuIbkzjdGR6eP1cDnAzhaz4hP7ch+VGN724ncPxvMqyDNqjob7DWTcGzf+xN/XYqB325b25ak5fMC306Itt/0IXYCTSrRTBx2Hxyd+P1t88AC+lQgnOja9Nm0yB+DSLIaLEbQFlUthxCAPxt2BtG/x1QvNcXqKwldJTFbEfpU2NfsNFsORjWE2IlIq1N33ftvPjE88aNbZ8PbhNVYcOKBjbvTTvudattN72MAFYmaVXEC1WCUzUyM4BSXEkUFZoNRCSEGLKmaiARK3n/rwMjk84sNNYsqexCiPohPdK1/uFkSrzQ7/cRMCFSDxWCh1lnEMS/KgJk3IWBopJpIq1AKYbzs7etPjk6cuqupeDEmXujsTHW7yjdAvpoS2QIQmxFjhHq3EIEIISE1d7MWpgx7tSz+B4feu/TvO4EvGQDMawLg7EP3tfhS4oCo2xfMHjbYYGYtBiLCjCKXBf4m8PpMHJ196sKFqwt/ZCmc5UxuHaUBTu/MrBnYujVz+mObswPd69rtlhG/kMettHgtaY0b8lK35EIeV2+7dw38X5+r+E+5W/86AAAAAElFTkSuQmCC"),
    File(
      "static/favicon.svg",
      text: #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#b3261e" d="M20.6 3.1C12.6.3 3.7 5.4 2.5 14.2c-1.2 8.7 5.3 16 13.7 15.9 8.2-.1 14.5-7 13.6-15-.5-4.5-3-8.3-6.7-10.3 2.8 2.6 4.3 6 4.2 9.8-.2 6.7-5.2 11.5-11.3 11.3C9.6 25.7 5.7 20.8 6.2 15 6.8 8.2 13.3 3.7 20.6 3.1z"/></svg>

"""#),
    File(
      "static/js/sumi.js",
      text: #"""
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

"""#),
    File(
      "templates/404.html",
      text: #"""
{#- What a reader sees at an address that leads nowhere. Blocks: page_header, list. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import rows %}
{% block title %}Page not found · {{ site.title }}{% endblock %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<p class="meta">404</p>
<h1>Nothing is written here</h1>
<p class="standfirst">The address may be old or mistyped. <a href="{{ url_for('/') }}">Start from the home page</a>, or read one of the latest posts.</p>
</header>
{%- endblock %}
{% block list -%}
{% if site.posts -%}
<section aria-labelledby="latest">
<h2 class="label" id="latest">Latest posts</h2>
{{ rows(site.posts[:7], site.params.date_format) }}
</section>
{%- endif %}
{%- endblock %}
{% endblock %}

"""#),
    File(
      "templates/archive.html",
      text: #"""
{#- Every post by year. Blocks: page_header, list. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import rows, count %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<h1>{{ page.title or "Archive" }}</h1>
<p class="standfirst">{{ count(archive | sum(attribute="count"), "post", "posts") }}
{%- if archive | length > 1 %}, {{ archive[-1].year }} to {{ archive[0].year }}{% endif %}</p>
</header>
{%- endblock %}
{% block list -%}
{% for group in archive -%}
<section class="year" aria-labelledby="y{{ group.year }}">
<h2 id="y{{ group.year }}">{{ group.year }}</h2>
{{ rows(group.pages, "%-d %b") }}
</section>
{% endfor -%}
{% endblock %}
{% endblock %}

"""#),
    File(
      "templates/base.html",
      text: #"""
{#- Every page. Blocks: title, head, head_extra, header, breadcrumbs, main, footer, scripts. -#}
{%- set lang = page.lang or site.language or "en" -%}
{%- set page_number = paginator.number if paginator is defined and paginator else 1 -%}
{%- set rtl = (lang | lower | replace("_", "-")).split("-")[0] in
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"] -%}
<!doctype html>
<html lang="{{ lang }}" dir="{{ 'rtl' if rtl else 'ltr' }}" data-theme="{{ site.params.color_scheme }}" data-font="{{ site.params.font }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% block title %}{{ page.title }}{% if page_number > 1 %} – page {{ page_number }}{% endif %} · {{ site.title }}{% endblock %}</title>
{% block head -%}
{% include "partials/head.html" %}
{% endblock -%}
{% block head_extra %}{% endblock %}
</head>
<body class="{{ page.kind }}">
<a class="skip" href="#main">Skip to content</a>
{% block header %}{% include "partials/header.html" %}{% endblock %}
<main id="main" class="column" tabindex="-1">
{% block breadcrumbs %}{% include "partials/breadcrumbs.html" %}{% endblock -%}
{% block main %}
<h1>{{ page.title }}</h1>
<div class="prose">
{{ page.content }}
</div>
{% endblock %}
</main>
{% block footer %}{% include "partials/footer.html" %}{% endblock %}
{% block scripts -%}
<script src="{{ asset('js/sumi.js') }}" defer data-copy="Copy" data-copied="Copied" data-table="Table" data-done="Done" data-todo="To do"></script>
{% endblock -%}
</body>
</html>

"""#),
    File(
      "templates/index.html",
      text: #"""
{#- Home: the description as a statement, then the latest posts. Blocks: intro, posts. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import entry %}
{% block title %}{{ site.title }}{% if page_number > 1 %} – page {{ page_number }}{% endif %}{% endblock %}
{% block main %}
{% block intro -%}
{% if page_number > 1 -%}
<h1 class="quiet">Page {{ page_number }}</h1>
{%- else -%}
<header class="intro">
<h1 class="statement">{{ site.description or site.title }}</h1>
{%- if page.content %}
<div class="prose">
{{ page.content }}
</div>
{%- endif %}
</header>
{%- endif %}
{%- endblock %}
{% block posts -%}
<div class="entries">
{%- for post in (paginator["items"] if paginator is defined and paginator else site.posts[:10]) %}
{{ entry(post, site.params) }}
{%- endfor %}
</div>
{% include "partials/pagination.html" %}
{%- endblock %}
{% endblock %}

"""#),
    File(
      "templates/macros/icons.html",
      text: #"""
{#- The mark of the theme: a ring drawn with one stroke of the brush. -#}
{% macro ring() -%}
<svg class="ring" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><path d="M20.6 3.1C12.6.3 3.7 5.4 2.5 14.2c-1.2 8.7 5.3 16 13.7 15.9 8.2-.1 14.5-7 13.6-15-.5-4.5-3-8.3-6.7-10.3 2.8 2.6 4.3 6 4.2 9.8-.2 6.7-5.2 11.5-11.3 11.3C9.6 25.7 5.7 20.8 6.2 15 6.8 8.2 13.3 3.7 20.6 3.1z"/></svg>
{%- endmacro %}

{% macro contrast() -%}
<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M10 4.5a5.5 5.5 0 0 1 0 11z"/></svg>
{%- endmacro %}

{% macro feed() -%}
<svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true"><circle cx="3.5" cy="12.5" r="2"/><path d="M2 6.5A7.5 7.5 0 0 1 9.5 14M2 2a12 12 0 0 1 12 12" fill="none" stroke="currentColor" stroke-width="2"/></svg>
{%- endmacro %}

"""#),
    File(
      "templates/macros/posts.html",
      text: #"""
{#- Lists of pages. `params` is `site.params`: macros see only what they are given. -#}
{% macro day(value, format, label="") -%}
<time datetime="{{ value | date('%Y-%m-%d') }}">{{ label }}{{ value | date(format) }}</time>
{%- endmacro %}

{#- A page with its date in the margin and its summary below the title. -#}
{% macro entry(page, params, level=2) -%}
<article class="entry">
{%- if page.date %}
<p class="when">{{ day(page.date, params.date_format) }}</p>
{%- endif %}
<h{{ level }}><a href="{{ page.url }}">{{ page.title }}</a></h{{ level }}>
{%- set summary = page.description or (page.summary or "") | striptags %}
{%- if params.summaries and summary %}
<p>{{ summary }}</p>
{%- endif %}
</article>
{%- endmacro %}

{#- One line a page: the date, then the title. -#}
{% macro rows(pages, format) -%}
<ul class="rows">
{%- for page in pages %}
<li>{% if page.date %}{{ day(page.date, format) }}{% endif %}<a href="{{ page.url }}">{{ page.title }}</a></li>
{%- endfor %}
</ul>
{%- endmacro %}

{% macro count(number, one, many) -%}
{{ number }} {{ one if number == 1 else many }}
{%- endmacro %}

"""#),
    File(
      "templates/page.html",
      text: #"""
{#- A page without a date, such as About. Blocks: page_header, content, page_footer. -#}
{% extends "base.html" %}
{% block main %}
<article>
{% block page_header -%}
<header class="page-header">
<h1>{{ page.title }}</h1>
{%- if page.description %}
<p class="standfirst">{{ page.description }}</p>
{%- endif %}
</header>
{%- endblock %}
{% block content -%}
<div class="prose">
{{ page.content }}
</div>
{%- endblock %}
{% block page_footer %}{% endblock %}
</article>
{% endblock %}

"""#),
    File(
      "templates/partials/breadcrumbs.html",
      text: #"""
{#- Only where sections nest: one level up is what the menu shows already. -#}
{%- set trail = page.ancestors | default([]) or [] -%}
{%- if trail | length > 1 %}
<nav class="breadcrumbs" aria-label="Breadcrumbs">
<ol>
{%- for item in trail %}
<li><a href="{{ item.url }}">{{ "Home" if loop.first else item.title }}</a></li>
{%- endfor %}
</ol>
</nav>
{% endif -%}

"""#),
    File(
      "templates/partials/footer.html",
      text: #"""
{%- from "macros/icons.html" import feed -%}
<footer class="site-footer column">
<p>{{ site.params.copyright or "© " ~ (site.author or site.title) }}
{%- if site.params.credit %} <span class="credit">Made with Torii</span>{% endif %}</p>
{%- if site.params.links or site.feeds %}
<ul>
{%- for link in site.params.links %}
<li><a href="{{ link.url }}" rel="me">{{ link.name }}</a></li>
{%- endfor %}
{%- if site.feeds %}
<li><a href="{{ site.feeds[0].url }}" type="{{ site.feeds[0].type }}">{{ feed() }} Feed</a></li>
{%- endif %}
</ul>
{%- endif %}
</footer>

"""#),
    File(
      "templates/partials/head.html",
      text: #"""
{%- set summary = (page.summary or "") | striptags | truncate(160) -%}
{%- set description = page.description or summary or site.description or "" -%}
{%- set image = page.params.image | default("") or site.params.image -%}
{%- set canonical = page.permalink -%}
{%- if page_number > 1 -%}
  {%- set canonical = paginator.permalink -%}
{%- endif -%}
{%- if description %}
<meta name="description" content="{{ description }}">
{%- endif %}
{%- if page.kind == "404" or page.params.noindex | default(false) %}
<meta name="robots" content="noindex">
{%- else %}
<link rel="canonical" href="{{ canonical }}">
{%- endif %}
{%- if page_number > 1 and paginator.previous %}
<link rel="prev" href="{{ paginator.previous }}">
{%- endif %}
{%- if paginator is defined and paginator and paginator.next %}
<link rel="next" href="{{ paginator.next }}">
{%- endif %}
{%- if site.author %}
<meta name="author" content="{{ (page.authors or [site.author]) | join(', ') }}">
{%- endif %}
<meta name="generator" content="{{ site.generator }}">
<meta property="og:type" content="{{ 'article' if page.date and page.kind == 'page' else 'website' }}">
<meta property="og:site_name" content="{{ site.title }}">
<meta property="og:title" content="{{ page.title or site.title }}">
<meta property="og:url" content="{{ canonical }}">
<meta property="og:locale" content="{{ (page.lang or site.language or 'en') | replace('-', '_') }}">
{%- if description %}
<meta property="og:description" content="{{ description }}">
{%- endif %}
{%- if page.date and page.kind == "page" %}
<meta property="article:published_time" content="{{ page.date | date('rfc3339') }}">
<meta property="article:modified_time" content="{{ (page.updated or page.date) | date('rfc3339') }}">
{%- for tag in page.tags or [] %}
<meta property="article:tag" content="{{ tag.name }}">
{%- endfor %}
{%- endif %}
{%- if image %}
<meta property="og:image" content="{{ image | absolute_url }}">
{%- if page.params.image_alt | default("") %}
<meta property="og:image:alt" content="{{ page.params.image_alt }}">
{%- endif %}
{%- endif %}
<meta name="twitter:card" content="{{ 'summary_large_image' if image else 'summary' }}">
{%- if site.params.twitter %}
<meta name="twitter:site" content="{{ site.params.twitter }}">
{%- endif %}
{%- for feed in site.feeds + (page.feeds if page.kind != "home" else []) %}
<link rel="alternate" type="{{ feed.type }}" title="{{ feed.title }}" href="{{ feed.url }}">
{%- endfor %}
{%- for other in page.translations %}
<link rel="alternate" hreflang="{{ other.lang }}" href="{{ other.permalink }}">
{%- endfor %}
<link rel="icon" href="{{ asset('favicon.ico') }}" sizes="32x32">
<link rel="icon" href="{{ asset('favicon.svg') }}" type="image/svg+xml">
<link rel="apple-touch-icon" href="{{ asset('apple-touch-icon.png') }}">
{% if site.params.color_scheme != "dark" -%}
<meta name="theme-color" content="#fcfcfa"{% if site.params.color_scheme == "auto" %} media="(prefers-color-scheme: light)"{% endif %}>
{% endif -%}
{% if site.params.color_scheme != "light" -%}
<meta name="theme-color" content="#151514"{% if site.params.color_scheme == "auto" %} media="(prefers-color-scheme: dark)"{% endif %}>
{% endif -%}
{% if site.params.theme_switch -%}
<script>try{document.documentElement.dataset.theme=localStorage.getItem("theme")||document.documentElement.dataset.theme}catch(e){}</script>
{% endif -%}
<link rel="stylesheet" href="{{ asset('css/sumi.css') }}">
<style>:root{--accent:{{ site.params.accent }}}</style>
{%- for path in site.params.stylesheets %}
<link rel="stylesheet" href="{{ asset(path) }}">
{%- endfor %}
{% include "partials/json_ld.html" -%}

"""#),
    File(
      "templates/partials/header.html",
      text: #"""
{%- from "macros/icons.html" import ring, contrast -%}
<header class="site-header column">
<a class="brand" href="{{ url_for('/') }}"{% if page.kind == "home" and page_number == 1 %} aria-current="page"{% endif %}>
{%- if site.params.logo %}<img src="{{ asset(site.params.logo) }}" alt="" width="24" height="24">{% else %}{{ ring() }}{% endif -%}
<span>{{ site.title }}</span></a>
{%- set items = site.menus.main | default([]) or [] %}
{%- if items %}
<nav aria-label="Main">
<ul>
{%- for item in items %}
<li><a href="{{ item.url }}"
{%- if item.url == page.url %} aria-current="page"
{%- elif item.url | length > url_for("/") | length and page.url[:item.url | length] == item.url %} aria-current="true"
{%- endif %}>{{ item.name }}</a></li>
{%- endfor %}
</ul>
</nav>
{%- endif %}
{%- if site.params.theme_switch %}
<button class="theme-switch" type="button" aria-pressed="false" aria-label="Dark theme" title="Dark theme" hidden>{{ contrast() }}</button>
{%- endif %}
</header>

"""#),
    File(
      "templates/partials/json_ld.html",
      text: #"""
{%- if page.kind == "page" and page.date -%}
  {%- set names = page.authors or ([site.author] if site.author else [site.title]) -%}
  {%- set people = [] -%}
  {%- for name in names -%}
    {%- set _ = people.append({"@type": "Person", "name": name}) -%}
  {%- endfor -%}
  {%- set data = {
    "@context": "https://schema.org",
    "@type": "BlogPosting",
    "headline": page.title,
    "description": description,
    "datePublished": page.date | date("rfc3339"),
    "dateModified": (page.updated or page.date) | date("rfc3339"),
    "author": people,
    "url": page.permalink,
    "mainEntityOfPage": page.permalink,
    "inLanguage": page.lang or site.language,
    "wordCount": page.word_count,
    "keywords": (page.tags or []) | map(attribute="name") | list,
    "isPartOf": {"@type": "Blog", "name": site.title, "url": site.base_url ~ "/"}
  } -%}
  {%- if image -%}
    {%- set data = dict(data, image=image | absolute_url) -%}
  {%- endif %}
<script type="application/ld+json">{{ data | tojson }}</script>
{%- elif page.kind == "home" %}
<script type="application/ld+json">{{ {
  "@context": "https://schema.org",
  "@type": "WebSite",
  "name": site.title,
  "description": site.description or "",
  "url": site.base_url ~ "/"
} | tojson }}</script>
{%- endif %}

"""#),
    File(
      "templates/partials/neighbours.html",
      text: #"""
{%- if page.previous or page.next %}
<nav class="neighbours" aria-label="Older and newer posts">
{%- if page.previous %}
<a href="{{ page.previous.url }}" rel="prev"><small><span class="arrow" aria-hidden="true">←</span> Older</small> <span>{{ page.previous.title }}</span></a>
{%- endif %}
{%- if page.next %}
<a class="newer" href="{{ page.next.url }}" rel="next"><small>Newer <span class="arrow" aria-hidden="true">→</span></small> <span>{{ page.next.title }}</span></a>
{%- endif %}
</nav>
{%- endif %}

"""#),
    File(
      "templates/partials/pagination.html",
      text: #"""
{%- if paginator is defined and paginator and paginator.total > 1 %}
<nav class="pagination" aria-label="Pages">
<span>{% if paginator.previous %}<a href="{{ paginator.previous }}" rel="prev"><span class="arrow" aria-hidden="true">←</span> Newer</a>{% endif %}</span>
<span>Page {{ paginator.number }} of {{ paginator.total }}</span>
<span>{% if paginator.next %}<a href="{{ paginator.next }}" rel="next">Older <span class="arrow" aria-hidden="true">→</span></a>{% endif %}</span>
</nav>
{%- endif %}

"""#),
    File(
      "templates/partials/related.html",
      text: #"""
{%- from "macros/posts.html" import rows -%}
{%- if site.params.related and page.related %}
<section class="related" aria-labelledby="related">
<h2 id="related">Related</h2>
{{ rows(page.related, site.params.date_format) }}
</section>
{%- endif %}

"""#),
    File(
      "templates/partials/toc.html",
      text: #"""
{%- set wanted = page.params.toc | default(site.params.toc) -%}
{%- if wanted and page.toc and page.toc | length >= 3 %}
<details class="toc">
<summary>Contents</summary>
<ol>
{%- for item in page.toc recursive %}
<li><a href="#{{ item.id }}">{{ item.title }}</a>
{%- if item.children %}
<ol>
{{- loop(item.children) }}
</ol>
{%- endif %}</li>
{%- endfor %}
</ol>
</details>
{%- endif %}

"""#),
    File(
      "templates/post.html",
      text: #"""
{#- A post. Blocks: post_header, toc, content, post_footer, comments, neighbours, related. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import day %}
{% block main %}
<article>
{% block post_header -%}
<header class="page-header">
{%- if page.date or site.params.reading_time %}
<p class="meta">
{%- if page.date %}{{ day(page.date, site.params.date_format) }}{% endif -%}
{%- if site.params.reading_time and page.reading_time %} <span>{{ page.reading_time }} min read</span>{% endif -%}
{%- if page.draft %} <span>Draft</span>{% endif -%}
</p>
{%- endif %}
<h1>{{ page.title }}</h1>
{%- if page.description %}
<p class="standfirst">{{ page.description }}</p>
{%- endif %}
{%- if page.authors and page.authors != [site.author] %}
<p class="meta">By {{ page.authors | join(", ") }}</p>
{%- endif %}
</header>
{%- endblock %}
{%- block toc %}{% include "partials/toc.html" %}{% endblock %}
{% block content -%}
<div class="prose story">
{{ page.content }}
</div>
{%- endblock %}
{% block post_footer -%}
{% if page.tags or (page.updated and page.updated != page.date) -%}
<footer class="post-footer">
{%- if page.tags %}
<ul class="tags" aria-label="Tags">
{%- for tag in page.tags %}
<li><a href="{{ tag.url }}" rel="tag">{{ tag.name }}</a></li>
{%- endfor %}
</ul>
{%- endif %}
{%- if page.updated and page.updated != page.date %}
<p class="meta">{{ day(page.updated, site.params.date_format, "Updated ") }}</p>
{%- endif %}
</footer>
{%- endif %}
{%- endblock %}
{% block comments %}{% endblock %}
</article>
{%- block neighbours %}{% include "partials/neighbours.html" %}{% endblock %}
{%- block related %}{% include "partials/related.html" %}{% endblock %}
{% endblock %}

"""#),
    File(
      "templates/section.html",
      text: #"""
{#- A section: its text, the sections below it, its pages. Blocks: page_header, content, list. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import entry %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<h1>{{ section.title or page.title }}</h1>
{%- if section.description %}
<p class="standfirst">{{ section.description }}</p>
{%- endif %}
</header>
{%- endblock %}
{% block content -%}
{% if section.content and page_number == 1 -%}
<div class="prose">
{{ section.content }}
</div>
{%- endif %}
{%- endblock %}
{% block list -%}
{% if section.sections and page_number == 1 -%}
<nav aria-label="Sections">
<ul class="rows">
{%- for item in section.sections %}
<li><a href="{{ item.url }}">{{ item.title }}</a></li>
{%- endfor %}
</ul>
</nav>
{%- endif %}
<div class="entries">
{%- for item in (paginator["items"] if paginator is defined and paginator else section.pages) %}
{{ entry(item, site.params) }}
{%- endfor %}
</div>
{% include "partials/pagination.html" %}
{%- endblock %}
{% endblock %}

"""#),
    File(
      "templates/taxonomy.html",
      text: #"""
{#- Every term of a taxonomy with its number of posts. Blocks: page_header, list. -#}
{% extends "base.html" %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<h1>{{ page.title or taxonomy.name | capitalize }}</h1>
</header>
{%- endblock %}
{% block list -%}
<ul class="terms">
{%- for item in taxonomy.terms %}
<li><a href="{{ item.url }}">{{ item.name }}</a> <span>{{ item.count }}<span class="unseen"> {{ "post" if item.count == 1 else "posts" }}</span></span></li>
{%- endfor %}
</ul>
{%- endblock %}
{% endblock %}

"""#),
    File(
      "templates/term.html",
      text: #"""
{#- The posts of one term. Blocks: page_header, list. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import rows, count %}
{% block title %}{{ term.name }}{% if page_number > 1 %} – page {{ page_number }}{% endif %} · {{ site.title }}{% endblock %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<h1>{{ term.name }}</h1>
<p class="standfirst">{{ count(term.count, "post", "posts") }}</p>
</header>
{%- endblock %}
{% block list -%}
{{ rows(paginator["items"] if paginator is defined and paginator else term.pages, site.params.date_format) }}
{% include "partials/pagination.html" %}
{%- endblock %}
{% endblock %}

"""#),
    File(
      "theme.yaml",
      text: #"""
name: Sumi
version: 0.1.0
description: A writer's blog. One column of text, ink on paper, nothing in the way.
license: MIT
min_torii: 0.1.0

params:
  # Look
  accent:
    default: "#b3261e"
    type: string
    description: Colour of underlines, marks and focus rings, in any CSS notation; the theme adjusts its lightness until it can be read on both backgrounds.
  color_scheme:
    default: auto
    type: string
    description: "Colours before a reader chooses: `auto` follows the system, `light` and `dark` do not."
  theme_switch:
    default: true
    type: bool
    description: Show the button that switches between light and dark and remembers the choice.
  font:
    default: serif
    type: string
    description: "Face for reading: `serif` or `sans`. Both are fonts that the reader's system has."
  logo:
    default: ""
    type: string
    description: Path of an image in `static/` shown beside the site's title instead of the ink ring.
  stylesheets:
    default: []
    type: list
    description: Paths of CSS files in `static/`, loaded after the theme's own.

  # Posts and lists
  date_format:
    default: long
    type: string
    description: "How dates are written: `long` or strftime directives such as `%d.%m.%Y`."
  summaries:
    default: true
    type: bool
    description: Show the summary under each title on the home page and in sections of posts.
  reading_time:
    default: true
    type: bool
    description: Show the reading time beside a post's date.
  toc:
    default: true
    type: bool
    description: Show a table of contents in posts with three headings or more; `toc` in a page's front matter wins.
  related:
    default: true
    type: bool
    description: Show related posts at the end of a post.

  # Sharing
  image:
    default: ""
    type: string
    description: Path of the picture that stands for the site in link previews; `image` in a page's front matter wins.
  twitter:
    default: ""
    type: string
    description: The site's account for Twitter cards, such as `@torii`.

  # Footer
  copyright:
    default: ""
    type: string
    description: First line of the footer; without it the author's name, or the site's title, is shown.
  links:
    default: []
    type: list
    description: Links in the footer, each with `name` and `url`, such as accounts elsewhere; they carry `rel="me"`.
  credit:
    default: true
    type: bool
    description: Say in the footer that the site is made with Torii.

"""#),
  ]
}
