// Where the app itself does not arrive (after an update a kept page may name files that are gone), the page says so.
addEventListener(
  'error',
  (event) => {
    const { target } = event;
    if (target instanceof HTMLScriptElement && target.type === 'module') document.getElementById('unloaded').hidden = false;
  },
  true,
);
addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('#unloaded button')) location.reload();
});
