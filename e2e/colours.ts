/**
 * Runs in a page: returns all visible texts except the marks of footnotes: size in px, colour and background colour.
 */
export function texts() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  const known = new Map<string, number[]>();
  const colour = (css: string) => {
    if (!known.has(css)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      known.set(css, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(css)!;
  };
  const behind = (element: Element | null): number[] => {
    const found = element ? colour(getComputedStyle(element).backgroundColor) : [255, 255, 255, 255];
    return found[3] === 255 ? found : behind(element!.parentElement);
  };
  const seen = [];
  for (const element of document.body.querySelectorAll<HTMLElement>("*:not(svg *, script)")) {
    const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "");
    if (text.length === 0 || !element.checkVisibility() || element.closest(".vh, .skip, sup")) {
      continue;
    }
    const style = getComputedStyle(element);
    seen.push({
      text: text[0].textContent!.trim().slice(0, 40),
      size: parseFloat(style.fontSize),
      running: element.closest(".cap, .sources, .dates, .facts, thead") === null,
      colour: colour(style.color).slice(0, 3),
      behind: behind(element).slice(0, 3),
    });
  }
  return seen;
}

/** Runs anywhere: returns the contrast ratio of two colours by WCAG 2. */
export function contrast(a: number[], b: number[]) {
  const light = (colour: number[]) => {
    const [red, green, blue] = colour.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
