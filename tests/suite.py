# SPDX-License-Identifier: MIT
"""How a suite of Python's unittest ends: one line that run_all.py counts, and the exit code."""


def end(result):
    """A test with several parts fails once; what was skipped has not passed, and is told."""
    failed = len({getattr(test, "test_case", test).id() for test, _ in result.failures + result.errors})
    for test, why in result.skipped:
        print(f"skipped: {getattr(test, 'test_case', test).id()}: {why}")
    print(f"{max(0, result.testsRun - failed - len(result.skipped))} passed, {failed} failed")
    return 1 if failed or result.testsRun <= len(result.skipped) else 0
