"""A figure or table of the learner's own answers, drawn again when its button is pressed."""

from kenshu import answers


def redrawn(drawn, button="図を描き直す"):
    """What ``drawn()`` gives, with a button above it in a notebook; while grading, or elsewhere, alone."""
    if not answers.on_screen():
        return drawn()
    from ipywidgets import HTML, Button, VBox

    pressed = Button(description=button, layout={"width": "10rem", "height": "2.75rem"})
    pressed.style.font_size, place = "1rem", HTML(drawn()._repr_html_())

    def draw_again(_):
        place.value = drawn()._repr_html_()

    pressed.on_click(draw_again)
    return VBox([pressed, place])
