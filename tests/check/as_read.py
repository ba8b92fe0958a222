"""A source text as a learner reads it."""


def words(item) -> str:
    """Everything read in a source, block after block."""
    return "\n".join(map(said, item.blocks))


def said(block) -> str:
    """What a block says: prose, or a form's label, help, rows, columns, choices, cards and replies; code says nothing."""
    if block.role == "prose":
        return block.text
    if block.role != "form":
        return ""
    form, columns = block.form, block.form.get("columns", [])
    listed = [*form.get("choices", []), *form.get("items", [])]
    listed += [choice for column in columns for choice in column.get("choices", [])]
    pieces = [form["label"], form.get("help", ""), *form.get("rows", [])]
    pieces += [column["label"] for column in columns]
    pieces += [text for choice in listed for text in (choice["label"], choice.get("reply", ""))]
    return "\n".join(pieces)
