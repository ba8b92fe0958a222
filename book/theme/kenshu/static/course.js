// What the pages do beyond reading: the self-checks, the player of a drawing, the first page's sum, claims grown old.
// One plain script, no module: it must run from file:// too. Without it every page still says everything.
(function () {
  "use strict";

  function make(tag, text, onclick) {
    var element = document.createElement(tag);
    element.textContent = text;
    if (onclick) {
      element.type = "button";
      element.addEventListener("click", onclick);
    }
    return element;
  }

  function quiz(box) {
    var button = box.querySelector("button");
    var verdict = box.querySelector(".verdict");
    button.hidden = false;
    button.addEventListener("click", function () {
      var chosen = box.querySelector("input:checked");
      if (!chosen) {
        verdict.textContent = "一つ選んでから押してください。";
        return;
      }
      var right = chosen.hasAttribute("data-right");
      box.dataset.verdict = right ? "right" : "wrong";
      verdict.textContent =
        (right ? "正解です。" : "正解は別にあります。") + chosen.parentNode.querySelector(".reply").textContent;
      if (right) box.querySelector("details").open = true;
    });
    box.addEventListener("change", function () {
      verdict.textContent = "";
      delete box.dataset.verdict;
    });
  }

  // A drawing's own clock stands on its <svg>: data-end (its length), data-pace (units a second), data-step and
  // data-step-label (the button that goes on by hand), data-begin (where it starts, in words). Parts have data-at
  // (appears), data-until (goes again; opacity="0" in the file), data-for (grows); data-say holds a part's words for
  // the status line; .cursor goes down the page, or round with data-turn (degrees a unit). Without them: 8:30 to 11:30.
  function player(figure) {
    var drawn = figure.querySelector("svg").dataset;
    var END = Number(drawn.end || 180);
    var PACE = Number(drawn.pace || 12);
    var STEP = Number(drawn.step || 10);
    var label = drawn.stepLabel || "10分進める";
    var parts = Array.prototype.slice.call(figure.querySelectorAll("[data-at]"));
    var cursor = figure.querySelector(".cursor");
    var now = END;
    var last = null; // time of the frame before; null while it stands still
    var still = window.matchMedia("(prefers-reduced-motion: reduce)");

    function share(part) {
      var length = Number(part.dataset.for || 0.01);
      if (now >= Number(part.dataset.until || Infinity)) return 0;
      return Math.min(1, Math.max(0, (now - part.dataset.at) / length));
    }

    function total(lane) {
      return Math.round(
        parts.reduce(function (sum, part) {
          return part.dataset.lane === lane ? sum + share(part) * part.dataset.for : sum;
        }, 0)
      );
    }

    function draw() {
      parts.forEach(function (part) {
        if (part.dataset.for) part.style.transform = "scaleY(" + share(part) + ")";
        else part.style.opacity = share(part);
      });
      figure.querySelectorAll("[data-total]").forEach(function (text) {
        text.textContent = total(text.dataset.total);
      });
      if (!cursor) return;
      var turn = cursor.dataset.turn;
      cursor.style.transform = turn ? "rotate(" + now * turn + "deg)" : "translateY(" + now * 1.7 + "px)";
      cursor.style.opacity = now < END ? 1 : 0;
    }

    function say() {
      var told = parts.filter(function (part) {
        return part.dataset.say && Number(part.dataset.at) <= now;
      });
      if (told.length) status.textContent = told[told.length - 1].dataset.say;
      else if (figure.querySelector("[data-total]")) sayTotals();
    }

    function sayTotals() {
      var clock = Math.floor((510 + now) / 60) + "時" + String(Math.floor((510 + now) % 60)).padStart(2, "0") + "分";
      status.textContent =
        clock + " 電話だけ" + total("phone") + "分、電話と電子申請" + total("both") + "分";
    }

    function stop() {
      last = null;
      play.textContent = "動かす";
      say();
    }

    function frame(time) {
      if (last === null) return;
      now = Math.min(END, now + ((time - last) / 1000) * PACE);
      last = time;
      draw();
      if (now >= END) stop();
      else window.requestAnimationFrame(frame);
    }

    function go(minute) {
      now = Math.min(END, minute);
      draw();
      stop();
    }

    var play = make("button", "動かす", function () {
      if (last !== null) return stop();
      if (now >= END) now = 0;
      last = window.performance.now();
      play.textContent = "止める";
      status.textContent = "";
      window.requestAnimationFrame(frame);
    });
    play.className = "play";
    var bar = make("div", "");
    bar.className = "bar";
    var status = make("p", "");
    status.setAttribute("role", "status");
    bar.append(
      play,
      make("button", label, function () {
        go(now >= END ? STEP : now + STEP);
      }),
      make("button", "全部見せる", function () {
        go(END);
      }),
      status
    );
    figure.insertBefore(bar, figure.querySelector("figcaption"));

    function calm() {
      play.hidden = still.matches;
      status.textContent = "「" + (still.matches ? label : "動かす") + "」を押すと、" + (drawn.begin || "8時半") + "から進みます。";
      if (still.matches && last !== null) go(END);
    }
    still.addEventListener("change", calm);
    calm();
  }

  function step(box) {
    var fields = [box.querySelector("#step-cases"), box.querySelector("#step-minutes")];
    var result = box.querySelector(".result");

    function said(hours) {
      if (hours < 1) return Math.round(hours * 60) + "分";
      return "約" + (hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours)).toLocaleString("ja-JP") + "時間";
    }

    // The year's hours as people, to a tenth: finer would be finer than the minutes are (chapter 1).
    function people(year) {
      var tenths = Math.round((year / box.dataset.year) * 10);
      var count = (tenths < 100 ? tenths / 10 : Math.round(tenths / 10)).toLocaleString("ja-JP", {
        minimumFractionDigits: tenths < 100 ? 1 : 0
      });
      var told = make("span", "1人の1年を" + Number(box.dataset.year).toLocaleString("ja-JP") + "時間とすると、");
      told.className = "people";
      told.append(make("b", tenths ? "約" + count + "人分" : "0.1人分より少ない仕事"), "です。");
      return told;
    }

    function sum() {
      var hours = (fields[0].value * fields[1].value) / 60;
      if (fields.some(function (field) { return !field.value || !field.checkValidity(); })) {
        result.textContent = "件数と分を、0より大きい数で入れてください。";
        return;
      }
      result.replaceChildren("月に", make("b", said(hours)), "、1年で", make("b", said(hours * 12)), "です。");
      if (box.dataset.year) result.append(people(hours * 12));
    }
    fields.forEach(function (field) {
      field.addEventListener("input", sum);
    });
  }

  function contents(details) {
    details.open = window.matchMedia("(min-width: 62rem)").matches;
  }

  // A claim last looked at more than 180 days ago (kenshu.site.facts.FRESH) says so on the day it is read: a copy of
  // this site may lie on a server for years.
  function late(cell) {
    var days = (Date.now() - new Date(cell.textContent + "T00:00:00")) / 86400000;
    if (days < 181) return;
    var row = cell.parentNode;
    cell.append(mark("180日を過ぎました。確かめ直してください。"));
    var link = document.querySelector('sup.fact a[href="#' + row.id + '"]');
    if (link) link.append(mark("(見直し)"));
  }

  function mark(text) {
    var element = make("span", text);
    element.className = "late";
    return element;
  }

  function each(selector, act) {
    document.querySelectorAll(selector).forEach(act);
  }

  each(".quiz", quiz);
  each("figure.player", player);
  each(".step", step);
  each(".contents details", contents);
  each('.facts td[data-label="確認日"]', late);
})();
