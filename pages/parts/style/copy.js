// The button "Copy link": the address of the view, with the edition of its figures, to the
// clipboard. Where the browser gives none (a page that is not served securely), the address is
// shown and selected, to be copied by hand.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.(".copy-link");
  if (!button) return;
  const address = new URL(window.location.href);
  for (const name of ["embed", "embed_options"]) address.searchParams.delete(name);
  address.searchParams.set("edition", button.dataset.edition);
  address.hash = "";
  const said = button.parentElement.querySelector(".copied");
  try {
    await navigator.clipboard.writeText(address.href);
    said.textContent = button.dataset.done;
  } catch {
    const box = document.createElement("input");
    box.readOnly = true;
    box.value = address.href;
    box.setAttribute("aria-label", button.dataset.byHand);
    said.replaceChildren(box);
    box.select();
  }
});
