// Only adds to a pacer that works without it: a clock that can be paused, the time left, a tone. The style sheet says how everything looks at each
// moment of the animations; this says which moment it is.
const pacer = document.querySelector(".pacer");
const { in: inhale, length, breaths } = pacer.dataset;
const breath = length * 1000;
const whole = breath * breaths;

const run = pacer.querySelector(".bar .vh");
const [stop, tone] = pacer.querySelectorAll(".bar [hidden]");
const start = stop.cloneNode(true);
const name = start.querySelector("span");
const toned = tone.querySelector("input");
const left = pacer.querySelector(".facts > :last-child");
const status = document.createElement("p");
const turns = pacer.querySelector(".turns");
const phases = [...turns.children].map((phase) => phase.textContent);

turns.replaceChildren(); // written at each turn: every screen reader notices that, and not all notice what a style sheet shows
start.className = "btn";
name.textContent = "Start";
start.hidden = tone.hidden = false;
run.parentElement.replaceWith(start);
run.hidden = true;
status.className = "vh";
status.setAttribute("role", "status");
pacer.append(run, status);
pacer.tabIndex = -1;

let animations = [];
let passed = 0; // of all breaths, until it was last paused
let since; // when it last began to run, undefined while it does not
let turn; // which breath in or out it is
let timer;
let lock;
let audio;

const clock = (ms) => {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** Lets the sound run where tones are to come. It is made where someone presses: some browsers keep it still otherwise. */
function tune() {
  if (since !== undefined && toned.checked) {
    audio ??= new AudioContext();
    audio.resume();
  }
}

/** A soft tone that comes and goes, the higher for a breath in. */
function sound(pitch) {
  const now = audio.currentTime;
  const source = audio.createOscillator();
  const loud = audio.createGain();
  source.frequency.value = pitch;
  loud.gain.setValueAtTime(0, now);
  loud.gain.linearRampToValueAtTime(0.1, now + 0.1);
  loud.gain.linearRampToValueAtTime(0, now + 1.2);
  source.connect(loud).connect(audio.destination);
  source.start();
  source.stop(now + 1.2);
}

function show(time) {
  for (const animation of animations) {
    animation.currentTime = time;
  }
  left.querySelector("dd").textContent = clock(whole - time);
}

function draw() {
  if (since === undefined) {
    return;
  }
  const time = Math.min(passed + performance.now() - since, whole);
  show(time);
  if (time === whole) {
    rest("Start", "Done");
    passed = 0;
    turn = undefined;
    return;
  }
  const now = Math.floor(time / breath) * 2 + (time % breath >= inhale * 1000);
  if (now !== turn && toned.checked) {
    sound(now % 2 ? 220 : 330);
  }
  turn = now;
  const phase = phases[now % 2];
  if (turns.textContent !== phase) {
    turns.textContent = phase;
  }
}

function frame() {
  draw();
  if (since !== undefined) {
    requestAnimationFrame(frame);
  }
}

function keepAwake() {
  lock = navigator.wakeLock?.request("screen").catch(() => {}); // a browser may refuse, with a low battery
}

function go() {
  if (!run.checked) {
    run.checked = true;
    animations = pacer.getAnimations({ subtree: true }).filter((animation) => animation instanceof CSSAnimation);
    animations.forEach((animation) => animation.pause());
  }
  since = performance.now();
  name.textContent = "Pause";
  pacer.classList.remove("paused");
  left.querySelector("dt").textContent = "Time left";
  stop.hidden = false;
  status.textContent = passed ? "Going on" : "Started";
  keepAwake();
  tune();
  timer = setInterval(draw, 1000); // tones go on where nobody looks, and no frame is drawn
  frame();
}

/** No longer runs, and says what the button does next. */
function rest(next, said) {
  since = undefined;
  clearInterval(timer);
  name.textContent = next;
  status.textContent = said;
  turns.replaceChildren();
  pacer.classList.toggle("paused", said === "Paused");
  lock?.then((held) => held?.release());
  audio?.suspend();
}

function toggle() {
  if (since === undefined) {
    go();
    return;
  }
  passed += performance.now() - since;
  rest("Go on", "Paused");
}

// What is chosen counts, also if nobody has pressed the form's own button: the page with it begins by itself.
const form = pacer.querySelector("form");
const begin = "start";
start.addEventListener("click", () => {
  if (!run.checked && [...form.elements].some((choice) => choice.checked !== choice.defaultChecked)) {
    form.action = `/breathe#${[begin, toned.checked && "tone"].filter(Boolean).join("&")}`;
    form.requestSubmit();
    return;
  }
  toggle();
});
stop.addEventListener("click", () => {
  passed = 0;
  turn = undefined;
  rest("Start", "Stopped");
  show(0);
  left.querySelector("dt").textContent = "Time";
  run.checked = false;
  animations = [];
  start.focus();
  stop.hidden = true;
});
pacer.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target === pacer) {
    event.preventDefault(); // the page would scroll
    toggle();
  }
});
addEventListener("pagehide", () => {
  if (since !== undefined) {
    toggle();
  }
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && since !== undefined) {
    keepAwake(); // the browser lets go of it with the page
  }
});

// Whether there is a tone stands in the address, and nowhere else: other choices take it along.
function remember() {
  history.replaceState(null, "", location.pathname + location.search + (toned.checked ? "#tone" : ""));
  form.action = toned.checked ? "/breathe#tone" : "/breathe";
}
toned.addEventListener("change", () => {
  remember();
  tune();
});
const hash = () => location.hash.slice(1).split("&");
const recall = () => (toned.checked = hash().includes("tone"));
const asked = hash().includes(begin);
if (recall() || asked) {
  remember();
}
if (asked) {
  toggle();
}
addEventListener("pageshow", () => { // a browser may have checked again what was checked
  run.checked = animations.length > 0;
  recall();
});
