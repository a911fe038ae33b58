"""A drawing surface with its own units, smooth edges and a few soft effects."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

from .colour import Colour, Ink, mix
from .geometry import Point, smooth

# Pillow draws hard edges: the picture is drawn this much larger and then scaled down.
OVERSIZE = 2
JPEG_QUALITY = 82


class Canvas:
    """A surface that is drawn upon in the units of its frame, whatever its size in pixels.

    The frame covers the whole surface and is centred on it, so that a picture of other proportions
    loses its margins and is never distorted.
    """

    def __init__(self, size: tuple[int, int], frame: tuple[int, int], background: Colour | None) -> None:
        """Open a surface.

        Args:
            size: the width and height of the finished picture in pixels.
            frame: the width and height of the drawing in its own units.
            background: the colour to begin with, or None for a transparent surface.
        """
        width, height = size[0] * OVERSIZE, size[1] * OVERSIZE
        self._size = size
        self._scale = max(width / frame[0], height / frame[1])
        self._left = (width - frame[0] * self._scale) / 2
        self._top = (height - frame[1] * self._scale) / 2
        if background is None:
            self._image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
        else:
            self._image = Image.new("RGB", (width, height), background)
        self._solid = ImageDraw.Draw(self._image)
        # Blending is slow, so only translucent inks go through it. A transparent surface cannot blend.
        self._blend = ImageDraw.Draw(self._image, "RGBA")

    def _pen(self, ink: Ink) -> ImageDraw.ImageDraw:
        """Choose what to draw with.

        Args:
            ink: the colour, with or without an alpha channel.

        Returns:
            The pen that suits it.
        """
        return self._solid if len(ink) == 3 else self._blend

    def _place(self, points: Sequence[Point]) -> list[Point]:
        """Turn points of the frame into pixels.

        Args:
            points: points in the units of the frame.

        Returns:
            The same points in pixels.
        """
        return [(self._left + x * self._scale, self._top + y * self._scale) for x, y in points]

    def _box(self, cx: float, cy: float, rx: float, ry: float) -> list[Point]:
        """Find the box around an ellipse.

        Args:
            cx: its centre, across.
            cy: its centre, down.
            rx: its half width.
            ry: its half height.

        Returns:
            Two corners in pixels.
        """
        return self._place([(cx - rx, cy - ry), (cx + rx, cy + ry)])

    def rect(self, x: float, y: float, w: float, h: float, ink: Ink, radius: float = 0) -> None:
        """Fill a rectangle.

        Args:
            x: its left edge.
            y: its upper edge.
            w: its width.
            h: its height.
            ink: what to fill it with.
            radius: how round its corners are.
        """
        box = self._place([(x, y), (x + w, y + h)])
        if radius:
            self._pen(ink).rounded_rectangle(box, min(radius, w / 2, h / 2) * self._scale, ink)
        else:
            self._pen(ink).rectangle(box, ink)

    def oval(self, cx: float, cy: float, rx: float, ry: float, ink: Ink) -> None:
        """Fill an ellipse.

        Args:
            cx: its centre, across.
            cy: its centre, down.
            rx: its half width.
            ry: its half height.
            ink: what to fill it with.
        """
        self._pen(ink).ellipse(self._box(cx, cy, rx, ry), ink)

    def disc(self, cx: float, cy: float, r: float, ink: Ink) -> None:
        """Fill a circle.

        Args:
            cx: its centre, across.
            cy: its centre, down.
            r: its radius.
            ink: what to fill it with.
        """
        self.oval(cx, cy, r, r, ink)

    def chord(self, box: tuple[float, float, float, float], angles: tuple[float, float], ink: Ink) -> None:
        """Fill the part of an ellipse that a straight cut leaves over.

        Args:
            box: the ellipse's centre across and down, its half width and half height.
            angles: where the arc begins and ends, in degrees clockwise from three o'clock.
            ink: what to fill it with.
        """
        self._pen(ink).chord(self._box(*box), angles[0], angles[1], ink)

    def ring(self, cx: float, cy: float, r: float, ink: Ink, width: float) -> None:
        """Draw a circle's outline.

        Args:
            cx: its centre, across.
            cy: its centre, down.
            r: its outer radius.
            ink: what to draw it with.
            width: how thick the outline is, measured inwards.
        """
        self._pen(ink).ellipse(self._box(cx, cy, r, r), None, ink, max(1, round(width * self._scale)))

    def polygon(self, points: Sequence[Point], ink: Ink) -> None:
        """Fill a polygon.

        Args:
            points: its corners.
            ink: what to fill it with.
        """
        self._pen(ink).polygon(self._place(points), ink)

    def blob(self, points: Sequence[Point], ink: Ink) -> None:
        """Fill a rounded shape.

        Args:
            points: points that its outline passes through.
            ink: what to fill it with.
        """
        self.polygon(smooth(points), ink)

    def line(self, points: Sequence[Point], ink: Ink, width: float, blunt: bool = False) -> None:
        """Draw a line through several points.

        Args:
            points: the points.
            ink: what to draw it with.
            width: how thick it is.
            blunt: leave ends and joints square instead of round; translucent lines need it, or the
                rounding would show as darker spots.
        """
        pixels = self._place(points)
        self._pen(ink).line(pixels, ink, max(1, round(width * self._scale)))
        if not blunt:
            half = width * self._scale / 2
            for x, y in pixels:
                self._pen(ink).ellipse([x - half, y - half, x + half, y + half], ink)

    def gradient(self, x: float, y: float, w: float, h: float, colours: tuple[Colour, Colour]) -> None:
        """Fill a rectangle with a change of colour from top to bottom.

        Args:
            x: its left edge.
            y: its upper edge.
            w: its width.
            h: its height.
            colours: the colour at the top and the one at the bottom.
        """
        (x0, y0), (x1, y1) = self._place([(x, y), (x + w, y + h)])
        strip = Image.new("RGB", (1, 128))
        strip.putdata([mix(*colours, step / 127) for step in range(128)])
        width, height = round(x1) - round(x0), round(y1) - round(y0)
        # In two steps: only the height needs interpolation, and widening a column is cheap.
        column = strip.resize((1, height), Image.Resampling.BILINEAR)
        band = column.resize((width, height), Image.Resampling.NEAREST)
        self._image.paste(band, (round(x0), round(y0)))

    def glow(self, cx: float, cy: float, r: float, colour: Colour, strength: float) -> None:
        """Lay a soft round light over the picture.

        Args:
            cx: its centre, across.
            cy: its centre, down.
            r: where it has faded out.
            colour: its colour.
            strength: how opaque it is in the middle, 0 to 1.
        """
        (x0, y0), (x1, y1) = self._box(cx, cy, r, r)
        area = (max(1, round(x1 - x0)), max(1, round(y1 - y0)))
        # Pillow's gradient reaches white in the corners only, hence the factor that ends the light at the
        # rim of the circle; squaring softens its fall.
        fade = Image.radial_gradient("L").point(
            lambda value: round(strength * max(0.0, 255 - 1.42 * value) ** 2 / 255)
        )
        mask = fade.resize(area, Image.Resampling.BILINEAR)
        self._image.paste(Image.new("RGB", area, colour), (round(x0), round(y0)), mask)

    def jpeg(self, tint: Colour, strength: float, mirrored: bool = False) -> bytes:
        """Finish the picture as a photograph would be stored.

        Args:
            tint: a colour laid over the whole, which draws the other colours together.
            strength: how much of that colour, 0 to 1.
            mirrored: swap left and right.

        Returns:
            A progressive JPEG.
        """
        picture = self._image.resize(self._size, Image.Resampling.LANCZOS)
        picture = Image.blend(picture, Image.new("RGB", self._size, tint), strength)
        if mirrored:
            picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        store = io.BytesIO()
        picture.save(store, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True)
        return store.getvalue()

    def png(self) -> bytes:
        """Finish the picture with its transparency kept.

        Returns:
            A PNG.
        """
        store = io.BytesIO()
        self._image.resize(self._size, Image.Resampling.LANCZOS).save(store, "PNG", optimize=True)
        return store.getvalue()
