// "My data": words marked on the page stand in the field that hides them; the page can be printed.

const words = document.querySelector("[data-own-words]");
const mask = document.querySelector("[data-mask]");

if (words && mask) {
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    const marked = String(chosen).trim();
    if (!marked || !words.contains(chosen.anchorNode) || !words.contains(chosen.focusNode)) return;
    mask.elements.passage.value = marked;
    mask.closest("details").open = true;
  });
}

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
