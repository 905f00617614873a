// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace esu {

/// A wrapping plain-text label of one of the two text sizes. Text from outside can never become markup. It breaks its
/// lines a little earlier rather than leave one or two characters alone on the last one.
class TextLabel final : public QLabel {
    Q_OBJECT
public:
    enum class Role { Title, Strong, Body, Quiet };
    explicit TextLabel(Role role, QWidget *parent = nullptr);
    /// Hidden while empty, so that layouts leave no hole.
    void setTextOrHide(const QString &text);
    void setRole(Role role);
    /// Where the label stands: Title is also the size of the verdict.
    Role role() const { return m_role; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyColour();
    void keepCompany();
    Role m_role;
    QString m_broken; ///< the text whose lines were looked at last
};

} // namespace esu
