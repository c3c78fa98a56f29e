// Shows the words of a cue in the dialog of a player, as many as fit.
import { swapSides } from "./sides.js";

let player;
let cue;
let all; // the reader has asked for all words
let words; // changes for the place, steps, remarks

const find = (selector) => player.querySelector(selector);
/** Copies an element into this document. */
export const copy = (element) => document.importNode(element, true);
const copies = { right: new WeakMap(), left: new WeakMap() }; // of elements that .told shows: the same ones as long as they stand there, so that a link in them keeps the focus

/** Returns the copy of an element for a side: for the left one, with left and right exchanged. */
function copyOnce(element, side = "right") {
  const made = copies[side];
  if (!made.has(element)) {
    made.set(element, side === "left" ? swapSides(copy(element)) : copy(element));
  }
  return made.get(element);
}

/** Makes nodes the children of a parent, without moving those that it has already. */
function setChildren(parent, nodes) {
  for (const child of [...parent.children].filter((child) => !nodes.includes(child))) {
    child.remove();
  }
  nodes.forEach((node, n) => parent.children[n] !== node && parent.insertBefore(node, parent.children[n] ?? null));
}

/**
 * Puts the steps of a cue into a dialog, with the cautions: all of both if the reader has asked for them. While the
 * dialog waits for the reader to begin, it shows all steps.
 */
export function showWords(dialog, current, { wantsAll, isWaiting, step }) {
  [player, cue, all] = [dialog, current, wantsAll];
  const { group: { row, steps, isTransition, getsReady }, kind, side } = cue;
  const beginsMove = kind === "ready" || !getsReady;
  find(".stage").classList.toggle("all", all);
  const before = Number(row.dataset.ready ?? 1);
  const [from, to] = all || isTransition || isWaiting || !getsReady ? [0] : kind === "ready" ? [0, before] : [before];
  const told = find(".told");
  const list = told.querySelector("ol") ?? document.createElement("ol");
  list.start = from + 1;
  words = {
    changes: [...row.querySelectorAll(all || beginsMove ? ".how > p" : "none")].map((change) => copyOnce(change, side)),
    steps: steps.slice(from, to).map((step) => copyOnce(step, side)),
    remarks: [...row.querySelectorAll(all ? ".care > p, .way > p" : ".care > p, .way > p:last-child")].map((remark) => copyOnce(remark)),
  };
  const focused = document.activeElement;
  setChildren(list, words.steps);
  setChildren(told, [...words.changes, list, ...words.remarks]);
  if (!focused.isConnected) { // it was about the move before
    find("button[value=pause]").focus({ preventScroll: true });
  }
  find(".words").scrollTop = 0;
  find(".words").tabIndex = all ? 0 : -1; // they may scroll
  fitWords(step);
}

/**
 * Shows as many of the words as fit below the picture, the most important last to go. Of a way to or from the floor it
 * shows only the steps of the picture, and the current one, counted from 0, always. All of them stay in the dialog for
 * screen readers, which read at their own pace.
 */
export function fitWords(step) {
  const { group: { isTransition, frames, getsReady }, kind } = cue;
  const { changes, steps, remarks } = words;
  const around = [find(".place"), find(".after span")];
  for (const { classList } of [find(".doing"), ...changes, ...steps, ...remarks]) {
    classList.remove("vh");
  }
  if (all) {
    leaveOut(around);
  } else if (isTransition) {
    const shown = steps.filter((_, n) => frames[n] === frames[step]);
    steps.forEach((element) => element.classList.toggle("vh", !shown.includes(element)));
    const others = [...steps.slice(0, step), ...steps.slice(step + 1).reverse()].filter((element) => shown.includes(element));
    leaveOut([...remarks, ...around, ...others, find(".doing")]); // which says no more than the name
    if (player.matches(".scrolling")) { // nobody scrolls on the way down
      steps[step]?.scrollIntoView({ block: "nearest" });
    }
  } else {
    const later = steps.slice(changes.length > 0 ? 0 : 1).reverse();
    const own = remarks.filter((remark) => remark.matches(".own")); // what the reader's condition asks for stays longest
    const others = remarks.filter((remark) => !own.includes(remark)).reverse(); // the gravest comes first
    leaveOut(kind === "ready" || !getsReady ? [...later, ...around, ...others, ...own] : [...others, ...later, ...around, ...own]);
  }
}

/**
 * Leaves out words, in order, until the rest fits. Screen readers still find them. If it never fits, the picture gets
 * smaller, and then, as with very large letters, the whole dialog scrolls.
 */
function leaveOut(spare) {
  const stage = find(".stage");
  if (stage.hidden) { // paused: what scrolled goes on scrolling
    return;
  }
  const tooMuch = () => stage.scrollHeight > stage.clientHeight;
  stage.classList.remove("tight");
  player.classList.remove("scrolling");
  spare.forEach(({ classList }) => classList.remove("vh"));
  for (const { classList } of spare) {
    classList.toggle("vh", tooMuch());
  }
  stage.classList.toggle("tight", tooMuch());
  player.classList.toggle("scrolling", tooMuch());
}
