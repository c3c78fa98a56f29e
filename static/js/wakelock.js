// Keeps the screen on, if the browser allows it.
let wakeLock; // promise of the wake lock, undefined if none was requested

/**
 * Requests a wake lock, unless there is one. If the browser releases it while isNeeded() says so, it requests another.
 * It calls warn with what to tell the reader: nothing, or that the screen may go dark.
 */
export async function request(isNeeded, warn) {
  if (wakeLock) {
    return;
  }
  const pending = (wakeLock = Promise.resolve().then(() => navigator.wakeLock.request("screen")));
  let warning = "";
  try {
    const sentinel = await pending;
    sentinel.addEventListener("release", () => {
      if (wakeLock === pending) { // the browser released it
        wakeLock = undefined;
        if (isNeeded()) {
          request(isNeeded, warn);
        }
      }
    });
  } catch {
    warning = "The screen may go dark: the timer keeps its place.";
  }
  if (wakeLock === pending) {
    warn(warning);
    wakeLock = warning ? undefined : pending;
  }
}

/** Releases the wake lock, also one that is not granted yet. */
export function release() {
  wakeLock?.then((sentinel) => sentinel.release()).catch(() => {}); // a refused lock needs no release
  wakeLock = undefined;
}
