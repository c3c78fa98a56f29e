// Enhances a form that works without it: what is pressed or typed changes the sheet without loading the page again.
const form = document.querySelector("#change");
const sheet = document.querySelector("#sheet");
const parts = [sheet, document.querySelector("#thoughts")];
const send = form.querySelector("[data-send]");

/** Tells what a control does, whatever the place of its move. */
const does = ({ name, tagName, value }) => `${name} ${tagName === "BUTTON" ? value : ""}`.replace(/\d+/g, "");

/** Returns the title of the move on the sheet that an element belongs to. */
const moveOf = (element) => element.closest("#sheet li")?.querySelector("legend").textContent;

/** Describes a control so that find knows it in another state of the sheet. */
const describe = (control) => ({ act: does(control), move: moveOf(control) });

/** Returns the sentence that says what a button has done. */
function said(button) {
  const act = { add: "added", remove: "removed", up: "moved up", down: "moved down" }[button?.value.replace(/\d.*/, "")];
  return act ? `${moveOf(button) ?? button.closest("li").querySelector("p > span").textContent} ${act}. ` : "";
}

/** Returns the control of the sheet, or of what is to think about, that a description is about. */
const find = ({ act, move }) => parts.flatMap((part) => [...part.querySelectorAll("input, select, button")])
  .find((e) => !e.disabled && does(e) === act && moveOf(e) === move);

let changes = 0; // made by the reader
let waiting = 0; // tasks in the queue
let queue = Promise.resolve();
let plain = false; // whether the next request loads a page

/** Runs a task after those before it, whose answers it builds on. */
function enqueue(task) {
  waiting++;
  queue = queue.then(task, task).finally(() => waiting--);
}

/** Sends the form as without this script. */
function leave(submitter) {
  plain = true;
  form.requestSubmit(submitter); // submits at once, or not at all if a value is invalid
  plain = false;
}

/** Asks the server for the form after a change, and shows what is new in it. Its address then holds the change. */
async function update(submitter) {
  const asked = changes;
  const query = new URLSearchParams(new FormData(form, submitter));
  const done = said(submitter);
  let newest, address;
  const inPicker = (button) => newest.querySelector(`#${button.closest("li").id} button`);
  try {
    const response = await fetch(`${form.action}?${query}`);
    newest = new DOMParser().parseFromString(await response.text(), "text/html");
    address = response.url;
    const hasForm = response.ok && newest.querySelector("#change") && !newest.querySelector("[role=alert]");
    if (!hasForm || ![...form.querySelectorAll(".picker button")].every(inPicker)) {
      throw new Error(`status ${response.status}`); // a refused value is reported by the page itself
    }
  } catch {
    if (submitter) { // what is typed may not be complete
      leave(submitter);
    }
    return;
  }
  if (!submitter && asked !== changes) {
    return; // the next request has what was typed too
  }
  history.replaceState(null, "", address);
  const open = [...sheet.querySelectorAll("details[open] legend")].map((legend) => legend.textContent);
  const fields = [...sheet.querySelectorAll("input, select")];
  const typed = fields.filter((e) => e.value !== query.get(e.name)).map((e) => [describe(e), e.value]);
  const focused = parts.some((part) => part.contains(document.activeElement)) && describe(document.activeElement);

  form.elements.sheet.value = newest.querySelector("[name=sheet]").value;
  for (const button of form.querySelectorAll(".picker button")) {
    const now = inPicker(button);
    button.value = now.value;
    button.disabled = now.disabled;
    button.firstElementChild.replaceChildren(...now.firstElementChild.childNodes);
  }
  const before = submitter?.getBoundingClientRect().top;
  for (const part of parts) {
    part.replaceChildren(...newest.querySelector(`#${part.id}`).childNodes);
  }
  document.querySelector(".from").hidden = newest.querySelector(".from").hidden;
  if (submitter?.isConnected) {
    scrollBy({ top: submitter.getBoundingClientRect().top - before, behavior: "instant" }); // the sheet stands above what was pressed
  }
  const tally = newest.querySelector(".tally a").textContent;
  form.querySelector(".tally a").textContent = tally;
  form.querySelector(".tally + [role=status]").textContent = done + tally;
  Object.assign(send.dataset, newest.querySelector("[data-send]").dataset);
  send.disabled = asked !== changes;
  const legends = [...sheet.querySelectorAll("legend")];
  for (const legend of legends) {
    legend.closest("details").open = open.includes(legend.textContent);
  }
  for (const [control, value] of typed) { // since the request
    Object.assign(find(control) ?? {}, { value });
  }
  if (focused) {
    const same = find(focused);
    same?.setSelectionRange?.(99, 99); // after what was typed
    const summary = legends.find((legend) => legend.textContent === focused.move)?.closest("details").querySelector("summary");
    (same ?? summary ?? form.querySelector(".tally a")).focus({ preventScroll: !same && !summary }); // the bar stays in view
  }
}

/** Notes that the address of the button that sends does not hold the latest change. */
function change() {
  changes++;
  send.disabled = true;
  clearTimeout(typing);
}

let typing;
form.addEventListener("submit", (event) => {
  const { submitter } = event;
  const leaves = /^(sheet|list|unfit\d+)$/.test(submitter?.value); // to another page, or to the same with other moves
  if (plain || (leaves && !waiting)) {
    return;
  }
  event.preventDefault();
  if (leaves) {
    enqueue(() => leave(submitter));
    return;
  }
  change();
  const pressed = submitter && describe(submitter);
  enqueue(() => {
    // An answer before its turn may have replaced the button, moved what it acts on, or made it do something else, as
    // in the picker.
    const now = submitter && (form.contains(submitter) ? submitter : find(pressed));
    return update(now && !now.disabled && does(now) === pressed.act ? now : null);
  });
});
form.addEventListener("input", () => {
  change();
  typing = setTimeout(() => enqueue(() => update(null)), 600);
});
