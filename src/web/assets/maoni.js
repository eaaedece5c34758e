// What a page can do better with scripts. Every page is complete without this file.
const root = document.documentElement;
root.classList.add("js");
const form = document.getElementById("answers");
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// The summary of problems is what a person has to read first.
document.querySelector("[data-focus]")?.focus();

// Copying and printing.
for (const button of all("[data-copy]")) {
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(source);
    }
  });
}
for (const button of all("[data-print]")) button.addEventListener("click", () => print());

// Nothing of a response stays on a device that was cleared, or on which none is being written.
if (document.querySelector("[data-forget]")) {
  try {
    Object.keys(localStorage)
      .filter((name) => name.startsWith("maoni "))
      .forEach((name) => localStorage.removeItem(name));
  } catch { /* forbidden: then nothing was kept either */ }
}

// "12 characters left", near the limit only; the limit itself is always told in words.
const segmenter = window.Intl?.Segmenter && new Intl.Segmenter(root.lang);
const length = (text) => {
  text = text.normalize("NFC");
  return segmenter ? [...segmenter.segment(text)].length : [...text].length;
};
const note = (after) => {
  const line = document.createElement("p");
  line.className = "count";
  line.setAttribute("aria-live", "polite");
  after.after(line);
  return line;
};
if (form?.dataset.count) {
  for (const control of all("[data-limit]", form)) {
    const limit = +control.dataset.limit;
    let line, timer;
    const count = () => {
      const used = length(control.value.trim());
      if (used < limit * 0.75 && !line) return;
      line ??= note(control);
      const rest = limit - used;
      const words = rest < 0 ? form.dataset.over : form.dataset.count;
      line.classList.toggle("over", rest < 0);
      line.textContent = used < limit * 0.75 ? "" : words.replace("#", Math.abs(rest));
    };
    control.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(count, 400);
    });
    count();
  }
  // "2 of 3 chosen"; the server judges, so nothing is disabled.
  for (const group of all("[data-most]", form)) {
    const most = +group.dataset.most;
    const line = note(group.querySelector(".choices"));
    const count = () => {
      const chosen = all("input:checked", group).length;
      line.classList.toggle("over", chosen > most);
      line.textContent = chosen
        ? form.dataset.chosen.replace("##", most).replace("#", chosen)
        : "";
    };
    group.addEventListener("change", count);
    count();
  }
}

// Every change goes to the server a moment later, and stays on this device until it has arrived.
if (form?.dataset.keep) {
  const place = "maoni " + location.pathname.replace(/\/[a-z]{2}\//, "/");
  const status = form.querySelector("[role=status]");
  const store = {
    get: () => {
      try { return localStorage.getItem(place); } catch { return null; }
    },
    set: (text) => {
      try { text ? localStorage.setItem(place, text) : localStorage.removeItem(place); } catch { /* full or forbidden */ }
    },
  };
  const fields = () => new URLSearchParams(new FormData(form)).toString();
  const restore = (text) => {
    const kept = new URLSearchParams(text);
    for (const control of form.elements) {
      if (!control.name || control.type === "hidden" || control.type === "submit") continue;
      const values = kept.getAll(control.name);
      if (control.type === "radio" || control.type === "checkbox") {
        control.checked = values.includes(control.value);
      } else if (values.length) {
        control.value = values[0];
      }
    }
    all("details", form).forEach((part) => {
      part.open ||= all("input, textarea, select", part).some((control) => control.value);
    });
    const told = document.createElement("p");
    told.className = "notice";
    told.setAttribute("role", "status");
    form.before(told);
    told.textContent = form.dataset.restored;
  };
  const kept = store.get();
  if (kept && kept !== fields()) restore(kept);

  let timer, running, sent = fields();
  const save = async () => {
    const body = fields();
    if (body === sent) return;
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(form.dataset.keep, {
        method: "POST",
        body: new URLSearchParams(body),
        signal: AbortSignal.any?.([running.signal, AbortSignal.timeout(8000)]) ?? running.signal,
      });
      // A captive portal answers too, but not with this header.
      if (answer.status === 204 && answer.headers.has("maoni-saved")) {
        sent = body;
        if (fields() === body) {
          store.set(null);
          status.textContent = form.dataset.saved;
        }
      }
    } catch { /* kept on this device; the next change or button tries again */ }
  };
  form.addEventListener("input", () => {
    store.set(fields());
    status.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    running?.abort();
    store.set(fields() === sent ? null : fields());
    sessionStorage.setItem("maoni sent", place);
  });
  // The page after a button shows that the server has what was typed.
  const arrived = sessionStorage.getItem("maoni sent");
  if (arrived && arrived !== place) {
    try { localStorage.removeItem(arrived); } catch { /* nothing to remove */ }
    sessionStorage.removeItem("maoni sent");
  }
}

// The form of this survey is kept on this phone, in case the network fails.
const [survey, language] = document.body.dataset.phone?.split("/") ?? [];
if (survey && navigator.serviceWorker) {
  const key = form?.elements._key?.value;
  const forget = Boolean(document.querySelector("h1[data-forget]"));
  navigator.serviceWorker.register("/s/worker.js")
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active.postMessage({ survey, language, key, forget }))
    .catch(() => { /* forbidden: then the form needs the network */ });
}
