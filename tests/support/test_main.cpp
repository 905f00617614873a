// SPDX-License-Identifier: MIT
// The main of every non-GUI suite: a QCoreApplication, then GoogleTest. GUI suites bring their own main.
#include <QCoreApplication>

#include <gtest/gtest.h>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
