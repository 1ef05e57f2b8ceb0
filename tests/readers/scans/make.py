#!/usr/bin/env python3
"""Draws the scans beside it: fictional tables, set in type, printed, laid askew on a scanner. Needs python3-pil and Noto CJK.

The drawing knows nothing of the reader; what the tests expect is written down in scan_test.cpp by hand.
"""
import math, pathlib, random
from PIL import Image, ImageDraw, ImageFont, ImageFilter

HERE = pathlib.Path(__file__).parent
SERIF, SANS = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
COLUMNS = [110, 130, 220, 150, 60, 90]  # points at 72 dpi, scaled below to the page
ROWS = [
    [("单位名称", 1, 1), ("云岭县水务局（虚构）", 2, 1), ("预算金额（万元）", 1, 1), ("1,286.50", 2, 1)],
    [("一级指标", 1, 1), ("二级指标", 1, 1), ("三级指标", 1, 1), ("指标值", 1, 1), ("单位", 1, 1), ("完成", 1, 1)],
    [("产出指标", 1, 3), ("数量指标", 1, 2), ("新建泵站数量", 1, 1), ("≥12", 1, 1), ("座", 1, 1), ("✓", 1, 1)],
    [None, None, ("河道清淤长度", 1, 1), ("=35.6", 1, 1), ("公里", 1, 1), ("", 1, 1)],
    [None, ("质量指标", 1, 1), ("工程验收合格率", 1, 1), ("≥98%", 1, 1), ("", 1, 1), ("✓", 1, 1)],
    [("效益指标", 1, 1), ("社会效益", 1, 1), ("供水投诉件数", 1, 1), ("≤20", 1, 1), ("件", 1, 1), ("—", 1, 1)],
    [("满意度指标", 1, 1), ("服务对象", 1, 1), ("用水户满意度", 1, 1), ("≥90%", 1, 1), ("", 1, 1), ("/", 1, 1)],
]
SHORT = [ROWS[0], ROWS[1], ROWS[5]]


def page(dpi, font_file=SERIF, ruled=True, size=10.5, rows=ROWS):
    unit = dpi / 72
    width, height = int(595 * unit), int((150 + 38 * len(rows)) * unit)
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(font_file, round(size * unit), index=2)
    tick = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", round(size * unit))
    title = ImageFont.truetype(font_file, round(16 * unit), index=2)
    text = "项目支出绩效目标表"
    draw.text(((width - title.getlength(text)) / 2, 30 * unit), text, font=title, fill=0)
    left, top, row_height = 40 * unit, 80 * unit, 26 * unit
    scale = (width - 2 * left) / sum(COLUMNS)
    edges = [left]
    for column in COLUMNS:
        edges.append(edges[-1] + column * scale)
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            if cell is None:
                c += 1
                continue
            words, columns, lines = cell
            x0, x1, y0, y1 = edges[c], edges[c + columns], top + r * row_height, top + (r + lines) * row_height
            if ruled:
                draw.rectangle((x0, y0, x1, y1), outline=0, width=max(1, round(0.75 * unit)))
            face = tick if words == "✓" else font
            box = draw.textbbox((0, 0), words, font=font)
            line = draw.textbbox((0, 0), "国", font=font)
            draw.text((x0 + (x1 - x0 - box[2] + box[0]) / 2 - box[0], (y0 + y1 - line[1] - line[3]) / 2), words, font=face, fill=0)
            c += columns
    return image


def scanned(image, degrees, noise, blur, seed):
    random.seed(seed)
    image = image.rotate(degrees, Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(blur))
    if noise:
        grain = Image.effect_noise((image.width // 2, image.height // 2), noise).resize(image.size)
        image = Image.blend(image, grain, 0.12)
    return image


def wiped(image, dpi, row, column, blur, ink=1.0):
    """A cell of the drawn table rubbed over, so that only this share of its ink is left."""
    unit = dpi / 72
    scale = (image.width - 80 * unit) / sum(COLUMNS)
    x0, x1 = (40 * unit + sum(COLUMNS[:c]) * scale for c in (column, column + 1))
    y0, y1 = (80 * unit + r * 26 * unit for r in (row, row + 1))
    area = tuple(round(v) for v in (x0 + 3 * unit, y0 + 2 * unit, x1 - 3 * unit, y1 - 2 * unit))
    image.paste(image.crop(area).filter(ImageFilter.GaussianBlur(blur)).point(lambda v: round(255 - (255 - v) * ink)), area[:2])


def seal(image, dpi):
    colour = image.convert("RGB")
    draw = ImageDraw.Draw(colour)
    x, y, r = image.width * 0.72, image.height * 0.62, 55 * dpi / 72
    overlay = Image.new("L", image.size, 0)
    ink = ImageDraw.Draw(overlay)
    ink.ellipse((x - r, y - r, x + r, y + r), outline=255, width=round(3 * dpi / 72))
    star = [(x + r * 0.35 * (1 if i % 2 == 0 else 0.4) * math.sin(i * math.pi / 5),
             y - r * 0.35 * (1 if i % 2 == 0 else 0.4) * math.cos(i * math.pi / 5)) for i in range(10)]
    ink.polygon(star, fill=255)
    black = image.point(lambda v: 255 if v > 120 else 0)
    red = Image.new("RGB", image.size, (214, 40, 40))
    mask = Image.composite(overlay, Image.new("L", image.size, 0), black)
    colour.paste(red, (0, 0), mask)
    return colour


def main():
    scanned(page(200), 0.8, 40, 0.6, 1).save(HERE / "tilted-200.jpg", quality=60, dpi=(200, 200))
    scanned(page(150, SANS), -0.5, 30, 0.4, 2).save(HERE / "small-150.jpg", quality=60, dpi=(150, 150))
    fax = [scanned(page(300, rows=SHORT), d, 0, 0.5, 3).point(lambda v: 255 if v > 128 else 0).convert("1") for d in (0.3, -0.6)]
    fax[0].save(HERE / "two-pages-300.tiff", save_all=True, append_images=fax[1:], compression="group4", dpi=(300, 300))
    scanned(page(200, rows=SHORT), 0.4, 0, 0.5, 4).transpose(Image.ROTATE_180).quantize(8).save(HERE / "upside-down.png", dpi=(200, 200))
    scanned(page(200, rows=SHORT), -0.4, 0, 0.5, 5).transpose(Image.ROTATE_90).quantize(8).save(HERE / "on-its-side.png", dpi=(200, 200))
    scanned(page(200, ruled=False), 0.3, 0, 0.5, 6).quantize(8).save(HERE / "unruled.png", dpi=(200, 200))
    seal(scanned(page(200), 0, 0, 0.5, 7), 200).save(HERE / "sealed.jpg", quality=70, dpi=(200, 200))
    smudged = page(200, size=6.5)
    for row, blur, ink in ((2, 9, 1), (3, 0.5, 0.12), (4, 4, 1), (6, 2.5, 1)): wiped(smudged, 200, row, 3, blur, ink)
    scanned(smudged, 0, 0, 0.4, 8).save(HERE / "smudged-200.jpg", quality=55, dpi=(200, 200))
    fax[0].resize((fax[0].width // 2, fax[0].height // 2)).save(HERE / "plain.bmp")


main()
