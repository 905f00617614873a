; SPDX-License-Identifier: MIT
; The installer of one architecture. build.py gives VERSION, NUMBERS (four), ARCH (x64, x86), STAGE (the files, in the folder
; it runs in), SIZE (KiB), ICON, OUTPUT, and contents.nsh with the macros InstallContents and RemoveContents.
; What it does, its switches and exit codes: installer/PACKAGES.md.
Unicode true
!if "${ARCH}" == "x64"
  Target amd64-unicode
!else
  Target x86-unicode
!endif
ManifestSupportedOS all
ManifestDPIAware true
RequestExecutionLevel admin
SetCompressor /SOLID lzma
CRCCheck force

!include LogicLib.nsh
!include FileFunc.nsh
!include MUI2.nsh
!include WinMessages.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh
!include contents.nsh

!define PRODUCT "ESU Wizard"
!define OWN_KEY "Software\ESU Wizard"
!define ENTRY_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ESU Wizard"
!define JOB_CLASS "ESUWizard.Job"
!define EVENT_SOURCE "SYSTEM\CurrentControlSet\Services\EventLog\Application\ESU Wizard"
; Exit codes; 0, 1 (the person stopped) and 2 (a file could not be written) are those of NSIS.
!define EXIT_WRONG_WINDOWS 3
!define EXIT_NEWER_IS_HERE 4
!define EXIT_STILL_RUNNING 5
!define EXIT_NO_ADMINISTRATOR 6
!define EXIT_SOMETHING_STAYED 7
!define EXIT_OTHER_INSTALLER 8
!define EXIT_SHARED_TEMP 9

Name "${PRODUCT} ${VERSION}"
OutFile "${OUTPUT}"
BrandingText "${PRODUCT} ${VERSION} (${ARCH})"
!if "${ARCH}" == "x64"
  InstallDir "$PROGRAMFILES64\ESU Wizard"
!else
  InstallDir "$PROGRAMFILES32\ESU Wizard"
!endif
VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
!macro VersionBlock LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} ProductName "${PRODUCT}"
  VIAddVersionKey /LANG=${LANGUAGE} ProductVersion "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} FileDescription "${PRODUCT} Setup (${ARCH})"
  VIAddVersionKey /LANG=${LANGUAGE} FileVersion "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} CompanyName "The ESU Wizard authors"
  VIAddVersionKey /LANG=${LANGUAGE} LegalCopyright "The ESU Wizard authors, MIT licence"
!macroend

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_LICENSE "LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(UninstallTop)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first one is taken where Windows speaks neither.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Japanese"
!insertmacro VersionBlock ${LANG_ENGLISH}
!insertmacro VersionBlock ${LANG_JAPANESE}
!include setup-words.nsh

!if "${SIGN}" != ""
  !uninstfinalize `${SIGN} "%1"` = 0
!endif

Var Newest
Var Everything
Var Upgrading
Var Code

!macro Refuse CODE WORDS
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

!macro LookAround
  SetShellVarContext all
  !if "${ARCH}" == "x64"
    SetRegView 64
  !else
    ${If} ${RunningX64}
      !insertmacro Refuse ${EXIT_WRONG_WINDOWS} "$(TakeX64)"
    ${EndIf}
  !endif
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    !insertmacro Refuse ${EXIT_NO_ADMINISTRATOR} "$(NeedsAdministrator)"
  ${EndIf}
!macroend

; Asks every window of the program that runs from $INSTDIR to close, as a click on its X does, and waits. Whoever has work under
; way there decides it there; nothing is ended by force. $Code: 0 = nothing runs any more, 1 = something still does.
!macro CloseProgram UN
Function ${UN}AskWindow ; title on the stack
  Exch $0
  Push $1
  Push $2
  Push $3
  Push $4
  StrCpy $1 0
  ${Do}
    FindWindow $1 "" "$0" 0 $1
    ${If} $1 = 0
      ${ExitDo}
    ${EndIf}
    System::Call 'user32::GetWindowThreadProcessId(p r1, *i .r2)'
    System::Call 'kernel32::OpenProcess(i 0x1000, i 0, i r2) p .r3'
    ${If} $3 P<> 0
      System::Call 'kernel32::QueryFullProcessImageNameW(p r3, i 0, w .r4, *i ${NSIS_MAX_STRLEN}) i .r2'
      System::Call 'kernel32::CloseHandle(p r3)'
      ${If} $2 <> 0
      ${AndIf} $4 == "$INSTDIR\esu-wizard.exe"
        SendMessage $1 ${WM_CLOSE} 0 0 /TIMEOUT=2000
      ${EndIf}
    ${EndIf}
  ${Loop}
  Pop $4
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

Function ${UN}IsInUse ; file on the stack, gives 0 or 1
  Exch $0
  Push $1
  ${If} ${FileExists} "$0"
    ClearErrors
    FileOpen $1 "$0" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
      StrCpy $0 0
    ${EndIf}
  ${Else}
    StrCpy $0 0
  ${EndIf}
  Pop $1
  Exch $0
FunctionEnd

Function ${UN}CloseProgram
  ${Do}
    ${ForEach} $R0 0 40 + 1
      StrCpy $Code 0
      ${If} $R0 = 0
      ${OrIf} $R0 = 20
        Push "ESU Wizard"
        Call ${UN}AskWindow
        Push "ESU ウィザード"
        Call ${UN}AskWindow
      ${EndIf}
      Push "$INSTDIR\esu-wizard.exe"
      Call ${UN}IsInUse
      Pop $R1
      Push "$INSTDIR\esuctl.exe"
      Call ${UN}IsInUse
      Pop $R2
      IntOp $Code $R1 | $R2
      ${If} $Code = 0
        Return
      ${EndIf}
      Sleep 250
    ${Next}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRunning)" /SD IDCANCEL IDRETRY +2
    Return
  ${Loop}
FunctionEnd
!macroend
!insertmacro CloseProgram ""
!insertmacro CloseProgram "un."

; SYSTEM's temporary folder, where every account may make files: what NSIS unpacks there and loads, somebody else might replace
; in between. Before the first call of a plug-in. An uninstaller gets here before its copy in that folder only with _?=.
!macro RefuseSharedTemp WORDS
  StrLen $0 "$WINDIR\"
  StrCpy $1 "$TEMP" $0
  StrCpy $2 "$PROFILE" $0
  ${If} $1 == "$WINDIR\"
  ${OrIf} $2 == "$WINDIR\"
    !insertmacro Refuse ${EXIT_SHARED_TEMP} "${WORDS}"
  ${EndIf}
!macroend

Function .onInit
  !insertmacro RefuseSharedTemp "$(TakeMsi)"
  !insertmacro LookAround
  ${Unless} ${AtLeastWin7}
    !insertmacro Refuse ${EXIT_WRONG_WINDOWS} "$(NeedsWindows7)"
  ${EndUnless}
  ${If} ${IsWin7}
  ${OrIf} ${IsWin2008R2}
    ${Unless} ${AtLeastServicePack} 1
      !insertmacro Refuse ${EXIT_WRONG_WINDOWS} "$(NeedsWindows7)"
    ${EndUnless}
  ${EndIf}
  ReadRegStr $0 HKLM "${OWN_KEY}" "InstalledBy"
  ${If} $0 == "msi"
    !insertmacro Refuse ${EXIT_OTHER_INSTALLER} "$(OtherInstaller)"
  ${EndIf}
  ReadRegStr $0 HKLM "${ENTRY_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $Newest
    ${If} $Newest = 1
      !insertmacro Refuse ${EXIT_NEWER_IS_HERE} "$(NewerIsHere)"
    ${EndIf}
    ReadRegStr $0 HKLM "${ENTRY_KEY}" "InstallLocation"
    ${If} $0 != ""
      StrCpy $INSTDIR $0
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  Call CloseProgram
  ${If} $Code <> 0
    SetErrorLevel ${EXIT_STILL_RUNNING}
    Abort "$(StillRunning)"
  ${EndIf}
  ; What an older version brought and this one does not must not stay; records are not touched by that.
  ReadRegStr $0 HKLM "${ENTRY_KEY}" "DisplayVersion"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$INSTDIR\uninstall.exe"
    CopyFiles /SILENT /FILESONLY "$INSTDIR\uninstall.exe" "$PLUGINSDIR\before.exe"
    ExecWait '"$PLUGINSDIR\before.exe" /S /UPGRADE _?=$INSTDIR'
  ${EndIf}
  SetOutPath "$INSTDIR"
  !insertmacro InstallContents
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\ESU Wizard.lnk" "$INSTDIR\esu-wizard.exe"
  WriteRegStr HKLM "${OWN_KEY}" "InstalledBy" "setup"
  WriteRegStr HKLM "Software\Classes\.esujob" "" "${JOB_CLASS}"
  WriteRegStr HKLM "Software\Classes\${JOB_CLASS}" "" "ESU Wizard Job"
  WriteRegStr HKLM "Software\Classes\${JOB_CLASS}\DefaultIcon" "" '"$INSTDIR\esu-wizard.exe",0'
  WriteRegStr HKLM "Software\Classes\${JOB_CLASS}\shell\open\command" "" '"$INSTDIR\esu-wizard.exe" "%1"'
  ; Error, warning, information.
  WriteRegExpandStr HKLM "${EVENT_SOURCE}" "EventMessageFile" "$INSTDIR\esuctl.exe"
  WriteRegDWORD HKLM "${EVENT_SOURCE}" "TypesSupported" 7
  WriteRegStr HKLM "${ENTRY_KEY}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKLM "${ENTRY_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${ENTRY_KEY}" "Publisher" "The ESU Wizard authors"
  WriteRegStr HKLM "${ENTRY_KEY}" "DisplayIcon" '"$INSTDIR\esu-wizard.exe",0'
  WriteRegStr HKLM "${ENTRY_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${ENTRY_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${ENTRY_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${ENTRY_KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKLM "${ENTRY_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${ENTRY_KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
SectionEnd

Function un.onInit
  !insertmacro RefuseSharedTemp "$(RemoveAsPerson)"
  !insertmacro LookAround
  ${GetParameters} $0
  StrCpy $Everything ""
  StrCpy $Upgrading ""
  ClearErrors
  ${GetOptions} $0 "/ALL" $1
  ${Unless} ${Errors}
    StrCpy $Everything " --all"
  ${EndUnless}
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${Unless} ${Errors}
    StrCpy $Upgrading "yes"
  ${EndUnless}
FunctionEnd

; Records, what starts after a restart, settings, the stored key of this account: the program knows them, this script does not.
Function un.Forget
  nsExec::Exec '"$INSTDIR\esuctl.exe" forget --dry-run'
  Pop $0
  ${If} $0 = 20
  ${AndIf} $Everything == ""
    MessageBox MB_YESNOCANCEL|MB_ICONQUESTION|MB_DEFBUTTON1 "$(StillOpen)" /SD IDYES IDYES keep IDNO forgetAll
    SetErrorLevel 1
    Abort
    forgetAll:
    StrCpy $Everything " --all"
    keep:
  ${EndIf}
  nsExec::Exec '"$INSTDIR\esuctl.exe" forget$Everything'
  Pop $0
  ${If} $0 <> 0
  ${AndIf} $0 <> 20
    StrCpy $Code 1
    DetailPrint "$(SomethingStayed) ($0)"
    MessageBox MB_OK|MB_ICONINFORMATION "$(SomethingStayed) ($0)" /SD IDOK
  ${EndIf}
FunctionEnd

Section un.all
  Call un.CloseProgram
  ${If} $Code <> 0
    SetErrorLevel ${EXIT_STILL_RUNNING}
    Abort "$(StillRunning)"
  ${EndIf}
  ${If} $Upgrading == ""
  ${AndIf} ${FileExists} "$INSTDIR\esuctl.exe"
    Call un.Forget
  ${EndIf}
  !insertmacro RemoveContents
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\ESU Wizard.lnk"
  ReadRegStr $0 HKLM "Software\Classes\.esujob" ""
  ${If} $0 == "${JOB_CLASS}"
    DeleteRegKey HKLM "Software\Classes\.esujob"
  ${EndIf}
  DeleteRegKey HKLM "Software\Classes\${JOB_CLASS}"
  DeleteRegKey HKLM "${EVENT_SOURCE}"
  DeleteRegKey HKLM "${ENTRY_KEY}"
  DeleteRegValue HKLM "${OWN_KEY}" "InstalledBy"
  DeleteRegKey /ifempty HKLM "${OWN_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)'
  ${If} $Code <> 0
    SetErrorLevel ${EXIT_SOMETHING_STAYED}
  ${EndIf}
SectionEnd
