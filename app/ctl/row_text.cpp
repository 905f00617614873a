// SPDX-License-Identifier: MIT
#include "app/ctl/row_text.h"

#include "ui/text/words.h"

namespace esu {

QString RowText::activated(const ActivationOutcome &outcome)
{
    const QString status = Words::licenseStatus(outcome.licenseStatus);
    return outcome.year
               ? tr("ESU year %1: %2, key ending in %3.")
                     .arg(QString::number(*outcome.year), status, outcome.partialKey)
               : tr("ESU entry of a year that is not known: %1, key ending in %2.").arg(status, outcome.partialKey);
}

QString RowText::row(const EsuRow &row)
{
    const QString key = row.row.hasKey() ? tr("key ending in %1").arg(*row.row.partialProductKey) : tr("no key");
    const QString what = row.year ? tr("ESU year %1").arg(*row.year) : row.row.name;
    const QString text =
        tr("%1: %2, %3 (%4)", "ESU year 2: activated, key ending in 6789B (its ID)")
            .arg(what, Words::licenseStatus(row.row.licenseStatus), key, row.row.id ? row.row.id->text() : QString());
    return row.row.isKmsClient() ? tr("For a KMS client: %1", "entry").arg(text) : text;
}

} // namespace esu
