"""Right and wrong answers of another seed's city, worked out with the csv module and plain sums.

A module a notebook; its ``answers(folder)`` gives {question: {name of a known answer: its value on these data}}.
Nothing here imports a room that the checks use: only ``kenshu.synth``'s plain reading.
"""
