# SPDX-License-Identifier: MIT
"""What the suites of Python's unittest share. Each ends with one line that run_all.py counts, and the exit code."""
import signal


def hears_signals():
    """Called in a child that is sent signals: who runs the suite may ignore them (nohup, a script's background)."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


def end(result):
    """A test with several parts fails once; what was skipped has not passed, and is told."""
    failed = len({getattr(test, "test_case", test).id() for test, _ in result.failures + result.errors})
    for test, why in result.skipped:
        print(f"skipped: {getattr(test, 'test_case', test).id()}: {why}")
    print(f"{max(0, result.testsRun - failed - len(result.skipped))} passed, {failed} failed")
    return 1 if failed or result.testsRun <= len(result.skipped) else 0
