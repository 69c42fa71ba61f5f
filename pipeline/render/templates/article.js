"use strict";
(() => {
  // One listener for each kind of event, however long the paper: a sentence and its passages find each other by id.
  const byId = (id) => document.getElementById(id);
  const source = byId("source");
  const wide = matchMedia("(min-width: 64rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const itemOf = (node) => (node instanceof Element ? node.closest(".sentence, .passage") : null);
  const mates = (item) => (item.dataset.with || "").split(" ").filter(Boolean).map(byId).filter(Boolean);
  let over = null;
  let focused = null;
  let pinned = null;
  let shown = null;
  let lit = [];

  // A draft of two levels shows one at a time, or both; without this script both are there.
  const choices = [...document.querySelectorAll(".switch input")];
  const choose = (level) => {
    choices.forEach((one) => { one.checked = one.value === level; });
    document.body.dataset.shown = level;
  };
  const turnTo = (target) => {
    const level = choices.length ? target.closest("[data-level]") : null;
    if (level && ![level.dataset.level, "both"].includes(document.body.dataset.shown)) choose(level.dataset.level);
  };
  choices.forEach((one) => one.addEventListener("change", () => { clear(); choose(one.value); }));

  const unfold = (target) => {
    turnTo(target);
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  const reveal = (target) => {
    unfold(target);
    if (!wide.matches) return;
    const box = source.getBoundingClientRect();
    const place = target.getBoundingClientRect();
    if (place.top >= box.top + 48 && place.bottom <= box.bottom) return;
    const top = source.scrollTop + place.top - box.top - box.height / 3;
    source.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  };
  const paint = () => {
    const item = over || focused || pinned;
    if (item === shown) return;
    lit.forEach((one) => one.classList.remove("lit", "live"));
    lit = [];
    shown = item;
    if (!item) return;
    const found = mates(item);
    item.classList.add("live");
    found.forEach((one) => one.classList.add("lit"));
    lit = [item, ...found];
    if (found.length && item.matches(".sentence")) reveal(found[0]);
  };

  // A passage's number, pointed at or tabbed to, brings that very passage into view.
  let aimed = null;
  const aim = (node) => {
    const link = node instanceof Element ? node.closest(".sentence a.chip, .left a.chip, .facts a.chip") : null;
    const target = link ? byId(decodeURIComponent(link.hash.slice(1))) : null;
    if (target === aimed) return;
    if (aimed) aimed.classList.remove("aim");
    aimed = target;
    if (!target) return;
    target.classList.add("aim");
    reveal(target);
  };

  // Where the paper is not beside the draft, a pinned sentence brings its passages to its own place.
  const peek = (item) => {
    document.querySelectorAll(".peek").forEach((one) => one.remove());
    const found = item ? mates(item) : [];
    if (wide.matches || !found.length) return;
    const box = document.createElement("div");
    box.className = "peek";
    found.forEach((mate) => {
      const line = document.createElement("p");
      const number = document.createElement("span");
      number.className = "number";
      number.textContent = mate.querySelector(".number").textContent;
      line.append(number, " ", mate.dataset.told || mate.querySelector(".words").textContent);
      box.append(line);
    });
    item.append(box);
  };
  const pin = (item) => {
    if (pinned) pinned.removeAttribute("aria-current");
    pinned = item;
    if (item) item.setAttribute("aria-current", "true");
    peek(item);
    paint();
  };
  const clear = () => {
    over = null;
    focused = null;
    pin(null);
    aim(null);
  };
  const toggle = (item) => (item === pinned ? clear() : pin(item));

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    over = itemOf(event.target);
    paint();
    aim(event.target);
  });
  document.documentElement.addEventListener("pointerleave", () => { over = null; paint(); });
  // What happened last counts: a focus that moves away from under a resting pointer is followed.
  document.addEventListener("focusin", (event) => {
    over = null;
    focused = itemOf(event.target);
    paint();
    aim(event.target);
  });
  document.addEventListener("focusout", (event) => {
    if (!event.relatedTarget) { focused = null; paint(); }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link ? byId(decodeURIComponent(link.hash.slice(1))) : null;
    if (target) {
      unfold(target);
      if (wide.matches && source.contains(target) && target !== source) {
        // The browser would move the whole page: move the paper alone, so that the reader's place in the draft stays.
        event.preventDefault();
        reveal(target);
        target.focus({ preventScroll: true });
        history.replaceState(null, "", link.hash);
      }
      return;
    }
    const item = itemOf(event.target);
    if (!item || event.target.closest("a, summary, .peek") || String(getSelection())) return;
    toggle(item);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    const item = itemOf(event.target);
    if (event.target === item && item && item.tabIndex === 0 && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      toggle(item);
    }
  });
  const arrive = () => {
    const target = location.hash ? byId(decodeURIComponent(location.hash.slice(1))) : null;
    if (target) unfold(target);
  };
  addEventListener("hashchange", arrive);
  if (choices.length) choose(choices[0].value);
  arrive();
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  document.querySelectorAll(".how, .switch").forEach((one) => { one.hidden = false; });
})();
