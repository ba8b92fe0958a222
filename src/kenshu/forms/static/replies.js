// What the person sees and hears for each reply of the kernel (conversation.py).
function teller(form) {
  const { notice } = form;
  return {
    typing() {
      const field = document.activeElement;
      return form.root.contains(field) && (field.tagName === "TEXTAREA" || field.type === "text");
    },
    saving() {
      showWrong(form, null);
      notice.quiet();
      notice.forget();
      notice.say("…", "保存中…");
    },
    saved(message) {
      notice.quiet(); // a late answer: what was lost is found
      const words = form.spec.kind === "number" && message.words ? `(${message.words})` : "";
      notice.say("✓", message.entry.at ? `保存しました ${clock(message.entry.at)}${words}` : "空のまま保存しました");
      if (!form.waiting?.isOn()) form.kind.accepted?.(message.entry);
      document.dispatchEvent(new CustomEvent("kenshu:saved", { detail: { question: form.spec.id, at: message.entry.at } }));
    },
    lost() {
      notice.say("!", "まだ保存できていません");
      notice.ask("!", LOST, button("もう一度保存する", () => form.saving.send()));
    },
    refused: (message) => REFUSALS[message.type](form, message),
  };
}

const LOST = "保存できません。書いた文字はこの画面に残っています。少し待っても変わらないときは、F5キーでページを読み込み直してください。" +
  "書いた文字は、読み込み直したあとの画面に戻ります。";

const REFUSALS = {
  error(form, message) {
    const at = form.model.get("entry").at;
    form.notice.say("!", at ? `まだ保存していません(${clock(at)}に保存した答えが残っています)` : "まだ保存していません");
    showWrong(form, message);
  },
  warn(form, message) {
    const advice = form.spec.kind === "file" ? "いちど外し、ファイルの名前を変えて付け直してください。" : "人の名前・住所・電話番号・メールは書かず、役割で書いてください(例: 窓口A)。";
    const rewrite = () => {
      form.notice.quiet();
      form.kind.first.focus();
    };
    form.notice.say("!", "まだ保存していません");
    form.notice.ask("!", `${message.found.join("、")}が入っているようです。${advice}`, button("書き直す", rewrite, "kenshu-main"),
      button("個人のことではないので、このまま保存する", () => form.saving.confirm(message.found)));
  },
  conflict(form, message) {
    const when = message.entry.at ? `${clock(message.entry.at)}に変更されています` : "消されています";
    const theirs = () => {
      form.notice.quiet();
      form.saving.takeTheirs(message.entry);
      form.fill(message.entry);
      form.history.note();
      form.kind.first.focus();
    };
    form.notice.say("!", "まだ保存していません");
    form.notice.ask("!", `別の画面で、この問いの答えが${when}。別の画面の答え: 「${message.words}」。どちらを残しますか。`,
      button("この画面の答えを残す", () => form.saving.keepMine()), button("別の画面の答えにする", theirs));
  },
  failed(form, message) {
    form.notice.say("!", "まだ保存できていません");
    form.notice.ask("!", message.message, button("もう一度保存する", () => form.saving.send()));
  },
};

// The error stands at its field: aria-invalid there, the words in the element its aria-describedby names.
function showWrong(form, message) {
  form.notice.wrong(message?.message);
  for (const field of form.root.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  if (!message) return;
  const { kind, waiting } = form;
  const field = waiting?.isOn() ? waiting.field : (message.row != null && kind.at?.(message.row, message.column)) || kind.first;
  field.setAttribute("aria-invalid", "true");
}

// 「確かめる」: first store what stands there, then ask the kernel what the data say.
function check(form) {
  form.saving.settle((well) => {
    if (!well) return form.notice.mark({ tone: "again", sign: "↻", words: "先に、上の欄を見てください", message: "まだ保存できていません。欄の説明を読んで直すと、確かめられます。" });
    form.notice.mark({ tone: "busy", sign: "…", words: "確かめています", message: "" });
    form.saving.post({ type: "check" });
  });
}

function hearMark(form, message) {
  if (message.view !== form.saving.view || message.n != null || message.upload != null) return;
  if (message.type === "mark") form.notice.mark(message);
  else form.notice.mark({ tone: "again", sign: "!", words: "確かめられませんでした", message: message.message });
}
