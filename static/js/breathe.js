// Enhances a pacer that works without it: a clock that can be paused, the time left, a tone. The stylesheet defines
// the animations; this script sets their current time.
const pacer = document.querySelector(".pacer");
const { in: inhale, length, breaths } = pacer.dataset;
const breathMs = length * 1000;
const totalMs = breathMs * breaths;

const runCheckbox = pacer.querySelector(".bar .vh");
const [stopButton, toneLabel] = pacer.querySelectorAll(".bar [hidden]");
const startButton = stopButton.cloneNode(true);
const startLabel = startButton.querySelector("span");
const toneCheckbox = toneLabel.querySelector("input");
const timeLeft = pacer.querySelector(".facts > :last-child");
const status = document.createElement("p");
const phaseText = pacer.querySelector(".turns");
const phaseNames = [...phaseText.children].map((phase) => phase.textContent);

phaseText.replaceChildren(); // written at each change of phase: some screen readers do not announce content that CSS makes visible
startButton.className = "btn";
startLabel.textContent = "Start";
startButton.hidden = toneLabel.hidden = false;
runCheckbox.parentElement.replaceWith(startButton);
runCheckbox.hidden = true;
status.className = "vh";
status.setAttribute("role", "status");
pacer.append(runCheckbox, status);
pacer.tabIndex = -1;

let animations = [];
let elapsedMs = 0; // until the last pause
let startedAt; // performance.now() of the last start or resumption; undefined while it is paused
let lastPhase; // index of the phase: even for a breath in, odd for a breath out; undefined before the first
let timer;
let wakeLock;
let audio;

const formatTime = (ms) => {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** Resumes the AudioContext if tones are on. Some browsers only allow that in the handler of a click. */
function resumeAudio() {
  if (startedAt !== undefined && toneCheckbox.checked) {
    audio ??= new AudioContext();
    audio.resume();
  }
}

/** Plays a soft tone of a frequency in Hz. */
function playTone(frequency) {
  const now = audio.currentTime;
  const oscillator = audio.createOscillator();
  const gainNode = audio.createGain();
  oscillator.frequency.value = frequency;
  gainNode.gain.setValueAtTime(0, now);
  gainNode.gain.linearRampToValueAtTime(0.1, now + 0.1);
  gainNode.gain.linearRampToValueAtTime(0, now + 1.2);
  oscillator.connect(gainNode).connect(audio.destination);
  oscillator.start();
  oscillator.stop(now + 1.2);
}

function showTime(time) {
  for (const animation of animations) {
    animation.currentTime = time;
  }
  timeLeft.querySelector("dd").textContent = formatTime(totalMs - time);
}

function update() {
  if (startedAt === undefined) {
    return;
  }
  const time = Math.min(elapsedMs + performance.now() - startedAt, totalMs);
  showTime(time);
  if (time === totalMs) {
    stopClock("Start", "Done");
    elapsedMs = 0;
    lastPhase = undefined;
    return;
  }
  const phase = Math.floor(time / breathMs) * 2 + (time % breathMs >= inhale * 1000);
  if (phase !== lastPhase && toneCheckbox.checked) {
    playTone(phase % 2 ? 220 : 330);
  }
  lastPhase = phase;
  const phaseName = phaseNames[phase % 2];
  if (phaseText.textContent !== phaseName) {
    phaseText.textContent = phaseName;
  }
}

function animate() {
  update();
  if (startedAt !== undefined) {
    requestAnimationFrame(animate);
  }
}

function requestWakeLock() {
  wakeLock = navigator.wakeLock?.request("screen").catch(() => {}); // browsers may refuse, for example with a low battery
}

function play() {
  if (!runCheckbox.checked) {
    runCheckbox.checked = true;
    animations = pacer.getAnimations({ subtree: true }).filter((animation) => animation instanceof CSSAnimation);
    animations.forEach((animation) => animation.pause());
  }
  startedAt = performance.now();
  startLabel.textContent = "Pause";
  pacer.classList.remove("paused");
  timeLeft.querySelector("dt").textContent = "Time left";
  stopButton.hidden = false;
  status.textContent = elapsedMs ? "Going on" : "Started";
  requestWakeLock();
  resumeAudio();
  timer = setInterval(update, 1000); // for the tones: hidden pages draw no frames
  animate();
}

/** Stops the clock, sets the label of the start button and announces the message. */
function stopClock(label, message) {
  startedAt = undefined;
  clearInterval(timer);
  startLabel.textContent = label;
  status.textContent = message;
  phaseText.replaceChildren();
  pacer.classList.toggle("paused", message === "Paused");
  wakeLock?.then((sentinel) => sentinel?.release());
  audio?.suspend();
}

function toggle() {
  if (startedAt === undefined) {
    play();
    return;
  }
  elapsedMs += performance.now() - startedAt;
  stopClock("Go on", "Paused");
}

// Start applies the choices of the form too, even if its own button was not pressed: it loads the page for them, which
// starts by itself.
const form = pacer.querySelector("form");
const startFlag = "start";
startButton.addEventListener("click", () => {
  if (!runCheckbox.checked && [...form.elements].some((input) => input.checked !== input.defaultChecked)) {
    form.action = `/breathe#${[startFlag, toneCheckbox.checked && "tone"].filter(Boolean).join("&")}`;
    form.requestSubmit();
    return;
  }
  toggle();
});
stopButton.addEventListener("click", () => {
  elapsedMs = 0;
  lastPhase = undefined;
  stopClock("Start", "Stopped");
  showTime(0);
  timeLeft.querySelector("dt").textContent = "Time";
  runCheckbox.checked = false;
  animations = [];
  startButton.focus();
  stopButton.hidden = true;
});
pacer.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target === pacer) {
    event.preventDefault(); // else the page scrolls
    toggle();
  }
});
addEventListener("pagehide", () => {
  if (startedAt !== undefined) {
    toggle();
  }
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && startedAt !== undefined) {
    requestWakeLock(); // browsers release the lock when the page is hidden
  }
});

// Whether tones are on is stored only in the address: the links and the form pass it on.
function storeTone() {
  history.replaceState(null, "", location.pathname + location.search + (toneCheckbox.checked ? "#tone" : ""));
  form.action = toneCheckbox.checked ? "/breathe#tone" : "/breathe";
}
toneCheckbox.addEventListener("change", () => {
  storeTone();
  resumeAudio();
});
const hashFlags = () => location.hash.slice(1).split("&");
const restoreTone = () => (toneCheckbox.checked = hashFlags().includes("tone"));
const startRequested = hashFlags().includes(startFlag);
if (restoreTone() || startRequested) {
  storeTone();
}
if (startRequested) {
  toggle();
}
addEventListener("pageshow", () => { // browsers may restore the checkboxes
  runCheckbox.checked = animations.length > 0;
  restoreTone();
});
