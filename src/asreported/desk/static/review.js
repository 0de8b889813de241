// Keys of the desk. Every key presses a button or follows a link of the page, which does the same without a script.
"use strict";
(() => {
  const stored = "asreported-keys";
  const on = () => localStorage.getItem(stored) !== "off";
  const box = document.getElementById("keys-on");
  if (box) {
    box.checked = on();
    box.addEventListener("change", () => localStorage.setItem(stored, box.checked ? "on" : "off"));
  }
  let sent = false;
  document.addEventListener("submit", (event) => {
    // A key that is held down must not decide about the next claim.
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => { sent = false; });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (event.key === "Escape" && typing) { event.target.blur(); return; }
    if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey || !on()) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!wanted) return;
    event.preventDefault();
    if (wanted.matches("textarea")) wanted.focus();
    else if (wanted.matches("summary")) {
      wanted.parentElement.open = true;
      wanted.parentElement.scrollIntoView({ block: "nearest" });
      wanted.parentElement.querySelector("select, input:not([type=hidden])").focus();
    } else wanted.click();
  });
})();
