// Only adds to filters that work without it: after each check it asks the server what the list would hold, and says so on the button and
// behind each choice.
const form = document.querySelector("form.filters");
const button = form.querySelector("button span");
const status = document.createElement("span");
status.className = "vh";
status.setAttribute("role", "status");
form.append(status);

let asked;
form.addEventListener("change", async () => {
  asked?.abort();
  asked = new AbortController();
  const query = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(`${form.action}?${query}`, { signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const choice of form.querySelectorAll("label")) {
      const { name, value } = choice.querySelector("input");
      const now = page.querySelector(`input[name="${name}"][value="${value}"]`).closest("label");
      choice.className = now.className;
      choice.querySelector(".num").textContent = now.querySelector(".num").textContent;
    }
    const { noun, count } = page.querySelector("form.filters").dataset;
    button.textContent = `Show ${count} ${noun}${count === "1" ? "" : "s"}`;
    status.textContent = `${count} ${noun}${count === "1" ? "" : "s"}`;
  } catch (error) {
    if (error.name !== "AbortError") {
      button.textContent = `Show ${form.dataset.noun}s`; // out of reach: what was counted before no longer holds
    }
  }
});
