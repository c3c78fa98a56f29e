// Enhances filters that work without it: after each choice it fetches the filtered list and shows its counts on the
// button, beside each choice and in the summary of the filter.
const form = document.querySelector("form.filters");
const buttonLabel = form.querySelector(".show button span");
const initialLabel = buttonLabel.textContent;
const summary = form.querySelector("summary .num");
const counts = [...form.querySelectorAll("label .num")];
const status = document.createElement("span");
status.className = "vh";
status.setAttribute("role", "status");
form.append(status);

const formQuery = () => new URLSearchParams(new FormData(form)).toString();

let controller;
async function updateCounts() {
  controller?.abort();
  controller = new AbortController();
  try {
    const response = await fetch(`${form.action.replace(/#.*/, "")}?${formQuery()}`, { signal: controller.signal });
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    const newForm = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("form.filters");
    const newCounts = newForm.querySelectorAll("label .num");
    counts.forEach((count, i) => {
      count.textContent = newCounts[i].textContent;
      count.parentElement.className = newCounts[i].parentElement.className;
    });
    summary.textContent = newForm.querySelector("summary .num").textContent;
    status.textContent = newForm.dataset.count;
    buttonLabel.textContent = `Show ${newForm.dataset.count}`;
  } catch (error) {
    if (error.name !== "AbortError") { // offline: the counts are out of date
      for (const element of [...counts, summary, status]) {
        element.textContent = "";
      }
      buttonLabel.textContent = initialLabel;
    }
  }
}
form.addEventListener("change", updateCounts);

// After back navigation, browsers may restore the checkboxes but not the counts.
const checkedByDefault = [...form.querySelectorAll("input")].filter((input) => input.defaultChecked).length;
if (form.querySelectorAll("input:checked").length !== checkedByDefault) {
  updateCounts();
}
