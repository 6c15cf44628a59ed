// The filter of the requirements. Without this script every row is shown.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const form = byId("filter"), text = byId("filter-text");
  const profile = byId("filter-profile"), verdict = byId("filter-verdict");
  const rows = [...document.querySelectorAll("table.rows > tbody > tr")];
  const words = rows.map((row) => row.textContent.toLowerCase());

  function show() {
    const wanted = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      const fits = (!profile.value || row.dataset.profile === profile.value) &&
        (!verdict.value || row.dataset.verdict === verdict.value) &&
        wanted.every((word) => words[i].includes(word));
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    byId("shown").textContent = `${shown} of ${rows.length} shown`;
    byId("none").hidden = shown > 0;
  }

  // The filter's state stands in the address: #q=expiry&profile=key-vault&verdict=failed
  function remember() {
    const state = new URLSearchParams();
    if (text.value) state.set("q", text.value);
    if (profile.value) state.set("profile", profile.value);
    if (verdict.value) state.set("verdict", verdict.value);
    const hash = state.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }

  function choose(select, value) {
    select.value = value ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }

  function recall(scroll) {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) {  // an anchor: whatever it names must be visible
      const target = byId(hash);
      if (target && target.hidden) { form.reset(); show(); target.scrollIntoView(); }
      return;
    }
    const state = new URLSearchParams(hash);
    text.value = state.get("q") ?? "";
    choose(profile, state.get("profile"));
    choose(verdict, state.get("verdict"));
    show();
    if (scroll && hash) byId("requirements").scrollIntoView();
  }

  const changed = () => { show(); remember(); };
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed, 0));
  addEventListener("hashchange", () => recall(true));
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("#failures details")) part.open = true;
  });
  form.hidden = false;
  recall(true);
})();
