// A link to a place on a page: what it names is drawn long after the browser has looked for it.
const named = decodeURIComponent(window.location.hash.slice(1));
if (named) {
  const arrive = () => {
    const place = document.getElementById(named);
    if (!place) return;
    drawing.disconnect();
    place.scrollIntoView();
  };
  const drawing = new MutationObserver(arrive);
  drawing.observe(document.body, { childList: true, subtree: true });
}
