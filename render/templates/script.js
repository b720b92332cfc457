"use strict";
/* Filters, search, order, two columns and steps. The page can be read without it: what needs it is hidden till it runs. */
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const filled = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const isOn = (id) => Boolean($(id) && $(id).checked);

  /* Two columns, made of the one text: without what was inserted on the left, without what was deleted on the right. */
  const column = (inline, gone, whole) => {
    const copy = inline.cloneNode(true);
    for (const node of all(gone, copy)) node.remove();
    const paragraphs = all("p:not(.unit)", copy);
    if (whole) for (const number of all(".part-no", copy)) number.remove();
    for (const next of whole ? paragraphs.slice(1) : []) {
      paragraphs[0].append(" ", ...next.childNodes);
      next.remove();
    }
    for (const paragraph of all("p", copy)) if (!paragraph.textContent.trim()) paragraph.remove();
    return Array.from(copy.childNodes);
  };
  const makeSides = () => {
    if (!isOn("view-sides") || document.querySelector(".inline + .sides")) return;
    for (const inline of all(".row .inline")) {
      const row = inline.closest(".row");
      const sides = $("sides").content.cloneNode(true);
      for (const [name, gone, whole] of [["old", "ins", "row-split"], ["new", "del", "row-join"]]) {
        const side = sides.querySelector(`.side-${name}`);
        const words = column(inline, gone, row.classList.contains(whole));
        if (words.length) side.lastElementChild.replaceWith(...words);
      }
      inline.after(sides);
    }
  };

  for (const rows of all(".rows")) for (const link of all(".row h4 > a", rows)) link.title = rows.dataset.permalink;

  /* The demands */
  const form = $("filters");
  const demands = all("tr[data-demand]").map((row) => ({
    row,
    home: row.parentNode,
    verdict: row.dataset.verdict,
    weight: Number(row.dataset.weight || 0),
    sure: parseFloat(row.querySelector(".confidence").textContent),
    review: Boolean(row.querySelector(".review")),
    family: row.querySelector(".family").textContent,
    asked: all(".asked", row).map((name) => name.textContent),
    words: plain(row.textContent),
    anchor: (all("th a", row).pop() || { hash: "" }).hash.slice(1),
  }));
  const offer = (select, names) => {
    const known = [...new Set(names)].sort((a, b) => a.localeCompare(b, document.documentElement.lang));
    for (const name of known) select.add(new Option(name, name));
    select.parentNode.hidden = known.length < 2;
  };
  const fits = (demand, wanted) =>
    wanted.verdicts.has(demand.verdict) &&
    (!wanted.family || demand.family === wanted.family) &&
    (!wanted.addressee || demand.asked.includes(wanted.addressee)) &&
    (wanted.sure === "review" ? demand.review : demand.sure >= Number(wanted.sure)) &&
    wanted.words.every((word) => demand.words.includes(word));
  const filter = () => {
    const wanted = {
      verdicts: new Set(all("input[name=verdict]:checked", form).map((box) => box.value)),
      family: $("family").value,
      addressee: $("addressee").value,
      sure: $("sure").value,
      words: plain($("find").value).split(/\s+/).filter(Boolean),
    };
    for (const demand of demands) demand.row.hidden = !fits(demand, wanted);
    const left = demands.filter((demand) => !demand.row.hidden).length;
    const sorted = $("order").value !== "verdict";
    for (const body of all("tbody[data-group]")) body.hidden = sorted || !body.querySelector("tr[data-demand]:not([hidden])");
    const said = filled($("shown").dataset.words, { n: left, total: demands.length });
    $("shown").textContent = left ? said : `${said}. ${$("shown").dataset.none}`;
  };
  const sort = () => {
    const order = $("order").value;
    const table = document.querySelector(".verdicts");
    const loose = table.querySelector("tbody.loose") || table.createTBody();
    loose.className = "loose";
    const places = new Map(all(".rows [id]").map((node, at) => [node.id, at]));
    const by = {
      verdict: () => 0,
      weight: (demand) => -demand.weight,
      place: (demand) => places.get(demand.anchor) ?? Infinity,
      doubt: (demand) => demand.sure,
    }[order];
    const keys = new Map(demands.map((demand) => [demand, by(demand)]));
    for (const demand of [...demands].sort((a, b) => keys.get(a) - keys.get(b) || 0)) {
      (order === "verdict" ? demand.home : loose).append(demand.row);
    }
  };
  const showAll = () => {
    for (const box of all("input[name=verdict]", form)) box.checked = true;
    for (const id of ["family", "addressee"]) $(id).value = "";
    $("sure").value = "0";
    $("find").value = "";
    filter();
  };
  if (form) {
    offer($("family"), demands.map((demand) => demand.family));
    offer($("addressee"), demands.flatMap((demand) => demand.asked));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      if (event.target.id === "order") sort();
      filter();
    });
    $("reset").addEventListener("click", showAll);
    if ($("order").value !== "verdict") sort();
    filter();
  }

  /* Steps from one change to the next */
  const rows = all(".row:not([data-quiet])");
  const quiet = ["kept", "unclear"];
  const isStep = {
    changes: () => true,
    moved: (row) => "verdict" in row.dataset && !quiet.includes(row.dataset.verdict),
    review: (row) => "review" in row.dataset,
  };
  const steps = () => rows.filter((row) =>
    isStep[$("step").value](row) && row.getClientRects().length && !("formal" in row.dataset && isOn("hide-formal")));
  let current = null;
  const go = (step) => {
    const found = steps();
    if (!found.length) {
      $("position").textContent = $("position").dataset.none;
      return;
    }
    const middle = innerHeight / 2;
    const held = document.activeElement && document.activeElement.closest(".row");
    let at = found.indexOf(held || current);
    /* Not at a step: begin with what the reader sees. */
    if (at < 0) at = found.filter((row) => row.getBoundingClientRect().top < middle).length - (step > 0 ? 1 : 0);
    at = Math.min(Math.max(at + step, 0), found.length - 1);
    current = found[at];
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: current.offsetHeight < middle ? "center" : "start" });
    $("position").textContent = filled($("position").dataset.words, { n: at + 1, total: found.length });
  };
  const typing = (node) => node.matches("input:not([type=checkbox], [type=radio]), select, textarea");
  const key = (event) => {
    if (!isOn("keys") || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const deed = { n: () => go(1), p: () => go(-1), "/": () => ($("find") || $("step")).focus() }[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  };

  /* Links lead to what is folded or filtered away, too. */
  const reveal = () => {
    const target = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const demand = demands.find((one) => one.row === target);
    if (demand && demand.row.hidden) showAll();
    if (target.dataset.group && target.hidden) {
      $("order").value = "verdict";
      $(`show-${target.dataset.group}`).checked = true;
      sort();
      filter();
      if (target.hidden) showAll();
    }
    const fold = target.closest("details.fold");
    if (fold && isOn("changes-only")) $("changes-only").checked = false;
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    const row = target.closest(".row");
    if (row && !row.getClientRects().length && $("view-inline")) $("view-inline").checked = true;
    target.scrollIntoView();
    if (row) current = row;
  };

  for (const node of all("[data-script]")) node.hidden = false;
  for (const radio of all("input[name=view]")) radio.addEventListener("change", makeSides);
  $("previous").addEventListener("click", () => go(-1));
  $("next").addEventListener("click", () => go(1));
  $("step").addEventListener("change", () => { $("position").textContent = ""; });
  document.addEventListener("keydown", key);
  addEventListener("hashchange", reveal);
  addEventListener("pageshow", () => { makeSides(); if (form) filter(); });
  makeSides();
  reveal();
})();
