"use strict";
(() => {
  const source = document.getElementById("source");
  const byId = (id) => document.getElementById(id);
  const list = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  let held = null;
  const clear = () => document.querySelectorAll(".lit, .live").forEach((e) => e.classList.remove("lit", "live"));
  const open = (element) => { const fold = element.closest("details"); if (fold) fold.open = true; };
  const light = (element, scroll) => {
    clear();
    element.classList.add("live");
    const ids = list(element, "passages").concat(list(element, "users"));
    const found = ids.map(byId).filter(Boolean);
    found.forEach((other) => other.classList.add("lit"));
    if (scroll && found.length && element.classList.contains("sentence")) {
      open(found[0]);
      if (source && getComputedStyle(source).overflowY !== "visible") {
        const box = source.getBoundingClientRect();
        const place = found[0].getBoundingClientRect();
        if (place.top < box.top || place.bottom > box.bottom) {
          source.scrollTop += place.top - box.top - box.height / 3;
        }
      }
    }
  };
  document.querySelectorAll(".sentence, .passage").forEach((element) => {
    element.addEventListener("mouseenter", () => light(element, true));
    element.addEventListener("mouseleave", () => { if (held) { light(held, false); } else { clear(); } });
    element.addEventListener("focusin", () => { held = element; light(element, true); });
    element.addEventListener("focusout", () => { held = null; clear(); });
  });
  document.querySelectorAll("a.chip").forEach((link) => link.addEventListener("click", (event) => {
    const target = byId(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    open(target);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    target.focus({ preventScroll: true });
    history.replaceState(null, "", link.hash);
  }));
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((e) => { e.open = true; }));
})();
