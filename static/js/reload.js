// For development: reloads the page when the content, the style sheets or the server have changed.
const source = new EventSource("/dev/changes");
let seen;
source.addEventListener("version", (event) => {
  if (seen !== undefined && seen !== event.data) {
    location.reload();
  }
  seen = event.data;
});
