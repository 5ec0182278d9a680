"""What draws outlines, whatever the format of the program that tells the steps."""

from pipeline.read.pdf.fonts.sfnt import Contour, Outline, Point

_MOST_STEPS = 20_000


class Pen:
    """An outline in the making. Points come out as in `sfnt`, those that only bend a curve as off it."""

    def __init__(self) -> None:
        self.contours: list[Contour] = []
        self.points: list[Point] = []
        self.x = self.y = 0.0
        self.steps = 0

    def outline(self) -> Outline:
        """What was drawn."""
        self.close()
        return tuple(self.contours)

    def close(self) -> None:
        """End a contour."""
        if self.points:
            self.contours.append(tuple(self.points))
            self.points = []

    def move(self, dx: float, dy: float) -> None:
        """Begin a contour."""
        self.close()
        self.to(dx, dy)

    def to(self, dx: float, dy: float, *, on: bool = True) -> None:
        """Go on to a point, a step from the last one."""
        self.x += dx
        self.y += dy
        self.points.append((round(self.x), round(self.y), on))

    def curve(self, *steps: float) -> None:
        """Go on along a curve: two points off it and its end, each a step from the one before."""
        self.to(steps[0], steps[1], on=False)
        self.to(steps[2], steps[3], on=False)
        self.to(steps[4], steps[5])

    def count(self) -> None:
        """Raises ValueError where a glyph has no end."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise ValueError("a glyph without end")
