// Passkeys: the device is asked, and its answer goes into the form. Where the browser cannot, the page says so.

const bytes = (words) =>
  Uint8Array.from(atob(words.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const words = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (keys = []) => keys.map((key) => ({ ...key, id: bytes(key.id) }));
const show = (element, visible) => element && (element.hidden = !visible);

function question(options) {
  const asked = { ...options, challenge: bytes(options.challenge) };
  if (options.user) asked.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) asked.excludeCredentials = named(options.excludeCredentials);
  if (options.allowCredentials) asked.allowCredentials = named(options.allowCredentials);
  return { publicKey: asked };
}

function answer(key) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const said = parts.filter((part) => key.response[part]).map((part) => [part, words(key.response[part])]);
  return JSON.stringify({
    id: key.id, rawId: words(key.rawId), type: key.type, clientExtensionResults: {}, response: Object.fromEntries(said),
  });
}

async function ask(place, form) {
  const failed = place.querySelector("[data-passkey-failed]");
  show(failed, false);
  try {
    const asked = question(JSON.parse(place.dataset.options));
    const key = await navigator.credentials[place.dataset.passkey](asked);
    place.querySelector("[data-passkey-answer]").value = answer(key);
  } catch {
    return show(failed, true);
  }
  return form.submit();
}

if (window.PublicKeyCredential) {
  for (const place of document.querySelectorAll("[data-passkey]")) {
    show(place, true);
    show(place.querySelector("[data-passkey-cannot]"), false);
    const button = place.querySelector("[data-passkey-ask]");
    button.addEventListener("click", (event) => {
      event.preventDefault();
      if (button.form.reportValidity()) ask(place, button.form);
    });
  }
}
