// Plays the tones of a player. They are scheduled ahead on the clock of the AudioContext, which keeps running while the
// page is suspended.
import { isWork } from "./cues.js";

const scheduleAhead = 150; // seconds: hidden pages may run timers only once a minute
const maxDelay = 0.2; // seconds; later tones are skipped
let audio;
let scheduledUntil; // tones are scheduled up to this time; undefined if none are
let oscillators = [];

/** Uses an AudioContext for all tones, unless there is one already. It calls onRunning when the browser resumes it. */
export function use(context, onRunning) {
  if (context && !audio) {
    audio = context;
    audio.addEventListener("statechange", () => { // for example after a phone call, which suspends it
      if (audio.state === "running") {
        onRunning();
      }
    });
  }
}

/**
 * Creates or resumes the AudioContext, where there are any, then calls onRunning: its clock does not run before that.
 */
export async function resume(onRunning) {
  if (!globalThis.AudioContext) {
    return;
  }
  use(audio ?? new AudioContext(), onRunning);
  await audio.resume();
  onRunning();
}

export const suspend = () => audio?.suspend();

/** Plays a tone at a time of the audio's clock, in seconds. */
function playTone(when, frequency, length) {
  const oscillator = audio.createOscillator();
  const gainNode = audio.createGain();
  oscillator.frequency.value = frequency;
  gainNode.gain.setValueAtTime(0, when);
  gainNode.gain.linearRampToValueAtTime(0.2, when + 0.02);
  gainNode.gain.linearRampToValueAtTime(0, when + length);
  oscillator.connect(gainNode).connect(audio.destination);
  oscillator.start(when);
  oscillator.stop(when + length);
  oscillator.addEventListener("ended", () => (oscillators = oscillators.filter((other) => other !== oscillator)));
  oscillators.push(oscillator);
}

/**
 * Schedules the tones of a list from a time in it, in seconds, to before another. Those already scheduled are left out.
 */
export function schedule({ cues, end }, time, until = Infinity) {
  if (!audio) {
    return;
  }
  const from = Math.max(scheduledUntil ?? time - maxDelay, time - maxDelay);
  const to = Math.min(time + scheduleAhead, until);
  const offset = audio.currentTime - time; // of the audio's clock to the time in the list
  const tone = (at, frequency, length) => {
    if (at >= from && at < to) {
      playTone(Math.max(audio.currentTime, offset + at), frequency, length);
    }
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
export function cancel() {
  for (const oscillator of oscillators) {
    oscillator.stop();
    oscillator.disconnect();
  }
  oscillators = [];
  scheduledUntil = undefined;
}
