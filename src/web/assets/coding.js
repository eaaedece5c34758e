// What the keyboard and the mouse add to coding an answer. The page works without it: every key
// here is a checkbox, a link or a button there.

const form = document.getElementById("form");
const verbatim = document.getElementById("verbatim");
const words = document.getElementById("words");

/** Whether keys are meant for a control that takes text. */
const isTyping = (target) => target.matches("input[type=text], textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const box = /^[1-9]$/.test(event.key) && form?.querySelector(`[data-key="${event.key}"]`);
  if (box) {
    event.preventDefault();
    box.click();
    box.focus();
  } else if (event.key === "PageDown" || event.key === "PageUp") {
    const link = document.querySelector(event.key === "PageDown" ? "a[rel=next]" : "a[rel=prev]");
    if (!link || form?.dataset.changed) return;
    event.preventDefault();
    link.click();
  } else if (event.key === "Enter" && event.target.matches("input[type=checkbox]")) {
    event.preventDefault();
    form.querySelector("button.primary")?.click();
  }
});

form?.addEventListener("change", () => {
  form.dataset.changed = "yes";
});

// Selected words go where they would be typed.
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!words || selection.isCollapsed || !verbatim.contains(selection.anchorNode)) return;
  if (!verbatim.contains(selection.focusNode)) return;
  words.value = selection.toString().trim();
});
