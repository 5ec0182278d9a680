"use strict";
// Search in any form of a word, in the browser alone. What was indexed comes in scripts that call
// `qauly.words` and the like, so that a site on a disk can be searched, too. See search_index.py.
const qauly = (() => {
  const said = JSON.parse(document.getElementById("said").textContent);
  const input = document.getElementById("q");
  const form = document.getElementById("search");
  const list = document.getElementById("found");
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  const PAGE = 10, SHORTEST = 3, AROUND = 110, PLACES = 3, MOST = 16, LONGEST = 200;
  const got = { words: new Map(), texts: new Map() };
  const loading = new Map();
  let rulings = [], blocks = 0, keyboards = {}, keyLength = 2, turn = 0;

  const load = (path) => {
    if (!loading.has(path)) {
      loading.set(path, new Promise((done) => {
        const script = document.createElement("script");
        script.src = said.root + path;
        script.onload = script.onerror = done;
        document.head.append(script);
      }));
    }
    return loading.get(path);
  };
  const loadTexts = (numbers) => Promise.all(numbers.map((at) => load(`search/texts/${at}.js`)));
  const fileOf = (key) => [...key].map((sign) => sign.codePointAt(0).toString(16)).join("-");
  const folded = (word, keyboard) => [...word].map((sign) => keyboard[sign] ?? sign).join("");
  const wordsOf = (text) => [...text.matchAll(/[\p{L}\p{N}]+/gu)];

  // The forms that share a term with a word, each with the blocks in which it stands; of a word in quotation
  // marks, and of a number with an index (484¹), only what is written so.
  const formsOf = ({ word, exact }, language) => {
    const plain = folded(word, keyboards[language]);
    const rows = (got.words.get(plain.slice(0, keyLength)) ?? []).filter((row) => row[1] === language);
    if (exact || /\p{No}/u.test(word)) return rows.filter(([form]) => form === plain);
    const wanted = new Set([plain]);
    for (const [form, , terms] of rows) if (form === plain) for (const term of terms) wanted.add(term);
    const shares = ([form, , terms]) => wanted.has(form) || terms.some((term) => wanted.has(term));
    let hits = rows.filter(shares);
    if (!hits.length) {
      // The longest term that the word begins with, of nouns and of verbs, whose stems end in a hyphen.
      const known = rows.filter((row) => row[3].length).flatMap(([form, , terms]) => [form, ...terms]);
      const begins = known.filter((term) => term.length >= SHORTEST && plain.startsWith(term.replace("-", "")));
      const longest = (terms) => terms.reduce((one, other) => (other.length > one.length ? other : one), "");
      wanted.clear();
      wanted.add(longest(begins.filter((term) => !term.endsWith("-"))));
      wanted.add(longest(begins.filter((term) => term.endsWith("-"))));
      hits = rows.filter(shares);
    }
    return hits;
  };
  const found = (word) => {
    const forms = new Map(), places = new Set();
    for (const language of Object.keys(keyboards)) {
      for (const [form, , , steps] of formsOf(word, language)) {
        forms.set(language + form, true);
        let at = 0;
        for (const step of steps) places.add((at += step));
      }
    }
    return { forms, places };
  };
  const rulingAt = (block) => {
    let low = 0, high = rulings.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rulings[middle][7] <= block) low = middle; else high = middle - 1;
    }
    return low;
  };
  // Rulings in which every word stands, those with all words in one paragraph first.
  const ranked = (words) => {
    const by = new Map();
    words.forEach(({ places }, number) => {
      for (const block of places) {
        const at = rulingAt(block);
        if (!by.has(at)) by.set(at, new Map());
        const inside = by.get(at);
        inside.set(block, (inside.get(block) ?? 0) | (1 << number));
      }
    });
    const all = (1 << words.length) - 1;
    const rows = [];
    for (const [at, inside] of by) {
      let union = 0, score = 0;
      for (const bits of inside.values()) { union |= bits; if (bits === all) score += 3; }
      if (union !== all) continue;
      words.forEach(({ places }, number) => {
        let count = 0;
        for (const bits of inside.values()) count += (bits >> number) & 1;
        score += Math.log(1 + blocks / (1 + places.size)) * Math.log(1 + count);
      });
      rows.push({ at, inside, score });
    }
    return rows.sort((a, b) => b.score - a.score || (rulings[b.at][1] < rulings[a.at][1] ? -1 : 1));
  };
  const element = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const day = (iso) => {
    const [year, month, date] = iso.split("-").map(Number);
    return said.date.replace("{year}", year).replace("{month}", said.months[month - 1]).replace("{day}", date);
  };
  const languageOf = (row) => Object.keys(keyboards).find((code) => row[0].includes(`/${code}@`));
  // Where words that were typed between the same quotation marks stand one behind the other, or -1.
  const placeOf = (text, phrase, language) => {
    const found = wordsOf(text), wanted = phrase.map((word) => folded(word, keyboards[language]));
    const forms = found.map(([word]) => folded(word.toLowerCase(), keyboards[language]));
    const at = forms.findIndex((_, start) => wanted.every((word, step) => word === forms[start + step]));
    return found[at]?.index ?? -1;
  };
  const snippet = (text, language, forms, phrases) => {
    const marked = wordsOf(text).filter((m) => forms.has(language + folded(m[0].toLowerCase(), keyboards[language])));
    const behind = phrases.map((phrase) => placeOf(text, phrase, language)).find((at) => at >= 0);
    const first = behind ?? (marked.length ? marked[0].index : 0);
    const start = Math.max(0, text.lastIndexOf(" ", Math.max(0, first - AROUND)) + (first > AROUND ? 1 : 0));
    const end = text.length > first + 2 * AROUND ? text.indexOf(" ", first + 2 * AROUND) : text.length;
    const until = end < 0 ? text.length : end;
    const shown = document.createDocumentFragment();
    let at = first > AROUND ? start : 0;
    if (at > 0) shown.append("… ");
    for (const match of marked) {
      if (match.index < at || match.index >= until) continue;
      shown.append(text.slice(at, match.index), element("mark", match[0]));
      at = match.index + match[0].length;
    }
    shown.append(text.slice(at, until), until < text.length ? " …" : "");
    return shown;
  };
  const shownRow = ({ at, inside }, forms, phrases) => {
    const row = rulings[at], [address, title, date, number, court, tag, verdicts] = row;
    const item = element("li");
    item.append(element("p", [said.courts[court], day(date), number ? `№ ${number}` : ""].filter(Boolean).join(" · "), "kicker"));
    const heading = element("p", "", "title"), link = element("a", title || number);
    const page = languageOf(row) === said.speaks ? address : address.replace(/html$/, `${said.speaks}.html`);
    const url = (anchor) => said.root + page.split("/").map(encodeURIComponent).join("/").replaceAll("%40", "@") + anchor;
    link.href = url("");
    link.lang = link.hreflang = tag;
    heading.append(link);
    item.append(heading);
    if (verdicts) {
      const badges = element("p", "", "badges");
      for (const one of verdicts.split(" ")) {
        const badge = element("span", "", `badge ${one}`);
        badge.append(element("span", said.verdicts[one], "what"));
        badges.append(badge, " ");
      }
      item.append(badges);
    }
    const texts = got.texts.get(at) ?? [];
    const best = [...inside].sort((a, b) => bitsOf(b[1]) - bitsOf(a[1]) || a[0] - b[0]).slice(0, PLACES);
    for (const [block] of best.sort((a, b) => a[0] - b[0])) {
      const told = texts[block - row[7]];
      if (!told) continue;
      const place = element("p", "", "snippet");
      place.lang = tag;
      const to = element("a", "¶", "quiet");
      to.href = url(`#${told[0]}`);
      to.setAttribute("aria-label", `${title.slice(0, 60)}: ${told[1].slice(0, 40)}`);
      place.append(to, " ", snippet(told[1], languageOf(row), forms, phrases));
      item.append(place);
    }
    return item;
  };
  const holdsAt = (block, phrase) => {
    const at = rulingAt(block), row = rulings[at];
    return placeOf(got.texts.get(at)?.[block - row[7]]?.[1] ?? "", phrase, languageOf(row)) >= 0;
  };
  // Of a ruling the paragraphs with any of the phrases; none at all where it lacks one.
  const withPhrases = ({ at, inside }, phrases) => {
    const found = phrases.map((phrase) => [...inside.keys()].filter((block) => holdsAt(block, phrase)));
    const kept = new Set(found.every((blocks) => blocks.length) ? found.flat() : []);
    return { at, inside: new Map([...inside].filter(([block]) => kept.has(block))) };
  };
  const bitsOf = (bits) => { let count = 0; for (; bits; bits &= bits - 1) count += 1; return count; };

  // Shows the next rulings; whether words stand one behind the other, only their texts tell.
  const show = async (rows, phrases, forms, mine) => {
    const place = list.children.length;
    while (rows.length && list.children.length < place + PAGE) {
      let part = rows.splice(0, PAGE);
      await loadTexts(part.map(({ at }) => at));
      if (mine !== turn) return;
      if (phrases.length) part = part.map((row) => withPhrases(row, phrases)).filter(({ inside }) => inside.size);
      list.append(...part.map((row) => shownRow(row, forms, phrases)));
    }
    more.hidden = !rows.length;
    const next = list.children.length;
    more.onclick = () => show(rows, phrases, forms, turn).then(() => list.children[next]?.querySelector("a")?.focus());
    const count = phrases.length ? next : next + rows.length;
    status.textContent = count ? `${said.texts.found}: ${count}${phrases.length && rows.length ? "+" : ""}` : said.texts.nothing_found;
  };
  // What was typed as words, and all of the index that they need.
  const askedIn = (text) => text.toLowerCase().split('"').flatMap((part, number) =>
    wordsOf(part).map((match) => ({ word: match[0].slice(0, LONGEST), exact: number % 2 === 1 }))).slice(0, MOST);
  const phrasesIn = (text) => text.toLowerCase().split('"').filter((_, number) => number % 2 === 1)
    .map((part) => wordsOf(part).map((match) => match[0])).filter((words) => words.length > 1);
  const ready = async (asked) => {
    await Promise.all([load("search/rulings.js"), load("search/keyboard.js")]);
    const maps = Object.values(keyboards);
    const keys = new Set(asked.flatMap(({ word }) => maps.map((map) => folded(word, map).slice(0, keyLength))));
    await Promise.all([...keys].map((key) => load(`search/words/${fileOf(key)}.js`)));
  };
  const search = async () => {
    const mine = ++turn;
    const asked = askedIn(input.value);
    const language = new FormData(form).get("language");
    history.replaceState(null, "", input.value ? `?q=${encodeURIComponent(input.value)}${language ? `&language=${language}` : ""}` : location.pathname);
    if (!asked.length) { list.replaceChildren(); status.textContent = ""; more.hidden = true; return; }
    status.textContent = `${said.texts.searching} …`;
    await ready(asked);
    if (mine !== turn) return;
    const words = asked.map(found);
    const rows = ranked(words).filter(({ at }) => !language || rulings[at][5] === language);
    const forms = new Map(words.flatMap((one) => [...one.forms]));
    list.replaceChildren();
    await show(rows, phrasesIn(input.value), forms, mine);
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  let wait = 0;
  form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(search, 200); });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  const asked = new URLSearchParams(location.search);
  if (asked.get("q")) {
    input.value = asked.get("q");
    const picked = form.querySelector(`[name=language][value="${CSS.escape(asked.get("language") ?? "")}"]`);
    if (picked) picked.checked = true;
    queueMicrotask(search);
  }
  return {
    // The numbers of the paragraphs in which all that was typed stands: for programs on the page.
    find: async (text) => {
      const asked = askedIn(text), phrases = phrasesIn(text);
      await ready(asked);
      const [first = [], ...others] = asked.map((word) => found(word).places);
      const blocks = [...first].filter((block) => others.every((places) => places.has(block)));
      if (phrases.length) await loadTexts(blocks.map(rulingAt));
      const held = blocks.filter((block) => phrases.every((phrase) => holdsAt(block, phrase)));
      return held.sort((one, other) => one - other);
    },
    words: (key, rows) => got.words.set(key, rows),
    texts: (number, rows) => got.texts.set(number, rows),
    rulings: (count, rows) => { blocks = count; rulings = rows; },
    keyboard: (length, maps) => { keyLength = length; keyboards = maps; },
  };
})();
