/* SPDX-License-Identifier: MIT */
/* Keeps a planted DLL from being loaded.
 *
 * The loader looks for a program's DLLs in the program's own folder first, which may be a download folder full of
 * strange files, and this program can be elevated. Only DLLs that Windows keeps in its list of KnownDLLs are safe from
 * that. The functions of late_imports.inc live in others, so they are not imported but looked up at the first call, in
 * the DLL in System32.
 *
 * Linked as an object, like win7_shim.c: for each function it defines the plain name and the pointer __imp_X, before
 * any import library is searched. The pointer leads to a stub that fetches the function, puts it in the pointer's
 * place and goes on there with the caller's arguments untouched. May run on any thread and before static constructors.
 */
#include "system_module.h"

struct late_import {
    void **pointer;
    const wchar_t *dll;
    const char *function;
};

/* One instruction a line. */
/* clang-format off */
#ifdef _WIN64
#define PLAIN(name, bytes) #name
#define POINTER(name, bytes) "__imp_" #name
#define WORD ".quad "
#define STUB(name, bytes)                                                                          \
    "jmp *" POINTER(name, bytes) "(%rip)\n"                                                        \
    "1: leaq 2f(%rip), %rax\n"                                                                     \
    "jmp esu_late_import\n"
#else
#define PLAIN(name, bytes) "_" #name "@" #bytes
#define POINTER(name, bytes) "__imp__" #name "@" #bytes
#define WORD ".long "
#define STUB(name, bytes)                                                                          \
    "jmp *" POINTER(name, bytes) "\n"                                                              \
    "1: movl $2f, %eax\n"                                                                          \
    "jmp _esu_late_import\n"
#endif

/* Label 1 is where the pointer leads at first, 2 the struct late_import. */
#define LATE(dll, name, bytes)                                                                     \
    __asm__(".section .text$late_" #name ",\"x\"\n"                                                \
            ".globl " PLAIN(name, bytes) "\n"                                                      \
            PLAIN(name, bytes) ":\n"                                                               \
            STUB(name, bytes)                                                                      \
            ".section .data$late_" #name ",\"w\"\n"                                                \
            ".balign 8\n"                                                                          \
            ".globl " POINTER(name, bytes) "\n"                                                    \
            POINTER(name, bytes) ": " WORD "1b\n"                                                  \
            "2: " WORD POINTER(name, bytes) ", 3f, 4f\n"                                           \
            "3: .string16 \"" #dll ".dll\"\n"                                                      \
            "4: .string \"" #name "\"\n"                                                           \
            ".text\n");
/* clang-format on */
#include "late_imports.inc"

/* Saves every register that can hold an argument; %rax (%eax) holds the struct late_import. */
#ifdef _WIN64
__asm__(".text\n"
        ".def esu_late_import; .scl 2; .type 32; .endef\n"
        ".seh_proc esu_late_import\n"
        "esu_late_import:\n"
        "subq $0x88, %rsp\n"
        ".seh_stackalloc 0x88\n"
        ".seh_endprologue\n"
        "movq %rcx, 0x20(%rsp)\n"
        "movq %rdx, 0x28(%rsp)\n"
        "movq %r8, 0x30(%rsp)\n"
        "movq %r9, 0x38(%rsp)\n"
        "movups %xmm0, 0x40(%rsp)\n"
        "movups %xmm1, 0x50(%rsp)\n"
        "movups %xmm2, 0x60(%rsp)\n"
        "movups %xmm3, 0x70(%rsp)\n"
        "movq %rax, %rcx\n"
        "call esu_late_function\n"
        "movq 0x20(%rsp), %rcx\n"
        "movq 0x28(%rsp), %rdx\n"
        "movq 0x30(%rsp), %r8\n"
        "movq 0x38(%rsp), %r9\n"
        "movups 0x40(%rsp), %xmm0\n"
        "movups 0x50(%rsp), %xmm1\n"
        "movups 0x60(%rsp), %xmm2\n"
        "movups 0x70(%rsp), %xmm3\n"
        "addq $0x88, %rsp\n"
        "jmp *%rax\n"
        ".seh_endproc\n");
#else
__asm__(".text\n"
        "_esu_late_import:\n"
        "pushl %ecx\n"
        "pushl %edx\n"
        "pushl %eax\n"
        "call _esu_late_function\n"
        "addl $4, %esp\n"
        "popl %edx\n"
        "popl %ecx\n"
        "jmp *%eax\n");
#endif

void *esu_late_function(const struct late_import *import) __attribute__((used));

void *esu_late_function(const struct late_import *import)
{
    /* A caller may be waiting to read the error of an earlier call. */
    const DWORD error = GetLastError();
    HMODULE module = system_module(import->dll);
    void *function = module ? (void *)(UINT_PTR)GetProcAddress(module, import->function) : NULL;
    if (!function) {
        /* Cannot be on a whole Windows 7 SP1 or later; the code is that of Microsoft's own delay-load helper. */
        const ULONG_PTR names[] = {(ULONG_PTR)import->dll, (ULONG_PTR)import->function};
        RaiseException(0xC06D007F, EXCEPTION_NONCONTINUABLE, 2, names);
    }
    __atomic_store_n(import->pointer, function, __ATOMIC_RELEASE);
    SetLastError(error);
    return function;
}
