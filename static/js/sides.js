// Exchanges left and right in words, as the style sheet mirrors their picture.
const sideWord = /\b(left|right)\b( angles?\b)?/gi;
const others = { left: "right", right: "left", Left: "Right", Right: "Left" };
const swap = (text) => text.replace(sideWord, (word) => others[word] ?? word);

/** Exchanges left and right in the text of an element and in the names of its pictures. Twice restores them. */
export function swapSides(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = swap(texts.currentNode.data);
  }
  for (const picture of element.querySelectorAll("svg[aria-label]")) {
    picture.ariaLabel = swap(picture.ariaLabel);
  }
  return element;
}
