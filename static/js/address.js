// Keeps what a player must not forget in its address and in its history entry, and nowhere else.

/** Sets the checkboxes of the options from the address. */
export function readOptions(sound, voice, wait) {
  const options = location.hash.slice(1).split("&");
  sound.checked = !options.includes("quiet");
  voice.checked = options.includes("voice");
  wait.checked = options.includes("wait");
}

/** Stores the options in the address. */
export function saveOptions(sound, voice, wait) {
  const hash = [!sound.checked && "quiet", voice.checked && "voice", wait.checked && "wait"].filter(Boolean).join("&");
  history.replaceState(history.state, "", hash ? `#${hash}` : location.pathname + location.search);
}

/**
 * Stores the place in a list, which survives a reload and a discarded tab; null forgets it. Call it each second, since
 * browsers ignore replaceState while the page unloads.
 */
export function savePlace(place) {
  try {
    history.replaceState(place, "");
  } catch {} // some browsers limit the rate, for example during many skips: a later call succeeds
}

/** Returns the stored time in a list that ends at end, 0 if there is none or it is of another list. */
export const savedPlace = (end) => (history.state?.end === end ? history.state.place : 0);
