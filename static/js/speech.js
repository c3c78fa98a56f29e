// Speaks in the language of the page, where the browser has a voice.

export const hasVoice = () => globalThis.speechSynthesis?.getVoices().length > 0;

/** Calls a handler now, and again when the voices change: browsers may load them late. */
export function onVoices(handler) {
  handler();
  if (globalThis.speechSynthesis) {
    speechSynthesis.onvoiceschanged = handler;
  }
}

const slowest = 40; // words a minute: a browser that has not reported the end by then never will
let current; // { utterances, onEnd, timer } of what is spoken now: browsers may drop an utterance that nobody refers to, and its end with it

/** Cancels the speech in progress. Nobody is told of its end. */
export function silence() {
  clearTimeout(current?.timer);
  current = undefined;
  globalThis.speechSynthesis?.cancel();
}

/**
 * Says lines one after the other, in place of what is still spoken, and calls onEnd after the last. Each is an
 * utterance of its own: some voices break off after 15 seconds. A number of three digits or more, as of
 * a phone, is said digit by digit.
 */
export function speak(lines, { slower, onEnd }) {
  silence();
  const own = { onEnd };
  const end = () => {
    if (current === own) {
      silence();
      onEnd?.();
    }
  };
  own.utterances = lines.map((line) => {
    const utterance = new SpeechSynthesisUtterance(line.replace(/\d{3,}/g, (number) => [...number].join(" ")));
    utterance.lang = document.documentElement.lang;
    utterance.rate = slower ? 0.8 : 1;
    return utterance;
  });
  current = own;
  Object.assign(own.utterances.at(-1), { onend: end, onerror: end });
  own.timer = setTimeout(end, (lines.join(" ").split(" ").length / slowest) * 60_000);
  own.utterances.forEach((utterance) => speechSynthesis.speak(utterance));
}
