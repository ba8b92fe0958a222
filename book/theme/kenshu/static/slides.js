// One slide at a time: arrow keys, Page Up and Down (what a presenter's clicker sends), Home, End, and buttons. The notes
// open below, or in a second window that moves along. One plain script, no module: it must run from file:// too.
(function () {
  "use strict";

  var slides = Array.prototype.slice.call(document.querySelectorAll(".slide"));
  var moves = document.querySelector(".move");
  var speaker = window.location.search === "?notes"; // this is the speaker's own window
  var other = speaker ? window.opener : null;
  var now = 0;
  var KEYS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

  function button(text, act) {
    var element = document.createElement("button");
    element.type = "button";
    element.textContent = text;
    element.addEventListener("click", act);
    moves.append(element);
    return element;
  }

  function asked() {
    var number = Number((window.location.hash.match(/^#slide-(\d+)$/) || [])[1]);
    return slides[number - 1] ? number - 1 : 0;
  }

  function show(number) {
    now = Math.max(0, Math.min(slides.length - 1, number));
    slides.forEach(function (slide, each) {
      slide.classList.toggle("current", each === now);
    });
    place.textContent = now + 1 + " / " + slides.length;
    back.disabled = now === 0;
    next.disabled = now === slides.length - 1;
    window.scrollTo(0, 0);
  }

  function go(number) {
    show(number);
    window.history.replaceState(null, "", "#slide-" + (now + 1));
    slides[now].querySelector("h2").focus({ preventScroll: true });
    if (other && !other.closed) other.postMessage({ slide: now }, "*");
  }

  function notes() {
    var open = document.body.classList.toggle("told");
    tell.setAttribute("aria-pressed", open);
  }

  function speakersWindow() {
    other = window.open(window.location.href.replace(/[?#].*$/, "") + "?notes#slide-" + (now + 1), "", "width=900,height=700");
    if (!other) place.textContent = "別の窓を開けませんでした。「話すこと」を押すと、下に出ます。";
  }

  document.body.classList.add("live");
  document.querySelector(".keys").hidden = moves.hidden = false;
  var back = button("前へ", function () { go(now - 1); });
  var place = document.createElement("p");
  place.setAttribute("role", "status");
  moves.append(place);
  var next = button("次へ", function () { go(now + 1); });
  var tell = button("話すこと", notes);
  tell.setAttribute("aria-pressed", "false");
  if (!speaker) {
    button("話す人の窓", speakersWindow);
    button("全画面", function () {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
    });
    button("印刷", function () { window.print(); });
  } else {
    document.body.classList.add("speaker");
    notes();
  }

  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in KEYS) go(now + KEYS[event.key]);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(slides.length - 1);
    else return;
    event.preventDefault();
  });
  window.addEventListener("hashchange", function () { show(asked()); });
  window.addEventListener("message", function (event) {
    if (event.source === other && event.data && slides[event.data.slide]) show(event.data.slide);
  });
  show(asked());
})();
