// Reads the list of a player's page: groups (moves, and ways to or from the floor), each with its cues.
export const leadIn = 5; // seconds before the first cue

/**
 * Returns the addresses of the pictures of a group: of a move that of its work, of a way to or from the floor that of
 * each step.
 */
function pictures({ row, frames }) {
  const { figure } = row.dataset;
  return !figure ? [] : frames ? [...frames].map((frame) => figure.replace(/#.*/, `#${frame}`)) : [figure];
}

/** Returns the cues of a group. Each startsAt is in seconds after the lead-in; the first is that of the group. */
function readCues(group) {
  let { startsAt } = group;
  return [...group.row.querySelectorAll(".cues > li")].map((item) => {
    const { kind, side, times } = item.dataset;
    const [text, clock] = [...item.children].map(({ textContent }) => textContent);
    const [minutes, seconds] = clock.split(":").map(Number);
    const cue = { group, kind, side, repeats: Number(times), startsAt, seconds: minutes * 60 + seconds, text };
    startsAt += cue.seconds;
    return cue;
  });
}

/**
 * Reads the list of a page. Its end is its length in seconds. The lead-in before it, from -leadIn to 0, is a cue of the
 * first group.
 */
export function readList(page) {
  let end = 0;
  const cues = [];
  const groups = [...page.querySelectorAll("main .run > li")].map((row) => {
    const group = { row, name: row.querySelector("h3").textContent, isTransition: Boolean(row.querySelector(".way")), startsAt: end };
    group.steps = [...row.querySelectorAll(".how li")];
    group.frames = row.querySelector(".how ol")?.dataset.frames ?? "";
    group.pictures = pictures(group);
    const its = readCues(group);
    cues.push(...its);
    group.seconds = its.reduce((sum, { seconds }) => sum + seconds, 0);
    group.getsReady = group.isTransition || its[0].kind === "ready"; // not if it begins the list on the floor
    end += group.seconds;
    return group;
  });
  Object.assign(groups[0], { startsAt: -leadIn, getsReady: true });
  cues.unshift({ group: groups[0], kind: "ready", startsAt: -leadIn, seconds: leadIn, text: "Get ready" });
  return { groups, cues, moves: groups.filter(({ isTransition }) => !isTransition), end };
}

export const isWork = ({ kind }) => kind === "work" || kind === "hold";

const plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** Writes a duration: 90 seconds are "1 minute 30 seconds". */
export const formatDuration = (seconds) =>
  [[Math.floor(seconds / 60), "minute"], [seconds % 60, "second"]].filter(([n]) => n).map(([n, noun]) => plural(n, noun)).join(" ");

/** Returns what a cue says of its duration: nothing if it has repeats or is work at the reader's own pace. */
export const durationOf = ({ repeats, kind, seconds }) => (!repeats && kind !== "work" ? `, ${formatDuration(seconds)}` : "");

/** Returns what speech adds to a cue: the cautions and steps of what begins with it. */
export function details({ group, kind, startsAt }) {
  const beginsUnready = !group.getsReady && startsAt === group.startsAt;
  if (!["ready", "down", "up"].includes(kind) && !beginsUnready) {
    return "";
  }
  const words = [...group.row.querySelectorAll(".care > p, .how :is(p, li), .way > p:last-child")];
  return words.map(({ textContent }) => textContent).join(" ");
}
