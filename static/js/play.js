// Plays the list of a page that works without it, in a dialog. The dialog shows a function of the elapsed time of a
// monotonic clock; timers only trigger updates, so a tab that was suspended continues at the right position. The page
// is this one, or another one whose dialog is shown over this one: see openplayer.js.
import { readOptions, savedPlace, saveOptions, savePlace } from "./address.js";
import { announcement, instructions, isWork, readList, setPace, spoken, warnings } from "./cues.js";
import { animateRing, showCountdown, showEnd, showGroup, showPicture, showState, showStepPicture } from "./stage.js";
import * as speech from "./speech.js";
import * as tones from "./tones.js";
import * as wakeLock from "./wakelock.js";
import * as words from "./words.js";

let player, startPanel;
let options; // the checkboxes: sound, voice, wait, slower
let address; // of the page whose list it is
let list; // as readList returns it
const find = (selector) => player.querySelector(selector);
const button = (value) => find(`button[value=${value}]`);

// The position in the list: seconds until the last pause, and when it was resumed, null while it is paused.
let position;
let resumedAt = null;
let state = "ready"; // running, waiting, paused, done
let begun; // the last group that the reader has begun, or that began by itself
let isWarned; // speech has said what to stop for, and the cautions
const skipped = new Set(); // the groups of this session that were
let shownCue;
let shownStep; // of a way to or from the floor, from 0
let timer;
const currentTime = () => position + (resumedAt === null ? 0 : (performance.now() - resumedAt) / 1000);
const nextGroup = (group) => list.groups[list.groups.indexOf(group) + 1];
const isAloud = () => options.voice.checked && speech.hasVoice();
/** Reports whether the clock stands before each group, until it is told or the reader begins it. */
const stopsBetween = () => options.wait.checked || isAloud();
const cueAt = (time) => list.cues.findLast(({ startsAt }) => startsAt <= time) ?? list.cues[0];

/** Updates the dialog for the current time and, while it runs, sets a timer for the next whole second. */
function update() {
  clearTimeout(timer);
  const time = currentTime();
  const next = nextGroup(begun);
  if (resumedAt !== null && stopsBetween() && next && time >= next.startsAt) {
    wait(next);
    return;
  }
  if (time >= list.end) {
    finish();
    return;
  }
  const cue = cueAt(time);
  if (cue !== shownCue) {
    showCue(cue);
  }
  if (cue.group.isTransition && cue.kind !== "ready") {
    showStep(Math.floor(((time - cue.startsAt) / cue.seconds) * cue.group.steps.length));
  }
  const secondsLeft = cue.startsAt + cue.seconds - time;
  const wholeSeconds = Math.ceil(secondsLeft);
  showCountdown(player, cue, wholeSeconds);
  animateRing(player, (cue.seconds - wholeSeconds + (resumedAt === null ? 0 : 1)) / cue.seconds);
  savePosition();
  if (resumedAt !== null) {
    scheduleTones(time);
    timer = setTimeout(update, (secondsLeft - wholeSeconds + 1) * 1000);
  }
}

/** Shows another cue and announces it. */
function showCue(cue) {
  const { group } = cue;
  const newGroup = group !== shownCue?.group;
  shownCue = cue;
  if (!stopsBetween()) {
    begun = group;
  }
  if (newGroup) {
    shownStep = 0;
    showGroup(player, list, group);
  }
  showPicture(player, cue);
  const isWaiting = state === "waiting";
  find(".do").textContent = !isWaiting ? cue.text : options.wait.checked ? "Read the steps, then press Begin" : "Listen first. Then it begins";
  find(".halt > p").textContent = `${group.name}. ${cue.text}.`;
  if (newGroup || !group.isTransition) { // the lead-in before a way to the floor has its words already, and somebody may be reading them
    showWords();
  }
  if (isWaiting && isAloud()) {
    tell(group);
  } else {
    announce(`${newGroup ? `${group.name}. ` : ""}${isWaiting ? `${find(".do").textContent}.` : announcement(cue)}`, spoken(cue));
  }
  if (resumedAt !== null) {
    navigator.vibrate?.(isWork(cue) ? 200 : [80, 80, 80]);
  }
}

/** Shows a step of the current way to or from the floor, with its picture. */
function showStep(n) {
  if (n === shownStep) {
    return;
  }
  shownStep = n;
  showStepPicture(player, shownCue.group, n);
  words.fitWords(shownStep);
}

const isPressed = (value) => button(value).ariaPressed === "true";

/** Puts the words of the current cue into the dialog. */
function showWords() {
  words.showWords(player, shownCue, { wantsAll: isPressed("steps"), isWaiting: state === "waiting", step: shownStep });
}

/** Announces a change once: in the live region or, if the reader has chosen it, by speech, cutting off other speech. */
function announce(text, aloud = text) {
  find(":scope > [role=status]").textContent = isAloud() ? "" : text;
  if (isAloud()) {
    speech.speak([aloud], { slower: options.slower.checked });
  } else {
    speech.silence();
  }
}

/**
 * Says what the reader needs before a group, while the clock stands: before the first, what to stop for and cautions.
 * Nothing but the reader cuts it off, and then it is said again. Begins the group after it, unless the reader does.
 */
function tell(group) {
  find(":scope > [role=status]").textContent = "";
  speech.speak([...(isWarned ? [] : warnings(list)), ...instructions(group)], {
    slower: options.slower.checked,
    onEnd: () => {
      isWarned = true;
      if (!options.wait.checked) {
        begin();
      }
    },
  });
}

/** Offers spoken words where there is a voice for them. */
function offerVoice() {
  options.voice.parentElement.hidden = button("voice").hidden = !speech.hasVoice();
}

/**
 * Turns spoken words on or off. Turned on while it runs, they begin with the current cue, or tell the group if that has
 * not begun its work.
 */
function setVoice(on) {
  options.voice.checked = on;
  button("voice").ariaPressed = String(on);
  speech.silence();
  keepOptions();
  if (!on && state === "waiting" && !options.wait.checked) {
    begin();
  } else if (isAloud() && isGoing()) {
    if (state === "waiting" || shownCue.kind === "ready") {
      seek(shownCue.group.startsAt);
    } else {
      announce("", `${shownCue.group.name}. ${spoken(shownCue)}`);
    }
  }
}

const keepOptions = () => saveOptions(options);

/** Schedules the tones after a time that are not scheduled yet. */
function scheduleTones(time) {
  if (options.sound.checked) {
    tones.schedule(list, time, stopsBetween() ? nextGroup(shownCue.group)?.startsAt : undefined);
  }
}

/** Cancels the scheduled tones and, while it runs, schedules them for the current time of the AudioContext. */
function rescheduleTones() {
  tones.cancel();
  if (resumedAt !== null) {
    scheduleTones(currentTime());
  }
}

/** Reports whether the list runs, or waits for the reader. */
const isGoing = () => state === "running" || state === "waiting";
const shouldStayAwake = () => isGoing() && document.visibilityState === "visible";
/** Keeps the screen on, or says that it may go dark. */
function keepAwake() {
  wakeLock.request(shouldStayAwake, (warning) => (find(".rule span").textContent = warning));
}

document.addEventListener("visibilitychange", () => {
  if (shouldStayAwake()) {
    tones.resume(rescheduleTones);
    update();
    keepAwake();
  }
});

/** Keeps the position over a reload, unless the reader went back to the page under the dialog. */
function savePosition() {
  if (location.pathname + location.search === address) {
    savePlace(["running", "waiting", "paused"].includes(state) ? { place: currentTime(), end: list.end } : null);
  }
}

/** Sets the state (ready, running, waiting, paused or done) and updates the dialog for it. */
function setState(next) {
  state = next;
  showState(player, next);
  startPanel.querySelector("button span").textContent = next === "paused" ? "Go on" : startPanel.querySelector("button").dataset.start;
  moveOptions(next === "paused");
}

/** Moves the options, except for the voice that has a button, into the dialog while it is paused. */
function moveOptions(isPaused) {
  const [sound, wait, slower] = [options.sound, options.wait, options.slower].map(({ parentElement }) => parentElement);
  if (isPaused) {
    find(".halt .bar").append(wait, slower, sound);
  } else {
    options.voice.parentElement.before(wait, slower, sound);
  }
}

/** Sets the pace that the reader has chosen, at the same share of the current cue. */
function setSlower() {
  const cue = cueAt(position);
  const share = (position - cue.startsAt) / cue.seconds;
  setPace(list, options.slower.checked);
  position = cue.startsAt + share * cue.seconds;
  keepOptions();
}

function resume() {
  tones.resume(rescheduleTones);
  resumedAt = performance.now();
  setState("running");
  if (!player.open) {
    player.showModal();
  }
  button("pause").focus({ preventScroll: true });
  update();
  if (resumedAt !== null) {
    keepAwake();
  }
}

/** Shows a group before it begins, until the reader begins it. */
function wait(group) {
  stopClock();
  tones.cancel();
  position = group.startsAt;
  setState("waiting");
  keepAwake();
  shownCue = undefined;
  update();
}

/** Begins the group that waits. */
function begin() {
  begun = shownCue.group;
  isWarned = true; // or the reader does not want to hear it
  find(".do").textContent = shownCue.text;
  announce(announcement(shownCue), spoken(shownCue));
  resume();
  showWords();
}

/** Stops the clock and releases the wake lock. It does not cancel scheduled tones. */
function stopClock() {
  position = currentTime();
  resumedAt = null;
  clearTimeout(timer);
  wakeLock.release();
}

function pause() {
  stopClock();
  tones.cancel();
  setState("paused");
  update();
  if (state === "paused") { // the list may have ended while the page was suspended
    announce("Paused.");
  }
}

function finish() {
  stopClock();
  const heading = showEnd(player, list, skipped, !stopsBetween());
  setState("done");
  savePosition();
  announce("", heading.textContent);
  heading.focus(); // so that screen readers say it, once
}

/** Moves to a time in seconds, without a change between running and paused. */
function seek(time) {
  position = time;
  begun = list.groups[list.groups.findLastIndex(({ startsAt }) => startsAt <= time) - (time < list.end ? 1 : 0)];
  if (resumedAt !== null) {
    resumedAt = performance.now();
  }
  tones.cancel();
  shownCue = undefined;
  update();
}

function restart() {
  tones.cancel();
  skipped.clear();
  player.classList.remove("unwell");
  position = list.begin;
  begun = shownCue = undefined;
  isWarned = false;
  resume();
}

/** Moves to the start of the group, or within its first three seconds to the previous group. */
function goBack() {
  const { group } = shownCue;
  const to = currentTime() - group.startsAt > 3 ? group : list.groups[Math.max(0, list.groups.indexOf(group) - 1)];
  skipped.delete(to);
  seek(to.startsAt);
}

const actions = {
  back: goBack,
  anew: restart,
  pause: () => (state === "waiting" ? begin() : resumedAt === null ? resume() : pause()),
  skip: () => {
    const { group } = shownCue;
    const to = nextGroup(group)?.startsAt ?? list.end;
    if (2 * (currentTime() - group.startsAt) < to - group.startsAt) { // who stops after more than half has done it
      skipped.add(group);
    }
    seek(to);
  },
  again: () => {
    seek(shownCue.group.startsAt);
    if (state !== "waiting") {
      resume();
    }
  },
  first: restart,
  stop: () => { // keeps the position unless it is done
    if (state === "done") {
      setState("ready");
    } else if (state !== "paused") {
      pause();
    }
    player.close();
  },
  steps: () => { // all of them, which leave no room for the picture
    button("steps").ariaPressed = String(!isPressed("steps"));
    showWords();
  },
  voice: () => setVoice(!options.voice.checked),
};
const shortcuts = { " ": actions.pause, ArrowLeft: actions.back, ArrowRight: actions.skip, Home: actions.again, Escape: pause };
document.addEventListener("keydown", (event) => { // on the document, since no element has the focus after a touch on the picture
  const { key, target } = event;
  const isForOthers = event.ctrlKey || event.altKey || event.metaKey || (key === " " && target.closest("a, button, input"));
  const canAct = player?.open && state !== "done" && (key !== " " || !event.repeat) && (key !== "Escape" || isGoing());
  if (shortcuts[key] && canAct && !isForOthers) {
    event.preventDefault();
    shortcuts[key]();
  }
});

addEventListener("pagehide", () => {
  if (isGoing()) { // the reader may come back, for example from the safety page
    pause();
  }
});

/** Makes ready to play the list of a page at an address. */
function setUp(page, at) {
  player = page.querySelector("dialog.player");
  startPanel = page.querySelector(".start");
  options = Object.fromEntries([...startPanel.querySelectorAll("input")].map((input) => [input.name, input]));
  readOptions(options);
  address = at;
  list = readList(page, options.slower.checked);
  position = list.begin;
  state = "ready";
  begun = shownCue = undefined;
  button("back").hidden = button("skip").hidden = list.groups.length === 1;
  for (const [name, handler] of Object.entries(actions)) {
    button(name).addEventListener("click", handler);
  }
  // A reader who followed a link to the signs is not invited to go on afterwards.
  player.addEventListener("click", ({ target }) => target.closest("a[href^='/safety']") && player.classList.add("unwell"));
  find(".halt .more").addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      location.reload(); // following a link to the address that is open would lose the position
    }
  });
  player.addEventListener("close", () => {
    if (player.open) { // again, before this event
      return;
    }
    speech.silence();
    tones.suspend();
    if (isGoing()) { // the browser closed it, for example after the back gesture: pausing keeps the position
      pause();
    }
    moveOptions(false);
  });
  new ResizeObserver(() => shownCue && showWords()).observe(find(".stage"));

  button("voice").ariaPressed = String(options.voice.checked);
  for (const checkbox of [options.sound, options.wait]) {
    checkbox.addEventListener("change", keepOptions);
  }
  options.slower.addEventListener("change", setSlower);
  options.voice.addEventListener("change", () => setVoice(options.voice.checked));
  speech.onVoices(offerVoice);
}

/**
 * Plays the list of another page at an address, over this one; goes on with it, paused, if the reader has left it
 * before its end. The audio comes from a click: Safari lets no sound begin outside of one. Returns the dialog.
 */
export function play(page, at, context) {
  if (at !== address) {
    player?.remove();
    setUp(page, at);
    document.body.append(player);
  }
  tones.use(context, rescheduleTones);
  if (state === "paused") {
    setState("paused");
    keepOptions(); // in its new entry of the history
    player.showModal();
    button("pause").focus({ preventScroll: true });
    update();
  } else {
    restart();
  }
  return player;
}

// The position from before a reload, if the list has the same length.
if (document.querySelector("main .start")) {
  setUp(document, location.pathname + location.search);
  const savedPosition = savedPlace(list.end);
  if (savedPosition > 0 && savedPosition < list.end) {
    position = savedPosition;
    begun = cueAt(position).group;
    setState("paused");
    moveOptions(false);
  }
  startPanel.querySelector("button").addEventListener("click", () => (state === "paused" ? resume() : restart()));
  startPanel.hidden = false;
}
