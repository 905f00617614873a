// SPDX-License-Identifier: MIT
#include "ui/report_file.h"

#include "ui/report_pdf.h"

#include <QFileInfo>

namespace esu {

namespace {

const QString saving = QStringLiteral("report.save");

} // namespace

Result<void> writeReport(const QString &file, const ReportInput &input, const Resources &resources,
                         const JsonReport &json, const SaveFile &save)
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
    return save(file, bytes, saving);
}

} // namespace esu
