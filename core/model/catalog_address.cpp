// SPDX-License-Identifier: MIT
#include "core/model/catalog_address.h"

namespace esu {

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
}

std::optional<QUrl> catalogAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool plain = url.scheme() == QLatin1String("http");
    const bool wellFormed = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() &&
                            !url.hasFragment() && (plain || url.scheme() == QLatin1String("https"));
    return wellFormed && (!plain || isLoopback(url.host())) ? std::optional(url) : std::nullopt;
}

} // namespace esu
