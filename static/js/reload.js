// For development: reloads the page when the content, the stylesheets or the server have changed.
const source = new EventSource("/dev/changes");
let lastVersion;
source.addEventListener("version", (event) => {
  if (lastVersion !== undefined && lastVersion !== event.data) {
    location.reload();
  }
  lastVersion = event.data;
});
