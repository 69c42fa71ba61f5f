"use strict";
(() => {
  const field = document.getElementById("filter");
  if (!field) return;
  const rows = [...document.querySelectorAll(".row")];
  const told = document.getElementById("told");
  field.closest(".find").hidden = rows.length < 6;
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row) => {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    });
    told.textContent = words.length ? `${shown} of ${rows.length} shown` : "";
  });
})();
