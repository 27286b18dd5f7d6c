// Runs before the first paint, so that a pinned theme never flashes the other one.
const pinned = localStorage.getItem('pacenote.theme');
if (pinned === 'dark' || pinned === 'light') {
  document.documentElement.dataset.theme = pinned;
}
