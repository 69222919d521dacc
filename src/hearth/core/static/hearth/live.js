// What changes while a page lies open: new rows, and who else is writing. It is asked only while somebody looks at the
// page; an answer of 204 changes nothing, and nothing is ever moved under a reader's hand.

const TICK = 5000;
const asked = new WeakMap();
const places = () => document.querySelectorAll("[data-live]");
const hasWords = (root) => [...root.querySelectorAll("textarea:not([readonly])")].some((field) => field.value !== field.defaultValue);

function ask(place) {
  asked.set(place, Date.now());
  const shown = place.querySelector("[data-shown]")?.dataset.shown ?? "";
  const how = { target: place, values: { shown } };
  const root = place.dataset.writing && document.querySelector(place.dataset.writing);
  if (!root) return htmx.ajax("GET", place.dataset.live, how);
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (!token) return undefined;
  Object.assign(how.values, { csrfmiddlewaretoken: token.value, writing: hasWords(root) ? "yes" : "" });
  return htmx.ajax("POST", place.dataset.live, how);
}

function look() {
  if (document.hidden) return;
  for (const place of places()) {
    // who else is writing is asked at once; a list that was just made is not
    if (!asked.has(place)) place.dataset.writing ? ask(place) : asked.set(place, Date.now());
    else if (Date.now() - asked.get(place) >= place.dataset.every * 1000) ask(place);
  }
}

setInterval(look, TICK);
addEventListener("visibilitychange", look);
addEventListener("htmx:afterSettle", look);
addEventListener("input", (event) => {
  const place = event.target.matches("textarea") && [...places()].find((each) => each.dataset.writing && !each.dataset.said);
  if (place) { place.dataset.said = "yes"; ask(place); }
});
look();
