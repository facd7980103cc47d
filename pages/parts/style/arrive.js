// A link to a place on a page: what it names is drawn long after the browser has looked for it.
(() => {
  const named = window.location.hash.slice(1);
  if (!named) return;
  const drawing = new MutationObserver(() => {
    const place = document.getElementById(named);
    if (!place) return;
    drawing.disconnect();
    place.scrollIntoView();
  });
  drawing.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => drawing.disconnect(), 30_000);
})();
