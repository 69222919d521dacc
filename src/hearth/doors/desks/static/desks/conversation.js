// The desk with room beside the list: a message opens next to it. Without this file every message is its own page.

const $ = (selector) => document.querySelector(selector);
const isWide = () => matchMedia("(min-width: 80rem)").matches && !document.documentElement.dataset.size;

function markCurrent() {
  const code = $("#conversation")?.dataset.code;
  for (const mail of document.querySelectorAll("[data-opens]")) {
    if (code && mail.pathname.endsWith(`/${code}/`)) mail.setAttribute("aria-current", "true");
    else mail.removeAttribute("aria-current");
  }
}

addEventListener("click", (event) => {
  const mail = event.target.closest("[data-opens]");
  if (mail && isWide() && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    htmx.ajax("GET", mail.href, { source: mail, target: "#conversation", swap: "outerHTML" });
  }
  const phrase = event.target.closest("a[data-phrase]");
  if (phrase) {
    event.preventDefault();
    phrase.closest("details").open = false;
  }
});

// --- a half-written answer stays on this device until it is sent
const keyOf = (form) => `hearth-draft:${form.dataset.draft}`;
const stored = {
  read(key) { try { return localStorage.getItem(key) || ""; } catch { return ""; } },
  write(key, words) { try { words ? localStorage.setItem(key, words) : localStorage.removeItem(key); } catch { /* full or forbidden */ } },
};

function offerDraft() {
  const form = $("form.composer[data-draft]");
  const offer = form?.querySelector("[data-draft-offer]");
  if (offer) offer.hidden = !stored.read(keyOf(form)) || Boolean(form.elements.body.value);
}

addEventListener("input", (event) => {
  const form = event.target.closest("form.composer[data-draft]");
  if (form && event.target.name === "body") stored.write(keyOf(form), event.target.value);
});

addEventListener("click", (event) => {
  const button = event.target.closest("[data-draft-take], [data-draft-drop]");
  if (!button) return;
  const form = button.closest("form");
  if (button.matches("[data-draft-take]")) form.elements.body.value = stored.read(keyOf(form));
  else stored.write(keyOf(form), "");
  button.closest("[data-draft-offer]").hidden = true;
  form.elements.body.focus();
});

addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.requestConfig.elt; // by now the form itself has been replaced
  if (event.detail.successful && form.matches?.("form.composer[data-draft]")) stored.write(keyOf(form), "");
});

// --- after each change: the newest words in sight, the right row marked
function settle() {
  markCurrent();
  offerDraft();
  const talk = $("[data-newest]");
  if (talk && talk.scrollHeight > talk.clientHeight) talk.scrollTop = talk.scrollHeight;
}

addEventListener("htmx:afterSettle", (event) => {
  settle();
  if (event.detail.elt.id !== "conversation") return;
  $("#conversation [data-focus], #conversation .field__error a")?.focus();
  setTimeout(() => $("#conversation [data-toast]")?.remove(), 8000);
});
settle();
