// Enhances links to the player of a routine, a move or a sheet, which work without it: opens the player over this page,
// and begins. Its style sheets and scripts are fetched with it. While it is open, the address is that of its own page.
let audio;
let opened; // { page, address, module, dialog, link, title } of the last player
let fetching = false;

/** Resolves once a style sheet is loaded. */
function addStylesheet(address) {
  const link = document.createElement("link");
  return new Promise((resolve, reject) => {
    Object.assign(link, { rel: "stylesheet", href: address, onload: resolve, onerror: reject });
    document.head.append(link);
  });
}

const attributes = (page, selector, name) => [...page.querySelectorAll(selector)].map((element) => element.getAttribute(name));

/** Fetches the page of a player, with the style sheets and scripts of its dialog that are not here yet. */
async function fetchPlayer(address) {
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const dialog = page.querySelector("dialog.player");
  const stylesheets = attributes(page, "link[rel=stylesheet]", "href");
  const here = attributes(document, "link[rel=stylesheet]", "href");
  await Promise.all(stylesheets.filter((name) => /\/(figures|player|check)\./.test(name) && !here.includes(name)).map(addStylesheet));
  const scripts = attributes(page, "script[src]", "src");
  const load = (name) => import(scripts.find((address) => address.includes(`/${name}.`)));
  const parts = attributes(page, "link[rel=modulepreload]", "href").map((part) => import(part)); // with the script, not after it
  const [module, { enhance }] = await Promise.all([load("play"), load("page"), ...parts]);
  enhance(dialog);
  return { page, address, module };
}

async function start(link) {
  const address = link.pathname + link.search;
  if (opened?.address !== address) {
    opened = await fetchPlayer(address);
  }
  opened.link = link;
  opened.title = document.title;
  history.pushState(null, "", address);
  document.title = opened.page.title;
  const dialog = opened.module.play(opened.page, address, audio);
  if (dialog !== opened.dialog) {
    opened.dialog = dialog;
    dialog.addEventListener("close", close);
  }
}

const atPlayer = () => location.pathname + location.search === opened?.address;

function close() {
  document.title = opened.title;
  if (atPlayer() && !opened.left) {
    history.back();
  }
  opened.left = false;
  opened.link.focus({ preventScroll: true });
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("main a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return;
  }
  if (fetching || link.origin !== location.origin || !/\/play$/.test(link.pathname)) { // whoever does not want to wait follows the link
    return;
  }
  event.preventDefault();
  fetching = true;
  try {
    audio ??= globalThis.AudioContext && new AudioContext();
    await start(link);
  } catch { // no network, no player there, or one that does not run here
    opened = undefined;
    location.assign(link.href);
  } finally {
    fetching = false;
  }
});

addEventListener("popstate", () => {
  if (opened?.dialog?.open) {
    opened.left = true; // close runs later: the reader may be forward again by then
    opened.dialog.close();
  } else if (atPlayer()) {
    location.reload(); // forward again, to the page itself
  }
});
