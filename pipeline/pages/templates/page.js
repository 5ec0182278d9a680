"use strict";
// A page that speaks several languages: a button puts the words of its language into every place that has any.
(() => {
  const island = document.getElementById("said");
  if (!island) return;
  const said = JSON.parse(island.textContent);
  const buttons = [...document.querySelectorAll("[data-speaks]")];
  const speak = (language) => {
    for (const place of document.querySelectorAll("[data-said]")) {
      for (const [name, words] of Object.entries(said[language][place.dataset.said])) {
        if (name) place.setAttribute(name, words); else place.textContent = words;
      }
    }
    for (const one of buttons) one.setAttribute("aria-pressed", one.dataset.speaks === language);
  };
  for (const one of buttons) {
    one.hidden = false;
    one.setAttribute("aria-pressed", one.lang === document.documentElement.lang);
    one.addEventListener("click", () => speak(one.dataset.speaks));
  }
})();
// The review view: each repaired place tells by mouse and keyboard what stood there before. Without
// this script the list beside the text says the same.
(() => {
  const box = document.getElementById("reviewing");
  if (!box) return;
  const places = [...document.querySelectorAll("[data-repair]")];
  const firsts = places.filter((one, at) => places.findIndex((p) => p.dataset.repair === one.dataset.repair) === at);
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "tip";
  tip.setAttribute("role", "status");
  tip.hidden = true;
  document.body.append(tip);

  const itemOf = (place) => document.getElementById("repair-" + place.dataset.repair);
  const hide = () => { tip.hidden = true; };
  const show = (place) => {
    const item = itemOf(place);
    if (!box.checked || !item) return;
    const told = item.querySelector(".change").cloneNode(true);
    tip.replaceChildren(told);
    tip.hidden = false;
    const at = place.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    tip.style.left = left + scrollX + "px";
    tip.style.top = at.bottom + scrollY + 6 + "px";
  };
  const open = (place) => {
    const item = itemOf(place);
    if (!item) return;
    for (let up = item.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    item.focus();
    item.scrollIntoView({ block: "nearest" });
  };
  const ready = () => {
    for (const one of firsts) {
      if (box.checked) one.tabIndex = 0; else one.removeAttribute("tabindex");
    }
    if (!box.checked) hide();
  };
  for (const place of places) {
    place.addEventListener("mouseenter", () => show(place));
    place.addEventListener("focus", () => show(place));
    place.addEventListener("blur", hide);
    place.addEventListener("click", (event) => {
      if (!box.checked) return;
      event.preventDefault();
      open(place);
    });
    place.addEventListener("keydown", (event) => {
      if (!box.checked || event.key !== "Enter") return;
      event.preventDefault();
      open(place);
    });
  }
  document.addEventListener("mouseover", (event) => {
    if (!tip.hidden && !event.target.closest("[data-repair], .tip")) hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  const asked = () => {
    if (location.hash === "#review") box.checked = true;
    ready();
  };
  box.addEventListener("change", ready);
  addEventListener("hashchange", asked);
  asked();

  for (const button of document.querySelectorAll("button.copy")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector("pre").textContent);
      button.textContent = "✓";
    });
  }
})();
