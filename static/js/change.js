// Enhances a form that works without it: what is pressed or typed changes the sheet without loading the page again.
const form = document.querySelector("#change");
const sheet = document.querySelector("#sheet");
const send = form.querySelector("[data-send]");

/** Tells what a control of a move does, whatever the place of the move. */
const does = ({ name, tagName, value }) => `${name} ${tagName === "BUTTON" ? value : ""}`.replace(/\d+/g, "");

let plain = false; // whether the next request loads a page

/** Asks the server for the form after a change, and shows what is new in it. Its address then holds the change. */
async function update(submitter) {
  let newest, address;
  try {
    const query = new URLSearchParams(new FormData(form, submitter));
    const response = await fetch(`${form.action}?${query}`);
    newest = new DOMParser().parseFromString(await response.text(), "text/html");
    address = response.url;
    if (!response.ok || !newest.querySelector("#change") || newest.querySelector("[role=alert]")) {
      throw new Error(`status ${response.status}`); // a refused value is reported by the page itself
    }
  } catch {
    if (!submitter) {
      return; // what is typed may not be complete
    }
    plain = true;
    form.requestSubmit(submitter); // as without this script
    return;
  }
  history.replaceState(null, "", address);
  const open = [...sheet.querySelectorAll("details[open] legend")].map((legend) => legend.textContent);
  const focused = document.activeElement;
  const where = focused.closest?.("#sheet li")?.querySelector("legend").textContent;

  form.elements.sheet.value = newest.querySelector("[name=sheet]").value;
  for (const button of form.querySelectorAll(".picker button")) {
    const now = newest.querySelector(`#${button.closest("li").id} button`);
    button.className = now.className;
    button.value = now.value;
    button.disabled = now.disabled;
    button.firstElementChild.textContent = now.textContent;
  }
  sheet.replaceChildren(...newest.querySelector("#sheet").childNodes);
  document.querySelector(".begin")?.remove();
  form.querySelector(".tally [role=status]").textContent = newest.querySelector(".tally [role=status]").textContent;
  Object.assign(send.dataset, newest.querySelector("[data-send]").dataset);
  send.disabled = false;
  for (const legend of sheet.querySelectorAll("legend")) {
    const fold = legend.closest("details");
    fold.open = open.includes(legend.textContent);
    if (legend.textContent === where) {
      const same = [...fold.querySelectorAll("input, select, button")].find((e) => !e.disabled && does(e) === does(focused));
      same?.setSelectionRange?.(99, 99); // after what was typed
      (same ?? fold.querySelector("summary")).focus();
    }
  }
  if (where && !sheet.contains(document.activeElement)) { // its move was removed
    form.querySelector(".tally a").focus();
  }
}

let typing;
form.addEventListener("submit", (event) => {
  const { submitter } = event;
  if (!plain && !/^(sheet|list)$/.test(submitter?.value)) {
    event.preventDefault();
    clearTimeout(typing);
    update(submitter);
  }
});
form.addEventListener("input", () => {
  send.disabled = true; // its address does not hold the change yet
  clearTimeout(typing);
  typing = setTimeout(() => update(null), 600);
});
