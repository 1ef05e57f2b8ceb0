#pragma once

#include <opencv2/core/mat.hpp>

#include "picture.h"

namespace hengji::ocr {

/// A picture's pixels where they stand, for the picture library. Only for sources of this folder.
inline cv::Mat matrix(Picture& picture) {
  return {picture.height, picture.width, CV_8U, picture.pixels.data()};
}
inline cv::Mat matrix(const Picture& picture) {
  return {picture.height, picture.width, CV_8U, const_cast<std::uint8_t*>(picture.pixels.data())};
}

}  // namespace hengji::ocr
