// The automatic check: this device does a little work, so that flooding a deputy costs a machine a lot of it.

const PATIENCE = 8000;

function prove(form) {
  const row = form.querySelector("[data-proof]");
  let worker = null;
  let settle;
  const settled = new Promise((done) => { settle = done; });

  function tell(state) {
    row.dataset.state = state;
    row.hidden = false;
  }

  function finish(state, nonce = "") {
    form.elements.proof.value = nonce;
    worker?.terminate();
    tell(state);
    settle();
  }

  function start() {
    if (worker || form.elements.proof.value) return;
    tell("working");
    try {
      worker = new Worker(form.dataset.proofWorker);
    } catch {
      return finish("failed");
    }
    worker.onmessage = ({ data }) => finish("done", data);
    worker.onerror = () => finish("failed");
    worker.postMessage({ submission: form.elements.submission.value, bits: Number(form.dataset.proofBits) });
  }

  form.addEventListener("input", start);
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented || form.elements.proof.value || row.dataset.state === "failed") return;
    event.preventDefault();
    start();
    await Promise.race([settled, new Promise((done) => setTimeout(done, PATIENCE))]);
    form.submit();
  });
}

document.querySelectorAll("form[data-proof-bits]").forEach(prove);
