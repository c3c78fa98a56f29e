// Reads the list of a player's page: groups (moves, and ways to or from the floor), each with its cues, on a clock.
const leadIn = 5; // seconds before the first cue of the page

/**
 * Returns the addresses of the pictures of a group: of a move that of its work, of a way to or from the floor that of
 * each step.
 */
function pictures({ row, frames }) {
  const { figure } = row.dataset;
  return !figure ? [] : frames ? [...frames].map((frame) => figure.replace(/#.*/, `#${frame}`)) : [figure];
}

/** Returns the cues of a group. Each has its seconds as listed, which setPace lays on the clock. */
function readCues(group) {
  return [...group.row.querySelectorAll(".cues > li")].map((item) => {
    const { kind, side, times } = item.dataset;
    const [text, clock] = [...item.children].map(({ textContent }) => textContent);
    const [minutes, seconds] = clock.split(":").map(Number);
    return { group, kind, side, repeats: Number(times), listed: minutes * 60 + seconds, text };
  });
}

/** Reads the list of a page. The lead-in is a cue of the first group. The clock is 0 where the page's list begins. */
export function readList(page, slower) {
  const groups = [...page.querySelectorAll("main .run > li")].map((row) => {
    const group = { row, name: row.querySelector("h3").textContent, isTransition: Boolean(row.querySelector(".way")) };
    group.steps = [...row.querySelectorAll(".how li")];
    group.frames = row.querySelector(".how ol")?.dataset.frames ?? "";
    group.pictures = pictures(group);
    group.cues = readCues(group);
    group.getsReady = group.isTransition || group.cues[0].kind === "ready"; // not if it begins the list on the floor
    return group;
  });
  groups[0].cues.unshift({ group: groups[0], kind: "ready", listed: leadIn, text: "Get ready" });
  groups[0].getsReady = true;
  const stops = [...page.querySelector("dialog.player .halt > ul").children];
  const list = { groups, stops, cues: groups.flatMap(({ cues }) => cues), moves: groups.filter(({ isTransition }) => !isTransition) };
  setPace(list, slower);
  return list;
}

const slowChange = 10; // seconds to change sides at the slower pace: turning round at a support takes that

/**
 * Lays the cues of a list on the clock: startsAt and seconds, and where the list begins and ends. Slower takes half as
 * long again for each, and time to change sides, but a dose in minutes or seconds stays as it is.
 */
export function setPace(list, slower) {
  const isDose = ({ kind, repeats }) => kind === "hold" || (kind === "work" && !repeats);
  const paced = (cue) => (!slower || isDose(cue) ? cue.listed : cue.kind === "sides" ? slowChange : Math.round(cue.listed * 1.5));
  let at = list.begin = -paced(list.cues[0]);
  for (const group of list.groups) {
    group.startsAt = at;
    for (const cue of group.cues) {
      Object.assign(cue, { startsAt: at, seconds: paced(cue) });
      at += cue.seconds;
    }
    group.seconds = at - group.startsAt;
  }
  list.end = at;
}

export const isWork = ({ kind }) => kind === "work" || kind === "hold";

export const plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** Writes a duration: 90 seconds are "1 minute 30 seconds". */
export const formatDuration = (seconds) =>
  [[Math.floor(seconds / 60), "minute"], [seconds % 60, "second"]].filter(([n]) => n).map(([n, noun]) => plural(n, noun)).join(" ");

/** Returns what is announced at the start of a cue, its duration too if its text does not say how much to do. */
export const announcement = ({ text, repeats, kind, seconds }) =>
  `${text}${!repeats && kind !== "work" ? `, ${formatDuration(seconds)}` : ""}.`;

/** Returns what speech says at the start of a cue: the side first, since the body turns to it first. */
export function spoken(cue) {
  if (cue.kind === "sides") {
    return `Change to the ${cue.side} side.`;
  }
  const what = announcement(cue).replace(`, ${cue.side} side`, "");
  const begins = cue.kind === "work" ? `Begin: ${what}` : what;
  return cue.side && isWork(cue) ? `${cue.side === "left" ? "Left" : "Right"} side. ${begins}` : begins;
}

const textOf = (element) => element.textContent.replace(/\s+/g, " ").trim();
const textsOf = (row, selector) => [...row.querySelectorAll(selector)].map(textOf);

/** Returns the lines that speech says of a group before it begins: name, dose and place, cautions, and how to do it. */
export const instructions = ({ row, name, startsAt }) => [
  startsAt < 0 ? `First: ${name}.` : `Stop there. Next: ${name}.`,
  ...textsOf(row, "h3 + .cap, .care > p, .how > p, .how li, .way > p:last-child"),
];

/** Returns the lines that speech says before the first move: how it leads, what to stop for, and all cautions. */
export function warnings({ stops, moves }) {
  const cautions = moves.map(({ row, name }) => [`${name}.`, ...textsOf(row, ".care > p")]).filter(({ length }) => length > 1);
  return [
    "Before you begin.",
    "Each move is told first: only listen. At “Get ready”, take your place. Then it says how many, or how long: begin.",
    "To leave a move out, press Skip. To rest, press Pause.",
    ...stops.map((stop) => `Stop if ${textOf(stop)}.`),
    ...(moves.length > 1 && cautions.length > 0 ? ["Some moves are not for everybody.", ...cautions.flat()] : []),
  ];
}
