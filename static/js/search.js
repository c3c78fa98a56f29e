// Enhances search boxes that work without it: suggests pages for what is typed, as a combobox with a list (ARIA Authoring
// Practices, "Combobox with list autocomplete"). The server finds them as it finds the results of the search.
for (const input of document.querySelectorAll("[data-suggest]")) {
  const form = input.form;
  const list = document.createElement("ul");
  list.id = `offers-${form.className}`;
  list.className = "offers";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Pages that fit");
  const status = document.createElement("span");
  status.className = "vh";
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }

  if (input.dataset.suggest) { // the style of the list is loaded with the first focus
    input.addEventListener("focus", () => {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = input.dataset.suggest;
      document.head.append(sheet);
    }, { once: true });
  }

  let chosen = -1;
  const choose = (n) => {
    list.children[chosen]?.removeAttribute("aria-selected");
    chosen = n;
    list.children[n]?.setAttribute("aria-selected", "true");
    list.children[n]?.scrollIntoView({ block: "nearest" });
    if (n < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[n].id);
    }
  };
  const show = (open) => {
    choose(-1);
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) {
      status.textContent = "";
    }
  };

  const option = (title, kind, address, i) => {
    const item = document.createElement("li");
    item.id = `${list.id}-${i}`;
    item.setAttribute("role", "option");
    const sort = document.createElement("span");
    sort.textContent = kind;
    item.append(title, " ", sort);
    const { pathname, hash } = new URL(address);
    item.addEventListener("click", () => {
      stop();
      show(false); // it may lead to a fragment of this page
      location.assign(pathname + hash);
    });
    return item;
  };

  const offer = (options) => {
    list.replaceChildren(...options);
    show(options.length > 0);
  };

  let soon, asked;
  const stop = () => {
    clearTimeout(soon);
    asked?.abort();
  };
  const suggest = async () => {
    asked = new AbortController();
    if (input.value.trim().length < 2) {
      offer([]);
      return;
    }
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(input.value)}`, { signal: asked.signal });
      const [, titles, kinds, addresses] = await answer.json();
      offer(titles.map((title, i) => option(title, kinds[i], addresses[i], i)));
      status.textContent = titles.length === 1 ? "1 page fits" : `${titles.length} pages fit`;
    } catch (error) {
      if (error.name !== "AbortError") { // offline: the form still works
        offer([]);
      }
    }
  };

  input.addEventListener("input", () => {
    stop();
    choose(-1); // the chosen option was for other words
    soon = setTimeout(suggest, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const last = list.children.length - 1;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the first press closes the list, the next clears the box
      stop();
      show(false);
    } else if (event.key === "ArrowDown" && last >= 0) {
      event.preventDefault();
      if (list.hidden) {
        show(true);
      }
      choose(chosen === last ? -1 : chosen + 1);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      event.preventDefault();
      choose(chosen === -1 ? last : chosen - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      list.children[chosen].click();
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  input.addEventListener("blur", () => {
    stop();
    show(false);
  });
}
