// SPDX-License-Identifier: MIT
#include "core/network/catalog_client.h"

#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/base/whole_file.h"
#include "core/model/catalog_address.h"
#include "core/model/outside_text.h"
#include "core/network/catalog_page.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace esu {

namespace {

using namespace std::chrono_literals;

constexpr int mostRedirects = 5;
/// Tries in a row that bring nothing new.
constexpr int mostTries = 5;
/// So much makes a try count as progress; less would let a server drip for ever.
constexpr qint64 progressBytes = qint64{1024} * 1024;

/// Worth another try: a broken or busy line, never a refused certificate.
bool isPassing(const Error &error)
{
    if (!error.code)
        return false;
    static constexpr std::array codes{netcode::nameNotResolved,
                                      netcode::timedOut,
                                      netcode::cannotConnect,
                                      netcode::aborted,
                                      0x8024401CU,
                                      0x8024401FU,
                                      0x80244021U,
                                      0x80244022U,
                                      0x80244023U};
    return std::ranges::find(codes, *error.code) != codes.end();
}

QString sha1InName(const QString &fileName)
{
    const QString end = fileName.section(u'_', -1).section(u'.', 0, 0).toLower();
    const bool isDigest = end.size() == 40 && std::ranges::all_of(end, [](QChar c) {
                              return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
                          });
    return isDigest ? end : QString();
}

Error diskError(const QFile &file)
{
    return {.fault = Fault::Backend,
            .operation = operation::packageDownload,
            .condition = isDiskFull(file, progressBytes) ? condition::diskFull : QString(),
            .detail = file.errorString()};
}

Error tooLarge(const QString &operation)
{
    return conditionError(Fault::BadData, operation, condition::downloadTooLarge);
}

Result<bool> digestFits(const QString &path, const PackageFile &file, const JobContext &context)
{
    QFile local(path);
    if (!local.open(QIODevice::ReadOnly))
        return std::unexpected(diskError(local));
    QCryptographicHash sha1(QCryptographicHash::Sha1);
    QCryptographicHash sha256(QCryptographicHash::Sha256);
    while (!local.atEnd()) {
        if (context.stopRequested())
            return std::unexpected(cancelled(operation::packageDownload));
        const QByteArray piece = local.read(progressBytes);
        if (piece.isEmpty())
            return std::unexpected(diskError(local));
        sha1.addData(piece);
        sha256.addData(piece);
    }
    const auto fits = [](const QString &wanted, const QCryptographicHash &hash) {
        return wanted.isEmpty() || wanted.toLower() == QString::fromLatin1(hash.result().toHex());
    };
    return fits(file.sha1, sha1) && fits(file.sha256, sha256);
}

} // namespace

Result<CatalogPlace> CatalogPlace::at(const QString &base)
{
    const auto given = catalogAddress(base);
    if (!given) {
        return std::unexpected(conditionError(
            Fault::BadData, operation::arguments, condition::badArguments,
            harmless(
                QStringLiteral("--catalog: \"%1\" is not an https address (http only for this PC itself)").arg(base))));
    }
    const QUrl url = *given;
    const auto under = [&url](const char16_t *name) {
        QUrl page = url;
        page.setPath((url.path().endsWith(u'/') ? url.path() : url.path() + u'/') + QString::fromUtf16(name));
        return page;
    };
    return CatalogPlace{.endpoints = {.search = under(u"Search.aspx"),
                                      .dialog = under(u"DownloadDialog.aspx"),
                                      .downloadHosts = {url.host()}},
                        .plainHttp = url.scheme() == QLatin1String("http"),
                        .mirror = true};
}

/// A download on its way: the partial file, and beside it what tells whether the server still has the same one.
struct CatalogClient::Partial {
    QFile data;
    QFile tag;
    qint64 limit;

    QByteArray validator()
    {
        if (!tag.open(QIODevice::ReadOnly))
            return {};
        const QByteArray text = tag.read(1024);
        tag.close();
        return text;
    }
    void remember(const QByteArray &validator)
    {
        tag.remove();
        if (!validator.isEmpty() && tag.open(QIODevice::WriteOnly)) {
            tag.write(validator);
            tag.close();
        }
    }
    void remove()
    {
        data.close();
        data.remove();
        tag.remove();
    }
};

qint64 CatalogLimits::ofDownload(const PackageFile &file) const
{
    if (file.size > 0)
        return file.size;
    if (file.listedSize <= 0 || file.listedSize > package / timesListed)
        return package;
    return std::min(std::max<qint64>(timesListed * file.listedSize, anyListed), package);
}

bool CatalogClient::backOff(int attempt, const JobContext &context)
{
    return m_clock.wait(2000ms * (1 << std::min(attempt, 4)), context.stop);
}

Result<QString> CatalogClient::page(const HttpRequest &request, const JobContext &context)
{
    for (int attempt = 0;; ++attempt) {
        QByteArray body;
        const auto head = m_http.exchange(
            request,
            [this, &body](const HttpHead &, const QByteArray &piece) -> Result<void> {
                body += piece;
                if (body.size() > m_limits.page)
                    return std::unexpected(tooLarge(operation::catalogFind));
                return {};
            },
            operation::catalogFind, context);
        if (head && head->status == 200)
            return QString::fromUtf8(body);
        const Error error = head ? statusError(head->status, operation::catalogFind) : head.error();
        if (!isPassing(error) || request.within || attempt + 1 >= mostTries)
            return std::unexpected(error);
        if (!backOff(attempt, context))
            return std::unexpected(cancelled(operation::catalogFind));
    }
}

Result<CatalogListing> CatalogClient::find(const CatalogQuery &wanted, const JobContext &context)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto left = [&wanted, begin]() -> std::optional<std::chrono::milliseconds> {
        if (!wanted.within)
            return std::nullopt;
        return *wanted.within - std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    };
    const auto notUnderstood = [](const QString &what) {
        return std::unexpected(
            conditionError(Fault::BadData, operation::catalogFind, condition::catalogNotUnderstood, what));
    };
    context.tell({.waiting = Waiting::SearchingUpdates, .subject = wanted.kb});
    QUrl search = m_place.endpoints.search;
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("q"), wanted.kb);
    search.setQuery(query);
    const auto text = page({.url = search, .within = left()}, context);
    if (!text)
        return std::unexpected(text.error());
    const auto results = catalog::searchPage(*text, wanted.kb);
    if (!results || results->rows.size() > m_limits.updates)
        return notUnderstood(QStringLiteral("search page"));
    CatalogListing found{.complete = results->last};
    for (const catalog::SearchPage::Row &row : results->rows) {
        const auto dialog = page(
            {.url = m_place.endpoints.dialog, .form = catalog::dialogForm(row.updateId), .within = left()}, context);
        if (!dialog)
            return std::unexpected(dialog.error());
        auto files = catalog::files(*dialog, wanted.kb);
        if (!files)
            return notUnderstood(QStringLiteral("download dialog"));
        // The figure is that of the whole update.
        if (files->size() == 1)
            files->first().listedSize = row.size;
        for (const PackageFile &file : std::as_const(*files)) {
            if (!found.files.contains(file))
                found.files.append(file);
            if (!wanted.sha1.isEmpty() && file.sha1 == wanted.sha1)
                return found;
        }
    }
    return found;
}

Result<void> CatalogClient::checkAddress(const QUrl &url) const
{
    const bool scheme =
        url.scheme() == QLatin1String("https") || (m_place.plainHttp && url.scheme() == QLatin1String("http"));
    if (scheme && m_place.endpoints.downloadHosts.contains(url.host(), Qt::CaseInsensitive))
        return {};
    return std::unexpected(conditionError(Fault::Refused, operation::packageDownload, condition::redirectRefused,
                                          url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
}

Result<PackageFile> CatalogClient::addressed(PackageFile file, const JobContext &context)
{
    if (file.url.isEmpty()) {
        const auto offered = find({.kb = file.kb, .sha1 = file.sha1}, context);
        if (!offered)
            return std::unexpected(offered.error());
        const auto same = std::ranges::find_if(offered->files, [&file](const PackageFile &other) {
            return other.fileName == file.fileName || (!file.sha1.isEmpty() && other.sha1 == file.sha1);
        });
        if (same == offered->files.end())
            return std::unexpected(
                Error{.fault = Fault::NotFound, .operation = operation::packageDownload, .detail = file.fileName});
        file.url = same->url;
        file.listedSize = same->listedSize;
        if (file.sha1.isEmpty())
            file.sha1 = same->sha1;
    }
    // The dialog often says http; the delivery hosts answer on https too.
    if (!m_place.plainHttp && file.url.scheme() == QLatin1String("http"))
        file.url.setScheme(QStringLiteral("https"));
    if (file.sha1.isEmpty())
        file.sha1 = sha1InName(file.fileName);
    if (!isPackageFileName(file.fileName) || (file.sha1.isEmpty() && file.sha256.isEmpty()))
        return std::unexpected(conditionError(Fault::BadData, operation::packageDownload, condition::digestMismatch,
                                              QStringLiteral("nothing proves %1").arg(file.fileName)));
    if (auto allowed = checkAddress(file.url); !allowed)
        return std::unexpected(allowed.error());
    return file;
}

Result<void> CatalogClient::fetchOnce(const PackageFile &file, Partial &partial, const JobContext &context)
{
    QUrl url = file.url;
    for (int redirects = 0;; ++redirects) {
        HttpRequest request{.url = url};
        const QByteArray validator = partial.validator();
        const qint64 begin = validator.isEmpty() ? 0 : partial.data.size();
        if (begin > 0)
            request.headers = {{"Range", "bytes=" + QByteArray::number(begin) + "-"}, {"If-Range", validator}};
        bool started = false;
        qint64 written = begin;
        const auto sink = [&](const HttpHead &head, const QByteArray &piece) -> Result<void> {
            if (head.status != 200 && head.status != 206)
                return {}; // the body of an answer that is not the file
            if (!started) {
                started = true;
                // Also before anything of it takes room on the disk.
                if (head.length > partial.limit)
                    return std::unexpected(tooLarge(operation::packageDownload));
                const bool continued =
                    head.status == 206 && head.contentRange.startsWith("bytes " + QByteArray::number(begin) + "-");
                if (head.status == 206 && !continued)
                    return std::unexpected(
                        hresultError(netcode::aborted, operation::packageDownload, QStringLiteral("another range")));
                if (!continued) {
                    written = 0;
                    partial.data.resize(0);
                    partial.remember(head.validator);
                }
                partial.data.seek(written);
            }
            if (written + piece.size() > partial.limit)
                return std::unexpected(tooLarge(operation::packageDownload));
            if (partial.data.write(piece) != piece.size())
                return std::unexpected(diskError(partial.data));
            written += piece.size();
            const qint64 whole = file.size > 0 ? file.size : head.length;
            context.tell({.waiting = Waiting::DownloadingUpdates,
                          .percent = whole > 0 ? static_cast<int>(std::min<qint64>(100, written * 100 / whole)) : -1,
                          .subject = file.kb});
            return {};
        };
        const auto head = m_http.exchange(request, sink, operation::packageDownload, context);
        if (!head)
            return std::unexpected(head.error());
        if (head->status == 200 || head->status == 206)
            return {};
        if (head->status == 416) { // the partial file is no beginning of what is there now
            partial.data.resize(0);
            partial.remember({});
            return std::unexpected(hresultError(netcode::aborted, operation::packageDownload));
        }
        if (head->status < 300 || head->status > 399 || head->location.isEmpty())
            return std::unexpected(statusError(head->status, operation::packageDownload));
        const QUrl next = url.resolved(QUrl::fromEncoded(head->location, QUrl::StrictMode));
        const bool downgrade = url.scheme() == QLatin1String("https") && next.scheme() != QLatin1String("https");
        if (auto allowed = checkAddress(next); !allowed || downgrade || redirects >= mostRedirects)
            return std::unexpected(conditionError(Fault::Refused, operation::packageDownload,
                                                  condition::redirectRefused,
                                                  next.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
        url = next;
    }
}

Result<void> CatalogClient::fetch(const PackageFile &file, Partial &partial, const JobContext &context)
{
    for (int attempt = 0;; ++attempt) {
        const qint64 before = partial.data.size();
        auto done = fetchOnce(file, partial, context);
        if (done || !isPassing(done.error()))
            return done;
        if (partial.data.size() - before >= progressBytes)
            attempt = 0;
        if (attempt + 1 >= mostTries)
            return done;
        if (!backOff(attempt, context))
            return std::unexpected(cancelled(operation::packageDownload));
    }
}

Result<QString> CatalogClient::download(const PackageFile &wanted, const QString &folder, const JobContext &context)
{
    const auto file = addressed(wanted, context);
    if (!file)
        return std::unexpected(file.error());
    QString path = QDir(folder).filePath(file->fileName);
    if (QFile::exists(path)) {
        const auto fits = digestFits(path, *file, context);
        if (!fits)
            return std::unexpected(fits.error());
        if (*fits)
            return path;
        QFile::remove(path);
    }
    Partial partial{.data = QFile(path + QStringLiteral(".part")),
                    .tag = QFile(path + QStringLiteral(".part.tag")),
                    .limit = m_limits.ofDownload(*file)};
    // What an earlier call left may belong to another file: then once more, from the start.
    for (bool last = !partial.data.exists();; last = true) {
        // Unbuffered: a full disk is met by the write that does not fit.
        if (!partial.data.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
            return std::unexpected(diskError(partial.data));
        auto done = fetch(*file, partial, context);
        partial.data.close();
        if (!done) {
            if (done.error().fault == Fault::BadData || done.error().fault == Fault::Refused)
                partial.remove();
            return std::unexpected(done.error());
        }
        const auto fits = digestFits(partial.data.fileName(), *file, context);
        if (!fits)
            return std::unexpected(fits.error());
        if (*fits)
            break;
        partial.remove();
        if (last)
            return std::unexpected(
                conditionError(Fault::BadData, operation::packageDownload, condition::digestMismatch, file->fileName));
    }
    partial.tag.remove();
    if (!partial.data.rename(path))
        return std::unexpected(diskError(partial.data));
    return path;
}

} // namespace esu
