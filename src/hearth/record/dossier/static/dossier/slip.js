// A slip's QR code carries its code behind #, where no server, log or referrer sees it. Choosing is left to the voter.

const field = document.querySelector("form[data-slip] [name=code]");
const code = location.hash.replace(/\D/g, "");

if (field && code.length === 12) {
  history.replaceState(null, "", location.pathname);
  field.value = code.replace(/(\d{4})(?=\d)/g, "$1 ");
}
