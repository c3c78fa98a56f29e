// Leads through the list of a page that works without it, in a dialog. What it shows is a function of the elapsed time of a
// monotonic clock; timers only say when to update, so a tab that was suspended continues at the right place.
const player = document.querySelector("dialog.player");
const part = (selector) => player.querySelector(selector);
const button = (value) => part(`button[value=${value}]`);
const start = document.querySelector(".start");
const [sound, voice] = start.querySelectorAll("input");
const lead = 5; // seconds before the first cue

// The list as groups of cues, each with its start in seconds.
let end = 0;
const cues = [];
const groups = [...document.querySelectorAll("main .run > li")].map((row) => {
  const group = { row, name: row.querySelector("h3").textContent, way: !row.querySelector(".how"), begins: end };
  for (const item of row.querySelectorAll(".cues > li")) {
    const { kind, seconds, side, times } = item.dataset;
    cues.push({ group, kind, side, times: Number(times), begins: end, seconds: Number(seconds), words: item.firstElementChild.textContent });
    end += Number(seconds);
  }
  group.seconds = end - group.begins;
  return group;
});
groups[0].begins = -lead;
cues.unshift({ group: groups[0], kind: "ready", begins: -lead, seconds: lead, words: "Get ready" });
const moves = groups.filter(({ way }) => !way);

const plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
const inWords = (seconds) =>
  [[Math.floor(seconds / 60), "minute"], [seconds % 60, "second"]].filter(([n]) => n).map(([n, noun]) => plural(n, noun)).join(" ");
const atWork = ({ kind }) => kind === "work" || kind === "hold";

// The position in the list: seconds until the last pause, and when it was resumed, null while it is paused.
let spent = -lead;
let since = null;
let state = "ready"; // running, paused, done
let shown;
let timer;
const elapsed = () => spent + (since === null ? 0 : (performance.now() - since) / 1000);
const cueAt = (time) => cues.findLast(({ begins }) => begins <= time) ?? cues[0];

/** Updates the dialog, and sets a timer for the next whole second. */
function look() {
  clearTimeout(timer);
  const time = elapsed();
  if (time >= end) {
    finish();
    return;
  }
  const cue = cueAt(time);
  if (cue !== shown) {
    show(cue);
  }
  const left = cue.begins + cue.seconds - time;
  const whole = Math.ceil(left);
  tell(cue, whole);
  turn((cue.seconds - whole + (since === null ? 0 : 1)) / cue.seconds);
  note();
  if (since !== null) {
    plan(time);
    timer = setTimeout(look, (left - whole + 1) * 1000);
  }
}

/** Writes the seconds left and the number of the repeat. */
function tell(cue, left) {
  const long = left > 99;
  part(".ring b").textContent = long ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : left;
  part(".ring").classList.toggle("long", long);
  part(".ring p span").textContent = long ? "minutes" : left === 1 ? "second" : "seconds";
  const nth = Math.min(cue.times, Math.floor(((cue.seconds - left) * cue.times) / cue.seconds) + 1);
  part(".count").textContent = cue.times > 1 ? `${nth} of ${cue.times}` : "";
}

/** Animates the ring to a share of it in the next second; without animation if it shrinks. */
function turn(share) {
  const { style } = part(".ring circle + circle");
  if (1 - share > style.strokeDashoffset) {
    style.transition = "none";
    style.strokeDashoffset = 1;
    part(".ring circle").getBoundingClientRect(); // applies the jump before the next transition
  }
  style.transition = "";
  style.strokeDashoffset = 1 - share;
}

/** Shows another cue and announces it. */
function show(cue) {
  const { group } = cue;
  const other = group !== shown?.group;
  shown = cue;
  if (other) {
    introduce(group);
  }
  const { cast, figure } = group.row.dataset;
  if (figure) {
    part(".now .fig").setAttribute("class", `fig ${cast} ${cue.side === "left" ? "mirrored" : ""}`);
    part("use").setAttribute("href", atWork(cue) || cue.kind === "sides" || cue.kind === "release" ? figure : figure.replace(/#.*/, "#a"));
  }
  part(".do").textContent = cue.words;
  part(".halt > p").textContent = `${group.name}. ${cue.words}.`;
  part(".swap").hidden = cue.side !== "left";
  const long = !cue.times && cue.kind !== "work" ? `, ${inWords(cue.seconds)}` : "";
  const steps = other && ["ready", "down", "up"].includes(cue.kind) ? [...group.row.querySelectorAll(".care, .how :is(p, li), .way > p:last-child")] : [];
  say(`${other ? `${group.name}. ` : ""}${cue.words}${long}.`, steps.map(({ textContent }) => textContent).join(" "), !other);
  if (since !== null) {
    navigator.vibrate?.(atWork(cue) ? 200 : [80, 80, 80]);
  }
}

/** Shows what stays the same for all cues of a group. */
function introduce(group) {
  const { row, name, way } = group;
  const n = groups.indexOf(group);
  const before = moves.filter(({ begins }) => begins < group.begins).length;
  const of = ` of ${moves.length}`;
  part(".place").textContent = moves.length === 1 ? "" : !way ? `Move ${before + 1}${of}` : before < moves.length ? `Before move ${before + 1}${of}` : `After move ${before}${of}`;
  part("h2").textContent = name;
  part(".now .plate").hidden = !row.dataset.figure;
  part(".told").replaceChildren(...[...row.querySelectorAll(".care, .how > :not(summary), .way > p")].map((e) => e.cloneNode(true)));
  part(".words").scrollTop = 0;
  const next = groups[n + 1];
  part(".after span").textContent = next ? `Next: ${next.name}, ${inWords(next.seconds)}` : moves.length > 1 ? "This is the last." : "";
  part(".after .plate").replaceChildren(...[next?.row.querySelector(".plate picture")].filter(Boolean).map((e) => e.cloneNode(true)));
}

/** Announces a change once, by the screen reader and, if chosen, by speech, which also says more. Speech in progress is cut off
 * unless this continues it: steps take longer to say than the time to get ready. */
function say(words, more = "", goesOn = false) {
  part("[role=status]").textContent = words;
  if (!goesOn) {
    globalThis.speechSynthesis?.cancel();
  }
  if (voice.checked && globalThis.speechSynthesis) {
    const speech = new SpeechSynthesisUtterance(`${words} ${more}`);
    speech.lang = document.documentElement.lang;
    speechSynthesis.speak(speech);
  }
}

// Tones, scheduled ahead on the clock of the AudioContext, which runs on while the page is suspended.
const ahead = 150; // seconds: hidden pages may run timers only once a minute
const grace = 0.2; // seconds that a tone may be late
let audio;
let until; // tones are scheduled up to this time
let tones = [];

/** Schedules the tones from a time on that are not scheduled yet. */
function plan(time) {
  if (!audio || !sound.checked) {
    return;
  }
  const from = Math.max(until ?? time - grace, time - grace);
  const to = time + ahead;
  const now = audio.currentTime - time;
  const tone = (at, hertz, length) => {
    if (at < from || at >= to) {
      return;
    }
    const when = Math.max(audio.currentTime, now + at);
    const swing = audio.createOscillator();
    const volume = audio.createGain();
    swing.frequency.value = hertz;
    volume.gain.setValueAtTime(0, when);
    volume.gain.linearRampToValueAtTime(0.2, when + 0.02);
    volume.gain.linearRampToValueAtTime(0, when + length);
    swing.connect(volume).connect(audio.destination);
    swing.start(when);
    swing.stop(when + length);
    swing.addEventListener("ended", () => (tones = tones.filter((other) => other !== swing)));
    tones.push(swing);
  };
  for (const cue of cues) {
    tone(cue.begins, atWork(cue) ? 784 : 523, 0.3);
    for (const second of cue.seconds < 6 ? [] : [3, 2, 1]) {
      tone(cue.begins + cue.seconds - second, 659, 0.1);
    }
  }
  tone(end, 392, 0.8);
  until = to;
}

/** Cancels the scheduled tones. */
function hush() {
  for (const swing of tones) {
    swing.stop();
    swing.disconnect();
  }
  tones = [];
  until = undefined;
}

/** Schedules the tones again by the clock of the AudioContext. */
function attune() {
  hush();
  if (since !== null) {
    plan(elapsed());
  }
}

/** Starts or resumes the AudioContext, whose clock stands still until then. */
async function sing() {
  if (!audio) {
    audio = new AudioContext();
    audio.addEventListener("statechange", () => { // a phone call suspends it too
      if (audio.state === "running") {
        attune();
      }
    });
  }
  await audio.resume();
  attune();
}

// Keeps the screen on while it runs, if the browser allows it.
const awake = () => since !== null && document.visibilityState === "visible";
let lock; // promise of the wake lock, undefined if none was requested
async function wake() {
  if (lock) {
    return;
  }
  const asked = (lock = Promise.resolve().then(() => navigator.wakeLock.request("screen")));
  let words = "";
  try {
    const held = await asked;
    held.addEventListener("release", () => {
      if (lock === asked) { // the browser released it
        lock = undefined;
        if (awake()) {
          wake();
        }
      }
    });
  } catch {
    words = "The screen may go dark: the timer keeps its place.";
  }
  if (lock === asked) {
    part(".rule span").textContent = words;
    lock = words ? undefined : asked;
  }
}

/** Releases the wake lock, even if it is not granted yet. */
function doze() {
  lock?.then((held) => held.release()).catch(() => {}); // a refused lock needs no release
  lock = undefined;
}

document.addEventListener("visibilitychange", () => {
  if (awake()) {
    if (audio) {
      sing();
    }
    look();
    wake();
  }
});

/**
 * Stores the position in this history entry, and nowhere else: it survives a reload and a discarded tab. It is stored each second,
 * since browsers ignore it while the page is unloaded.
 */
function note() {
  try {
    history.replaceState(state === "running" || state === "paused" ? { place: elapsed(), end } : null, "");
  } catch {} // some browsers limit the rate, for example of skips: the next one works
}

/** Changes the state of the dialog: ready, running, paused or done. */
function become(next) {
  state = next;
  part(".stage").hidden = next !== "running";
  part(".halt").hidden = next !== "paused";
  part(".end").hidden = next !== "done";
  part(".rule").hidden = part(".keys").hidden = next === "done";
  button("pause").firstElementChild.textContent = next === "paused" ? "Go on" : "Pause";
  button("stop").firstElementChild.textContent = next === "done" ? "Close" : "Stop";
  start.querySelector("button span").textContent = next === "paused" ? "Go on" : "Start";
  options(next === "paused" ? part(".halt .bar") : start.querySelector(".bar"));
}

/** Moves the options into the visible part of the page. */
function options(bar) {
  bar.append(sound.parentElement, voice.parentElement);
}

function run() {
  if (globalThis.AudioContext) {
    sing();
  }
  since = performance.now();
  become("running");
  if (!player.open) {
    player.showModal();
  }
  button("pause").focus();
  look();
  if (since !== null) {
    wake();
  }
}

/** Stops the clock. Scheduled tones go on. */
function halt() {
  spent = elapsed();
  since = null;
  clearTimeout(timer);
  doze();
}

function pause() {
  halt();
  hush();
  become("paused");
  look();
  if (state === "paused") { // and did not end while it was suspended
    say("Paused.");
  }
}

function finish() {
  halt();
  become("done");
  note();
  part(".place").textContent = "";
  say(part(".end h2").textContent);
  part(".end h2").focus();
}

/** Goes to a time, and stays running or paused. */
function go(time) {
  spent = time;
  if (since !== null) {
    since = performance.now();
  }
  hush();
  shown = undefined;
  look();
}

function anew() {
  hush();
  spent = -lead;
  shown = undefined;
  run();
}

/** Goes to the start of the group, or within its first three seconds to the previous group. */
function back() {
  const { begins } = shown.group;
  go(elapsed() - begins > 3 ? begins : groups[Math.max(0, groups.indexOf(shown.group) - 1)].begins);
}

const acts = {
  back,
  anew,
  pause: () => (since === null ? run() : pause()),
  skip: () => go(groups[groups.indexOf(shown.group) + 1]?.begins ?? end),
  again: () => {
    go(shown.group.begins);
    run();
  },
  first: anew,
  stop: () => { // keeps the position unless it is done
    if (state === "done") {
      become("ready");
    } else if (state === "running") {
      pause();
    }
    player.close();
  },
};
for (const [act, does] of Object.entries(acts)) {
  button(act).addEventListener("click", does);
}
const keys = { " ": "pause", ArrowLeft: "back", ArrowRight: "skip", Home: "again" };
document.addEventListener("keydown", (event) => { // on the document: after a touch on the picture nothing has the focus
  const { key, target } = event;
  if (!player.open || event.ctrlKey || event.altKey || event.metaKey || state === "done" || (key === " " && target.closest("a, button, input"))) {
    return;
  }
  if (keys[key] && (key !== " " || !event.repeat)) {
    event.preventDefault();
    acts[keys[key]]();
  } else if (key === "Escape" && state === "running") {
    event.preventDefault();
    pause();
  }
});
player.addEventListener("close", () => {
  globalThis.speechSynthesis?.cancel();
  audio?.suspend();
  if (state === "running") { // closed by the browser, for example by the back gesture: keeps the position
    pause();
  }
  options(start.querySelector(".bar"));
});

addEventListener("pagehide", () => {
  if (state === "running") { // a reader who comes back, for example from the safety page, finds the position
    pause();
  }
});

// The options are stored in the address, and nowhere else.
const chosen = location.hash.slice(1).split("&");
sound.checked = !chosen.includes("quiet");
voice.checked = chosen.includes("voice");
for (const box of [sound, voice]) {
  box.addEventListener("change", () => {
    const hash = [!sound.checked && "quiet", voice.checked && "voice"].filter(Boolean).join("&");
    history.replaceState(history.state, "", hash ? `#${hash}` : location.pathname + location.search);
  });
}
voice.parentElement.hidden = !globalThis.speechSynthesis;

// The position from before a reload, if the list has the same length.
const left = history.state?.end === end ? history.state.place : 0;
if (left > 0 && left < end) {
  spent = left;
  become("paused");
  options(start.querySelector(".bar"));
}

start.querySelector("button").addEventListener("click", () => (state === "paused" ? run() : anew()));
start.hidden = false;
