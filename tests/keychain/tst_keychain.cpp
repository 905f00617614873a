// SPDX-License-Identifier: MIT
// The credential store against a real backend. Secrets are compared, never printed.
#include "core/base/conditions.h"
#include "core/base/event_loop_thread.h"
#include "core/base/operations.h"
#include "core/keychain/keychain_credential_store.h"

#include <gtest/gtest.h>

#include <QSemaphore>

#ifdef Q_OS_WIN
#include <windows.h>

#include <wincred.h>
#endif

#include <thread>

namespace esu {
namespace {

const QString sampleKey = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B");
const QString otherKey = QStringLiteral("6789B-XY234-QRTVW-HJKMP-BCDFG");

/// QtKeychain's queue belongs to the first thread that used it, so the whole program has one.
EventLoopThread &loop()
{
    static EventLoopThread thread;
    return thread;
}

class Keychain : public ::testing::Test {
protected:
    ~Keychain() override
    {
        for (const QString &label : {m_one, m_two})
            EXPECT_TRUE(m_store.remove(label, {}));
    }

    bool holds(const QString &label, const QString &text)
    {
        const auto read = m_store.read(label, {});
        return read && *read == Secret(text);
    }

    KeychainCredentialStore m_store{loop()};
    const QString m_one = QStringLiteral("test-one");
    const QString m_two = QStringLiteral("test-two");
};

/// Keeps the event-loop thread busy until it goes, so that what happens meanwhile is certain.
class BusyLoop {
public:
    BusyLoop()
    {
        loop().post([gate = m_gate, entered = m_entered] {
            entered->release();
            gate->acquire();
        });
        m_entered->acquire();
    }
    ~BusyLoop() { m_gate->release(); }
    BusyLoop(const BusyLoop &) = delete;
    BusyLoop &operator=(const BusyLoop &) = delete;

private:
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>(0);
    std::shared_ptr<QSemaphore> m_entered = std::make_shared<QSemaphore>(0);
};

TEST_F(Keychain, ReadsBackWhatWasWritten)
{
    ASSERT_TRUE(m_store.write(m_one, Secret(sampleKey), {}));
    EXPECT_TRUE(holds(m_one, sampleKey));
    EXPECT_FALSE(holds(m_one, otherKey));
}

#ifdef Q_OS_WIN
TEST_F(Keychain, TheEntryStaysOnThisPc)
{
    ASSERT_TRUE(m_store.write(m_one, Secret(sampleKey), {}));
    PCREDENTIALW entry = nullptr;
    ASSERT_TRUE(CredReadW(L"ESU Wizard/MAK/test-one", CRED_TYPE_GENERIC, 0, &entry));
    EXPECT_EQ(entry->Persist, static_cast<DWORD>(CRED_PERSIST_LOCAL_MACHINE)) << "else it goes with a roaming profile";
    SecureZeroMemory(entry->CredentialBlob, entry->CredentialBlobSize);
    CredFree(entry);
}
#endif

TEST_F(Keychain, TheLaterWriteWins)
{
    ASSERT_TRUE(m_store.write(m_one, Secret(sampleKey), {}));
    ASSERT_TRUE(m_store.write(m_one, Secret(otherKey), {}));
    EXPECT_TRUE(holds(m_one, otherKey));
}

TEST_F(Keychain, RemovedIsNotFound)
{
    ASSERT_TRUE(m_store.write(m_one, Secret(sampleKey), {}));
    ASSERT_TRUE(m_store.remove(m_one, {}));
    const auto read = m_store.read(m_one, {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::NotFound);
    EXPECT_EQ(read.error().condition, condition::keyNotStored);
    EXPECT_EQ(read.error().operation, operation::keyStore);
}

TEST_F(Keychain, RemovingWhatIsNotThereSucceeds)
{
    EXPECT_TRUE(m_store.remove(m_one, {}));
    EXPECT_TRUE(m_store.remove(m_one, {}));
}

TEST_F(Keychain, LabelsDoNotCollide)
{
    ASSERT_TRUE(m_store.write(m_one, Secret(sampleKey), {}));
    ASSERT_TRUE(m_store.write(m_two, Secret(otherKey), {}));
    EXPECT_TRUE(holds(m_one, sampleKey));
    EXPECT_TRUE(holds(m_two, otherKey));
    ASSERT_TRUE(m_store.remove(m_one, {}));
    EXPECT_FALSE(m_store.read(m_one, {}));
    EXPECT_TRUE(holds(m_two, otherKey));
}

TEST_F(Keychain, SeveralThreadsMayAskAtOnce)
{
    ASSERT_TRUE(m_store.write(m_one, Secret(sampleKey), {}));
    ASSERT_TRUE(m_store.write(m_two, Secret(otherKey), {}));
    std::atomic_int right = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([this, i, &right] {
                if (i % 2 == 0 ? holds(m_one, sampleKey) : holds(m_two, otherKey))
                    ++right;
            });
        }
    }
    EXPECT_EQ(right, 8);
}

TEST_F(Keychain, TellsThatItWaitsForTheStore)
{
    QList<Progress> told;
    EXPECT_TRUE(m_store.remove(m_one, {.report = [&](const Progress &progress) { told.append(progress); }}));
    EXPECT_EQ(told, QList<Progress>{{.waiting = Waiting::CredentialStore}});
}

TEST_F(Keychain, AStopBeforeTheCallWritesNothing)
{
    std::stop_source stop;
    stop.request_stop();
    const auto written = m_store.write(m_one, Secret(sampleKey), {.stop = stop.get_token()});
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().fault, Fault::Cancelled);
    EXPECT_FALSE(m_store.read(m_one, {}));
}

TEST_F(Keychain, AStopEndsTheWaitAndWhatHadNotBegunNeverBegins)
{
    std::stop_source stop;
    {
        const BusyLoop busy;
        // Asked to stop only once the call has told that it waits.
        const JobContext context{.stop = stop.get_token(), .report = [&](const Progress &) { stop.request_stop(); }};
        const auto written = m_store.write(m_one, Secret(sampleKey), context);
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().fault, Fault::Cancelled);
    }
    const auto read = m_store.read(m_one, {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::NotFound);
}

TEST_F(Keychain, ADeadlineEndsTheWaitAndWhatHadNotBegunNeverBegins)
{
    using namespace std::chrono_literals;
    {
        const BusyLoop busy;
        KeychainCredentialStore impatient(loop(), 1ms);
        const auto written = impatient.write(m_one, Secret(sampleKey), {});
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().fault, Fault::Timeout);
        EXPECT_EQ(written.error().condition, condition::timeout);
    }
    const auto read = m_store.read(m_one, {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fault, Fault::NotFound);
}

TEST_F(Keychain, AStoreMayGoWhileItsRequestIsStillQueued)
{
    using namespace std::chrono_literals;
    {
        const BusyLoop busy;
        for (int i = 0; i < 4; ++i) {
            auto gone = std::make_unique<KeychainCredentialStore>(loop(), 0ms);
            EXPECT_FALSE(gone->read(m_one, {}));
        }
    }
    EXPECT_TRUE(m_store.write(m_one, Secret(sampleKey), {}));
    EXPECT_TRUE(holds(m_one, sampleKey));
}

#ifdef Q_OS_WIN
TEST_F(Keychain, IsAGenericCredentialOfThisName)
{
    ASSERT_TRUE(m_store.write(m_one, Secret(sampleKey), {}));
    PCREDENTIALW credential = nullptr;
    ASSERT_TRUE(CredReadW(L"ESU Wizard/MAK/test-one", CRED_TYPE_GENERIC, 0, &credential));
    EXPECT_EQ(QString::fromWCharArray(credential->TargetName), QStringLiteral("ESU Wizard/MAK/test-one"));
    CredFree(credential);
}
#endif

/// Last: `with_keyring.sh` then looks for the key in every file of the private home.
TEST(LeftBehind, AnEntryForTheScript)
{
    if (!qEnvironmentVariableIsSet("ESU_TEST_KEYRING_IS_PRIVATE"))
        GTEST_SKIP() << "only in a private keyring";
    KeychainCredentialStore store{loop()};
    EXPECT_TRUE(store.write(QStringLiteral("left-behind"), Secret(sampleKey), {}));
}

/// Run where there is no Secret Service.
TEST(NoStore, EveryCallIsUnsupported)
{
    KeychainCredentialStore store{loop()};
    const auto written = store.write(defaultKeyLabel, Secret(sampleKey), {});
    const auto read = store.read(defaultKeyLabel, {});
    const auto removed = store.remove(defaultKeyLabel, {});
    const auto unavailable = [](const Error &error) {
        EXPECT_EQ(error.fault, Fault::Unsupported);
        EXPECT_EQ(error.condition, condition::storeUnavailable);
        EXPECT_EQ(error.operation, operation::keyStore);
        EXPECT_FALSE(error.detail.isEmpty());
    };
    ASSERT_FALSE(written);
    ASSERT_FALSE(read);
    ASSERT_FALSE(removed);
    unavailable(written.error());
    unavailable(read.error());
    unavailable(removed.error());
}

} // namespace
} // namespace esu
