"""What a run shows beside its results: its last expression in Python's own words, and its figures."""

import base64
import io
import reprlib
import sys

FIGURE_LIMIT = 20
# A picture of more than so many bytes as SVG is sent as PNG: it has a mark for each of very many points.
SVG_LIMIT = 1_000_000
_TEXT_LIMIT = 10_000


def words_of(value):
    """`repr`, cut when long; None for None."""
    if value is None:
        return None
    shortened = reprlib.Repr(
        maxlevel=6,
        maxtuple=100,
        maxlist=100,
        maxarray=100,
        maxdict=100,
        maxset=100,
        maxfrozenset=100,
        maxdeque=100,
        maxstring=2_000,
        maxlong=1_000,
        maxother=_TEXT_LIMIT,
    ).repr(value)
    return shortened if len(shortened) <= _TEXT_LIMIT else shortened[:_TEXT_LIMIT] + "…"


def figures_of(value):
    """Figures that matplotlib has open, which are closed then, and `value` where it can draw itself."""
    plots = open_plots()
    drawn = [] if is_plot(value) else drawing_of(value)
    return [*plots, *drawn][:FIGURE_LIMIT]


def open_plots():
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return []
    figures = [picture(pyplot.figure(number)) for number in pyplot.get_fignums()[:FIGURE_LIMIT]]
    pyplot.close("all")
    return figures


def picture(figure):
    drawn = saved(figure, "svg")
    if len(drawn) <= SVG_LIMIT:
        return encoded("image/svg+xml", drawn)
    return encoded("image/png", saved(figure, "png"))


def saved(figure, file_format):
    buffer = io.BytesIO()
    figure.savefig(buffer, format=file_format, bbox_inches="tight")
    return buffer.getvalue()


def is_plot(value):
    """True for what matplotlib draws itself: it is among the open plots."""
    return type(value).__module__.startswith("matplotlib.")


def drawing_of(value):
    for method, media_type in (("_repr_svg_", "image/svg+xml"), ("_repr_png_", "image/png")):
        draw = getattr(value, method, None)
        drawn = draw() if callable(draw) and not isinstance(value, type) else None
        if drawn:
            return [encoded(media_type, drawn.encode() if isinstance(drawn, str) else drawn)]
    return []


def encoded(media_type, data):
    return {"mediaType": media_type, "data": base64.b64encode(data).decode()}
