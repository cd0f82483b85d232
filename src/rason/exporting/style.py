"""How QGIS draws a layer: a style file of the layer's own name, which it takes up by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from rason.chart import theme
from rason.chart.land import NO_RECOGNITION

if TYPE_CHECKING:
    from rason.exporting.layers import Layer

DOCTYPE: Final = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
VERSION: Final = "3.34.0"
_LABELLED: Final = {"places": 8, "passages": 7}
"""Size of the names that are written [points]."""


def style(layer: Layer) -> str:
    """Return the style of a layer as QGIS reads it (.qml).

    Lines have the colour of their mode and are dashed where they are not built yet.
    """
    root = ET.Element("qgis", version=VERSION, styleCategories="Symbology|Labeling")
    if layer.geometry == "Point":
        _points(root, layer)
    else:
        _lines(root, layer)
    size = _LABELLED.get(layer.name)
    if size is not None:
        _labels(root, size, theme.WATER_NAME if layer.name == "passages" else theme.MAP_INK)
    kinds = {"Point": "0", "MultiLineString": "1"}
    ET.SubElement(root, "layerGeometryType").text = kinds[layer.geometry]
    ET.SubElement(ET.SubElement(root, "resourceMetadata"), "abstract").text = NO_RECOGNITION
    ET.indent(root)
    return DOCTYPE + ET.tostring(root, encoding="unicode") + "\n"


def _points(root: ET.Element, layer: Layer) -> None:
    renderer = ET.SubElement(root, "renderer-v2", type="singleSymbol")
    symbols = ET.SubElement(renderer, "symbols")
    strait = layer.name == "passages"
    _symbol(
        symbols, "0", "marker", "SimpleMarker",
        name="diamond" if strait else "circle",
        color=_colour(theme.WATER_NAME if strait else theme.PAPER),
        outline_color=_colour(theme.MAP_INK),
        outline_width="0.3",
        size="2",
    )  # fmt: skip


def _lines(root: ET.Element, layer: Layer) -> None:
    """Write a rule for each mode that the layer has, one for what is there and one for plans."""
    renderer = ET.SubElement(root, "renderer-v2", type="RuleRenderer")
    rules = ET.SubElement(renderer, "rules", key="modes")
    symbols = ET.SubElement(renderer, "symbols")
    seen = dict.fromkeys(
        (str(each.properties["mode"]), each.properties["state"] != "existing")
        for each in layer.features
    )
    for number, (mode, planned) in enumerate(sorted(seen)):
        word = mode.replace("'", "''")
        sign = "<>" if planned else "="
        ET.SubElement(
            rules, "rule", key=f"mode{number}", symbol=str(number),
            filter=f"\"mode\" = '{word}' AND \"state\" {sign} 'existing'",
            label=f"{mode}, not built" if planned else mode,
        )  # fmt: skip
        _symbol(
            symbols, str(number), "line", "SimpleLine",
            line_color=_colour(theme.MODES.get(mode, theme.OTHER_MODE)),
            line_width="0.6",
            line_style="dash" if planned else "solid",
            capstyle="round",
            joinstyle="round",
        )  # fmt: skip


def _symbol(symbols: ET.Element, key: str, kind: str, drawn: str, **options: str) -> None:
    symbol = ET.SubElement(symbols, "symbol", type=kind, name=key, alpha="1")
    made: dict[str, Any] = {"class": drawn, "enabled": "1", "locked": "0", "pass": "0"}
    inside = ET.SubElement(ET.SubElement(symbol, "layer", made), "Option", type="Map")
    for name, value in options.items():
        ET.SubElement(inside, "Option", type="QString", name=name, value=value)


def _labels(root: ET.Element, size: int, colour: str) -> None:
    labelling = ET.SubElement(root, "labeling", type="simple")
    settings = ET.SubElement(labelling, "settings")
    text = ET.SubElement(
        settings, "text-style",
        fieldName="name", isExpression="0", fontSize=str(size), fontSizeUnit="Point",
        textColor=_colour(colour),
    )  # fmt: skip
    ET.SubElement(
        text, "text-buffer", bufferDraw="1", bufferSize="0.8", bufferColor="255,255,255,200"
    )
    ET.SubElement(settings, "placement", placement="6", dist="1")


def _colour(text: str) -> str:
    """Write a colour as QGIS does: red, green, blue and opacity."""
    return ",".join(str(int(text[at : at + 2], 16)) for at in (1, 3, 5)) + ",255"
