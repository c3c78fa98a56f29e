/**
 * Runs in a page: returns how it is composed. Lengths are in CSS px; y counts from the top of the page. What does not
 * stick is measured at its place in the page.
 */
export function composed() {
  const main = document.querySelector("main")!;
  const seen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().width > 1;
  const all = [...document.querySelectorAll("main, main *")].filter(seen);
  const box = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top: top + scrollY, bottom: bottom + scrollY };
  };

  const texts: { element: Element; text: string; size: number; box: { left: number; right: number; top: number; bottom: number } }[] = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (!node.textContent!.trim() || !seen(element) || element.closest("svg, .vh")) {
      continue;
    }
    range.selectNode(node);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(element).fontSize);
    texts.push({ element, text: node.textContent!.trim(), size, box: { left, right, top: top + scrollY, bottom: bottom + scrollY } });
  }

  /** The most of some elements that one view of the window shows. */
  const mostInView = (elements: Element[]) => {
    const tops = elements.map((element) => box(element).top);
    return Math.max(0, ...tops.map((top) => tops.filter((other) => other >= top && other < top + innerHeight - 60).length));
  };
  const isRed = (element: Element) => {
    const style = getComputedStyle(element);
    return parseFloat(style.borderInlineStartWidth) >= 3 && style.borderInlineStartColor === red;
  };
  const rust = document.createElement("b");
  main.append(rust);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("main > b:last-child { color: var(--rust) }");
  document.adoptedStyleSheets.push(sheet);
  const red = getComputedStyle(rust).color;
  document.adoptedStyleSheets.pop();
  rust.remove();

  // The right third of the main part, below its first line: the longest stretch without anything in it.
  const style = getComputedStyle(main), within = box(main);
  const from = within.left + parseFloat(style.paddingLeft), to = within.right - parseFloat(style.paddingRight);
  const third = to - (to - from) / 3 + 8;
  const paper = getComputedStyle(document.body).backgroundColor;
  const marks = all.filter((element) => {
    const { backgroundColor, position } = getComputedStyle(element);
    const tinted = backgroundColor !== "rgba(0, 0, 0, 0)" && backgroundColor !== paper;
    return element !== main && (element.matches("img, svg, input, select, button") || tinted || position === "sticky");
  });
  const reach = (element: Element) => { // of what sticks, as far as it travels
    const at = box(element);
    return getComputedStyle(element).position === "sticky" ? { ...at, bottom: box(element.parentElement!).bottom } : at;
  };
  const filled = [...texts.map((text) => text.box), ...marks.map(reach)]
    .filter((at) => at.right > third && at.left < to)
    .sort((a, b) => a.top - b.top);
  let emptiest = 0, end = within.top;
  for (const at of filled) {
    emptiest = Math.max(emptiest, at.top - end);
    end = Math.max(end, at.bottom);
  }
  emptiest = Math.max(emptiest, within.bottom - end);

  // What may harm and stands in a fold must also stand outside of all.
  const plain = (text: string) => text.replace(/\s+/g, " ").trim();
  const bare = (text: string) => text.replace(/\s+/g, "");
  const open = bare(texts.map(({ text }) => text).join(""));
  const folded = [...main.querySelectorAll("details:not([open]) :is(p, li, dd)")]
    .filter((element) => !element.closest(".sources, #sources") && !element.querySelector("p, li"))
    .flatMap((element) => plain(element.textContent!).split(/(?<=[.?!]) /))
    .filter((text) => /\b(999|111)\b|leave (it|this|them|these) out\b/i.test(text) && !open.includes(bare(text)));

  const today = [...main.querySelectorAll("p.today")].filter(seen).map((element) => plain(element.textContent!)).filter((line) => line.startsWith("Not today"));
  return {
    height: document.documentElement.scrollHeight,
    sizes: [...new Set(texts.filter(({ element }) => !element.closest("h1, sup")).map(({ size }) => size))].sort((a, b) => a - b),
    smallest: Math.min(...texts.map(({ size }) => size)),
    red: all.filter(isRed).map((element) => plain(element.textContent!).slice(0, 40)),
    main: mostInView(all.filter((element) => element.matches(".btn:not(.quiet)"))),
    beside: mostInView(all.filter((element) => element.matches(".tool, .btn.quiet"))),
    headings: all.filter((element) => element.matches("h2")).length,
    emptiest: Math.round(emptiest),
    folded,
    today,
  };
}
