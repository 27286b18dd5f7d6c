// Runs before the first paint, so that a pinned theme never flashes the other one.
try {
  const pinned = localStorage.getItem('pacenote.theme');
  if (pinned === 'dark' || pinned === 'light') {
    document.documentElement.dataset.theme = pinned;
  }
} catch {
  // The browser blocks its storage: no theme is pinned.
}
