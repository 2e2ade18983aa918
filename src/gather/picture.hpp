#pragma once
// A picture of an article, as it is kept: JPEG, in the sizes that pages show. What the camera wrote beside it (where it
// was taken, with what) is left behind.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "story/entry.hpp"

namespace thisday::gather {

/// From JPEG or PNG, the smallest first, none larger than the picture is. Transparent parts become white, what the
/// camera held sideways is turned. Errors: syntax (neither, or broken), range (too large). Time and memory are bounded
/// by the 50 million points that a picture may have, and a JPEG's 500 scans.
Result<std::vector<story::PictureFile>> picture_files(std::string_view bytes);

/// The same of a file beside the article or in a folder there: an article may come from anybody, and is not to show
/// what else lies on the machine. Errors besides: unreadable, not_found, range (elsewhere; on another host).
Result<std::vector<story::PictureFile>> read_picture(const std::string& article, const std::string& picture);

}  // namespace thisday::gather
