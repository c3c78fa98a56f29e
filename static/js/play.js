// Plays the list of a page that works without it, in a dialog. The dialog shows a function of the elapsed time of a monotonic
// clock; timers only trigger updates, so a tab that was suspended continues at the right position. The page is this one, or another
// one whose dialog is shown over this one: see openplayer.js.
let player;
let startPanel;
let soundCheckbox;
let voiceCheckbox;
let waitCheckbox;
let address; // of the page whose list it is
const find = (selector) => player.querySelector(selector);
const button = (value) => find(`button[value=${value}]`);
const leadIn = 5; // seconds before the first cue
const knot = // our mark, for the style sheet to loosen at the end
  "M0 22.5C3.2 22.5 6.4 22.3 9.4 21.2S15.2 18.4 17.7 16.5M22.3 12.7C24.6 11 26.9 9.3 29.3 7.8S34.1 4.8 36.7 3.6S41.9 1.4 44.8 1.1S51 2 51.4 4.8S50.1 10.3 48.2 12.4M43.4 16.2C40.8 17.7 37.8 18.7 34.8 18.9S28.7 18.8 25.9 17.8S20.4 15.1 18.2 12.9S14.3 7.9 14.6 4.9S18.8 0.7 21.8 1.1S27.6 2.7 30.3 4.1M35.5 7C37.9 8.5 40.1 10 42.3 11.7S46.6 15.1 48.7 16.8S53.2 19.9 55.8 20.9S61.1 22.4 63.8 22.5S69.3 22.5 72 22.5";

// The list as groups of cues. startsAt is in seconds from the first cue after the lead-in; end is the length of the list.
let end;
let cues;
let groups;
let moves;

/** Returns the addresses of the pictures of a group: of a move that of its work, of a way to or from the floor that of each step. */
function pictures({ row, frames }) {
  const { figure } = row.dataset;
  return !figure ? [] : frames ? [...frames].map((frame) => figure.replace(/#.*/, `#${frame}`)) : [figure];
}

/** Reads the list of a page. */
function readList(page) {
  end = 0;
  cues = [];
  groups = [...page.querySelectorAll("main .run > li")].map((row) => {
    const group = { row, name: row.querySelector("h3").textContent, isTransition: Boolean(row.querySelector(".way")), startsAt: end };
    group.steps = [...row.querySelectorAll(".how li")];
    group.frames = row.querySelector(".how ol")?.dataset.frames ?? "";
    group.pictures = pictures(group);
    for (const item of row.querySelectorAll(".cues > li")) {
      const { kind, side, times } = item.dataset;
      const [text, clock] = [...item.children].map(({ textContent }) => textContent);
      const [minutes, seconds] = clock.split(":").map(Number);
      cues.push({ group, kind, side, repeats: Number(times), startsAt: end, seconds: minutes * 60 + seconds, text });
      end += minutes * 60 + seconds;
    }
    group.seconds = end - group.startsAt;
    return group;
  });
  groups[0].startsAt = -leadIn;
  cues.unshift({ group: groups[0], kind: "ready", startsAt: -leadIn, seconds: leadIn, text: "Get ready" });
  moves = groups.filter(({ isTransition }) => !isTransition);
}

const plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
const formatDuration = (seconds) =>
  [[Math.floor(seconds / 60), "minute"], [seconds % 60, "second"]].filter(([n]) => n).map(([n, noun]) => plural(n, noun)).join(" ");
const isWork = ({ kind }) => kind === "work" || kind === "hold";

// The position in the list: seconds until the last pause, and when it was resumed, null while it is paused.
let position = -leadIn;
let resumedAt = null;
let state = "ready"; // running, waiting, paused, done
let begun; // the last group that the reader has begun, or that began by itself
const skipped = new Set(); // the groups of this session that were
let shownCue;
let shownStep; // of a way to or from the floor, from 0
let timer;
const currentTime = () => position + (resumedAt === null ? 0 : (performance.now() - resumedAt) / 1000);
const nextGroup = (group) => groups[groups.indexOf(group) + 1];
const cueAt = (time) => cues.findLast(({ startsAt }) => startsAt <= time) ?? cues[0];

/** Updates the dialog for the current time and, while it runs, sets a timer for the next whole second. */
function update() {
  clearTimeout(timer);
  const time = currentTime();
  const next = nextGroup(begun);
  if (resumedAt !== null && waitCheckbox.checked && next && time >= next.startsAt) {
    wait(next);
    return;
  }
  if (time >= end) {
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
  showCountdown(cue, wholeSeconds);
  animateRing((cue.seconds - wholeSeconds + (resumedAt === null ? 0 : 1)) / cue.seconds);
  savePosition();
  if (resumedAt !== null) {
    scheduleTones(time);
    timer = setTimeout(update, (secondsLeft - wholeSeconds + 1) * 1000);
  }
}

/** Shows the seconds left of a cue and the number of the repeat. */
function showCountdown(cue, secondsLeft) {
  const inMinutes = secondsLeft > 99;
  find(".ring b").textContent = inMinutes ? `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, "0")}` : secondsLeft;
  find(".ring").classList.toggle("long", inMinutes);
  find(".ring p span").textContent = inMinutes ? "minutes" : secondsLeft === 1 ? "second" : "seconds";
  const repeat = Math.min(cue.repeats, Math.floor(((cue.seconds - secondsLeft) * cue.repeats) / cue.seconds) + 1);
  find(".count").textContent = cue.repeats > 1 ? `${repeat} of ${cue.repeats}` : "";
}

/**
 * Animates the ring, or the line on the picture, to a share (0 to 1) of its length within the next second. If the share is smaller
 * than before, it jumps to 0 first.
 */
function animateRing(share) {
  const ring = find(".ring circle + circle").style;
  const line = find(".plate i").style;
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

/** Shows another cue and announces it. */
function showCue(cue) {
  const { group } = cue;
  const last = shownCue?.group;
  const newGroup = group !== last;
  shownCue = cue;
  if (!waitCheckbox.checked) {
    begun = group;
  }
  if (newGroup) {
    showGroup(group);
  }
  const [figure] = group.pictures;
  if (figure) {
    const isStart = !group.isTransition && (cue.kind === "ready" || cue.kind === "rest");
    showPicture(isStart ? figure.replace(/#.*/, "#a") : figure, cue.side === "left" ? "mirrored" : "");
  }
  find(".do").textContent = state === "waiting" ? "Read the steps, then press Begin" : cue.text;
  find(".halt > p").textContent = `${group.name}. ${cue.text}.`;
  find(".swap").hidden = cue.side !== "left";
  if (newGroup || !group.isTransition) { // the lead-in before a way to the floor has its words already, and somebody may be reading them
    showWords();
  }
  const duration = durationOf(cue);
  const text = state === "waiting" ? find(".do").textContent : `${cue.text}${duration}`;
  announce(`${newGroup ? `${group.name}. ` : ""}${text}.`, newGroup ? details(cue) : "", !newGroup || last?.isTransition);
  if (resumedAt !== null) {
    navigator.vibrate?.(isWork(cue) ? 200 : [80, 80, 80]);
  }
}

const durationOf = ({ repeats, kind, seconds }) => (!repeats && kind !== "work" ? `, ${formatDuration(seconds)}` : "");

/** Returns what speech adds to a cue: the cautions and steps of what begins with it. */
function details({ group, kind }) {
  const words = ["ready", "down", "up"].includes(kind) ? [...group.row.querySelectorAll(".care > p, .how :is(p, li), .way > p:last-child")] : [];
  return words.map(({ textContent }) => textContent).join(" ");
}

/** Shows a step of the current way to or from the floor, with its picture. */
function showStep(n) {
  if (n === shownStep) {
    return;
  }
  shownStep = n;
  const picture = shownCue.group.pictures[n];
  if (picture) {
    showPicture(picture);
  }
  fitWords();
}

/** Shows a picture of the move or the way of the current cue. */
function showPicture(address, look = "") {
  find(".fig").setAttribute("class", `fig ${shownCue.group.row.dataset.cast ?? ""} ${look}`);
  find(".fig use").setAttribute("href", address);
}

/** Updates the parts of the dialog that are the same for all cues of a group. */
function showGroup(group) {
  const { row, name, steps, isTransition } = group;
  const n = groups.indexOf(group);
  const before = moves.filter(({ startsAt }) => startsAt < group.startsAt).length;
  const ofTotal = ` of ${moves.length}`;
  shownStep = 0;
  find(".place").textContent = moves.length === 1 ? "" : !isTransition ? `Move ${before + 1}${ofTotal}` : before < moves.length ? `Before move ${before + 1}${ofTotal}` : `After move ${before}${ofTotal}`;
  find("h2").textContent = name;
  find(".plate").hidden = group.pictures.length === 0;
  find(".halt > ol").replaceChildren(...(isTransition ? steps.map(copy) : [])); // who pauses to take longer goes on reading
  find(".halt > ol").hidden = !isTransition;
  const next = groups[n + 1];
  find(".after span").textContent = next ? `Next: ${next.name}, ${formatDuration(next.seconds)}` : moves.length > 1 ? "This is the last." : "";
}

let words; // of the current cue: changes for the place, steps, remarks

/** Puts the steps of the current cue into the dialog, with the cautions: all of both if the reader has asked for them. */
function showWords() {
  const { group: { row, steps, isTransition }, kind } = shownCue;
  const all = isPressed("steps");
  find(".stage").classList.toggle("all", all);
  const before = Number(row.dataset.ready ?? 1);
  const [from, to] = all || isTransition || state === "waiting" ? [0] : kind === "ready" ? [0, before] : [before];
  const list = document.createElement("ol");
  list.start = from + 1;
  list.append(...steps.slice(from, to).map(copy));
  words = {
    changes: [...row.querySelectorAll(all || kind === "ready" ? ".how > p" : "none")].map(copy),
    steps: [...list.children],
    remarks: [...row.querySelectorAll(all ? ".care > p, .way > p" : ".care > p, .way > p:last-child")].map(copy),
  };
  find(".told").replaceChildren(...words.changes, list, ...words.remarks);
  find(".words").scrollTop = 0;
  find(".words").tabIndex = all ? 0 : -1; // they may scroll
  fitWords();
}

const copy = (element) => document.importNode(element, true);
const isPressed = (value) => button(value).ariaPressed === "true";

/**
 * Shows as many of the words as fit below the picture, the most important last to go. Of a way to or from the floor it shows only the steps
 * of the picture, and the current one always. All of them stay in the dialog for screen readers, which read at their own pace.
 */
function fitWords() {
  const { group: { isTransition, frames }, kind } = shownCue;
  const { changes, steps, remarks } = words;
  const around = [find(".place"), find(".after span")];
  find(".act").classList.remove("vh");
  if (isPressed("steps")) {
    leaveOut(around);
  } else if (isTransition) {
    const shown = steps.filter((_, n) => frames[n] === frames[shownStep]);
    steps.forEach((step) => step.classList.toggle("vh", !shown.includes(step)));
    const others = [...steps.slice(0, shownStep), ...steps.slice(shownStep + 1).reverse()].filter((step) => shown.includes(step));
    leaveOut([...remarks, ...around, ...others, find(".act")]); // which says no more than the name
    if (player.matches(".scrolling")) { // nobody scrolls on the way down
      steps[shownStep]?.scrollIntoView({ block: "nearest" });
    }
  } else {
    const later = steps.slice(changes.length > 0 ? 0 : 1).reverse();
    const own = remarks.filter((remark) => remark.matches(".own")); // what the reader's condition asks for stays longest
    const others = remarks.filter((remark) => !own.includes(remark)).reverse(); // the gravest comes first
    leaveOut(kind === "ready" ? [...later, ...around, ...others, ...own] : [...others, ...later, ...around, ...own]);
  }
}

/**
 * Leaves out words, in order, until the rest fits. Screen readers still find them. If it never fits, the picture gets smaller, and then, as
 * with very large letters, the whole dialog scrolls.
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

/**
 * Announces a change once: in the live region or, if the reader has chosen it, by speech synthesis, which adds the details and must not talk
 * over a screen reader. It cancels the speech in progress unless this continues it: reading the steps takes longer than the lead-in, and those of a way to or
 * from the floor may take a slow voice longer than its cue.
 */
function announce(text, details = "", continues = false) {
  const aloud = voiceCheckbox.checked && hasVoice();
  find(":scope > [role=status]").textContent = aloud ? "" : text;
  if (!continues) {
    globalThis.speechSynthesis?.cancel();
  }
  if (aloud) {
    speak(`${text} ${details}`.trim());
  }
}

const hasVoice = () => globalThis.speechSynthesis?.getVoices().length > 0;

/** Offers spoken words where there is a voice for them. */
function offerVoice() {
  voiceCheckbox.parentElement.hidden = button("voice").hidden = !hasVoice();
}

function speak(text) {
  const speech = new SpeechSynthesisUtterance(text);
  speech.lang = document.documentElement.lang;
  speechSynthesis.speak(speech);
}

/** Turns spoken words on or off. Where they are turned on while it runs, they begin with the current cue. */
function setVoice(on) {
  voiceCheckbox.checked = on;
  button("voice").ariaPressed = String(on);
  globalThis.speechSynthesis?.cancel();
  if (on && hasVoice() && isGoing()) {
    speak(`${shownCue.group.name}. ${shownCue.text}. ${details(shownCue)}`);
  }
  saveOptions();
}

// Tones are scheduled ahead on the clock of the AudioContext, which keeps running while the page is suspended.
const scheduleAhead = 150; // seconds: hidden pages may run timers only once a minute
const maxDelay = 0.2; // seconds; later tones are skipped
let audio;
let scheduledUntil; // tones are scheduled up to this time; undefined if none are
let tones = [];

/** Schedules the tones after a time that are not scheduled yet. */
function scheduleTones(time) {
  if (!audio || !soundCheckbox.checked) {
    return;
  }
  const from = Math.max(scheduledUntil ?? time - maxDelay, time - maxDelay);
  const to = Math.min(time + scheduleAhead, waitCheckbox.checked ? nextGroup(shownCue.group)?.startsAt ?? Infinity : Infinity);
  const now = audio.currentTime - time;
  const tone = (at, frequency, length) => {
    if (at < from || at >= to) {
      return;
    }
    const when = Math.max(audio.currentTime, now + at);
    const oscillator = audio.createOscillator();
    const gainNode = audio.createGain();
    oscillator.frequency.value = frequency;
    gainNode.gain.setValueAtTime(0, when);
    gainNode.gain.linearRampToValueAtTime(0.2, when + 0.02);
    gainNode.gain.linearRampToValueAtTime(0, when + length);
    oscillator.connect(gainNode).connect(audio.destination);
    oscillator.start(when);
    oscillator.stop(when + length);
    oscillator.addEventListener("ended", () => (tones = tones.filter((tone) => tone !== oscillator)));
    tones.push(oscillator);
  };
  for (const cue of cues) {
    tone(cue.startsAt, isWork(cue) ? 784 : 523, 0.3);
    for (const second of cue.seconds < 6 ? [] : [3, 2, 1]) {
      tone(cue.startsAt + cue.seconds - second, 659, 0.1);
    }
  }
  tone(end, 392, 0.8);
  scheduledUntil = to;
}

/** Cancels the scheduled tones. */
function cancelTones() {
  for (const oscillator of tones) {
    oscillator.stop();
    oscillator.disconnect();
  }
  tones = [];
  scheduledUntil = undefined;
}

/** Cancels the scheduled tones and, while it runs, schedules them for the current time of the AudioContext. */
function rescheduleTones() {
  cancelTones();
  if (resumedAt !== null) {
    scheduleTones(currentTime());
  }
}

/** Creates or resumes the AudioContext, then schedules the tones: its clock does not run before that. */
async function startAudio() {
  setAudio(audio ?? new AudioContext());
  await audio.resume();
  rescheduleTones();
}

function setAudio(context) {
  if (context && !audio) {
    audio = context;
    audio.addEventListener("statechange", () => { // for example after a phone call, which suspends it
      if (audio.state === "running") {
        rescheduleTones();
      }
    });
  }
}

/** Reports whether the list runs, or waits for the reader. */
const isGoing = () => state === "running" || state === "waiting";

// A wake lock keeps the screen on meanwhile, if the browser allows it.
const shouldStayAwake = () => isGoing() && document.visibilityState === "visible";
let wakeLock; // promise of the wake lock, undefined if none was requested
async function requestWakeLock() {
  if (wakeLock) {
    return;
  }
  const request = (wakeLock = Promise.resolve().then(() => navigator.wakeLock.request("screen")));
  let warning = "";
  try {
    const sentinel = await request;
    sentinel.addEventListener("release", () => {
      if (wakeLock === request) { // the browser released it
        wakeLock = undefined;
        if (shouldStayAwake()) {
          requestWakeLock();
        }
      }
    });
  } catch {
    warning = "The screen may go dark: the timer keeps its place.";
  }
  if (wakeLock === request) {
    find(".rule span").textContent = warning;
    wakeLock = warning ? undefined : request;
  }
}

/** Releases the wake lock, also one that is not granted yet. */
function releaseWakeLock() {
  wakeLock?.then((sentinel) => sentinel.release()).catch(() => {}); // a refused lock needs no release
  wakeLock = undefined;
}

document.addEventListener("visibilitychange", () => {
  if (shouldStayAwake()) {
    if (audio) {
      startAudio();
    }
    update();
    requestWakeLock();
  }
});

/**
 * Stores the position in the history entry of the list, and nowhere else, so that it survives a reload and a discarded tab. It is
 * called each second, since browsers ignore replaceState while the page unloads.
 */
function savePosition() {
  if (location.pathname + location.search !== address) {
    return; // the reader went back to the page under the dialog
  }
  try {
    history.replaceState(["running", "waiting", "paused"].includes(state) ? { place: currentTime(), end } : null, "");
  } catch {} // some browsers limit the rate, for example during many skips: a later call succeeds
}

/** Sets the state (ready, running, waiting, paused or done) and updates the dialog for it. */
function setState(next) {
  state = next;
  find(".stage").hidden = next !== "running" && next !== "waiting";
  find(".halt").hidden = next !== "paused";
  find(".end").hidden = next !== "done";
  player.scrollTop = 0; // what is shown now begins at its top
  find(".rule").hidden = find(".keys").hidden = next === "done";
  button("pause").firstElementChild.textContent = { paused: "Go on", waiting: "Begin" }[next] ?? "Pause";
  button("stop").firstElementChild.textContent = next === "done" ? "Close" : "Stop";
  startPanel.querySelector("button span").textContent = next === "paused" ? "Go on" : "Start";
  moveSounds(next === "paused" ? find(".halt .bar") : startPanel.querySelector(".bar"));
}

/** Moves the choices of sounds and of waiting into the visible part of the page. */
function moveSounds(bar) {
  bar.append(soundCheckbox.parentElement, waitCheckbox.parentElement);
}

function resume() {
  if (globalThis.AudioContext) {
    startAudio();
  }
  resumedAt = performance.now();
  const before = state === "waiting" ? undefined : shownCue;
  setState("running");
  if (!player.open) {
    player.showModal();
  }
  button("pause").focus({ preventScroll: true });
  update();
  if (resumedAt !== null) {
    if (shownCue === before && shownCue.group.isTransition && voiceCheckbox.checked) {
      speak(details(shownCue)); // the pause has cut off the way to the floor
    }
    requestWakeLock();
  }
}

/** Shows a group before it begins, until the reader begins it. */
function wait(group) {
  stopClock();
  cancelTones();
  position = group.startsAt;
  setState("waiting");
  requestWakeLock();
  shownCue = undefined;
  update();
}

/** Begins the group that waits. */
function begin() {
  begun = shownCue.group;
  find(".do").textContent = shownCue.text;
  announce(`${shownCue.text}${durationOf(shownCue)}.`, "", true);
  resume();
  showWords();
}

/** Stops the clock and releases the wake lock. It does not cancel scheduled tones. */
function stopClock() {
  position = currentTime();
  resumedAt = null;
  clearTimeout(timer);
  releaseWakeLock();
}

function pause() {
  stopClock();
  cancelTones();
  setState("paused");
  update();
  if (state === "paused") { // the list may have ended while the page was suspended
    announce("Paused.");
  }
}

function finish() {
  stopClock();
  const heading = find(".end h2");
  heading.dataset.all ??= heading.textContent;
  heading.textContent = moves.every((move) => skipped.has(move)) ? "Skipped to the end." : skipped.size > 0 ? "Done." : heading.dataset.all; // the moves and their time only of a whole session
  setState("done");
  savePosition();
  announce("", heading.textContent, shownCue?.group.isTransition);
  heading.focus(); // so that screen readers say it, once
}

/** Moves to a time in seconds, without a change between running and paused. */
function seek(time) {
  position = time;
  begun = groups[groups.findLastIndex(({ startsAt }) => startsAt <= time) - (time < end ? 1 : 0)];
  if (resumedAt !== null) {
    resumedAt = performance.now();
  }
  cancelTones();
  shownCue = undefined;
  update();
}

function restart() {
  cancelTones();
  skipped.clear();
  position = -leadIn;
  begun = shownCue = undefined;
  resume();
}

/** Moves to the start of the group, or within its first three seconds to the previous group. */
function goBack() {
  const { group } = shownCue;
  const to = currentTime() - group.startsAt > 3 ? group : groups[Math.max(0, groups.indexOf(group) - 1)];
  skipped.delete(to);
  seek(to.startsAt);
}

const actions = {
  back: goBack,
  anew: restart,
  pause: () => (state === "waiting" ? begin() : resumedAt === null ? resume() : pause()),
  skip: () => {
    const { group } = shownCue;
    const to = nextGroup(group)?.startsAt ?? end;
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
  voice: () => setVoice(!voiceCheckbox.checked),
};
const shortcuts = { " ": "pause", ArrowLeft: "back", ArrowRight: "skip", Home: "again" };
document.addEventListener("keydown", (event) => { // on the document, since no element has the focus after a touch on the picture
  const { key, target } = event;
  if (!player?.open || event.ctrlKey || event.altKey || event.metaKey || state === "done" || (key === " " && target.closest("a, button, input"))) {
    return;
  }
  if (shortcuts[key] && (key !== " " || !event.repeat)) {
    event.preventDefault();
    actions[shortcuts[key]]();
  } else if (key === "Escape" && isGoing()) {
    event.preventDefault();
    pause();
  }
});

addEventListener("pagehide", () => {
  if (isGoing()) { // the reader may come back, for example from the safety page
    pause();
  }
});

/** Stores the options only in the address. */
function saveOptions() {
  const hash = [!soundCheckbox.checked && "quiet", voiceCheckbox.checked && "voice", waitCheckbox.checked && "wait"].filter(Boolean).join("&");
  history.replaceState(history.state, "", hash ? `#${hash}` : location.pathname + location.search);
}

/** Makes ready to play the list of a page at an address. */
function setUp(page, at) {
  player = page.querySelector("dialog.player");
  startPanel = page.querySelector(".start");
  [soundCheckbox, voiceCheckbox, waitCheckbox] = startPanel.querySelectorAll("input");
  address = at;
  position = -leadIn;
  state = "ready";
  begun = shownCue = undefined;
  readList(page);
  find(".end path").setAttribute("d", knot);
  button("back").hidden = button("skip").hidden = groups.length === 1;
  for (const [name, handler] of Object.entries(actions)) {
    button(name).addEventListener("click", handler);
  }
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
    globalThis.speechSynthesis?.cancel();
    audio?.suspend();
    if (isGoing()) { // the browser closed it, for example after the back gesture: pausing keeps the position
      pause();
    }
    moveSounds(startPanel.querySelector(".bar"));
  });
  new ResizeObserver(() => shownCue && showWords()).observe(find(".stage"));

  const flags = location.hash.slice(1).split("&");
  soundCheckbox.checked = !flags.includes("quiet");
  voiceCheckbox.checked = flags.includes("voice");
  waitCheckbox.checked = flags.includes("wait");
  button("voice").ariaPressed = String(voiceCheckbox.checked);
  for (const checkbox of [soundCheckbox, waitCheckbox]) {
    checkbox.addEventListener("change", saveOptions);
  }
  voiceCheckbox.addEventListener("change", () => setVoice(voiceCheckbox.checked));
  offerVoice();
  if (globalThis.speechSynthesis) {
    speechSynthesis.onvoiceschanged = offerVoice; // browsers may load their voices late
  }
}

/**
 * Plays the list of another page at an address, over this one; goes on with it, paused, if the reader has left it before its end. The
 * audio comes from a click: Safari lets no sound begin outside of one. Returns the dialog.
 */
export function play(page, at, context) {
  if (at !== address) {
    player?.remove();
    setUp(page, at);
    document.body.append(player);
  }
  setAudio(audio ?? context);
  if (state === "paused") {
    setState("paused");
    player.showModal();
  } else {
    restart();
  }
  return player;
}

// The position from before a reload, if the list has the same length.
if (document.querySelector("main .start")) {
  setUp(document, location.pathname + location.search);
  const savedPosition = history.state?.end === end ? history.state.place : 0;
  if (savedPosition > 0 && savedPosition < end) {
    position = savedPosition;
    begun = cueAt(position).group;
    setState("paused");
    moveSounds(startPanel.querySelector(".bar"));
  }
  startPanel.querySelector("button").addEventListener("click", () => (state === "paused" ? resume() : restart()));
  startPanel.hidden = false;
}
