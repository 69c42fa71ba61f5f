"use strict";
(() => {
  const tools = document.getElementById("tools");
  if (!tools) return;
  const list = document.querySelector(".rows");
  const rows = [...list.children].map((row) => ({ row, text: row.textContent.toLowerCase() }));
  const told = tools.querySelector(".told");
  const nothing = document.querySelector(".nothing");
  const find = document.getElementById("find");
  const sort = document.getElementById("sort");
  const boxes = [...tools.querySelectorAll("[name=verdict]")];

  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    rows.forEach(({ row, text }) => {
      row.hidden = (boxes.length > 0 && !verdicts.has(row.dataset.verdict)) || !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    });
    told.textContent = shown === rows.length ? "" : `${shown} of ${rows.length} shown`;
    nothing.hidden = shown > 0;
  };
  const arrange = () => {
    const key = sort.value;
    const numeric = key === "place" || key === "people";
    // A number that is not reported goes last, whichever way the rest is ordered.
    const value = ({ row }) => (numeric ? Number(row.dataset[key] || Infinity) : row.dataset[key] || "\uffff");
    const before = (a, b) => (numeric ? value(a) - value(b) || 0 : value(a).localeCompare(value(b)));
    list.append(...[...rows].sort((a, b) => before(a, b) || a.row.dataset.place - b.row.dataset.place).map(({ row }) => row));
  };
  tools.addEventListener("submit", (event) => event.preventDefault());
  find.addEventListener("input", filter);
  boxes.forEach((box) => box.addEventListener("change", filter));
  sort.addEventListener("change", arrange);
  tools.hidden = rows.length < 2;
  document.querySelector(".counts").hidden = !tools.hidden;
})();
