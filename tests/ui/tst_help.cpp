// SPDX-License-Identifier: MIT
// The help answers, in both languages alike, and an error leads to its answer.
#include "tests/ui/layout_checks.h"
#include "tests/ui/shown.h"
#include "ui/help_dialog.h"
#include "ui/text/page_text.h"

#include <QListWidget>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBrowser>

#include <gtest/gtest.h>

#include <algorithm>

namespace esu::test {

namespace {

const QStringList languages{QStringLiteral("ja"), QStringLiteral("en")};

HelpDialog *openedBy(Shown &shown, const QString &button)
{
    shown.page.find<QPushButton>(button)->click();
    QApplication::sendPostedEvents();
    return shown.window.findChild<HelpDialog *>();
}

QString topicIn(const HelpDialog &help)
{
    return help.findChild<QListWidget *>(names::helpContents)->currentItem()->data(Qt::UserRole).toString();
}

} // namespace

TEST(Help, EveryTopicIsASectionAndEverySectionATopicInBothLanguages)
{
    for (const QString &language : languages) {
        QStringList anchors;
        for (const HelpSection &section : HelpText::sections(language))
            anchors << nameOf(section.topic);
        QStringList topics;
        for (const HelpTopic topic : enumerators<HelpTopic>())
            topics << nameOf(topic);
        EXPECT_EQ(anchors.join(QLatin1Char(' ')), topics.join(QLatin1Char(' '))) << language.toStdString();
    }
}

TEST(Help, BothLanguagesShowTheSameSectionsOnAPage)
{
    const QList<HelpSection> ja = HelpText::sections(languages[0]);
    const QList<HelpSection> en = HelpText::sections(languages[1]);
    ASSERT_EQ(ja.size(), en.size());
    for (qsizetype i = 0; i < ja.size(); ++i) {
        EXPECT_EQ(ja[i].pages, en[i].pages) << nameOf(ja[i].topic).toStdString();
        EXPECT_EQ(ja[i].body.count(QLatin1String("<li>")), en[i].body.count(QLatin1String("<li>")))
            << nameOf(ja[i].topic).toStdString();
        EXPECT_FALSE(ja[i].pages.isEmpty());
    }
}

TEST(Help, HoldsOnlyTheElementsThatItsReadmeNames)
{
    static const QRegularExpression element(QStringLiteral("<(?!/?(p|ul|ol|li|code)>|br/>)[^>]*>"));
    for (const QString &language : languages) {
        for (const HelpSection &section : HelpText::sections(language)) {
            EXPECT_FALSE(section.body.contains(element)) << element.match(section.body).captured(0).toStdString();
            EXPECT_FALSE(section.title.isEmpty());
        }
    }
}

TEST(Help, NamesControlsAsTheyAreCalled)
{
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        const Shown shown(readyState(Page::Key), code);
        QStringList labels{PageText::plain(PageText::cancelButton(CancelAction::Stop)),
                           PageText::plain(shown.page.find<QPushButton>(names::copyForSupport)->text())};
        for (const SecondaryAction action : allSecondaryActions)
            labels << PageText::plain(PageText::secondaryButton(action, shown.model.state()));
        for (const HelpSection &section : HelpText::sections(languageName(code))) {
            for (const QString &name : namesIn(section.body))
                EXPECT_TRUE(labels.contains(name)) << name.toStdString();
        }
    }
}

TEST(Help, FitsASmallScreen)
{
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        Shown shown(readyState(Page::Key), code);
        HelpDialog *help = openedBy(shown, names::helpButton);
        help->resize(620, 420);
        QApplication::sendPostedEvents();
        EXPECT_LE(help->width(), 620);
        EXPECT_LE(help->height(), 420);
        EXPECT_EQ(clippedTexts(*help).join(QLatin1Char('\n')).toStdString(), "");
        EXPECT_EQ(namelessControls(*help).join(QLatin1Char('\n')).toStdString(), "");
    }
}

TEST(Help, AMistakeInTheFileLeavesNothing)
{
    EXPECT_TRUE(HelpText::parse(QStringLiteral("<article><section id=\"safe\" class=\"no-page\"><h2>a</h2></section>"
                                               "</article>"))
                    .isEmpty());
    EXPECT_TRUE(HelpText::parse(QStringLiteral("<article><section id=\"safe\" class=\"key\"><h2>a</h2>")).isEmpty());
    const auto good = HelpText::parse(QStringLiteral("<article><section id=\"safe\" class=\"key start\"><h2>a &amp; "
                                                     "b</h2><p>c <code>d</code></p></section></article>"));
    ASSERT_EQ(good.size(), 1);
    EXPECT_EQ(good[0].title, QStringLiteral("a & b"));
    EXPECT_EQ(good[0].body, QStringLiteral("<p>c <code>d</code></p>"));
    EXPECT_EQ(good[0].pages, (QList<Page>{Page::Key, Page::Start}));
}

TEST(Help, ThePageComesFirst)
{
    for (const Page page : allPages) {
        const auto ordered = HelpText::forPage(HelpText::sections(languages[0]), page);
        EXPECT_EQ(nameOf(ordered.constFirst().topic), QStringLiteral("page-") + nameOf(page));
        EXPECT_EQ(ordered.size(), HelpText::sections(languages[0]).size());
    }
}

TEST(Help, IsFoundByTheWordsThatResellersWrite)
{
    const auto found = [](const QString &wanted) {
        QStringList topics;
        for (const HelpSection &section : HelpText::sections(QStringLiteral("ja"))) {
            if (HelpText::matches(section, wanted))
                topics << nameOf(section.topic);
        }
        return topics;
    };
    EXPECT_TRUE(found(QStringLiteral("プロダクトキー")).contains(QStringLiteral("what-is-a-mak")));
    EXPECT_TRUE(found(QStringLiteral("ボリュームライセンス")).contains(QStringLiteral("where-is-my-key")));
    EXPECT_TRUE(found(QStringLiteral("ＭＡＫ 25")).contains(QStringLiteral("what-is-a-mak")));
    EXPECT_TRUE(found(QStringLiteral("来年")).contains(QStringLiteral("next-year")));
    EXPECT_TRUE(found(QStringLiteral("そんなものはない")).isEmpty());
}

TEST(Help, WhatIsFoundIsRanked)
{
    const auto section = [](HelpTopic topic, const char16_t *title, const char16_t *body) {
        return HelpSection{.topic = topic, .title = QString::fromUtf16(title), .body = QString::fromUtf16(body)};
    };
    const QList<HelpSection> sections{
        section(HelpTopic::Safe, u"Safe", u"<p>key</p>"), section(HelpTopic::Cost, u"Cost", u"<p>key key</p>"),
        section(HelpTopic::Limit, u"Limit", u"<p>nothing</p>"), section(HelpTopic::KeyBack, u"The key", u"<p>once</p>"),
        section(HelpTopic::Audit, u"Audit", u"<p>key</p>")};
    const auto topics = [&sections](const QString &wanted) {
        QStringList names;
        for (const HelpSection &each : HelpText::found(sections, wanted))
            names << nameOf(each.topic);
        return names.join(QLatin1Char(' ')).toStdString();
    };
    EXPECT_EQ(topics(QStringLiteral("KEY")), "key-back cost safe audit");
    EXPECT_EQ(topics(QString()), "safe cost limit key-back audit");
}

TEST(Help, TheBestHitIsShown)
{
    Shown shown(readyState(Page::Key), LanguageCode::Japanese);
    const HelpDialog *help = openedBy(shown, names::helpButton);
    ASSERT_TRUE(help);
    help->findChild<QLineEdit *>(names::helpSearch)->setText(QStringLiteral("来年"));
    EXPECT_EQ(topicIn(*help), QStringLiteral("next-year"));
}

TEST(Help, AnErrorLeadsToItsSection)
{
    for (const auto &[state, topic] :
         {std::pair("activate-limit", "limit"), std::pair("activate-network", "proxy"),
          std::pair("key-error", "key-refused"), std::pair("updates-failed", "update-failed")}) {
        Shown shown(named(state));
        ASSERT_FALSE(shown.page.find<QPushButton>(names::explainButton)->isHidden()) << state;
        const HelpDialog *help = openedBy(shown, names::explainButton);
        ASSERT_TRUE(help);
        EXPECT_EQ(topicIn(*help), QLatin1String(topic)) << state;
        EXPECT_GT(help->findChild<QTextBrowser *>(names::helpText)->verticalScrollBar()->value(), 0) << state;
    }
    const Shown quiet(named("activate-ready"));
    EXPECT_TRUE(quiet.page.find<QPushButton>(names::explainButton)->isHidden());
}

TEST(Help, TheSearchLeavesWhatItFinds)
{
    Shown shown(readyState(Page::Key));
    HelpDialog *help = openedBy(shown, names::helpButton);
    ASSERT_TRUE(help);
    EXPECT_EQ(topicIn(*help), QStringLiteral("page-key"));
    auto *search = help->findChild<QLineEdit *>(names::helpSearch);
    search->setText(QStringLiteral("auditor"));
    EXPECT_EQ(topicIn(*help), QStringLiteral("audit"));
    EXPECT_EQ(help->findChild<QListWidget *>(names::helpContents)->count(), 1);
    search->setFocus();
    WizardPage::key(search, Qt::Key_Return);
    EXPECT_FALSE(help->isHidden()) << "Enter looks, and closes nothing";
    search->clear();
    EXPECT_EQ(topicIn(*help), QStringLiteral("audit")) << "what was read stays";
}

} // namespace esu::test
