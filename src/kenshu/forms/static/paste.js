// What Excel copies (text with tabs) fills the table from the cell where it lands.
function paste(table, event) {
  const target = event.target.closest("td")?.querySelector("input, select");
  if (!target) return;
  const words = event.clipboardData?.getData("text/plain") ?? "";
  const rows = table.spec.rows ?? [];
  const pasted = withoutNames(tsv(words), table.spec.columns, rows);
  if (pasted.length === 1 && pasted[0].length === 1 && target.tagName === "INPUT") {
    if (words.trim() === pasted[0][0]) return; // one plain word: the browser's own paste, into the text
    event.preventDefault();
    target.setRangeText(pasted[0][0], target.selectionStart, target.selectionEnd, "end");
    return table.form.changed();
  }
  event.preventDefault();
  const told = fillFrom(table, target, pasted);
  table.form.changed();
  table.pasted.textContent = told;
}

function fillFrom(table, target, pasted) {
  const top = [...table.body.rows].indexOf(target.closest("tr"));
  const left = table.cells(table.body.rows[top]).indexOf(target);
  table.resize(Math.max(table.body.rows.length, top + pasted.length));
  const rows = pasted.slice(0, table.body.rows.length - top);
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const wide = Math.min(widest, table.spec.columns.length - left);
  let unread = 0;
  rows.forEach((row, i) => {
    const inputs = table.cells(table.body.rows[top + i]);
    row.slice(0, wide).forEach((words, j) => (unread += put(inputs[left + j], words) ? 0 : 1));
  });
  const lost = pasted.length > rows.length || widest > wide;
  return `${rows.length}行${wide}列を貼り付けました。` + (lost ? "表に入りきらない部分は貼り付けていません。" : "") +
    (unread ? `選択肢にない言葉が${unread}か所あり、空けてあります。` : "");
}

// Put words into an input, or choose the option that says so; false when there is no such option.
function put(target, words) {
  if (target.tagName !== "SELECT") {
    target.value = words;
    return true;
  }
  const option = [...target.options].find((one) => one.text === words || one.value === words);
  target.value = option?.value ?? "";
  return words === "" || option !== undefined;
}

// People copy the headings and the names of the rows, too: those that say what our own say are left out.
function withoutNames(pasted, columns, names) {
  const plain = (words) => words.normalize("NFKC").replace(/\(.*?\)|\s/g, "");
  const first = pasted[0].map(plain).filter(Boolean);
  const labels = columns.map((column) => plain(column.label));
  const headed = pasted.length > 1 && first.length > 0 && first.every((words) => labels.includes(words));
  const rows = headed ? pasted.slice(1) : pasted;
  const named = rows[0].length > 1 && rows.every((row) => names.some((name) => plain(name) === plain(row[0])));
  return named ? rows.map((row) => row.slice(1)) : rows;
}

// Tab-separated text as Excel copies it: a cell with tab, line break or quote stands in double quotes. Trimmed,
// without the empty rows below.
function tsv(words) {
  const rows = [[""]];
  let quoted = false;
  const text = words.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let i = 0; i < text.length; i++) {
    const row = rows[rows.length - 1];
    const last = row.length - 1;
    if (quoted && text[i] === '"' && text[i + 1] === '"') row[last] += text[i++];
    else if (text[i] === '"' && (quoted || row[last] === "")) quoted = !quoted;
    else if (!quoted && text[i] === "\t") row.push("");
    else if (!quoted && text[i] === "\n") rows.push([""]);
    else row[last] += text[i];
  }
  const trimmed = rows.map((row) => row.map((cell) => cell.replace(/\n/g, " ").trim()));
  while (trimmed.length > 1 && trimmed[trimmed.length - 1].every((cell) => !cell)) trimmed.pop();
  return trimmed;
}
