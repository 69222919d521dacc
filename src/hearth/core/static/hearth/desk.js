// The workspace by keyboard, the clocks, the dialogs. Every page works without this file.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const $ = (selector) => document.querySelector(selector);

// --- keys: single ones only while no field has the focus, and not at all where a person has turned them off
const isTyping = (target) => target.closest("input, textarea, select, [contenteditable], dialog[open]");
let prefix = "";

function step(by) {
  const mails = all(".mail, [data-row]");
  const here = mails.indexOf(document.activeElement);
  const start = here >= 0 ? here : mails.findIndex((mail) => mail.matches("[aria-current]"));
  mails[Math.min(mails.length - 1, Math.max(0, start + by))]?.focus();
}

// the box before a row, ticked for work on several at once
function tickRow() {
  const box = document.activeElement.closest(".line")?.querySelector(".tick input");
  if (box) box.click();
}

const MOVES_OF_A_ROW = ["x", "o"];
const MOVES = {
  j: () => step(1), arrowdown: () => step(1), k: () => step(-1), arrowup: () => step(-1),
  "/": () => { const box = $("[type=search], [data-search]"); if (box) box.focus(); else $("[data-search-page]")?.click(); },
  "?": openShortcuts, x: tickRow, o: () => document.activeElement.matches(".mail, [data-row]") && document.activeElement.click(),
};

function openShortcuts() {
  const list = $("[data-keys-list]");
  all("[data-shortcut]", list).forEach((line) => line.remove());
  for (const target of all("[data-key]")) {
    const line = [make("dt"), make("dd", target.getAttribute("aria-label") || ownWords(target))];
    line[0].append(make("span", target.dataset.key.toUpperCase(), "key"));
    for (const part of line) part.dataset.shortcut = "";
    list.append(...line);
  }
  $("#shortcuts").showModal();
}

const make = (tag, textContent = "", className = "") => Object.assign(document.createElement(tag), { textContent, className });
const ownWords = (target) => [...target.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
  .map((node) => node.textContent.trim()).join(" ").trim();

addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && key === "enter") return event.target.form?.requestSubmit();
  if (document.body.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const isOnRow = MOVES_OF_A_ROW.includes(key) && !prefix && document.activeElement.closest(".line");
  const target = isOnRow ? null : $(`[data-key="${CSS.escape(prefix + key)}"]`);
  prefix = key === "g" ? "g " : "";
  if (!target && !MOVES[key]) return;
  event.preventDefault();
  if (target) target.matches("input, textarea") ? target.focus() : target.click();
  else MOVES[key]();
});

// --- dialogs, tabs of the composer, phrases
addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) { event.preventDefault(); return dialog.showModal(); }
  if (event.target.closest("[data-close]")) return event.target.closest("dialog").close();
  if (event.target.matches("dialog")) return event.target.close();
  const tab = event.target.closest(".composer [role=tab]");
  if (tab) return choose(tab);
  const phrase = event.target.closest("[data-phrase]");
  if (phrase) insert(phrase.dataset.phrase);
});

function choose(tab) {
  for (const each of all("[role=tab]", tab.parentNode)) {
    each.setAttribute("aria-selected", each === tab);
    const panel = document.getElementById(each.getAttribute("aria-controls"));
    if (panel) panel.hidden = each !== tab;
  }
}

function insert(words) {
  const field = $(".composer textarea:not([hidden])");
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.closest("form").querySelector("dialog[open]")?.close();
  field.focus();
}

// --- clocks: the server wrote the words; once a minute they are written again in the same pattern
function tick() {
  for (const clock of all("time[data-due]")) {
    const minutes = Math.floor((new Date(clock.dataset.due) - Date.now()) / 60000);
    if (minutes < 0) { if (clock.dataset.late) clock.textContent = clock.dataset.late; continue; }
    const words = minutes >= 60 ? clock.dataset.hours : clock.dataset.minutes;
    if (words) clock.textContent = words.replace("{h}", Math.floor(minutes / 60)).replace("{m}", minutes % 60);
  }
}
setInterval(tick, 60000);

all("[data-toast]").forEach((toast) => setTimeout(() => toast.remove(), 8000));
$("[data-focus]")?.focus();
