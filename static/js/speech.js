// Speaks in the language of the page, where the browser has a voice.

export const hasVoice = () => globalThis.speechSynthesis?.getVoices().length > 0;

/** Calls a handler now, and again when the voices change: browsers may load them late. */
export function onVoices(handler) {
  handler();
  if (globalThis.speechSynthesis) {
    speechSynthesis.onvoiceschanged = handler;
  }
}

/** Says a text after those that are still spoken. */
export function speak(text) {
  const speech = new SpeechSynthesisUtterance(text);
  speech.lang = document.documentElement.lang;
  speechSynthesis.speak(speech);
}

/** Cancels the speech in progress. */
export const silence = () => globalThis.speechSynthesis?.cancel();

/**
 * Announces a change once: in a live region or, if the reader has chosen to hear it, by speech, which adds the details
 * and must not talk over a screen reader. It cancels the speech in progress unless this continues it: reading the steps
 * takes longer than the lead-in, and those of a way to or from the floor may take a slow voice longer than its cue.
 */
export function announce(region, { text, details = "", continues = false, aloud }) {
  const isSpoken = aloud && hasVoice();
  region.textContent = isSpoken ? "" : text;
  if (!continues) {
    silence();
  }
  if (isSpoken) {
    speak(`${text} ${details}`.trim());
  }
}
