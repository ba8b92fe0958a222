// Tab-separated text as Excel copies it: a cell with tab, line break or quote stands in double quotes.
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
  return rows.map((row) => row.map((cell) => cell.replace(/\n/g, " ")));
}
