/**
 * Applies the text spacing of WCAG 1.4.12. A constructed style sheet is not an inline style, so the site's policy
 * allows it.
 */
export function applyTextSpacing() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }
  `);
  document.adoptedStyleSheets.push(sheet);
}

/** Returns the texts of the links of the banner that are entirely on the screen. */
export function visibleLinks() {
  return [...document.querySelectorAll("body > header a")]
    .filter((link) => {
      const { left, top, right, bottom } = link.getBoundingClientRect();
      return left >= 0 && top >= 0 && right <= document.documentElement.clientWidth && bottom <= innerHeight;
    })
    .map((link) => link.textContent!.trim());
}

/** Returns the positions and sizes of all boxes of the page, as one text. */
export function boxes() {
  return [...document.body.querySelectorAll("*")]
    .map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left, top, width, height].map(Math.round).join(" ");
    })
    .join("\n");
}

/**
 * Returns the elements and texts that make the page scroll sideways, or are cut off at its edge. Drawings may run off
 * the page.
 */
export function overflows() {
  const root = document.documentElement;
  const wide = [];
  if (root.scrollWidth > root.clientWidth) {
    wide.push(`the page: ${root.scrollWidth} px`);
  }
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    range.selectNode(node);
    const rects = node instanceof Element ? node.getClientRects() : range.getClientRects(); // a range includes text that the element clips
    if (![...rects].some(({ left, right, width }) => width > 0 && (right > root.clientWidth + 0.5 || left < -0.5))) {
      continue;
    }
    const element = node instanceof Element ? node : node.parentElement!;
    if (!element.closest("svg") && getComputedStyle(element).clipPath === "none") {
      wide.push(`${element.tagName.toLowerCase()}.${element.className}: ${node.textContent!.trim().slice(0, 30)}`);
    }
  }
  return wide;
}

/**
 * Returns the targets lower or narrower than 44 px. A link in a sentence is as high as its line, which WCAG 2.5.8
 * allows; a link in a cell of a table and a mark of one or two characters in a text must be 24 px high.
 */
export function smallTargets() {
  const small = [];
  for (const target of document.querySelectorAll<HTMLElement>("a[href], button, summary, label, input:not(label *)")) {
    if (!target.checkVisibility()) {
      continue;
    }
    const style = getComputedStyle(target);
    if (style.clipPath !== "none") {
      continue; // for screen readers only
    }
    const cover = getComputedStyle(target, "::after");
    const covers = cover.content !== "none" && cover.position === "absolute" && style.position === "static";
    const box = (covers ? target.offsetParent! : target).getBoundingClientRect();
    const text = target.textContent!.trim();

    let around = target.parentElement!;
    while (getComputedStyle(around).display.startsWith("inline")) {
      around = around.parentElement!;
    }
    const inSentence = style.display === "inline" && around.textContent!.trim() !== text;
    const minimum = target.closest("td") || (inSentence && text.length <= 2) ? 24 : inSentence ? 0 : 44;
    if (box.height < minimum || (minimum === 44 && box.width < 44)) {
      small.push(`${text.slice(0, 30)}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }
  }
  return small;
}

/**
 * Returns the texts that are cut off, or that overlap other text, or a picture or control with a shape that does not
 * contain them. A line of text is as high as its line box, and at least as capitals are: closely set lines do not
 * count. Sticky elements are measured at their place in the page.
 */
export function overlaps() {
  type Box = { left: number; top: number; right: number; bottom: number };
  const slack = 2;
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const sticking = [...document.body.querySelectorAll<HTMLElement>("*")].filter((e) => getComputedStyle(e).position === "sticky");
  sticking.forEach((element) => (element.style.cssText = "position: relative; inset: auto"));

  // The area in which the text of an element is visible, and whether the rest can be scrolled to. Null if the text is
  // for screen readers only.
  const windows = new Map<Element | null, (Box & { scrolls: boolean }) | null>([
    [document.documentElement, { left: -Infinity, top: -scrollY, right: Infinity, bottom: Infinity, scrolls: false }],
  ]);
  const window = (element: Element) => {
    let seen = windows.get(element);
    if (seen === undefined) {
      const { clipPath, overflowX, overflowY } = getComputedStyle(element);
      seen = window(element.parentElement!)!;
      if (clipPath !== "none") {
        seen = null;
      } else if (seen && element !== document.body && (overflowX !== "visible" || overflowY !== "visible")) {
        const scrolls = seen.scrolls || /auto|scroll/.test(overflowX + overflowY);
        seen = { ...meet(seen, element.getBoundingClientRect()), scrolls };
      }
      windows.set(element, seen);
    }
    return seen;
  };

  const found: string[] = [];
  const things: (Box & { node: Node; name: string })[] = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const name = node.textContent!.trim().slice(0, 30);
    if (name === "") {
      continue;
    }
    range.selectNode(node);
    const lines = range.getClientRects();
    const parent = node.parentElement!;
    const seen = lines.length > 0 && parent.checkVisibility({ visibilityProperty: true }) ? window(parent) : null;
    if (!seen) {
      continue;
    }
    const style = getComputedStyle(parent);
    for (const line of lines) {
      const minimum = 0.7 * (parent.closest("svg") ? line.height : parseFloat(style.fontSize));
      const spare = Math.max(0, line.height - Math.max(minimum, parseFloat(style.lineHeight) || line.height)) / 2;
      const whole = { left: line.left, top: line.top + spare, right: line.right, bottom: line.bottom - spare };
      const box = meet(whole, seen);
      const lost = Math.max(whole.right - whole.left - (box.right - box.left), whole.bottom - whole.top - (box.bottom - box.top));
      if (lost > slack && !seen.scrolls && whole.bottom > -scrollY) { // text above the page, such as the skip link, does not count
        found.push(`${name}: cut off by ${Math.round(lost)} px`);
      }
      if (box.right > box.left && box.bottom > box.top) {
        things.push({ ...box, node, name });
      }
    }
  }
  for (const element of document.querySelectorAll("img, svg:not(svg svg), a[href]:not(svg a), button, summary, label, input")) {
    const style = getComputedStyle(element);
    const drawn = /^(img|svg|input)$/i.test(element.tagName);
    const filled = !/, 0\)$|^transparent$/.test(style.backgroundColor);
    const shaped = drawn || filled || style.borderStyle !== "none";
    if (!shaped || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
      continue;
    }
    const seen = window(element.parentElement!);
    for (const whole of element.getClientRects()) {
      const { left, top, right, bottom } = seen?.scrolls ? meet(whole, seen) : whole;
      if (right > left) {
        things.push({ left, top, right, bottom, node: element, name: `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}` });
      }
    }
  }
  sticking.forEach((element) => (element.style.cssText = ""));

  things.sort((a, b) => a.top - b.top);
  let open: typeof things = [];
  for (const thing of things) {
    open = open.filter((other) => other.bottom > thing.top + slack);
    for (const other of open) {
      const { left, right, top, bottom } = meet(thing, other);
      const texts = [thing, other].filter(({ node }) => node instanceof Text).length;
      const still = other.node.parentElement!.closest(".still"); // has its letter in a corner of its own colour
      const within = thing.node.contains(other.node) || other.node.contains(thing.node) || still?.contains(thing.node);
      const apart = texts === 2 || (texts === 1 && !within);
      if (apart && right - left > slack && bottom - top > slack) {
        found.push(`${other.name} and ${thing.name}: ${Math.round(right - left)} × ${Math.round(bottom - top)}`);
      }
    }
    open.push(thing);
  }
  return found;
}
