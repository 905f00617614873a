// SPDX-License-Identifier: MIT
// Where the help opens.
#include "ui/wizard_window.h"

#include "ui/screen_room.h"

namespace esu {

void WizardWindow::showHelp(HelpDialog::Section section)
{
    openHelp(section);
}

void WizardWindow::explain()
{
    HelpDialog *help = openHelp(HelpDialog::Section::Top);
    if (m_topic)
        help->showTopic(*m_topic);
}

HelpDialog *WizardWindow::openHelp(HelpDialog::Section section)
{
    auto *help = new HelpDialog(m_model->resources(), m_model->state().page, section, this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_language, &Language::changed, help, &HelpDialog::retranslate);
    help->resize(help->size().boundedTo(roomOnScreen(*this)));
    help->open();
    return help;
}

} // namespace esu
