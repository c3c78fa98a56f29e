// Shows the picture of a cue in the dialog of a player, and how much time is left.
import { formatDuration, plural } from "./cues.js";
import { copy } from "./words.js";

/** Shows the seconds left of a cue and the number of the repeat. */
export function showCountdown(player, cue, secondsLeft) {
  const inMinutes = secondsLeft > 99;
  const clock = `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, "0")}`;
  player.querySelector(".ring b").textContent = inMinutes ? clock : secondsLeft;
  player.querySelector(".ring").classList.toggle("long", inMinutes);
  player.querySelector(".ring p span").textContent = inMinutes ? "minutes" : secondsLeft === 1 ? "second" : "seconds";
  const repeat = Math.min(cue.repeats, Math.floor(((cue.seconds - secondsLeft) * cue.repeats) / cue.seconds) + 1);
  player.querySelector(".count").textContent = cue.repeats > 1 ? `${repeat} of ${cue.repeats}` : "";
}

/**
 * Animates the ring, or the line on the picture, to a share (0 to 1) of its length within the next second. If the share
 * is smaller than before, it jumps to 0 first.
 */
export function animateRing(player, share) {
  const ring = player.querySelector(".ring circle + circle").style;
  const line = player.querySelector(".plate i").style;
  if (1 - share > ring.strokeDashoffset) {
    ring.transition = line.transition = "none";
    ring.strokeDashoffset = 1;
    line.scale = "0 1";
    player.getBoundingClientRect(); // applies the jump before the next transition
  }
  ring.transition = line.transition = "";
  ring.strokeDashoffset = 1 - share;
  line.scale = `${share} 1`;
}

function setPicture(player, group, address, look = "") {
  player.querySelector(".fig").setAttribute("class", `fig ${group.row.dataset.cast ?? ""} ${look}`);
  player.querySelector(".fig use").setAttribute("href", address);
}

/** Shows the picture of a cue, if it has one: before work and at rest that of the start, for the left side mirrored. */
export function showPicture(player, { group, kind, side }) {
  const [figure] = group.pictures;
  if (figure) {
    const isStart = !group.isTransition && (kind === "ready" || kind === "rest");
    setPicture(player, group, isStart ? figure.replace(/#.*/, "#a") : figure, side === "left" ? "mirrored" : "");
  }
}

/** Shows the picture of a step, if it has one, counted from 0. */
export function showStepPicture(player, group, step) {
  const picture = group.pictures[step];
  if (picture) {
    setPicture(player, group, picture);
  }
}

/** Says where a group is in a list: "Move 2 of 5", or of a way to the floor "Before move 2 of 5". */
function placeIn(total, before, isTransition) {
  if (total === 1) {
    return "";
  }
  if (isTransition && before === total) {
    return `After move ${total} of ${total}`;
  }
  return `${isTransition ? "Before move" : "Move"} ${before + 1} of ${total}`;
}

/** Shows the knot without the crossings that are undone after a share (0 to 1) of the moves. */
function showRope(player, share) {
  const use = player.querySelector(".rope use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${["mark", "rope-2", "rope-1", "rope-0"][Math.floor(3 * share)]}`));
}

/** Updates the parts of the dialog that are the same for all cues of a group. */
export function showGroup(player, list, group) {
  const { name, steps, isTransition, startsAt } = group;
  const total = list.moves.length;
  const before = list.moves.filter((move) => move.startsAt < startsAt).length;
  player.querySelector(".place").textContent = placeIn(total, before, isTransition);
  showRope(player, before / total);
  player.querySelector("h2").textContent = name;
  player.querySelector(".plate").hidden = group.pictures.length === 0;
  player.querySelector(".halt > ol").replaceChildren(...(isTransition ? steps.map(copy) : [])); // who pauses to take longer goes on reading
  player.querySelector(".halt > ol").hidden = !isTransition;
  const next = list.groups[list.groups.indexOf(group) + 1];
  const last = total > 1 ? "This is the last." : "";
  player.querySelector(".after span").textContent = next ? `Next: ${next.name}, ${formatDuration(next.seconds)}` : last;
}

/** Shows the parts of the dialog for a state (ready, running, waiting, paused or done), from their top. */
export function showState(player, state) {
  const find = (selector) => player.querySelector(selector);
  find(".stage").hidden = state !== "running" && state !== "waiting";
  find(".halt").hidden = state !== "paused";
  find(".end").hidden = state !== "done";
  player.scrollTop = 0;
  find(".rule").hidden = find(".keys").hidden = state === "done";
  find("button[value=pause]").firstElementChild.textContent = { paused: "Go on", waiting: "Begin" }[state] ?? "Pause";
  find("button[value=stop]").firstElementChild.textContent = state === "done" ? "Close" : "Stop";
}

/** Offers the next day that the session allows, at the time it is now, to the half hour. */
function offerNextTime(form) {
  const { from, time } = form.elements;
  const day = new Date();
  day.setMinutes(day.getMinutes() < 30 ? 0 : 30);
  time.value = day.toTimeString().slice(0, 5);
  day.setDate(day.getDate() + Number(form.dataset.after));
  from.value = day.toLocaleDateString("sv"); // 2026-11-30
  form.querySelector("h3").textContent = form.dataset.after === "1" ? "Again tomorrow?" : `Again on ${day.toLocaleDateString("en-GB", { weekday: "long" })}?`;
  form.oninput = () => (form.querySelector("button span").textContent = `Put ${time.value} in your calendar`);
  form.oninput();
}

/**
 * Shows the end of a list, with the rope undone and what comes next, and returns its heading. Of a whole session that
 * gives the moves and, if the clock ran all the time, its time.
 */
export function showEnd(player, { moves, end }, skipped, isTimed) {
  showRope(player, 1);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
    player.querySelector(".untied animate").beginElement();
  }
  player.querySelectorAll(".again").forEach(offerNextTime);
  const heading = player.querySelector(".end h2");
  const what = [...(moves.length > 1 ? [plural(moves.length, "move")] : []), ...(isTimed ? [formatDuration(end)] : [])];
  heading.textContent = "Done.";
  if (skipped.size === 0 && what.length > 0) {
    heading.append(" ", Object.assign(document.createElement("span"), { textContent: `${what.join(", ")}.` }));
  }
  return heading;
}
