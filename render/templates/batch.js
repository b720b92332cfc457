"use strict";
(() => {
  const tools = document.getElementById("tools");
  const table = document.querySelector(".pairs[data-sort]");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const shown = document.getElementById("shown");
  const value = (id) => document.getElementById(id).value;
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const tests = {
    "": () => true,
    failed: (row) => row.dataset.failed === "1",
    shifted: (row) => Number(row.dataset.shifted) > 0,
    review: (row) => Number(row.dataset.review) > 0,
  };

  const show = () => {
    const test = tests[value("show")], words = value("find").trim().toLowerCase().split(/\s+/);
    let left = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !test(row) || !words.every((word) => text.includes(word));
      left += row.hidden ? 0 : 1;
    }
    shown.textContent = shown.dataset.words.replace("{n}", left).replace("{total}", rows.length);
  };
  const sort = (column) => {
    const head = heads[column], numbers = head.dataset.by === "number";
    const was = head.getAttribute("aria-sort");
    const falling = was ? was === "ascending" : numbers;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const key = (row) => (row.dataset.failed && column > 1 ? null : row.cells[column].textContent.trim());
    const keys = new Map(rows.map((row) => [row, key(row)]));
    rows.sort((a, b) => {
      const [x, y] = [keys.get(a), keys.get(b)];
      if (x === null || y === null) return (x === null) - (y === null) || a.dataset.place - b.dataset.place;
      const order = numbers ? x - y : compare(x, y);
      return (falling ? -order : order) || a.dataset.place - b.dataset.place;
    });
    body.append(...rows);
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.title = table.dataset.sort.replace("{column}", button.textContent.trim());
    button.addEventListener("click", () => sort(column));
    head.append(button);
  });
  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("input", show);
  show();
})();
