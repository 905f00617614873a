// SPDX-License-Identifier: MIT
#include "core/windows/own_program.h"

#include "core/base/operations.h"
#include "core/windows/start_up.h"

namespace esu {

Result<std::shared_ptr<const OwnProgram>> holdProgram(const QString &path)
{
    const auto place = path.isEmpty() ? programPath() : Result<QString>(path);
    if (!place)
        return std::unexpected(place.error());
    const HANDLE raw = CreateFileW(wide(*place), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING,
                                   FILE_ATTRIBUTE_NORMAL, nullptr);
    if (raw == INVALID_HANDLE_VALUE)
        return std::unexpected(win32Failure(operation::resumeArm, GetLastError(), *place));
    return std::make_shared<const OwnProgram>(*place, Handle(raw));
}

Result<std::shared_ptr<const OwnProgram>> heldProgram()
{
    static const auto held = holdProgram();
    return held;
}

} // namespace esu
