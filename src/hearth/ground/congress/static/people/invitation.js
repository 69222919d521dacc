// The link of an invitation carries its code behind #, where no server, log or referrer sees it.

const form = document.querySelector("form[data-invitation]");
const code = location.hash.slice(1).replace(/[^0-9A-Za-z]/g, "");

if (form && code.length === 16) {
  history.replaceState(null, "", location.pathname);
  form.querySelector("[name=code]").value = code;
  form.requestSubmit ? form.requestSubmit() : form.submit();
}
