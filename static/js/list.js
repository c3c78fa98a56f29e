// Enhances filters that work without it. After each choice it fetches the filtered list. On wide screens, where the
// filter stands beside the list, it shows that at once; on others the button says how many there are.
const form = document.querySelector("form.filters");
const button = form.querySelector(".show span");
const initialLabel = button.textContent;
const status = form.querySelector("[role=status]");

/** Puts around an element, which stays, what stands around its like in another page. */
function replaceAround(element, like) {
  [...element.parentElement.children].forEach((old) => old !== element && old.remove());
  const fresh = [...like.parentElement.children];
  element.before(...fresh.slice(0, fresh.indexOf(like)));
  element.after(...fresh.slice(fresh.indexOf(like) + 1));
}

let controller;
async function update() {
  controller?.abort();
  controller = new AbortController();
  let count = ""; // without a connection there is none
  try {
    const address = `${form.action.replace(/#.*/, "")}?${new URLSearchParams(new FormData(form))}`;
    const response = await fetch(address, { signal: controller.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const newForm = page.querySelector("form.filters");
    const answers = newForm.querySelectorAll("summary > :last-child");
    form.querySelectorAll("summary > :last-child").forEach((old, i) => (old.textContent = answers[i].textContent));
    count = newForm.dataset.count;
    if (matchMedia("(min-width: 72rem)").matches) {
      replaceAround(form.parentElement, newForm.parentElement);
      replaceAround(form, newForm);
      document.title = page.title;
      history.replaceState(null, "", response.url);
    }
  } catch (error) {
    if (error.name === "AbortError") {
      return;
    }
  }
  status.textContent = count;
  button.textContent = count ? `Show ${count}` : initialLabel;
  form.classList.toggle("offline", !count); // then its button is there on wide screens too
}
form.addEventListener("change", update);

// After back navigation, browsers may restore the checkboxes but not the list.
if ([...form.querySelectorAll("[type=checkbox]")].some((box) => box.checked !== box.defaultChecked)) {
  update();
}
