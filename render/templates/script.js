"use strict";
(() => {
  const rows = Array.from(document.querySelectorAll(".row:not([data-quiet])"));
  const position = document.getElementById("position");
  const stepper = document.querySelector(".stepper");
  let at = -1;

  const say = () => {
    position.textContent = position.dataset.words.replace("{n}", at + 1).replace("{total}", rows.length);
  };
  const go = (step) => {
    at = Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[at].focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "center" });
    say();
  };
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    if (target) target.scrollIntoView();
  };

  if (rows.length) {
    stepper.hidden = false;
    document.getElementById("previous").addEventListener("click", () => go(-1));
    document.getElementById("next").addEventListener("click", () => go(1));
  }
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  reveal();
})();
