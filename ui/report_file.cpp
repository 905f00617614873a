// SPDX-License-Identifier: MIT
#include "ui/report_file.h"

#include "core/base/whole_file.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QTextDocument>

#if QT_CONFIG(pdf)
#include <QPdfWriter>
#endif

namespace esu {

namespace {

const QString saving = QStringLiteral("report.save");

} // namespace

bool canWritePdf()
{
#if QT_CONFIG(pdf)
    return true;
#else
    return false;
#endif
}

#if QT_CONFIG(pdf)
QByteArray pdfReport(const ReportInput &input, const Resources &resources)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
        writer.setResolution(300);
        writer.setTitle(Report::suggestedName(input));
        writer.setCreator(QStringLiteral("ESU Wizard " ESU_VERSION));
        QTextDocument document;
        document.setHtml(Report::html(input, resources));
        document.setDocumentMargin(0);
        document.print(&writer);
    }
    return bytes;
}
#else
QByteArray pdfReport(const ReportInput &, const Resources &)
{
    return {};
}
#endif

Result<void> writeReport(const QString &file, const ReportInput &input, const Resources &resources,
                         const JsonReport &json)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("html") || ending == QLatin1String("htm"))
        bytes = Report::html(input, resources).toUtf8();
    else if (ending == QLatin1String("csv"))
        bytes = Report::csv(input, resources);
    else if (ending == QLatin1String("pdf") && canWritePdf())
        bytes = pdfReport(input, resources);
    else if (ending == QLatin1String("json") && json)
        bytes = json(input);
    else
        return std::unexpected(Error{
            .fault = Fault::Unsupported, .operation = saving, .detail = QStringLiteral("ending \"%1\"").arg(ending)});
    return saveWhole(file, bytes, saving);
}

} // namespace esu
