from charts import palette


def _channel(part: str) -> float:
    value = int(part, 16) / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = (_channel(colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_one_light_hex_means_one_role():
    lights = [role.light for role in palette.ROLES]
    assert len(set(lights)) == len(lights)


def test_text_is_legible_on_ground_panel_and_band_in_both_themes():
    for text in (palette.TEXT, palette.GREY_TEXT, palette.HERE):
        for ground in (palette.GROUND, palette.PANEL, palette.BAND):
            assert contrast(text.light, ground.light) >= 4.5, (text.name, ground.name)
            assert contrast(text.dark, ground.dark) >= 4.5, (text.name, ground.name)


def test_marks_stand_out_from_the_ground_in_both_themes():
    for mark in (palette.HERE, palette.ENGLAND, palette.BORDER, palette.EDGE):
        assert contrast(mark.light, palette.GROUND.light) >= 3, mark.name
        assert contrast(mark.dark, palette.GROUND.dark) >= 3, mark.name


def test_css_maps_every_role_for_fill_and_stroke():
    css = palette.css()
    assert "--here:light-dark(#12436D,#7DBBEE)" in css
    assert (
        '.js-plotly-plot [style*="fill: rgb(18, 67, 109)"]'
        "{fill:light-dark(#12436D,#7DBBEE)!important}" in css
    )
    assert css.count("!important") == 2 * len(palette.ROLES) + len(palette.FILLS)


def test_css_maps_the_fill_of_every_class_of_a_map():
    css = palette.css()
    assert len(palette.FILLS) == len({fill.light for fill in palette.FILLS})
    assert (
        '.js-plotly-plot path[fill="rgb(178, 74, 0)"]'
        "{fill:light-dark(#B24A00,#FF9B5E)!important}" in css
    )


def test_cannot_tell_is_unlike_about_the_same_by_its_dots_as_well():
    unsure, same = palette.CLASSES["verdict"][1][0], palette.CLASSES["verdict"][2][0]
    assert unsure is not same and palette.PANEL not in (unsure, same)
    for theme in ("light", "dark"):
        assert contrast(getattr(palette.BORDER, theme), getattr(unsure, theme)) >= 3
        assert contrast(getattr(unsure, theme), getattr(same, theme)) > 1.15


def test_labels_are_legible_on_every_class_in_both_themes():
    for pairs in palette.CLASSES.values():
        for fill, label in pairs:
            assert contrast(label.light, fill.light) >= 4.5, fill.name
            assert contrast(label.dark, fill.dark) >= 4.5, fill.name
