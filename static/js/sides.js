// Exchanges left and right in words, as the style sheet mirrors their picture.
const sideWord = /\b(left|right)\b( angles?\b)?/gi;
const others = { left: "right", right: "left", Left: "Right", Right: "Left" };

/** Exchanges left and right in the text of an element, and returns it. Doing it again restores the text. */
export function swapSides(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode } = texts;
    currentNode.data = currentNode.data.replace(sideWord, (word) => others[word] ?? word);
  }
  return element;
}
