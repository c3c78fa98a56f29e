// Enhances filters that work without it: after each choice it fetches the filtered list and shows its counts on the button, behind
// each choice and on the summary of the filter.
const form = document.querySelector("form.filters");
const button = form.querySelector("button span");
const plain = button.textContent;
const summary = form.querySelector("summary .num");
const counts = [...form.querySelectorAll("label .num")];
const status = document.createElement("span");
status.className = "vh";
status.setAttribute("role", "status");
form.append(status);

const chosen = () => new URLSearchParams(new FormData(form)).toString();

let asked;
async function count() {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(`${form.action}?${chosen()}`, { signal: asked.signal });
    if (!answer.ok) {
      throw new Error(`status ${answer.status}`);
    }
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form.filters");
    const numbers = now.querySelectorAll("label .num");
    counts.forEach((number, i) => {
      number.textContent = numbers[i].textContent;
      number.parentElement.className = numbers[i].parentElement.className;
    });
    summary.textContent = now.querySelector("summary .num").textContent;
    status.textContent = now.dataset.count;
    button.textContent = `Show ${now.dataset.count}`;
  } catch (error) {
    if (error.name !== "AbortError") { // offline: the counts are no longer right
      for (const number of [...counts, summary, status]) {
        number.textContent = "";
      }
      button.textContent = plain;
    }
  }
}
form.addEventListener("change", count);

// On the way back, browsers may restore the checkboxes but not the counts.
const listed = [...form.querySelectorAll("input")].filter((box) => box.defaultChecked).length;
if (form.querySelectorAll("input:checked").length !== listed) {
  count();
}
