// Keeps what a player must not forget in its address and in its history entry, and nowhere else.

/** Sets the checkboxes of the options from the address. */
export function readOptions({ sound, ...others }) {
  const chosen = location.hash.slice(1).split("&");
  sound.checked = !chosen.includes("quiet");
  for (const option of Object.values(others)) {
    option.checked = chosen.includes(option.name);
  }
}

/** Stores the options in the address. */
export function saveOptions({ sound, ...others }) {
  const chosen = Object.values(others).filter(({ checked }) => checked).map(({ name }) => name);
  const hash = [...(sound.checked ? [] : ["quiet"]), ...chosen].join("&");
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
