/* SPDX-License-Identifier: MIT */
/* Stands in for wusa.exe and dism.exe: writes its command line into ESU_STAND_IN_RECORD and ends with
   ESU_STAND_IN_EXIT; "hang" never ends. What it was given as TEMP, TMP and PATH goes into ESU_STAND_IN_ENVIRONMENT. Called as wusa.exe while ESU_STAND_IN_WUSA is set, that decides instead.
   Called as wusa.exe it tries to change the package it was given: ESU_STAND_IN_ATTEMPTS takes what became of that.
   Called as dism.exe it leaves a file in its /scratchdir:, and fails where it cannot make one.
   Called as expand.exe for the properties of a package it gives ESU_STAND_IN_IDENTITY. */
#include <windows.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    const char *record = getenv("ESU_STAND_IN_RECORD");
    const char *code = getenv("ESU_STAND_IN_EXIT");
    if (strstr(argv[0], "wusa") && getenv("ESU_STAND_IN_WUSA"))
        code = getenv("ESU_STAND_IN_WUSA");
    FILE *file = record ? fopen(record, "ab") : NULL;
    if (file) {
        for (int i = 0; i < argc; ++i)
            fprintf(file, "%s|", argv[i]);
        fputs("\n", file);
        fclose(file);
    }
    const char *environment = getenv("ESU_STAND_IN_ENVIRONMENT");
    file = environment ? fopen(environment, "wb") : NULL;
    if (file) {
        fprintf(file, "%s|%s|%s", getenv("TEMP"), getenv("TMP"), getenv("PATH"));
        fclose(file);
    }
    const char *attempts = getenv("ESU_STAND_IN_ATTEMPTS");
    file = attempts && strstr(argv[0], "wusa") && argc > 1 ? fopen(attempts, "wb") : NULL;
    if (file) {
        char moved[MAX_PATH];
        snprintf(moved, sizeof moved, "%s.moved", argv[1]);
        HANDLE opened = CreateFileA(argv[1], GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                                    OPEN_EXISTING, 0, NULL);
        fprintf(file, "written: %s", opened == INVALID_HANDLE_VALUE ? "no" : "yes");
        if (opened != INVALID_HANDLE_VALUE)
            CloseHandle(opened);
        fprintf(file, ", moved: %s", MoveFileA(argv[1], moved) ? "yes" : "no");
        fprintf(file, ", there: %s", GetFileAttributesA(argv[1]) == INVALID_FILE_ATTRIBUTES ? "no" : "yes");
        fclose(file);
    }
    for (int i = 1; strstr(argv[0], "dism") && i < argc; ++i) {
        const char *option = "/scratchdir:";
        if (strncmp(argv[i], option, strlen(option)))
            continue;
        char left[MAX_PATH];
        snprintf(left, sizeof left, "%s\\left", argv[i] + strlen(option));
        HANDLE made = CreateFileA(left, GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL);
        if (made == INVALID_HANDLE_VALUE)
            return 1;
        CloseHandle(made);
    }
    if (strstr(argv[0], "expand") && argc > 3) {
        char part[MAX_PATH];
        if (strstr(argv[1], "pkgProperties")) {
            const char *identity = getenv("ESU_STAND_IN_IDENTITY");
            snprintf(part, sizeof part, "%s\\package-pkgProperties.txt", argv[3]);
            file = identity ? fopen(part, "wb") : NULL;
            if (file) {
                fputs(identity, file);
                fclose(file);
            }
            return 0;
        }
        snprintf(part, sizeof part, "%s\\DesktopDeployment.cab", argv[3]);
        CopyFileA(argv[2], part, TRUE);
        snprintf(part, sizeof part, "%s\\part.cab", argv[3]);
        return CopyFileA(argv[2], part, TRUE) ? 0 : 1;
    }
    if (code && !strcmp(code, "hang"))
        Sleep(INFINITE);
    return code ? (int)strtoul(code, NULL, 0) : 0;
}
