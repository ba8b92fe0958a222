// The search page: what search.js finds, as links to the place in the page, with the words marked.
// search-index.js calls kenshuIndex when its words are there. What was typed only ever becomes text, never HTML.
(function () {
  "use strict";

  var PLACES = 3; // shown of one page
  var BEFORE = 24, SHOWN = 110; // letters of an excerpt
  var AROUND = 8; // letters that tell the browser which of several like words to mark on the page
  var PAUSE = 150; // ms after the last letter

  function make(tag, text, inside) {
    var element = document.createElement(tag);
    if (text) element.textContent = text;
    if (inside) element.append.apply(element, inside);
    return element;
  }

  // Where the words stand in a text: [from, to), in order, joined where they touch.
  function spans(text, marks) {
    var folded = kenshuSearch.fold(text);
    var found = [];
    marks.forEach(function (each) {
      Array.from(folded.text.matchAll(each.pattern)).forEach(function (hit) {
        found.push([folded.at[hit.index], folded.at[hit.index + hit[0].length - 1] + 1]);
      });
    });
    found.sort(function (a, b) { return a[0] - b[0]; });
    return found.reduce(function (joined, span) {
      var last = joined[joined.length - 1];
      if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
      else joined.push(span);
      return joined;
    }, []);
  }

  // The text of a place that shows most of the words, with where they stand. Whole words before their parts.
  function best(place, marks) {
    var shown = place.texts.concat(place.texts.length ? [] : [place.heading]);
    var found = { text: shown[0], spans: [], score: 0 };
    [marks.filter(function (each) { return each.whole; }), marks].forEach(function (some) {
      if (found.score) return;
      shown.forEach(function (text) {
        var folded = kenshuSearch.fold(text).text;
        var score = some.reduce(function (sum, each) {
          return sum + (folded.search(each.pattern) >= 0 ? each.weight : 0);
        }, 0);
        if (score > found.score) found = { text: text, score: score, marks: some };
      });
    });
    found.spans = found.score ? spans(found.text, found.marks) : [];
    return found;
  }

  function excerpt(found) {
    var text = found.text;
    var first = found.spans.length ? found.spans[0][0] : 0;
    var from = first > BEFORE + 6 ? first - BEFORE : 0;
    while (/[。、」)]/.test(text[from])) from++;
    var to = Math.min(text.length, from + SHOWN);
    var line = make("p", from ? "…" : "");
    var at = from;
    found.spans.forEach(function (span) {
      if (span[0] < at || span[1] > to) return;
      line.append(text.slice(at, span[0]), make("mark", text.slice(span[0], span[1])));
      at = span[1];
    });
    line.append(text.slice(at, to), to < text.length ? "…" : "");
    return line;
  }

  // The place's address; a browser that can is asked to scroll to the words and mark them on the page as well.
  function address(file, place, found) {
    var there = file + (place.anchor ? "#" + place.anchor : "");
    if (!found.spans.length || !("fragmentDirective" in document)) return there;
    var span = found.spans[0];
    var said = [
      found.text.slice(Math.max(0, span[0] - AROUND), span[0]),
      found.text.slice(span[0], span[1]),
      found.text.slice(span[1], span[1] + AROUND),
    ].map(function (part) { return encodeURIComponent(part.trim()).replace(/-/g, "%2D"); });
    return there + (place.anchor ? "" : "#") + ":~:text=" +
      (said[0] ? said[0] + "-," : "") + said[1] + (said[2] ? ",-" + said[2] : "");
  }

  function link(text, where) {
    var found = make("a", text);
    found.href = where;
    return found;
  }

  function result(hit, marks, beginsNear) {
    var most = Math.max.apply(null, hit.places.map(function (each) { return each.score; }));
    var places = hit.places
      .filter(function (each) { return each.score > most * 0.4; })
      .sort(function (a, b) { return b.score - a.score; })
      .slice(0, PLACES)
      .sort(function (a, b) { return hit.places.indexOf(a) - hit.places.indexOf(b); }) // as they stand on the page
      .map(function (each) {
        var found = best(each.place, marks);
        var shown = [excerpt(found)];
        if (each.place.anchor) {
          shown.unshift(link(each.place.heading, address(hit.page.file, each.place, found)));
        }
        return make("li", "", shown);
      });
    var shown = [make("h2", "", [link(hit.page.title, hit.page.file)]), make("ul", "", places)];
    return make("li", "", beginsNear ? [make("p", "近いもの")].concat(shown) : shown);
  }

  function count(asked, said, near) {
    if (!asked.trim()) return "";
    if (!said.words.length) return "文字か数字を入れてください。";
    var cut = asked.length > kenshuSearch.LONGEST ? "はじめの" + kenshuSearch.LONGEST + "字で探しました。" : "";
    if (!said.pages.length) return cut + "見つかりませんでした。短い言葉か、別の言い方で探してください。";
    var whole = said.pages.length - near;
    return cut + (whole ? whole + "ページで見つかりました。" : "そのままの言葉はありません。") +
      (near ? (whole ? "ほかに、" : "") + "近いものが" + near + "ページあります。" : "");
  }

  window.kenshuIndex = function (index) {
    var find = kenshuSearch.over(index);
    var field = document.getElementById("search");
    var status = document.querySelector(".found");
    var list = document.querySelector(".results");
    var waiting;

    function show() {
      var said = find(field.value);
      var near = said.pages.filter(function (hit) { return !hit.all; });
      status.textContent = count(field.value, said, near.length);
      list.replaceChildren.apply(list, said.pages.map(function (hit) { return result(hit, said.marks, hit === near[0]); }));
    }

    field.addEventListener("input", function (event) {
      window.clearTimeout(waiting);
      if (!event.isComposing) waiting = window.setTimeout(show, PAUSE);
    });
    field.addEventListener("compositionend", show);
    document.addEventListener("keydown", function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      var stops = [field].concat(Array.from(list.querySelectorAll("a")));
      var now = stops.indexOf(document.activeElement);
      if (!step || now < 0 || event.isComposing || !stops[now + step]) return;
      event.preventDefault();
      stops[now + step].focus();
    });
    field.value = new URLSearchParams(window.location.search).get("q") || "";
    show();
    if (field.value) document.title = "「" + field.value.slice(0, 30) + "」の" + document.title;
    else field.focus();
  };
})();
