// Enhances pages that work without it: buttons that print, and that send an address: on touch by the dialog of the
// device, else by copying it.
import { swapSides } from "./sides.js";

/** Loads the pictures that only paper shows: browsers begin to load them when they print, and hardly wait for them. */
const loadPictures = () => Promise.allSettled([...document.querySelectorAll("img.paper")].map((picture) => {
  picture.loading = "eager";
  return picture.decode();
}));

/**
 * Makes the buttons in a part of the page work that do not yet: another version of this script may come with a player.
 */
export function enhance(part) {
  for (const button of part.querySelectorAll("button[data-print][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (button.ariaBusy !== "true") { // a disabled button would lose the focus
        button.ariaBusy = "true";
        await Promise.race([loadPictures(), new Promise((over) => setTimeout(over, 5000))]);
        button.ariaBusy = "false";
        print();
      }
    });
  }
  for (const button of part.querySelectorAll("button[data-send][hidden]")) {
    const label = button.querySelector("span");
    const status = Object.assign(document.createElement("span"), { className: "vh", role: "status" });
    button.after(status);
    const say = (short, long) => ([label.textContent, status.textContent] = [short, long]);
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.send);
        say("Copied", "Address copied");
      } catch {
        say("See More", "Copying is blocked here: the address stands under More");
      }
      setTimeout(() => say("Send", ""), 4000);
    };
    // The reader may close the dialog, which is not an error.
    const share = () => navigator.share({ text: button.dataset.text, url: button.dataset.send }).catch((error) => error.name === "AbortError" || copy());
    button.addEventListener("click", navigator.share && matchMedia("(pointer: coarse)").matches ? share : copy);
    button.hidden = false;
  }
}
enhance(document);

// Pictures turn without this, and a notice says to swap left and right in the words. Here the words turn too, and all
// places of a move at once. The notice is there only while they do: some screen readers do not announce what a style
// sheet makes visible.
const turns = [...document.querySelectorAll(".flip input")];
const notices = [...document.querySelectorAll(".flipped")].map((status) => [status, status.firstElementChild]);
let isTurned = false;
function turnTo(side) {
  if (side !== isTurned) {
    isTurned = side;
    document.querySelectorAll(".steps li, .ways dd").forEach(swapSides);
  }
  turns.forEach((turn) => (turn.checked = side));
  for (const [status, notice] of notices) {
    notice.textContent = "Pictures and words now show the other side.";
    status.replaceChildren(...(side ? [notice] : []));
  }
}
turns.forEach((turn) => turn.addEventListener("change", () => turnTo(turn.checked)));
turnTo(turns.some(({ checked }) => checked));

// What More and Filter open closes when the focus leaves it, as it does when one touches the page.
document.addEventListener("focusin", ({ target }) => {
  const open = document.querySelector(":is(.pop, .filters):popover-open");
  if (open && !open.contains(target) && !target.matches("[popovertarget]")) {
    open.hidePopover();
  }
});

/** Opens what is folded below the heading that the address names. */
function openTarget() {
  const fold = document.querySelector("summary:has(:target)")?.closest("details");
  if (fold) {
    fold.open = true;
  }
}
openTarget();
addEventListener("hashchange", openTarget);
