"use strict";
(() => {
  const tools = document.getElementById("tools");
  const body = document.querySelector(".matrix tbody");
  const rows = Array.from(body.rows);
  const shown = document.getElementById("shown");
  const value = (id) => document.getElementById(id).value;
  const quiet = ["kept", "absent", "unclear", undefined];

  const fits = (row) => {
    const wanted = value("show"), column = value("in"), words = value("find").trim().toLowerCase();
    const cells = Array.from(row.querySelectorAll("td[data-look]")).filter((c) => !column || c.dataset.column === column);
    const asked = !wanted || cells.some((c) => (wanted === "moved" ? !quiet.includes(c.dataset.look) : c.dataset.verdict === wanted));
    return asked && (!words || row.textContent.toLowerCase().includes(words));
  };
  const show = () => {
    for (const row of rows) row.hidden = !fits(row);
    const left = rows.filter((row) => !row.hidden).length;
    shown.textContent = shown.dataset.words.replace("{n}", left).replace("{total}", rows.length);
  };
  const order = () => {
    const by = { place: (r) => Number(r.dataset.place), grade: (r) => -Number(r.dataset.grade) }[value("order")];
    body.append(...rows.sort((a, b) => by(a) - by(b) || a.dataset.place - b.dataset.place));
  };

  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("input", () => { order(); show(); });
  addEventListener("hashchange", () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) { tools.reset(); show(); target.scrollIntoView(); }
  });
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  show();
})();
