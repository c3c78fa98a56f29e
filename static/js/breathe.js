// Enhances a pacer that works without it: a clock that can be paused, the time left, a tone. The style sheet defines how
// everything looks at each moment of the animations; this script sets the moment.
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

turns.replaceChildren(); // written at each turn: all screen readers announce that, but not all announce what a style sheet shows
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
let passed = 0; // ms of all breaths until the last pause
let since; // when it last started, undefined while it is paused
let turn; // index of the breath in or out
let timer;
let lock;
let audio;

const clock = (ms) => {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** Starts the sound if tones are on. Some browsers only allow that in the handler of a click. */
function tune() {
  if (since !== undefined && toned.checked) {
    audio ??= new AudioContext();
    audio.resume();
  }
}

/** Plays a soft tone. */
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
  lock = navigator.wakeLock?.request("screen").catch(() => {}); // browsers may refuse, for example with a low battery
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
  timer = setInterval(draw, 1000); // for the tones: hidden pages draw no frames
  frame();
}

/** Stops the clock and sets the label of the button. */
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

// Start applies the choices of the form too, even if its own button was not pressed: it loads their page, which starts by itself.
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
    event.preventDefault(); // else the page scrolls
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
    keepAwake(); // browsers release the lock when the page is hidden
  }
});

// Whether tones are on is stored only in the address: the links and the form pass it on.
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
addEventListener("pageshow", () => { // browsers may restore the checkboxes
  run.checked = animations.length > 0;
  recall();
});
