// Enhances pages that work without it: says where a page is in the list that it was opened from, and leads to the next
// one there. The address of a page never names the list. At the first step the referrer does, at the next ones a
// fragment that is added at the click and taken off the address on arrival. Then only the history entry knows it:
// nothing is stored.
const marker = "in=";
const lists = /^\/(stretches|guides|evidence|routines\/[a-z0-9-]+|plans\/[a-z0-9-]+\/\d+\/[a-z0-9-]+)$/;

/** Returns the address of a list of this site, which may be encoded, "" for anything else. */
function listAddress(address, decode = String) {
  try {
    const { origin, pathname, search } = new URL(decode(address), location.origin);
    return origin === location.origin && lists.test(pathname) && !search.includes("sheet=") ? pathname + search : "";
  } catch {
    return "";
  }
}

/** Returns the list that the page was opened from, "" for none, and takes it off the address. */
function cameFrom() {
  const [place, list] = location.hash.slice(1).split(marker);
  if (list !== undefined) {
    const address = listAddress(list, decodeURIComponent);
    const clean = location.pathname + location.search;
    if (place) {
      location.replace(`#${place}`); // so that the style sheet and other scripts see the place too
      history.replaceState({ ...history.state, list: address }, "");
    } else {
      history.replaceState({ ...history.state, list: address }, "", clean);
    }
  } else if (history.state?.list === undefined) {
    history.replaceState({ ...history.state, list: listAddress(document.referrer) }, "");
  }
  return history.state.list;
}

/** Returns what the list says of a page in its entries, such as the dose. */
function sayingsOf(entries) {
  return entries.map((entry) => entry.dataset.says).join(" ");
}

/**
 * Returns the pages of the list in order, each once, with its title; none if it is not a list to go along.
 */
async function pagesOf(list) {
  const response = (await fetch(list).catch(() => {})) ?? (await caches.match(list)); // a kept copy, offline
  const found = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-trail]");
  const pages = new Map();
  for (const link of found?.querySelectorAll("a.whole") ?? []) {
    const { pathname, hash } = new URL(link.getAttribute("href"), location.origin);
    if (!pages.has(pathname)) {
      pages.set(pathname, { path: pathname + hash, title: link.textContent, entries: [] });
    }
    const entry = link.closest("[data-says]");
    if (entry) {
      pages.get(pathname).entries.push(entry);
    }
  }
  return { name: found?.dataset.trail, pages };
}

/** Returns a link to a page, which carries the list along when it is followed. */
function linkTo({ path, title }, list) {
  const link = document.createElement("a");
  link.href = path;
  link.textContent = title;
  const carry = () => {
    const [page, place = ""] = path.split("#");
    link.href = `${page}#${place}${marker}${encodeURIComponent(list)}`;
    setTimeout(() => { link.href = path; }); // whoever copies the address copies the permanent one
  };
  link.addEventListener("click", carry);
  link.addEventListener("auxclick", carry);
  return link;
}

function item(...content) {
  const li = document.createElement("li");
  li.append(...content);
  return li;
}

function note(words) {
  const span = document.createElement("span");
  span.className = "num";
  span.textContent = words;
  return span;
}

/**
 * Shows where the page is in the list: in the line above the title, which is there already, and before the pages to go
 * to next.
 */
function show(list, name, pages) {
  const at = pages.findIndex(({ path }) => path.split("#")[0] === location.pathname);
  const [before, here, after] = [pages[at - 1], pages[at], pages[at + 1]];
  const whole = (words) => Object.assign(document.createElement("a"), { href: list, textContent: words });

  const crumbs = document.querySelector("main > .crumb");
  crumbs.classList.add("along");
  crumbs.setAttribute("aria-label", "Your list");
  crumbs.querySelector("ol").replaceChildren(
    item(whole(`${name}, ${at + 1} of ${pages.length}`)),
    ...(after ? [item("Next: ", linkTo(after, list))] : []),
  );
  if (here.entries.length > 0) {
    crumbs.append(Object.assign(document.createElement("p"), { textContent: sayingsOf(here.entries) }));
  }

  const entries = document.createElement("ul");
  entries.className = "index";
  entries.setAttribute("role", "list");
  for (const [page, words] of [[after, "next"], [before, "before"]]) {
    if (page) {
      const link = linkTo(page, list);
      link.append(" ", note(words));
      entries.append(item(link));
    }
  }
  entries.append(item(whole("The whole list")));
  const heading = Object.assign(document.createElement("h2"), { id: "trail", textContent: name });
  const nav = document.createElement("nav");
  nav.className = "next";
  nav.setAttribute("aria-labelledby", "trail");
  nav.append(heading, entries);
  document.querySelector("main :is(nav.next, .dates)").before(nav);
}

const list = cameFrom();
// A reader goes to another place of a move, which has an entry of its own. The event hashchange would come later, and
// also after a reload.
addEventListener("popstate", () => {
  if (history.state?.list === undefined) {
    history.replaceState({ ...history.state, list }, "");
  }
});
if (list) {
  const { name, pages } = await pagesOf(list).catch(() => ({ pages: new Map() }));
  if (pages.has(location.pathname)) {
    show(list, name, [...pages.values()]);
  }
}
