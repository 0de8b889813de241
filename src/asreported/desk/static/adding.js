// A batch that is being read is looked at again every second; the page does the same with its link, without a script.
"use strict";
(() => {
  if (document.querySelector("[data-again]")) {
    const again = async () => {
      const answer = await fetch(location.pathname, { credentials: "same-origin" }).catch(() => null);
      if (!answer || !answer.ok) { setTimeout(again, 4000); return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.querySelector("[data-again]")) { location.reload(); return; }
      document.querySelector("[data-again] p").replaceWith(page.querySelector("[data-again] p"));
      document.querySelector(".tiles").replaceWith(page.querySelector(".tiles"));
      setTimeout(again, 1000);
    };
    setTimeout(again, 1000);
  }
  const drop = document.querySelector(".drop");
  if (drop) {
    for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, () => drop.classList.add("over"));
    for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  }
})();
