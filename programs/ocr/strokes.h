#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "rulings.h"

/// Level strokes of an ink mask, from which rulings are made; upright ones are looked for with x and y
/// exchanged. Only for sources of this folder.
namespace hengji::ocr {

/// The strokes of at least `shortest` pixels along x, gaps of up to `bridge` bridged, none thicker than
/// `thickest`; `strokes` becomes their mask.
std::vector<Line> level_strokes(const cv::Mat& ink, int shortest, int bridge, double thickest,
                                cv::Mat& strokes);

/// Makes one line of two where one goes on shortly behind the other.
void join(std::vector<Line>& lines, double gap, double offset);

/// The height of a level line at x.
double level_at(const Line& line, double x);

Line part_of(const Line& line, double from, double to);

/// What is drawn along a stretch of a line: the share of its length with ink on it, and how much of the
/// room beside it is ink too.
struct Drawn {
  double there = 0;
  double beside = 0;
};

Drawn drawn_along(const cv::Mat& ink, const Line& line, double height);

/// How far (x, y) is from a line that runs across it: `across` in the other direction's coordinates.
bool meets(const Line& across, double along, double at, double reach);

/// Goes on with lines over what wear has left of them, and adds those of which only pieces are left that
/// stand in line: pieces may be short, but something must be drawn nearly all along, with white beside it.
/// Gives the pieces that are too short to tell.
std::vector<Line> add_worn(const cv::Mat& ink, std::vector<Line>& lines, double height);

/// Adds what runs from one ruling to the next, where such pieces lie or where a line ends: it must be drawn
/// up to both.
void add_stretches(const cv::Mat& ink, std::vector<Line>& lines, const std::vector<Line>& pieces,
                   const std::vector<Line>& across, double height);

}  // namespace hengji::ocr
