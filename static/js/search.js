// Enhances search boxes that work without it: suggests pages for the text in the box, as a combobox with a list (ARIA
// Authoring Practices, "Combobox with list autocomplete"). The server uses the same search as for the page of results.
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
  const role = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(role)) {
    input.setAttribute(name, value);
  }

  if (input.dataset.suggest) { // the stylesheet of the list is loaded at the first focus
    input.addEventListener("focus", () => {
      const stylesheet = document.createElement("link");
      stylesheet.rel = "stylesheet";
      stylesheet.href = input.dataset.suggest;
      document.head.append(stylesheet);
    }, { once: true });
  }

  let selectedIndex = -1;
  const select = (n) => {
    list.children[selectedIndex]?.removeAttribute("aria-selected");
    selectedIndex = n;
    list.children[n]?.setAttribute("aria-selected", "true");
    list.children[n]?.scrollIntoView({ block: "nearest" });
    if (n < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", list.children[n].id);
    }
  };
  const setOpen = (open) => {
    select(-1);
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) {
      announce("");
    }
  };

  // Screen readers are told how many pages fit only if the number is a new one, and once the reader pauses.
  let pause;
  const announce = (text) => {
    clearTimeout(pause);
    if (text === status.textContent) {
      return;
    }
    pause = setTimeout(() => { status.textContent = text; }, text ? 1000 : 0);
  };

  const createOption = (title, kind, address, i) => {
    const item = document.createElement("li");
    item.id = `${list.id}-${i}`;
    item.setAttribute("role", "option");
    const kindElement = document.createElement("span");
    kindElement.textContent = kind;
    item.append(title, " ", kindElement);
    const { pathname, hash } = new URL(address);
    item.addEventListener("click", () => {
      cancel();
      setOpen(false); // the address may be a fragment of this page
      location.assign(pathname + hash);
    });
    return item;
  };

  const showOptions = (options) => {
    list.replaceChildren(...options);
    setOpen(options.length > 0);
  };

  let timer, controller;
  const cancel = () => {
    clearTimeout(timer);
    controller?.abort();
  };
  const fetchSuggestions = async () => {
    controller = new AbortController();
    if (input.value.trim().length < 2) {
      showOptions([]);
      return;
    }
    try {
      const response = await fetch(`/search/suggest?q=${encodeURIComponent(input.value)}`, { signal: controller.signal });
      const [, titles, kinds, addresses] = await response.json();
      showOptions(titles.map((title, i) => createOption(title, kinds[i], addresses[i], i)));
      const urgent = kinds[0] === "Get help" ? `${titles[0]}. ` : "";
      announce(`${urgent}${titles.length === 1 ? "1 page fits" : `${titles.length} pages fit`}`);
    } catch (error) {
      if (error.name !== "AbortError") { // offline: the form still works
        showOptions([]);
      }
    }
  };

  input.addEventListener("input", () => {
    cancel();
    select(-1); // the selected option belongs to the previous text
    timer = setTimeout(fetchSuggestions, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const last = list.children.length - 1;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the first press closes the list, the next clears the box
      cancel();
      setOpen(false);
    } else if (event.key === "ArrowDown" && last >= 0) {
      event.preventDefault();
      if (list.hidden) {
        setOpen(true);
      }
      select(selectedIndex === last ? -1 : selectedIndex + 1);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      event.preventDefault();
      select(selectedIndex === -1 ? last : selectedIndex - 1);
    } else if (event.key === "Enter" && selectedIndex >= 0) {
      event.preventDefault();
      list.children[selectedIndex].click();
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  input.addEventListener("blur", () => {
    cancel();
    setOpen(false);
  });
}

// Leaving takes the search out of the history of the tab: "Back" does not show it.
document.querySelector("[data-leave]")?.addEventListener("click", (event) => {
  event.preventDefault();
  location.replace(event.currentTarget.href);
});
