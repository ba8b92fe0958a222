// The search itself, without a page: kenshuSearch.over(index) → find(query) → pages, best first.
// index: see src/kenshu/site/search.py. It looks through the words themselves, so nothing has to be segmented.
// One plain script, no module: it must run from file:// too.
(function () {
  "use strict";

  var LONGEST = 100; // characters of a query that are looked at
  // Weights, chosen on tests/site/search/wanted.toml: of a hit in a title, a heading, a heading that is nothing but
  // the word; FEW and LENGTH are BM25's k and b; a page with parts of the words only is shown from
  // LEAST and from this share (NEAR) of the best.
  var TITLE = 8, HEADING = 3, OWN = 1.6, FEW = 2, LENGTH = 0.4, LEAST = 0.05, NEAR = 0.12;
  var HAN = "\\p{Script=Han}々〆ヶ";
  var BOTH = new RegExp("^[" + HAN + "]{2}$", "u");
  var COUNTED = "(?:年度?|か?月|週|日|時間?|分|件|人|円|章|枚|回|%)?";
  var RUNS = new RegExp("[0-9]+" + COUNTED + "|[" + HAN + "]+|[ァ-ヺー]+|[ぁ-ゖー]+|[a-z]+", "gu");
  // Kana that may stand between the characters of a word: 申込 = 申し込み, 流れ図 = 流れの図. Particles may not.
  var OKURI = "(?:(?![をがはにでへともや])[ぁ-ゖ]){0,2}";

  var LOOSE = new RegExp("^[" + HAN + "]" + OKURI + "(?:[" + HAN + "]" + OKURI + ")+$", "u");

  // Each letter as the search sees it: full width = half width, カナ = かな, no capitals, サーバー = サーバ.
  // at[i]: where the folded letter i stood in the text.
  function fold(text) {
    var folded = "";
    var at = [];
    for (var i = 0; i < text.length; i++) {
      var letter = text[i];
      if (letter === "ー" && !long(text[i - 1], text[i + 1])) continue;
      var code = letter.charCodeAt(0);
      if (code >= 0x30a1 && code <= 0x30f6) letter = String.fromCharCode(code - 0x60);
      else if (code < 0x3000 || code > 0x9fff) letter = letter.normalize("NFKC").toLowerCase();
      for (var n = 0; n < letter.length; n++) at.push(i);
      folded += letter;
    }
    return { text: folded, at: at };
  }

  // A long vowel counts inside a word of one script only: カード is not かど, but サーバー is サーバ.
  function long(before, after) {
    return /[ァ-ヺ]/.test(before) ? /[ァ-ヺ]/.test(after) : /[ぁ-ゖ]/.test(before) && /[ぁ-ゖ]/.test(after);
  }

  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }

  // A form is a way to write what was asked for. Latin letters and numbers stand alone: 20 is not in 2026, AI not in MAIL.
  function form(text, weight, whole) {
    var source = escaped(text);
    if (/^[a-z]/.test(text)) source = "(?<![a-z])" + source;
    if (/^[0-9]/.test(text)) source = "(?<![0-9.,])" + source;
    if (/[0-9]$/.test(text)) source += "(?![0-9])";
    return { text: text, pattern: new RegExp(source, "gu"), weight: weight, whole: whole };
  }

  function loose(word, weight) {
    if (!LOOSE.test(word)) return [];
    var kanji = word.match(new RegExp("[" + HAN + "]", "gu"));
    return [{ text: fold(word).text, pattern: new RegExp(kanji.join(OKURI), "gu"), weight: weight, whole: true }];
  }

  // What one word of the query may look like on a page, the closest first.
  function forms(word, same) {
    var text = fold(word).text;
    var found = [form(text, 1, true)].concat(loose(word, 0.7));
    same.forEach(function (group) {
      var mine = group.filter(function (each) { return text.indexOf(each) >= 0; });
      if (!mine.length) return;
      var longest = mine.sort(function (a, b) { return b.length - a.length; })[0];
      var share = (longest.length / text.length) * 0.8;
      group.forEach(function (each) {
        if (each === longest) return;
        found.push(form(text.replace(longest, each), 0.8, true));
        if (text !== longest) found.push(form(each, share * 0.6, false));
      });
    });
    return found.concat(parts(word, text));
  }

  // The word's own parts: its runs of one script, and its pairs of letters, for words that stand apart on the page.
  function parts(word, text) {
    var runs = (word.match(RUNS) || []).filter(function (run) {
      return !/^[ぁ-ゖー]+$/.test(run) && run.length < word.length;
    });
    var found = runs.map(function (run) {
      return form(fold(run).text, 0.5 * Math.min(1, (0.5 + run.length) / word.length), false);
    });
    for (var i = 0; i + 2 <= text.length && text.length > 2; i++) {
      var pair = text.slice(i, i + 2);
      if (!/[a-z0-9]/.test(pair)) found.push(form(pair, worth(pair) / (text.length - 1), false));
    }
    return found;
  }

  function worth(pair) {
    return /^[ぁ-ゖ]+$/.test(pair) ? 0.03 : BOTH.test(pair) ? 0.6 : 0.3;
  }

  // Words of a query: no marks, no wildcards, at most LONGEST characters.
  function words(query) {
    var said = String(query).slice(0, LONGEST).normalize("NFKC").toLowerCase();
    return said.match(/[\p{L}\p{N}々ー%]+/gu) || [];
  }

  function counts(pattern, text) {
    var found = text.match(pattern);
    return found ? found.length : 0;
  }

  function sum(numbers) {
    return numbers.reduce(function (total, each) { return total + each; }, 0);
  }

  // The index with everything folded once. A page's first place is its title.
  function prepare(index) {
    var folded = index.texts.map(function (text) { return fold(text).text; });
    var pages = index.pages.map(function (page) {
      var places = page[1].map(function (place) {
        return {
          anchor: place[0],
          heading: place[1],
          head: fold(place[1]).text,
          texts: place[2].map(function (n) { return index.texts[n]; }),
          body: place[2].map(function (n) { return folded[n]; }).join("\n"),
        };
      });
      var all = places.map(function (place) { return place.head + "\n" + place.body; }).join("\n");
      return { file: page[0], title: places[0].heading, places: places, text: all };
    });
    var same = index.same.map(function (group) {
      return group.map(function (each) { return fold(each).text; });
    });
    return { pages: pages, same: same };
  }

  // How often a form stands in a place; a heading says more than a text, a heading that is nothing else the most.
  function often(each, place, title) {
    var head = counts(each.pattern, place.head);
    return head * (title ? TITLE : HEADING) + counts(each.pattern, place.body);
  }

  // Adds what one form says to every page and place (found: see find): a form on few pages says more.
  function weigh(each, found) {
    var seen = found.map(function (page) {
      if (page.page.text.search(each.pattern) < 0) return [];
      return page.places.map(function (hit, n) { return often(each, hit.place, n === 0); });
    });
    var totals = seen.map(sum);
    var on = totals.filter(Boolean).length;
    var rare = Math.log(1 + (found.length - on + 0.5) / (on + 0.5));
    found.forEach(function (page, p) {
      if (!totals[p]) return;
      var named = page.places.some(function (hit) { return hit.place.head.replace(each.pattern, "") === ""; });
      var worth = each.weight * (rare + 0.5) * (totals[p] / (totals[p] + FEW * page.slow)) * (named ? OWN : 1);
      if (each.whole) page.best = Math.max(page.best, worth);
      else page.rest += worth;
      page.places.forEach(function (hit, n) {
        hit.score += (each.weight * seen[p][n]) / (seen[p][n] + 1);
      });
    });
  }

  function find(made, query) {
    var asked = words(query);
    var average = sum(made.pages.map(function (page) { return page.text.length; })) / made.pages.length;
    var found = made.pages.map(function (page) {
      return {
        page: page,
        score: 0,
        words: 0,
        all: true,
        slow: 1 - LENGTH + (LENGTH * page.text.length) / average,
        places: page.places.map(function (place) { return { place: place, score: 0 }; }),
      };
    });
    var marks = [];
    asked.forEach(function (word) {
      var all = forms(word, made.same);
      found.forEach(function (page) { page.best = page.rest = 0; });
      all.forEach(function (each) { weigh(each, found); });
      found.forEach(function (page) {
        page.score += page.best + page.rest;
        page.all = page.all && page.best > 0;
        page.words += page.best > 0 ? 1 : page.rest > 0 ? 0.5 : 0;
      });
      marks = marks.concat(all);
    });
    return { words: asked, marks: marks, pages: ranked(found, asked.length) };
  }

  // Pages with every word first; then those with parts of them, as far as they are worth showing.
  function ranked(found, asked) {
    found.forEach(function (page) { page.score *= page.words / asked; });
    var most = Math.max.apply(null, found.map(function (page) { return page.score; }));
    return found
      .filter(function (page) { return page.score > (page.all ? 0 : Math.max(LEAST, most * NEAR)); })
      .sort(function (a, b) { return b.all - a.all || b.score - a.score; });
  }

  globalThis.kenshuSearch = {
    over: function (index) {
      var made = prepare(index);
      return function (query) { return find(made, query); };
    },
    fold: fold,
    LONGEST: LONGEST,
  };
})();
