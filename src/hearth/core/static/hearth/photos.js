// Photos: previewed, made small before they travel, and removable one by one.

const LONGEST = 2048;

async function opened(file) {
  try { return await createImageBitmap(file); } catch { return null; } // a kind this browser cannot read
}

function draw(canvas, image, longest) {
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
}

async function shrunk(file, image) {
  if (!image) return file;
  const canvas = document.createElement("canvas");
  draw(canvas, image, LONGEST);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  const smaller = blob && blob.size < file.size;
  return smaller ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
}

function comfort(upload) {
  const input = upload.querySelector("input[type=file]");
  const add = upload.querySelector(".upload__add");
  const most = Number(upload.dataset.upload);
  let kept = [];

  function hand() {
    const basket = new DataTransfer();
    kept.forEach(({ file }) => basket.items.add(file));
    input.files = basket.files;
    add.hidden = kept.length >= most;
  }

  async function take(file) {
    const image = await opened(file);
    const item = upload.querySelector("template").content.firstElementChild.cloneNode(true);
    const photo = { file: await shrunk(file, image) };
    if (image) draw(item.querySelector("canvas"), image, 320);
    item.querySelector("button").addEventListener("click", () => {
      kept = kept.filter((each) => each !== photo);
      item.remove();
      hand();
      input.focus();
    });
    kept.push(photo);
    add.before(item);
  }

  input.addEventListener("change", async () => {
    const chosen = [...input.files].slice(0, most - kept.length);
    const form = input.form;
    form.setAttribute("aria-busy", "true");
    for (const file of chosen) await take(file);
    form.removeAttribute("aria-busy");
    hand();
  });
}

document.querySelectorAll("[data-upload]").forEach(comfort);
