"""Bars of figures by day, as inline SVG draws them; the numbers stand in a table beside it."""

import datetime
from dataclasses import dataclass

# Width of a bar with its gap, and of the bar, in units of the drawing, which is stretched to its place.
STEP, WIDTH = 10, 8
HEIGHT = 100


@dataclass(frozen=True)
class Bar:
    """The figure of a day: where its bar begins, and how high it is."""

    day: datetime.date
    number: int
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Chart:
    """Bars of days in a row.

    Attributes:
        bars: list of Bar, the earliest first.
        total: sum of the figures.
        highest: the Bar of the highest figure, the latest of several, or None when all are 0.
    """

    bars: list
    total: int
    highest: Bar | None

    @property
    def width(self):
        """Of the drawing."""
        return STEP * len(self.bars)

    @property
    def first(self):
        """The first day."""
        return self.bars[0].day

    @property
    def last(self):
        """The last day."""
        return self.bars[-1].day


def chart_of(numbers, first, last):
    """Return the Chart of figures by day, days without one included.

    Args:
        numbers: {date: figure}
        first, last: the dates it begins and ends with; the last is not before the first.
    """
    days = [first + datetime.timedelta(days=number) for number in range((last - first).days + 1)]
    most = max((numbers.get(day, 0) for day in days), default=0)
    bars = []
    for place, day in enumerate(days):
        number = numbers.get(day, 0)
        # A figure that is not 0 is to be seen, however small it is beside the others.
        height = max(1, round(HEIGHT * number / most)) if number else 0
        bars.append(Bar(day, number, STEP * place, HEIGHT - height, height))
    highest = max(bars, key=lambda bar: (bar.number, bar.day)) if most else None
    return Chart(bars, sum(bar.number for bar in bars), highest)
