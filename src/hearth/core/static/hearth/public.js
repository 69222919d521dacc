// Comforts for people who write. Every page works without this file.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const show = (element, visible) => element && (element.hidden = !visible);

// A half-written message stays on this device. Names, numbers and photos are not kept: the device may be shared.
const isWords = (field) => field.name && /^text/.test(field.type) && !/name|tel|email/.test(field.autocomplete);
const keyOf = (form) => `hearth-draft:${form.dataset.draft}`;
const turnOf = (form) => form.dataset.turn || form.elements.submission?.value.slice(-16);

const store = {
  read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  write(key, words) { try { localStorage.setItem(key, JSON.stringify(words)); } catch { /* full or forbidden */ } },
  drop(key) { try { localStorage.removeItem(key); } catch { /* forbidden */ } },
};

function keepDraft(form) {
  const fields = all("input, textarea", form).filter(isWords);
  const kept = store.read(keyOf(form)) || {};
  const isSent = form.dataset.sent && kept.turn === form.dataset.sent; // whoever left at once never saw what clears it
  if (isSent) store.drop(keyOf(form));
  const written = isSent ? [] : Object.entries(kept.words || {}).filter(([, words]) => words);
  const offer = form.querySelector("[data-draft-offer]");
  show(offer, written.length > 0 && fields.every((field) => !field.value));

  const keep = () => store.write(keyOf(form), { turn: turnOf(form), words: Object.fromEntries(fields.map((field) => [field.name, field.value])) });
  form.addEventListener("input", keep);
  form.addEventListener("submit", keep);
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-draft-take]")) {
      for (const [name, words] of written) {
        const field = fields.find((each) => each.name === name);
        if (field) field.value = words;
      }
      show(offer, false);
      fields[0]?.focus();
    } else if (event.target.closest("[data-draft-drop]")) {
      store.drop(keyOf(form));
      show(offer, false);
    }
  });
}

// Sending: once only, and not into the void.
function guardSending(form) {
  const offline = form.querySelector("[data-offline]");
  const button = form.querySelector(".btn--primary, button:not([type=button])");
  const tellLine = () => show(offline, !navigator.onLine);
  addEventListener("online", tellLine);
  addEventListener("offline", tellLine);
  addEventListener("pageshow", () => { delete form.dataset.sending; button?.removeAttribute("aria-busy"); });

  form.addEventListener("submit", (event) => {
    tellLine();
    if (!navigator.onLine || form.dataset.sending) return event.preventDefault();
    form.dataset.sending = "yes";
    button?.setAttribute("aria-busy", "true");
  });
}

// Copying has a fallback that everybody sees: the text itself can be selected.
function offerCopy(button) {
  show(button, Boolean(navigator.clipboard));
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.replace(/\s/g, ""));
    const after = button.querySelector("[data-copy-after]");
    show(button.querySelector("[data-copy-before]"), false);
    show(after, true);
    button.nextElementSibling.textContent = after.textContent;
  });
}

// The bar under the thumb steps aside while the form it leads to is in view. Its place stays: nothing moves under a finger.
function yieldTo(bar) {
  const form = document.getElementById(bar.dataset.actionFor);
  if (form) new IntersectionObserver(([entry]) => bar.toggleAttribute("data-aside", entry.isIntersecting)).observe(form);
}

// Others have written about it: a comfort, asked for when a field is left, and never in the way.
function askWhetherMany(place) {
  const form = place.closest("form");
  const words = form.querySelector("textarea");
  words.addEventListener("change", async () => {
    if (words.value.trim().length < 8) return place.replaceChildren();
    const body = new URLSearchParams({ body: words.value, place: form.elements.place?.value || "" });
    try {
      const answer = await fetch(place.dataset.like, { method: "POST", body });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...page.body.childNodes);
    } catch { /* offline: the message matters, this does not */ }
  });
}

all("[data-clear-draft]").forEach((page) => store.drop(`hearth-draft:${page.dataset.clearDraft}`));
all("form[data-draft]").forEach(keepDraft);
all("main form[method=post]").forEach(guardSending);
all("[data-copy]").forEach(offerCopy);
all("[data-like]").forEach(askWhetherMany);
all("[data-action-for]").forEach(yieldTo);
all("[data-toast]").forEach((toast) => setTimeout(() => toast.remove(), 8000));
document.querySelector("[data-focus]")?.focus();
