; SPDX-License-Identifier: MIT
; What the installer says in its own words.
!macro Say NAME ENGLISH JAPANESE
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_JAPANESE} "${JAPANESE}"
!macroend

!insertmacro Say TakeX64 "This is a 64-bit Windows. Please use esu-wizard-${VERSION}-x64-setup.exe instead." "この Windows は 64 ビット版です。esu-wizard-${VERSION}-x64-setup.exe をお使いください。"
!insertmacro Say NeedsWindows7 "Windows 7 SP1 or later is needed." "Windows 7 SP1 以降が必要です。"
!insertmacro Say NeedsAdministrator "Administrator rights are needed. Please start this program as administrator." "管理者の権限が必要です。管理者として実行してください。"
!insertmacro Say NewerIsHere "A newer version of ESU Wizard is installed already. Nothing was changed." "新しい版の ESU ウィザードがすでに入っています。何も変更していません。"
!insertmacro Say TakeMsi "This setup is for a person who is signed in. For an agent that runs as SYSTEM, take the MSI package." "このセットアップは、サインインした人が使うためのものです。SYSTEM として動く管理ツールでは、MSI パッケージを使ってください。"
!insertmacro Say RemoveAsPerson "ESU Wizard is removed by an administrator who is signed in, not by an agent that runs as SYSTEM. Nothing was removed." "ESU ウィザードの削除は、サインインした管理者が行ってください。SYSTEM として動く管理ツールでは行えません。何も削除していません。"
!insertmacro Say OtherInstaller "ESU Wizard was installed from an MSI package here. Please remove it first, or install the newer MSI." "このパソコンの ESU ウィザードは MSI パッケージで入れたものです。先にそれを削除するか、新しい MSI を使ってください。"
!insertmacro Say StillRunning "ESU Wizard is still running. Please finish or close it, then try again." "ESU ウィザードがまだ動いています。作業を終えるか閉じてから、もう一度お試しください。"
!insertmacro Say StillOpen "A restart is due, or an activation whose result is not known yet. The record of it prevents an activation from being used twice.$\n$\nKeep this record? (Recommended)" "再起動が必要な状態か、結果の分からないライセンス認証があります。その記録は、ライセンス認証の回数を二重に使わないためのものです。$\n$\nこの記録を残しますか? (残すことをお勧めします)"
!insertmacro Say SomethingStayed "Something that ESU Wizard had noted could not be removed. The guide says where it is." "ESU ウィザードが残した記録の一部を削除できませんでした。場所は手引きをご覧ください。"
!insertmacro Say UninstallTop "The records of ESU Wizard on this PC, its remembered settings and the key that this account stored are removed with it. Keys that other accounts stored cannot be reached from here. Reports that you saved stay." "ESU ウィザードの記録、覚えた設定、このアカウントに保存したキーも削除します。ほかのアカウントに保存したキーは、ここからは削除できません。保存した結果のファイルは残ります。"
