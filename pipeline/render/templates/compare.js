"use strict";
(() => {
  const unfold = (target) => {
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    unfold(target);
    target.scrollIntoView({ block: "nearest" });
    target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);
  // A link to where one stands already changes no address, and its target may be folded again.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) follow();
  });
  const tools = document.getElementById("tools");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) document.querySelectorAll(".paper").forEach((paper) => { paper.open = Boolean(button.dataset.open); });
  });
  if (location.hash) follow();
})();
