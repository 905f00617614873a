<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>CalendarFile</name>
    <message>
        <source>Order the ESU key of year %1</source>
        <translation>ESU の %1 年目のキーを注文する</translation>
    </message>
    <message>
        <source>ESU year %1 ends</source>
        <translation>ESU の %1 年目が終わる</translation>
    </message>
    <message>
        <source>ESU year %1 begins: a new key is needed</source>
        <translation>ESU の %1 年目が始まる (新しいキーが必要)</translation>
    </message>
    <message>
        <source>Order it from your reseller: one activation for each PC. ESU Wizard has an order note for it on its last page.</source>
        <translation>購入元に注文してください。パソコン 1 台につきライセンス認証 1 回分が必要です。注文書は、ESU ウィザードの最後の画面で作れます。</translation>
    </message>
    <message>
        <source>This is the last year that is known. Plan the move to a newer Windows before this day.</source>
        <translation>わかっている最後の年です。この日までに、新しい Windows への移行を計画してください。</translation>
    </message>
    <message>
        <source>Updates that come after this day need the key of year %1.</source>
        <translation>この日より後に出る更新プログラムには、%1 年目のキーが必要です。</translation>
    </message>
    <message>
        <source>Start ESU Wizard on each PC and enter the new key. The key of the year before is not enough for the updates of this year.</source>
        <translation>各パソコンで ESU ウィザードを起動し、新しいキーを入力してください。この年の更新プログラムには、前の年のキーは使えません。</translation>
    </message>
    <message>
        <source>Dates as known on %1.</source>
        <translation>日付は %1時点の情報です。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what happens, which Windows</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>practice, title of an entry</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>CalendarText</name>
    <message>
        <source>%1: %2</source>
        <comment>date, what happens on it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The calendar is saved as %1.</source>
        <translation>カレンダーを %1 に保存しました。</translation>
    </message>
    <message>
        <source>No calendar was saved: no day of a next year is known for this PC.</source>
        <translation>カレンダーは保存していません。このパソコンには、わかっている次の年の日程がありません。</translation>
    </message>
</context>
<context>
    <name>CardWordsOf</name>
    <message>
        <source>This PC is eligible for ESU. Year %1 is running and ends on %2.</source>
        <translation>このパソコンは ESU の対象です。現在は %1 年目で、対象期間は %2までです。</translation>
    </message>
    <message>
        <source>ESU for %1 ended on %2. A key you own may still allow the updates of its period, but no new updates are provided.</source>
        <translation>%1 の ESU は %2に終了しました。お持ちのキーでその期間の更新プログラムをインストールできる場合がありますが、新しいものは提供されません。</translation>
    </message>
    <message>
        <source>ESU for %1 starts on %2. Until then the PC receives the ordinary updates.</source>
        <translation>%1 の ESU は %2に始まります。それまでは通常の更新プログラムを受け取れます。</translation>
    </message>
    <message>
        <source>Sources differ on whether ESU with a MAK covers the Windows on this PC (%1). Ask your reseller before you use a key.</source>
        <translation>このパソコンの Windows (%1) が MAK キーで使う ESU の対象かどうかは、資料によって異なります。キーを使う前に購入元に確認してください。</translation>
    </message>
    <message>
        <source>This PC could not be read completely. You can go on; what is unknown is shown as unknown.</source>
        <translation>このパソコンの情報を一部読み取れませんでした。このまま次へ進んでかまいません。わからない項目は「確認できず」と表示します。</translation>
    </message>
    <message>
        <source>ESU with a MAK does not cover the Windows on this PC (%1). The PC keeps working as before.</source>
        <translation>このパソコンの Windows (%1) は、MAK キーで使う ESU の対象外です。パソコンはこれまでどおり使えます。</translation>
    </message>
    <message numerus="yes">
        <source>Ready for ESU. All %n check(s) are OK.</source>
        <translation>
            <numerusform>ESU の準備ができています。%n 件の確認項目はすべて問題ありません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) missing. The list below says how to install them; then check again.</source>
        <translation>
            <numerusform>不足しているものが %n 件あります。一覧の手順でインストールしてから、もう一度確認してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is known to be missing. %n check(s) could not be made; you can go on.</source>
        <translation>
            <numerusform>不足は見つかっていません。確認できなかった項目が %n 件ありますが、このまま次へ進んでかまいません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes need administrator rights. Choose [Run as administrator]; you will come back to this page.</source>
        <translation>変更するには管理者の権限が必要です。[管理者として実行] を選ぶと、この画面に戻って続けられます。</translation>
    </message>
    <message>
        <source>A restart is needed. Save your open files, restart Windows, then start the wizard again. It reads the state anew.</source>
        <translation>再起動が必要です。開いているファイルを保存し、Windows を再起動してから、もう一度このウィザードを起動してください。現在の状態を読み取り直します。</translation>
    </message>
    <message>
        <source>Windows itself (%1) is not activated. It must be activated before ESU.</source>
        <translation>Windows 本体 (%1) のライセンス認証が済んでいません。ESU より先に、Windows 本体のライセンス認証が必要です。</translation>
    </message>
    <message>
        <source>There is no ESU entry on this PC yet. The ESU licensing preparation package brings it.</source>
        <translation>このパソコンには、まだ ESU の項目がありません。ESU ライセンス準備パッケージを入れると追加されます。</translation>
    </message>
    <message>
        <source>No key has been entered yet. Paste the key, or the whole e-mail it came in.</source>
        <translation>キーはまだ入力されていません。キー、または届いたメールの本文を貼り付けてください。</translation>
    </message>
    <message numerus="yes">
        <source>Found %n key(s). Choose the one to use.</source>
        <translation>
            <numerusform>キーが %n 個見つかりました。使うキーを選んでください。</numerusform>
        </translation>
    </message>
    <message>
        <source>The key is well formed (ending in %1). It is not installed yet.</source>
        <translation>キーの形式に問題はありません (末尾 %1)。まだインストールしていません。</translation>
    </message>
    <message>
        <source>The check value of the key does not match. This may be a typing slip. Compare it with the e-mail; you can also try it as it is.</source>
        <translation>キーの検査値が一致しません。入力の誤りかもしれません。メールと見比べてください。このまま試すこともできます。</translation>
    </message>
    <message>
        <source>The key ending in %1 is installed. No activation has been used yet.</source>
        <translation>キーをインストールしました (末尾 %1)。ライセンス認証の回数はまだ使っていません。</translation>
    </message>
    <message>
        <source>The key ending in %1 was installed before. Nothing had to be done, and no activation has been used.</source>
        <translation>このキーは、すでにインストールされています (末尾 %1)。変更は行っていません。ライセンス認証の回数も使っていません。</translation>
    </message>
    <message>
        <source>Year %1 is already activated. There is nothing to repeat, and no activation is used.</source>
        <translation>%1 年目はライセンス認証済みです。もう一度行う必要はなく、回数も使いません。</translation>
    </message>
    <message>
        <source>The key ending in %1 is for ESU year %2.</source>
        <translation>末尾 %1 のキーは、ESU %2 年目のキーです。</translation>
    </message>
    <message>
        <source>The key ending in %1 belongs to an ESU entry whose year is not known. You can use it.</source>
        <translation>末尾 %1 のキーは ESU のキーですが、何年目のものかはわかりません。このまま使えます。</translation>
    </message>
    <message>
        <source>This key is for year %1, but year %2 is running. Current updates need the key for year %2.</source>
        <translation>このキーは %1 年目のものですが、現在は %2 年目です。今の更新プログラムには %2 年目のキーが必要です。</translation>
    </message>
    <message>
        <source>There is no ESU entry on this PC. Go back to Prerequisites to check the ESU licensing preparation package.</source>
        <translation>このパソコンに ESU の項目が見つかりません。ESU ライセンス準備パッケージを確認するため、[事前チェック] に戻ってください。</translation>
    </message>
    <message>
        <source>No ESU entry has a key yet. Install the key on the Product key page.</source>
        <translation>ESU の項目に、まだキーがありません。[MAK キーの入力] でキーをインストールしてください。</translation>
    </message>
    <message>
        <source>The license information could not be read. Check again.</source>
        <translation>ライセンスの情報を読み取れませんでした。もう一度確認してください。</translation>
    </message>
    <message>
        <source>The ESU key was removed. A used activation does not come back.</source>
        <translation>ESU のキーを削除しました。使ったライセンス認証の回数は戻りません。</translation>
    </message>
    <message>
        <source>Ready to activate ESU year %1 with the key ending in %2.</source>
        <translation>末尾 %2 のキーで、ESU %1 年目のライセンス認証を行う準備ができています。</translation>
    </message>
    <message>
        <source>ESU year %1 is activated.</source>
        <translation>ESU %1 年目のライセンス認証が完了しました。</translation>
    </message>
    <message numerus="yes">
        <source>Found %n update(s), %1 for ESU.</source>
        <translation>
            <numerusform>%n 個の更新プログラムが見つかりました (うち ESU は %1 個)。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to install now. New updates appear on the second Tuesday of the month (in Japan usually the day after).</source>
        <translation>今インストールできる更新プログラムはありません。新しいものは毎月第 2 火曜日 (日本では通常その翌日) に公開されます。</translation>
    </message>
    <message>
        <source>The ESU update %1 is installed.</source>
        <translation>ESU の更新プログラム %1 がインストールされています。</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) installed: %1</source>
        <translation>
            <numerusform>%n 個の更新プログラムをインストールしました: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) installed. Save your open files and restart Windows to finish; then start the wizard again.</source>
        <translation>
            <numerusform>%n 個の更新プログラムをインストールしました。開いているファイルを保存し、Windows を再起動すると完了します。その後、もう一度このウィザードを起動してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) could not be installed; the list says which. %1 installed.</source>
        <translation>
            <numerusform>%n 個の更新プログラムをインストールできませんでした。対象は下の一覧で確認できます (インストールできたもの: %1 個)。</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking the license and the updates one last time.</source>
        <translation>ライセンスと更新プログラムを最後にもう一度確認しています。</translation>
    </message>
    <message>
        <source>Stopping (%1). What is under way is being brought to a safe end.</source>
        <translation>中止しています (%1)。途中の処理を安全に終わらせています。</translation>
    </message>
    <message>
        <source>Checked on %1.</source>
        <comment>date and time</comment>
        <translation>%1 に確認しました。</translation>
    </message>
    <message>
        <source>The right to run Windows 7 as a downgrade of Windows 10 ended on January 14, 2020; after that, use depended on buying ESU. Ask your reseller how this stands today.</source>
        <translation>Windows 10 のダウングレード権による Windows 7 は、2020 年 1 月 14 日で使用できる期間が終わり、その後の使用には ESU の購入が条件でした。現在の扱いは購入元に確認してください。</translation>
    </message>
    <message>
        <source>Credential Manager could not be used. This changes nothing on the PC: you can type the key and go on.</source>
        <translation>資格情報マネージャーを使えませんでした。パソコンへの影響はありません。キーを入力すれば先へ進めます。</translation>
    </message>
    <message>
        <source>Another attempt may use one more activation of the key.</source>
        <translation>もう一度行うと、キーのライセンス認証回数をさらに 1 回使う場合があります。</translation>
    </message>
    <message>
        <source>This uses one activation of the key (left: %1). A used activation cannot be returned.</source>
        <translation>この操作で、キーのライセンス認証回数を 1 回使います (残り: %1)。使った回数は元に戻せません。</translation>
    </message>
    <message>
        <source>Year %1 starts on %2 and needs a new key, bought separately.</source>
        <translation>%1 年目は %2に始まります。新しいキーの購入が必要です。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <comment>file</comment>
        <translation>保存しました: %1</translation>
    </message>
    <message>
        <source>The file could not be saved. Choose another folder, or close the program that has the file open.</source>
        <translation>ファイルを保存できませんでした。別のフォルダーを選ぶか、そのファイルを開いているアプリを閉じてください。</translation>
    </message>
    <message>
        <source>The remaining steps stopped at: %1. You can go on from here.</source>
        <translation>残りの手順は [%1] で止まりました。ここから続けられます。</translation>
    </message>
    <message>
        <source>The remaining steps were stopped. You can go on from here.</source>
        <translation>残りの手順を中止しました。ここから続けられます。</translation>
    </message>
    <message>
        <source>the key ending in %1 was installed</source>
        <translation>キー (末尾 %1) のインストール</translation>
    </message>
    <message>
        <source>the key ending in %1 was removed</source>
        <translation>キー (末尾 %1) の削除</translation>
    </message>
    <message>
        <source>the key was stored in Credential Manager</source>
        <translation>資格情報マネージャーへのキーの保存</translation>
    </message>
    <message>
        <source>the stored key was deleted from Credential Manager</source>
        <translation>資格情報マネージャーからのキーの削除</translation>
    </message>
    <message>
        <source>ESU year %1 was activated</source>
        <translation>ESU %1 年目のライセンス認証</translation>
    </message>
    <message>
        <source>ESU was activated</source>
        <translation>ESU のライセンス認証</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) were installed</source>
        <translation>
            <numerusform>%n 個の更新プログラムのインストール</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Done so far: %1. The PC can be used as it is, and you can go on at any time.</source>
        <translation>中止しました。ここまでに行ったこと: %1。パソコンはこのまま使えます。続きはいつでも再開できます。</translation>
    </message>
    <message>
        <source>nothing was changed</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>Microsoft sells no ESU with a MAK for the Windows on this PC (%1). The PC keeps working as before.</source>
        <translation>このパソコンの Windows (%1) には、MAK キーで使う ESU がありません。パソコンはこれまでどおり使えます。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) missing. The button below installs what is needed.</source>
        <translation>
            <numerusform>不足しているものが %n 件あります。ここからインストールできます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Restarting the PC (%1).</source>
        <translation>パソコンを再起動しています (%1)。</translation>
    </message>
    <message>
        <source>Preparing the restart (%1).</source>
        <translation>再起動の準備をしています (%1)。</translation>
    </message>
    <message>
        <source>A restart is needed. Save your open files. The wizard continues by itself afterwards.</source>
        <translation>再起動が必要です。開いているファイルを保存してください。再起動の後、続きから自動的に再開します。</translation>
    </message>
    <message>
        <source>A repair of this PC was under way before the restart. The button below leads to where it goes on.</source>
        <translation>再起動の前に、不足しているもののインストールが途中まで進んでいました。下のボタンから続きに進めます。</translation>
    </message>
    <message>
        <source>No update is ticked, so nothing is installed. Tick the ones to install, or go on without them.</source>
        <translation>更新プログラムが選ばれていないため、何もインストールしません。インストールするものにチェックを付けるか、このまま次に進んでください。</translation>
    </message>
    <message>
        <source>Looking for update files in the folder (%1).</source>
        <translation>フォルダーの中の更新プログラムのファイルを調べています (%1)。</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) will be taken from the folder %1. The files are checked like downloads before anything is installed.</source>
        <translation>
            <numerusform>フォルダー %1 の更新プログラムを %n 個使います。ファイルは、ダウンロードしたものと同じように確認してからインストールします。</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder %1 holds no update file that fits this PC.</source>
        <translation>フォルダー %1 には、このパソコンに合う更新プログラムのファイルがありません。</translation>
    </message>
    <message>
        <source>Not in the folder: %1. Put these files there and choose the folder again.</source>
        <translation>フォルダーにないファイル: %1。このファイルをフォルダーに入れて、もう一度選んでください。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read. If it is on a USB stick, connect the stick and choose the folder again. You can also download instead.</source>
        <translation>フォルダー %1 を読み取れません。USB メモリの場合は、接続してから、もう一度フォルダーを選んでください。代わりにダウンロードすることもできます。</translation>
    </message>
    <message>
        <source>Updates were installed before the restart. The result shows whether ESU is active now.</source>
        <translation>再起動の前に、更新プログラムをインストールしました。ESU が有効になったかどうかは、結果で確認できます。</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) installed. Save your open files and choose [Restart now] to finish. The wizard continues by itself afterwards.</source>
        <translation>
            <numerusform>%n 個の更新プログラムをインストールしました。開いているファイルを保存してから、[今すぐ再起動] を選ぶと完了します。再起動の後、続きから自動的に再開します。</numerusform>
        </translation>
    </message>
    <message>
        <source>A restart is needed. Save your open files, then choose [Restart now]. The wizard continues by itself afterwards.</source>
        <translation>再起動が必要です。開いているファイルを保存してから、[今すぐ再起動] を選んでください。再起動の後、続きから自動的に再開します。</translation>
    </message>
    <message>
        <source>This PC is probably covered by ESU without a MAK (%1). Check in Windows Update whether updates arrive before you use a key.</source>
        <translation>このパソコンは、おそらく MAK なしで ESU の対象になっています (%1)。キーを使う前に、Windows Update で更新プログラムが届くか確認してください。</translation>
    </message>
    <message>
        <source>Windows started this program as administrator, but this account has no administrator rights (User Account Control is off). Sign in with an administrator account and start the program again.</source>
        <translation>このプログラムは管理者として起動されましたが、このアカウントには管理者の権限がありません (ユーザー アカウント制御 (UAC) がオフになっています)。管理者のアカウントでサインインして、もう一度起動してください。</translation>
    </message>
    <message>
        <source>ESU year %1 is already activated (until %2). The result says whether its updates are installed.</source>
        <translation>ESU %1 年目は、すでにライセンス認証済みです (%2まで)。更新プログラムが入っているかどうかは、結果で確認できます。</translation>
    </message>
    <message numerus="yes">
        <source>Ready for ESU. %n item(s) in the list are worth checking, but you can continue.</source>
        <translation>
            <numerusform>ESU の準備ができています。一覧の %n 件は確認をお勧めしますが、このまま次へ進んでかまいません。</numerusform>
        </translation>
    </message>
    <message>
        <source>The activation server cannot be reached. It is best to see to the connection first.</source>
        <translation>ライセンス認証サーバーに接続できません。先に接続を確認することをお勧めします。</translation>
    </message>
    <message>
        <source>The clock of this PC is wrong. It is best to set it first.</source>
        <translation>このパソコンの時計が合っていません。先に日付と時刻を合わせることをお勧めします。</translation>
    </message>
    <message>
        <source>Something in the list will probably stop the activation. It is best to see to it first.</source>
        <translation>このままでは、ライセンス認証が途中で止まる可能性があります。先に一覧の項目を確認することをお勧めします。</translation>
    </message>
    <message>
        <source>The key was registered for Windows itself, not for ESU (ending in %1).</source>
        <translation>入力したキーは、ESU ではなく Windows 本体のキーとして登録されました (末尾 %1)。</translation>
    </message>
    <message>
        <source>You have not searched for updates yet. Searching changes nothing.</source>
        <translation>更新プログラムは、まだ確認していません。確認するだけでは何も変わりません。</translation>
    </message>
    <message>
        <source>Nothing is downloaded</source>
        <translation>ダウンロードなし</translation>
    </message>
    <message>
        <source>Download: %1</source>
        <translation>ダウンロード %1</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s), you are asked first</source>
        <translation>
            <numerusform>再起動 %n 回 (事前に確認します)</numerusform>
        </translation>
    </message>
    <message>
        <source>No restart</source>
        <translation>再起動なし</translation>
    </message>
    <message>
        <source>Your documents are not touched</source>
        <translation>お使いの書類には手を加えません</translation>
    </message>
    <message>
        <source>In Windows, open &quot;Settings&quot;, &quot;Update &amp; Security&quot;, &quot;Activation&quot;, and follow what it says there. Then come back and check again.</source>
        <translation>Windows の「設定」の「更新とセキュリティ」で「ライセンス認証」を開き、表示される手順を済ませてから、もう一度確認してください。</translation>
    </message>
    <message>
        <source>In Windows, open &quot;Control Panel&quot;, &quot;System&quot;, and see to the activation there. Then come back and check again.</source>
        <translation>Windows のコントロール パネルで「システム」を開き、ライセンス認証を済ませてから、もう一度確認してください。</translation>
    </message>
    <message>
        <source>This page only reads.</source>
        <translation>この画面では、パソコンの情報を読み取るだけです。</translation>
    </message>
    <message>
        <source>A rehearsal needs no real key.</source>
        <translation>練習では、本物のキーは要りません。</translation>
    </message>
    <message>
        <source>If this PC can never be connected to the internet: ask your reseller for &quot;offline activation&quot;.</source>
        <translation>このパソコンをインターネットにつなげない場合は、購入元に「オフラインでのライセンス認証」を依頼してください。</translation>
    </message>
    <message>
        <source>No key is stored on this PC.</source>
        <translation>保存済みのキーはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) ended the same way twice and are not tried again by themselves. The list says why and what to do; you can still tick them.</source>
        <translation>
            <numerusform>%n 個の更新プログラムは、2 回とも同じ結果になったため、自動では繰り返しません。理由と次の手順を一覧に示します。選び直してインストールすることもできます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All ESU updates are in. There are %n other update(s), which are optional.</source>
        <translation>
            <numerusform>ESU の更新プログラムはすべて入っています。ほかに %n 個あります (任意)。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording what this PC answers (%1). This only reads. It looks for updates too and can take long; you can stop at any time.</source>
        <translation>このパソコンの応答を記録しています (%1)。読み取るだけです。更新プログラムも探すため、時間がかかることがあります。いつでも中止できます。</translation>
    </message>
    <message>
        <source>The last attempt&apos;s end is not known. The next one reads first, and may use one more activation.</source>
        <translation>前回のライセンス認証の結果を確認できていません。もう一度行う前に、必ず現在の状態を調べます。もう一度行うと、さらに 1 回分を使うことがあります。</translation>
    </message>
    <message>
        <source>Whether everything that is due is in is read for the result.</source>
        <translation>必要なものがすべて入っているかどうかは、結果で確認します。</translation>
    </message>
    <message>
        <source>There is nothing to install now, but an ESU update that is due is not on this PC yet.</source>
        <translation>今インストールできる更新プログラムはありませんが、このパソコンにまだ入っていない ESU の更新プログラムがあります。</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) installed: %1. An ESU update that is due is not on this PC yet.</source>
        <translation>
            <numerusform>%n 個の更新プログラムをインストールしました: %1。まだ入っていない ESU の更新プログラムがあります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 could not be installed. Installed: %n update(s).</source>
        <translation>
            <numerusform>%1 をインストールできませんでした。インストールできたもの: %n 個。</numerusform>
        </translation>
    </message>
    <message>
        <source>Search again. If nothing comes, try tomorrow; if that does not help, ask your reseller. The result says what is missing and why.</source>
        <translation>もう一度探してください。何も届かない場合は明日試し、それでも届かなければ購入元に相談してください。不足しているものと理由は、結果で確認できます。</translation>
    </message>
    <message>
        <source>Year %1 is activated on this PC. Year %2 is running (until %3) and needs its own key.</source>
        <translation>このパソコンは %1 年目がライセンス認証済みです。現在は %2 年目 (%3まで) で、新しいキーが必要です。</translation>
    </message>
    <message>
        <source>ESU is active (year %1, until %2). Nothing has to be done now.</source>
        <translation>ESU は有効です (%1 年目、%2まで)。今すぐ行うことはありません。</translation>
    </message>
    <message>
        <source>With consumer ESU, or ESU on Azure or Windows 365, there is no MAK, and this program is not needed.</source>
        <translation>個人向け ESU や、Azure、Windows 365 の ESU をお使いの場合は、MAK キーがないため、このプログラムは必要ありません。</translation>
    </message>
    <message>
        <source>Year %1 starts on %2 and needs a new key. If you have it already, choose [New key for year %1].</source>
        <translation>%1 年目は %2に始まり、新しいキーが必要です。すでに届いている場合は、[%1 年目のキーを入力] を選んでください。</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>installs the key and activates</source>
        <translation>キーのインストールとライセンス認証</translation>
    </message>
    <message>
        <source>gets a PC under Extended Security Updates (ESU).</source>
        <translation>パソコンを拡張セキュリティ更新プログラム (ESU) の対象にします。</translation>
    </message>
    <message>
        <source>With every command:</source>
        <translation>すべてのコマンドで使えるオプション:</translation>
    </message>
    <message>
        <source>this text</source>
        <translation>この説明を表示します</translation>
    </message>
    <message>
        <source>the version of this program</source>
        <translation>このプログラムのバージョンを表示します</translation>
    </message>
    <message>
        <source>reads the PC; changes nothing</source>
        <translation>パソコンの状態を読み取ります。何も変更しません</translation>
    </message>
    <message>
        <source>keeps a MAK in the credential store</source>
        <translation>MAK キーを資格情報ストアに保存します</translation>
    </message>
    <message>
        <source>removes the MAK from the credential store</source>
        <translation>資格情報ストアの MAK キーを削除します</translation>
    </message>
    <message>
        <source>the last five characters of the MAK in the credential store</source>
        <translation>資格情報ストアの MAK キーの末尾 5 文字を表示します</translation>
    </message>
    <message>
        <source>checks what ESU needs (and installs what is missing)</source>
        <translation>必須更新プログラムと設定の確認 (とインストール)</translation>
    </message>
    <message>
        <source>saves what the PC answers, with names replaced</source>
        <translation>パソコンの応答を、名前などを置き換えて記録します</translation>
    </message>
    <message>
        <source>all steps in order</source>
        <translation>すべての手順を順に行います</translation>
    </message>
    <message>
        <source>facts about this build and the backends it reaches</source>
        <translation>プログラムと接続先の確認</translation>
    </message>
    <message>
        <source>removes an ESU key, never the key of Windows</source>
        <translation>ESU のプロダクト キーを削除します。Windows 本体のキーには触れません</translation>
    </message>
    <message>
        <source>searches for updates (and installs them)</source>
        <translation>更新プログラムの確認 (とインストール)</translation>
    </message>
    <message>
        <source>the verdict and its proof</source>
        <translation>判定とその根拠</translation>
    </message>
    <message>
        <source>which PC</source>
        <translation>対象のパソコン</translation>
    </message>
    <message>
        <source>keeps a practice PC between runs</source>
        <translation>練習用パソコンの状態を残すファイル</translation>
    </message>
    <message>
        <source>only this ESU entry may be used</source>
        <translation>この ESU の項目だけを対象にします</translation>
    </message>
    <message>
        <source>says what would be done, does nothing</source>
        <translation>何をするかだけを示します</translation>
    </message>
    <message>
        <source>installs the updates that were found</source>
        <translation>見つかった更新プログラムをインストールします</translation>
    </message>
    <message>
        <source>downloads and installs what is missing</source>
        <translation>足りないものをダウンロードしてインストールします</translation>
    </message>
    <message>
        <source>folder of .msu files for repairs</source>
        <translation>修復に使う .msu ファイルのフォルダー</translation>
    </message>
    <message>
        <source>one more attempt after three with an unknown end</source>
        <translation>結果のわからない試行が 3 回続いた後に、もう一度試します</translation>
    </message>
    <message>
        <source>how to activate</source>
        <translation>ライセンス認証の方法</translation>
    </message>
    <message>
        <source>uses the stored MAK</source>
        <translation>保存済みの MAK キーを使います</translation>
    </message>
    <message>
        <source>reads one MAK from standard input</source>
        <translation>標準入力から MAK キーを 1 つ読みます</translation>
    </message>
    <message>
        <source>a mirror in place of Microsoft Update Catalog (https)</source>
        <translation>Microsoft Update カタログの代わりに使う場所 (https)</translation>
    </message>
    <message>
        <source>one JSON document on standard output</source>
        <translation>結果を JSON で標準出力に書きます</translation>
    </message>
    <message>
        <source>language of the texts</source>
        <translation>表示の言語</translation>
    </message>
    <message>
        <source>log without keys</source>
        <translation>記録 (キーの全文は残りません)</translation>
    </message>
    <message>
        <source>the key of this ESU year and no other, whatever the date</source>
        <translation>日付に関係なく、この年の ESU のキーだけを使います</translation>
    </message>
    <message>
        <source>also where the ESU entry does not list this edition</source>
        <translation>ESU の項目にこのエディションがなくても行います</translation>
    </message>
    <message>
        <source>also where the PC seems to be covered without a MAK</source>
        <translation>MAK なしで対象になっているように見えても行います</translation>
    </message>
    <message>
        <source>Options of the commands; &quot;esuctl COMMAND --help&quot; shows those of one:</source>
        <translation>コマンドごとのオプション (「esuctl コマンド --help」で、そのコマンドのものだけを表示します):</translation>
    </message>
    <message>
        <source>&quot;esuctl --help&quot; shows the options of every command and the exit codes.</source>
        <translation>すべてのコマンドで使えるオプションと終了コードは「esuctl --help」で確認できます。</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>例:</translation>
    </message>
    <message>
        <source>a rehearsal on a practice PC</source>
        <translation>練習用パソコンで試します</translation>
    </message>
    <message>
        <source>this PC, with the key or the whole e-mail in a file</source>
        <translation>このパソコンで実行します。ファイルには、キーまたはメールの本文を入れておきます</translation>
    </message>
    <message>
        <source>Practice PCs take this key and no other: %1</source>
        <translation>練習用パソコンで使えるキーは、これだけです: %1</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>終了コード:</translation>
    </message>
    <message>
        <source>No option takes a key as an argument.</source>
        <translation>キーを引数で渡すオプションはありません。</translation>
    </message>
    <message>
        <source>done, or nothing to do</source>
        <translation>完了、または行うことなし</translation>
    </message>
    <message>
        <source>unexpected, or the journal cannot be used</source>
        <translation>想定外の結果、または記録を使えない</translation>
    </message>
    <message>
        <source>the command line, or a file, is not what it should be</source>
        <translation>コマンドの指定またはファイルの内容が、決められた形ではない</translation>
    </message>
    <message>
        <source>the key was refused, or another entry took it</source>
        <translation>キーを受け付けられなかった、または別の項目に登録された</translation>
    </message>
    <message>
        <source>no ESU entry on this PC</source>
        <translation>ESU の項目がない</translation>
    </message>
    <message>
        <source>a prerequisite is missing, or Windows itself is not activated</source>
        <translation>必須更新プログラムなどが足りない、または Windows 本体が未認証</translation>
    </message>
    <message>
        <source>activation refused, or its end is unknown</source>
        <translation>ライセンス認証を受け付けられなかった、または結果がわからない</translation>
    </message>
    <message>
        <source>the activations of the key are used up</source>
        <translation>キーのライセンス認証の回数を使い切っている</translation>
    </message>
    <message>
        <source>this PC is not eligible</source>
        <translation>ESU の対象外</translation>
    </message>
    <message>
        <source>network or proxy</source>
        <translation>ネットワークまたはプロキシ</translation>
    </message>
    <message>
        <source>access denied, or no administrator</source>
        <translation>アクセスの拒否、または管理者の権限なし</translation>
    </message>
    <message>
        <source>the management service of the PC does not answer</source>
        <translation>パソコンの管理機能の応答なし</translation>
    </message>
    <message>
        <source>Windows Update</source>
        <translation>Windows Update</translation>
    </message>
    <message>
        <source>verdict amber: not everything could be confirmed</source>
        <translation>判定は黄: 確認できないことがある</translation>
    </message>
    <message>
        <source>verdict red: no ESU</source>
        <translation>判定は赤: ESU は有効ではない</translation>
    </message>
    <message>
        <source>no key was given, found or stored</source>
        <translation>キーの指定がない、見つからない、または保存されていない</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>done; a restart is needed (a shell with eight bits sees 194)</source>
        <translation>完了。再起動が必要 (8 ビットのシェルでは 194)</translation>
    </message>
    <message>
        <source>removes what this program noted on this PC</source>
        <translation>このプログラムがパソコンに残した記録を削除します</translation>
    </message>
    <message>
        <source>also what is still under way</source>
        <translation>まだ終わっていない作業の記録も対象にします</translation>
    </message>
    <message>
        <source>the verdict for a monitoring system</source>
        <translation>判定を監視システムの形式で出力します</translation>
    </message>
    <message>
        <source>also saves the days of the next ESU year for a calendar</source>
        <translation>ESU の次の年の日程をカレンダー用に保存します</translation>
    </message>
    <message>
        <source>which data is in use, its date and where it comes from</source>
        <translation>使っているデータと、その日付と入手元を示します</translation>
    </message>
    <message>
        <source>says whether a data pack could be installed</source>
        <translation>データ パックをインストールできるかどうかを調べます</translation>
    </message>
    <message>
        <source>installs a data pack: newer programmes, updates, texts</source>
        <translation>データ パックをインストールします (新しい ESU の種類、更新プログラムの一覧、説明)</translation>
    </message>
</context>
<context>
    <name>ConsoleText</name>
    <message>
        <source>This would be done:</source>
        <translation>次のことを行います (実行はしていません):</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>行うことはありません。</translation>
    </message>
    <message>
        <source>A restart is needed. Restart the PC, then run the command again.</source>
        <translation>再起動が必要です。パソコンを再起動してから、もう一度同じコマンドを実行してください。</translation>
    </message>
    <message>
        <source>Stopped. The PC can be used as it is.</source>
        <translation>中止しました。パソコンはこのまま使えます。</translation>
    </message>
    <message>
        <source>No activation was used.</source>
        <translation>ライセンス認証の回数は使っていません。</translation>
    </message>
    <message>
        <source>One activation of the key was used.</source>
        <translation>キーのライセンス認証回数を 1 回使いました。</translation>
    </message>
    <message>
        <source>It is not known whether an activation was used.</source>
        <translation>ライセンス認証の回数を使ったかどうかは確認できていません。</translation>
    </message>
    <message numerus="yes">
        <source>Found %n update(s).</source>
        <translation>
            <numerusform>%n 個の更新プログラムが見つかりました。</numerusform>
        </translation>
    </message>
    <message>
        <source>found</source>
        <translation>未インストール</translation>
    </message>
    <message>
        <source>downloaded</source>
        <translation>ダウンロード済み</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>インストール済み</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>インストールできず</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>見送り</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>未実施</translation>
    </message>
    <message>
        <source>already installed</source>
        <translation>インストール済み</translation>
    </message>
    <message numerus="yes">
        <source>%n more are not shown: another update of the list replaces each of them.</source>
        <translation>
            <numerusform>ほかの %n 個は、一覧の別の更新プログラムに置き換えられたため、表示していません。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (uses 1 activation)</source>
        <translation>%1 (ライセンス認証を 1 回分使います)</translation>
    </message>
    <message>
        <source>%1 is over. The running year is not covered; it needs its own key.</source>
        <translation>%1は終わりました。今の年は対象になっていません。今の年のキーが必要です。</translation>
    </message>
    <message>
        <source>%1 is over. The updates of the running year, which have not come out yet, need their own key.</source>
        <translation>%1は終わりました。これから出る今の年の更新プログラムには、今の年のキーが必要です。</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>詳細: %1</translation>
    </message>
    <message>
        <source>installed, complete after a restart</source>
        <translation>インストール済み (再起動後に完了)</translation>
    </message>
    <message>
        <source>%1, proven by Microsoft&apos;s signature only</source>
        <translation>%1、Microsoft の署名だけで確認</translation>
    </message>
    <message>
        <source>How an earlier attempt to activate ended is not known: this one may use one more activation.</source>
        <translation>前回のライセンス認証の結果が確認できていないため、さらに 1 回分を使うことがあります。</translation>
    </message>
    <message>
        <source>How an earlier attempt ended was not known: it may have used an activation, too.</source>
        <translation>前回の結果は確認できていません。そのときにも 1 回分を使った可能性があります。</translation>
    </message>
    <message>
        <source>Its installation may ask questions: install it in Windows Update.</source>
        <translation>インストール中に質問が表示されることがあります。Windows Update からインストールしてください。</translation>
    </message>
    <message>
        <source>It is no security update.</source>
        <translation>セキュリティ更新プログラムではありません。</translation>
    </message>
    <message>
        <source>This ESU is over. This key brings the updates of %1 and no others.</source>
        <translation>この ESU の提供期間は終わりました。このキーで届くのは %1の更新プログラムだけです。</translation>
    </message>
    <message>
        <source>No updates were found.</source>
        <translation>更新プログラムは見つかりませんでした。</translation>
    </message>
    <message>
        <source>%1 has not begun yet and covers nothing before it does.</source>
        <translation>%1はまだ始まっていません。始まるまでは、このキーの対象になりません。</translation>
    </message>
</context>
<context>
    <name>ControlText</name>
    <message>
        <source>No activation is used yet.</source>
        <translation>ライセンス認証の回数は、まだ使いません。</translation>
    </message>
    <message>
        <source>Only searches; nothing is installed yet.</source>
        <translation>探すだけで、まだ何もインストールしません。</translation>
    </message>
    <message>
        <source>Shows the steps and what they use, and asks first.</source>
        <translation>手順と使う回数を表示して、実行してよいか確認します。</translation>
    </message>
    <message>
        <source>You choose a folder or a USB stick. Updates are then taken from it and not downloaded.</source>
        <translation>フォルダーか USB メモリを選びます。更新プログラムはそこから使い、ダウンロードしません。</translation>
    </message>
    <message>
        <source>The folder is no longer used.</source>
        <translation>フォルダーは使わなくなります。</translation>
    </message>
    <message>
        <source>Opens a window of Windows itself. This one stays open.</source>
        <translation>Windows の画面を開きます。このウィンドウは開いたままです。</translation>
    </message>
    <message>
        <source>Reads the key that is stored for this account. Nothing is installed yet.</source>
        <translation>このアカウントに保存したプロダクト キーを読み出します。まだ何もインストールしません。</translation>
    </message>
    <message>
        <source>Removes the stored key at once. A key that is installed stays.</source>
        <translation>保存したプロダクト キーをすぐに削除します。インストール済みのキーは残ります。</translation>
    </message>
    <message>
        <source>Shows the days to come and the text of an order. Nothing is sent.</source>
        <translation>今後の予定と注文の文面を表示します。どこにも送信しません。</translation>
    </message>
    <message>
        <source>Begins again on page 1. What you chose stays, but no key.</source>
        <translation>最初のページからやり直します。選んだ設定は残りますが、プロダクト キーは残りません。</translation>
    </message>
    <message>
        <source>Opens the help for further PCs. Nothing is changed here.</source>
        <translation>ほかのパソコンについてのヘルプを開きます。このパソコンは何も変わりません。</translation>
    </message>
    <message>
        <source>Goes on without a restart. What needs one takes effect only after it.</source>
        <translation>再起動せずに進みます。再起動が必要なものは、再起動するまで有効になりません。</translation>
    </message>
    <message>
        <source>The updates can be installed later.</source>
        <translation>更新プログラムは、あとでインストールできます。</translation>
    </message>
    <message>
        <source>Says why it stops here and what it may cost to go on, and asks first.</source>
        <translation>ここで止まる理由と、続けた場合の影響を表示して、続けてよいか確認します。</translation>
    </message>
    <message>
        <source>Shows first what would be saved. Nothing is sent.</source>
        <translation>保存する内容を先に表示します。どこにも送信しません。</translation>
    </message>
    <message>
        <source>Stops what is being done. What is finished stays done.</source>
        <translation>実行中の作業を中止します。終わった分はそのまま残ります。</translation>
    </message>
    <message>
        <source>Closes the wizard, and asks first.</source>
        <translation>確認してから、ウィザードを閉じます。</translation>
    </message>
    <message>
        <source>Goes to the page before. What was done stays done.</source>
        <translation>前のページに戻ります。行った変更はそのまま残ります。</translation>
    </message>
    <message>
        <source>The window changes at once.</source>
        <translation>表示がすぐに切り替わります。</translation>
    </message>
    <message>
        <source>Opens the help.</source>
        <translation>ヘルプを開きます。</translation>
    </message>
    <message>
        <source>To the clipboard.</source>
        <translation>クリップボードにコピーします。</translation>
    </message>
    <message>
        <source>Copies what this page says and the details to the clipboard. The full key is not in it.</source>
        <translation>このページの内容と詳細をクリップボードにコピーします。プロダクト キーの全体は含みません。</translation>
    </message>
    <message>
        <source>Opens in the web browser.</source>
        <translation>Web ブラウザーで開きます。</translation>
    </message>
    <message>
        <source>You choose where. Nothing is sent.</source>
        <translation>保存する場所を選べます。どこにも送信しません。</translation>
    </message>
    <message>
        <source>The log is for support. It holds no key.</source>
        <translation>ログはサポート用です。プロダクト キーは含みません。</translation>
    </message>
    <message>
        <source>Windows asks for your consent, and the wizard opens again with administrator rights.</source>
        <translation>Windows の確認のあと、ウィザードが管理者の権限で開き直します。</translation>
    </message>
    <message>
        <source>Only reads. Nothing is changed yet.</source>
        <translation>読み取るだけで、まだ何も変更しません。</translation>
    </message>
    <message>
        <source>Only goes to another page.</source>
        <translation>ページを移るだけです。</translation>
    </message>
    <message>
        <source>Reads this PC again. Nothing is changed.</source>
        <translation>このパソコンをもう一度読み取ります。何も変更しません。</translation>
    </message>
    <message>
        <source>You are asked first.</source>
        <translation>実行する前に確認します。</translation>
    </message>
    <message>
        <source>Closes the wizard, and offers to remove what it noted on this PC.</source>
        <translation>ウィザードを閉じ、このパソコンに残した記録を削除するか確認します。</translation>
    </message>
    <message>
        <source>Closes the wizard.</source>
        <translation>ウィザードを閉じます。</translation>
    </message>
    <message>
        <source>Of a key it holds the last five characters only.</source>
        <translation>プロダクト キーは末尾の 5 文字だけが入ります。</translation>
    </message>
    <message>
        <source>Goes to the page for the key. Nothing is changed yet.</source>
        <translation>プロダクト キーのページに進みます。まだ何も変更しません。</translation>
    </message>
</context>
<context>
    <name>CoverText</name>
    <message>
        <source>There is a consumer enrollment, but consumer ESU is not for PCs that are joined to a domain or to Microsoft Entra ID, and this PC is. A PC of an organization needs a MAK.</source>
        <translation>個人向け ESU の登録がありますが、このパソコンはドメインまたは Microsoft Entra ID に参加しているため、個人向け ESU の対象外です。組織のパソコンには MAK キーが必要です。</translation>
    </message>
    <message>
        <source>This PC is probably covered by ESU without a MAK: %1.</source>
        <translation>このパソコンは、おそらく MAK なしで ESU の対象になっています: %1。</translation>
    </message>
    <message>
        <source>This PC is probably covered by ESU without a MAK: %1, account %2.</source>
        <translation>このパソコンは、おそらく MAK なしで ESU の対象になっています: %1、アカウント %2。</translation>
    </message>
    <message>
        <source>Consumer ESU is not for PCs that are joined to a domain or to Microsoft Entra ID, and this PC is.</source>
        <translation>このパソコンはドメインまたは Microsoft Entra ID に参加しているため、個人向け ESU の対象外です。</translation>
    </message>
    <message>
        <source>There is a consumer enrollment, but it could not be read whether this PC is joined to a domain or to Microsoft Entra ID, where consumer ESU does not hold.</source>
        <translation>個人向け ESU の登録がありますが、このパソコンがドメインや Microsoft Entra ID に参加しているかどうかを読み取れませんでした。参加しているパソコンは、個人向け ESU の対象外です。</translation>
    </message>
    <message>
        <source>There are signs of ESU without a MAK (%1), but the installed updates do not confirm it yet.</source>
        <translation>MAK を使わない ESU (%1) の印がありますが、インストール済みの更新プログラムからは、まだ確認できません。</translation>
    </message>
    <message>
        <source>An ESU entry of this PC is activated without a MAK. Consumer ESU, and ESU on Azure or Windows 365, have no MAK; if this PC uses one of them, no MAK is needed.</source>
        <translation>このパソコンでは、ESU の項目が MAK キーなしでライセンス認証されています。個人向け ESU や、Azure、Windows 365 の ESU に MAK キーはありません。それらを使っているパソコンであれば、MAK キーは必要ありません。</translation>
    </message>
    <message>
        <source>This PC has an update of the ESU period although no MAK is active. Consumer ESU, and ESU on Azure or Windows 365, have no MAK; if this PC uses one of them, no MAK is needed.</source>
        <translation>有効な MAK キーはありませんが、ESU の期間の更新プログラムが入っています。個人向け ESU や、Azure、Windows 365 の ESU に MAK キーはありません。それらを使っているパソコンであれば、MAK キーは必要ありません。</translation>
    </message>
    <message>
        <source>There is a consumer enrollment, but only in the account %1, whose programs may write there what they like: it proves nothing.</source>
        <translation>コンシューマー向け ESU の登録は、アカウント %1 の中にだけあります。そのアカウントのプログラムが自由に書き込める場所なので、証明にはなりません。</translation>
    </message>
    <message>
        <source>There is a consumer enrollment, but the edition of Windows could not be read, and consumer ESU is not for every edition.</source>
        <translation>個人向け ESU の登録がありますが、Windows のエディションを読み取れませんでした。個人向け ESU を使えないエディションもあります。</translation>
    </message>
</context>
<context>
    <name>DataText</name>
    <message>
        <source>%1 (built into the program)</source>
        <translation>%1 (プログラムに内蔵)</translation>
    </message>
    <message>
        <source>%1 (from the data pack)</source>
        <translation>%1 (データ パック)</translation>
    </message>
    <message>
        <source>%1 (from a file of an administrator)</source>
        <translation>%1 (管理者のファイル)</translation>
    </message>
    <message>
        <source>Data pack in use: %1, signed by %2.</source>
        <translation>データ パック (%1、署名: %2) を使っています。</translation>
    </message>
    <message>
        <source>The installed data pack (%1) is not newer than the data of this program and is not used.</source>
        <translation>インストールされているデータ パック (%1) は、プログラムのデータより新しくないため、使っていません。</translation>
    </message>
    <message>
        <source>The installed data pack cannot be used and is left out. Install a newer one. (%1)</source>
        <translation>インストールされているデータ パックを使えないため、除いて続けています。新しいデータ パックをインストールしてください。(%1)</translation>
    </message>
    <message>
        <source>The table of updates (%1) is older than a month that is due by now. Newer data can name its updates.</source>
        <translation>更新プログラムの一覧 (%1) は、もう必要になっている月より前のものです。新しいデータがあれば、その月の更新プログラムの名前もわかります。</translation>
    </message>
    <message>
        <source>Date of the data: %1</source>
        <translation>データの日付: %1</translation>
    </message>
    <message>
        <source>Date of the table of updates: %1</source>
        <translation>更新プログラムの一覧の日付: %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>No key was found. Look for 25 characters in groups of five, separated by hyphens.</source>
        <translation>キーが見つかりません。5 文字ずつハイフンで区切られた 25 文字を探してください。</translation>
    </message>
    <message numerus="yes">
        <source>A product key has 25 characters; %n so far.</source>
        <translation>
            <numerusform>プロダクト キーは 25 文字です。今は %n 文字です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A product key has 25 characters; there are %n here. Compare it with the e-mail.</source>
        <translation>
            <numerusform>プロダクト キーは 25 文字ですが、%n 文字あります。メールと見比べてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Character %1, &quot;%2&quot;, is never used in a product key. Compare it with the e-mail.</source>
        <translation>%1 文字目の「%2」は、プロダクト キーには使われない文字です。メールと見比べてください。</translation>
    </message>
    <message>
        <source>Character %1 is a second &quot;N&quot;. A product key has at most one. Compare it with the e-mail.</source>
        <translation>%1 文字目は 2 つ目の「N」です。プロダクト キーに「N」は 1 つまでです。メールと見比べてください。</translation>
    </message>
    <message>
        <source>Paste an activation ID to compare it with the entries above.</source>
        <translation>ライセンス認証 ID を貼り付けると、上の項目と照合します。</translation>
    </message>
    <message>
        <source>This is only a placeholder for an ID. Choose an ESU entry from the list.</source>
        <translation>これは ID の見本です。一覧から ESU の項目を選んでください。</translation>
    </message>
    <message>
        <source>This is not an activation ID. It has 32 letters and digits in five groups, such as xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.</source>
        <translation>これはライセンス認証 ID ではありません。ライセンス認証 ID は xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx のように、32 文字の英数字を 5 つに区切ったものです。</translation>
    </message>
    <message>
        <source>This ID belongs to %1 itself. Choose an ESU entry from the list.</source>
        <translation>この ID は %1 本体のものです。一覧から ESU の項目を選んでください。</translation>
    </message>
    <message>
        <source>This is Microsoft&apos;s published KMS client setup key for %1. ESU uses the MAK from your reseller.</source>
        <translation>これは Microsoft が公開している %1 の KMS クライアント セットアップ キーです。ESU には、購入元から届いた MAK キーを使います。</translation>
    </message>
    <message>
        <source>%1 in %2 is not in this program&apos;s list of causes.</source>
        <translation>%1 (操作 %2) は、このプログラムの原因の一覧にありません。</translation>
    </message>
    <message>
        <source>Most of this key is hidden, or it is the placeholder of instructions. Copy the key from where all 25 characters are shown.</source>
        <translation>キーの大部分が隠されているか、手順書の見本のままです。25 文字すべてが見える所からコピーしてください。</translation>
    </message>
    <message>
        <source>This is a product ID, the number that Windows shows in its settings, not a product key. ESU uses the MAK from your reseller.</source>
        <translation>これは Windows の設定画面に表示されるプロダクト ID で、プロダクト キーではありません。ESU には、購入元から届いた MAK キーを使います。</translation>
    </message>
    <message>
        <source>This is an activation ID, not a product key. A key has 25 characters in five groups of five.</source>
        <translation>これはライセンス認証 ID で、プロダクト キーではありません。キーは、5 文字ずつ 5 組の 25 文字です。</translation>
    </message>
    <message>
        <source>The text is too long. Paste only the key, or the part of the text that holds it.</source>
        <translation>文章が長すぎます。キーか、キーのある部分だけを貼り付けてください。</translation>
    </message>
    <message>
        <source>This is the application ID that every entry of Windows has. It names no ESU entry.</source>
        <translation>これは Windows のすべての項目に共通のアプリケーション ID で、ESU の項目を表すものではありません。</translation>
    </message>
    <message>
        <source>There is more than one ID here. Paste one activation ID only.</source>
        <translation>ID が複数あります。ライセンス認証 ID を 1 つだけ貼り付けてください。</translation>
    </message>
    <message numerus="yes">
        <source>The key in the text has %n character(s) instead of 25. Compare it with the e-mail.</source>
        <translation>
            <numerusform>見つかったキーは %n 文字です。プロダクト キーは 25 文字です。メールと見比べてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Character %1 of the key in the text, &quot;%2&quot;, is never used in a product key. Nor is any of 0, 1, 5, A, E, I, L, O, S, U and Z.</source>
        <translation>見つかったキーの %1 文字目「%2」は、プロダクト キーには使われない文字です。0、1、5、A、E、I、L、O、S、U、Z は使われません。メールと見比べてください。</translation>
    </message>
    <message>
        <source>Character %1 of the key in the text is a second &quot;N&quot;. A product key has at most one.</source>
        <translation>見つかったキーの %1 文字目は、2 つ目の「N」です。プロダクト キーの N は 1 つまでです。メールと見比べてください。</translation>
    </message>
    <message>
        <source>This is the chosen entry.</source>
        <translation>選ばれている項目の ID です。</translation>
    </message>
    <message>
        <source>This ID is another ESU entry of this PC, not the one that has the key. Keep the entry that is chosen, or enter the key for that year.</source>
        <translation>この ID は、キーが入っていない別の ESU の項目のものです。選ばれている項目のまま進むか、その年のキーを入力してください。</translation>
    </message>
    <message>
        <source>This PC has no ESU entry with this ID. Choose an ESU entry from the list.</source>
        <translation>このパソコンに、この ID の ESU の項目はありません。一覧から ESU の項目を選んでください。</translation>
    </message>
    <message>
        <source>This is a product key, not an activation ID. It was removed here: enter it on page 3, Product key.</source>
        <translation>これはライセンス認証 ID ではなく、プロダクト キーです。この欄からは消去しました。[MAK キーの入力] ページで入力してください。</translation>
    </message>
</context>
<context>
    <name>ForgetText</name>
    <message>
        <source>Kept: the record of an attempt whose end is not known. --all removes it too.</source>
        <translation>結果がわかっていない操作の記録は残しました。--all を付けると、これも削除します。</translation>
    </message>
    <message>
        <source>Kept: the record of what comes after a restart that is due. --all removes it too.</source>
        <translation>再起動の後に続ける作業の記録は残しました。--all を付けると、これも削除します。</translation>
    </message>
    <message>
        <source>What this program noted on this PC is removed, and the key that was stored for this account.</source>
        <translation>このプログラムがこのパソコンに残した記録と、このアカウントに保存したキーを削除しました。</translation>
    </message>
    <message>
        <source>What this program noted on this PC would be removed, and the key that is stored for this account.</source>
        <translation>このプログラムがこのパソコンに残した記録と、このアカウントに保存したキーを削除します (まだ何もしていません)。</translation>
    </message>
    <message>
        <source>Kept: the record of a key that was refused or may have been replaced. --all removes it too.</source>
        <translation>残したもの: 断られたキー、または置き換わった可能性のあるキーの記録。--all を付けると削除します。</translation>
    </message>
</context>
<context>
    <name>FreshnessText</name>
    <message>
        <source>Updates are installed up to %1.</source>
        <translation>更新プログラムは %1分まで入っています。</translation>
    </message>
    <message>
        <source>Updates are installed up to %1 at most.</source>
        <translation>更新プログラムは、新しくても %1分です。</translation>
    </message>
    <message>
        <source>Updates are installed up to %1 at least.</source>
        <translation>更新プログラムは少なくとも %1分まで入っています。</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) are missing; the newest is that of %1.</source>
        <translation>
            <numerusform>%n か月分が足りません。最新は %1分です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n month(s) are missing; the newest is that of %1.</source>
        <translation>
            <numerusform>少なくとも %n か月分が足りません。最新は %1分です。</numerusform>
        </translation>
    </message>
    <message>
        <source>A restart is still pending. Restart Windows, then check again.</source>
        <translation>再起動待ちの状態です。Windows を再起動してから、もう一度確認してください。</translation>
    </message>
    <message>
        <source>The update %1 could not be installed; Windows Update says why.</source>
        <translation>更新プログラム %1 を入れられませんでした。理由は Windows Update の画面にあります。</translation>
    </message>
    <message>
        <source>Windows Update is switched off on this PC. Have it switched on, then install the updates.</source>
        <translation>このパソコンでは Windows Update が無効になっています。有効にしてもらい、更新プログラムを入れてください。</translation>
    </message>
    <message>
        <source>Updates are paused on this PC. Resume them in Windows Update.</source>
        <translation>このパソコンでは更新が一時停止されています。Windows Update で再開してください。</translation>
    </message>
    <message>
        <source>A setting of this PC holds new updates back. They come when that time is over.</source>
        <translation>このパソコンの設定により、新しい更新プログラムは遅れて届きます。延期の期間が過ぎると届きます。</translation>
    </message>
    <message>
        <source>This PC gets its updates from a company server. Ask your administrator to approve them there.</source>
        <translation>このパソコンは会社のサーバーから更新プログラムを受け取ります。サーバーでの承認を管理者に依頼してください。</translation>
    </message>
    <message>
        <source>Windows Update does not answer. Check the network, then look for updates again.</source>
        <translation>Windows Update から応答がありません。ネットワークを確認してから、もう一度更新プログラムを確認してください。</translation>
    </message>
    <message>
        <source>The build number and the newest package name different months. Restart Windows, then check again.</source>
        <translation>ビルド番号と最新のパッケージが別の月を示しています。Windows を再起動してから、もう一度確認してください。</translation>
    </message>
    <message>
        <source>The installed update is newer than the data of this program (%1). A newer version of the program can name its month.</source>
        <translation>入っている更新プログラムは、このプログラムのデータ (%1) より新しいものです。新しい版のプログラムなら、何月分かを確認できます。</translation>
    </message>
    <message>
        <source>Go back to Windows Update and install what is offered.</source>
        <translation>Windows Update に戻り、表示された更新プログラムを入れてください。</translation>
    </message>
    <message>
        <source>ESU is activated, but no ESU update is installed yet.</source>
        <translation>ESU のライセンス認証は済んでいますが、ESU の更新プログラムはまだ入っていません。</translation>
    </message>
    <message>
        <source>ESU is activated, but it could not be confirmed that this PC has the updates that are due.</source>
        <translation>ESU のライセンス認証は済んでいますが、必要な更新プログラムが入っているかどうかを確認できませんでした。</translation>
    </message>
    <message>
        <source>No update was found of: %1.</source>
        <translation>次の月の更新プログラムが見つかりません: %1。</translation>
    </message>
    <message>
        <source>The clock of this PC stands at %1, which is before what has certainly happened already. Set the date and time of Windows, then check again.</source>
        <translation>このパソコンの時計は %1 を示していますが、それより後のことがすでにわかっています。Windows の日付と時刻を合わせてから、もう一度確認してください。</translation>
    </message>
    <message numerus="yes">
        <source>This is within the %n day(s) that this PC may wait; the update of %1 exists already.</source>
        <translation>
            <numerusform>このパソコンに認められた %n 日の猶予の範囲内です。%1分の更新プログラムはすでに公開されています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first update of this ESU is that of %1; this PC has to have it %n day(s) after it appeared.</source>
        <translation>
            <numerusform>この ESU の最初の更新プログラムは %1分です。公開から %n 日以内に入れてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>The installed updates are newer than this ESU; they belong to another plan.</source>
        <translation>入っている更新プログラムは、この ESU の対象期間より新しいものです。別の契約のものです。</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) of the licensed time can still be installed.</source>
        <translation>
            <numerusform>ライセンス認証済みの期間のうち、あと %n か月分を入れられます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Build %1.</source>
        <translation>ビルド %1 です。</translation>
    </message>
    <message>
        <source>No update of the ESU period is installed.</source>
        <translation>ESU の対象期間の更新プログラムは入っていません。</translation>
    </message>
    <message>
        <source>This result holds until %1.</source>
        <translation>新しい更新プログラムが出るため、%1を過ぎたらもう一度確認してください。</translation>
    </message>
    <message>
        <source>the update of %1</source>
        <comment>a month</comment>
        <translation>%1の更新プログラム</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>KB number, month</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This PC gets its updates from a company server. Ask your administrator to approve %1 there.</source>
        <translation>このパソコンは、会社のサーバーから更新プログラムを受け取ります。管理者に、%1 の承認を依頼してください。</translation>
    </message>
    <message numerus="yes">
        <source>This is within the %n day(s) that a policy of your organization allows (GraceDays); the update of %1 exists already.</source>
        <translation>
            <numerusform>組織のポリシー (GraceDays) で認められた %n 日以内です。%1の更新プログラムはすでに公開されています。</numerusform>
        </translation>
    </message>
    <message>
        <source>The update of %1 is out; this PC does not have to have it yet.</source>
        <translation>%1分の更新プログラムが出ていますが、まだ期限内です。</translation>
    </message>
    <message>
        <source>This PC, or its updates, were off for some weeks. Leave it on, search in Windows Update and install what is offered.</source>
        <translation>このパソコンの電源または更新機能が、数週間オフになっていたようです。電源を入れたまま Windows Update で検索し、表示された更新プログラムをインストールしてください。</translation>
    </message>
</context>
<context>
    <name>KeyText</name>
    <message>
        <source>The key ending in %1 is stored.</source>
        <translation>末尾 %1 のキーを保存しています。</translation>
    </message>
    <message>
        <source>No key is stored any more.</source>
        <translation>保存されたキーはもうありません。</translation>
    </message>
    <message>
        <source>Credential store of the account %1</source>
        <translation>アカウント %1 の資格情報ストア</translation>
    </message>
</context>
<context>
    <name>LeaveNothingText</name>
    <message>
        <source>Remove what this program noted on this PC?</source>
        <translation>このプログラムがこのパソコンに残した記録を削除しますか?</translation>
    </message>
    <message>
        <source>This is its record of the work, its settings, its log, copies and packages, and the key that is stored for this account. ESU stays active, and what you saved stays.</source>
        <translation>削除するのは、作業の記録、設定、ログ、コピーとパッケージ、このアカウントに保存したプロダクト キーです。ESU は有効なままで、ご自分で保存したファイルも残ります。</translation>
    </message>
    <message>
        <source>&amp;Remove it</source>
        <translation>削除する(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>残しておく(&amp;L)</translation>
    </message>
    <message>
        <source>What this program noted on this PC cannot be removed yet.</source>
        <translation>このプログラムがこのパソコンに残した記録は、まだ削除できません。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>What this program noted on this PC could not be removed, or not all of it.</source>
        <translation>このプログラムがこのパソコンに残した記録を、すべては削除できませんでした。</translation>
    </message>
    <message>
        <source>What this program noted on this PC is removed.</source>
        <translation>このプログラムがこのパソコンに残した記録を削除しました。</translation>
    </message>
    <message>
        <source>How an attempt to activate ended is not known, and without the record it could cost one more activation. Start the program again, and read the result.</source>
        <translation>ライセンス認証を試みた結果がまだわかっていません。記録がないと、ライセンス認証の回数をもう 1 回使うおそれがあります。もう一度起動して、結果を確認してください。</translation>
    </message>
    <message>
        <source>A key that was refused is still installed, or the key of Windows may have been replaced. The record says which one it was.</source>
        <translation>受け付けられなかったプロダクト キーがまだインストールされているか、Windows のプロダクト キーが置き換えられた可能性があります。どのキーだったかは、この記録で分かります。</translation>
    </message>
    <message>
        <source>A restart is due. Restart the PC, start the program again, and read the result.</source>
        <translation>再起動が必要です。パソコンを再起動し、もう一度起動して、結果を確認してください。</translation>
    </message>
    <message>
        <source>Only the copy of this program that is running stays (%1). Delete it after closing, or let the portable program do so the next time.</source>
        <translation>実行中のこのプログラムのコピー (%1) だけは残ります。閉じたあとに削除してください。次にポータブル版で削除を選んだときにも、一緒に削除されます。</translation>
    </message>
    <message>
        <source>This needs administrator rights. Windows asks for your consent, and before anything is removed you are asked once more.</source>
        <translation>管理者の権限が必要です。Windows の確認のあと、削除する前にもう一度確認します。</translation>
    </message>
    <message>
        <source>Go on as ad&amp;ministrator</source>
        <translation>管理者として続ける(&amp;M)</translation>
    </message>
    <message>
        <source>The administrator rights are those of another account: the log and the stored key of the account that is signed in stay. Delete that key on the key page before, or with esuctl key forget.</source>
        <translation>管理者の権限は別のアカウントのものです。サインインしているアカウントのログと保存したキーは残ります。そのキーは、先にキーのページで削除するか、esuctl key forget で削除してください。</translation>
    </message>
</context>
<context>
    <name>OptionText</name>
    <message>
        <source>There is no option &quot;%1&quot;.</source>
        <translation>オプション「%1」はありません。</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; needs a value.</source>
        <translation>オプション「%1」には値が必要です。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an option of this program.</source>
        <translation>「%1」は、このプログラムのオプションではありません。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a value of --%2. Possible values: %3</source>
        <translation>「%1」は --%2 の値として使えません。使える値: %3</translation>
    </message>
    <message>
        <source>%1
Start the program without options, or see &quot;esu-wizard --help&quot;.</source>
        <comment>what is wrong</comment>
        <translation>%1
オプションなしで起動するか、「esu-wizard --help」をご覧ください。</translation>
    </message>
    <message>
        <source>ESU Wizard gets a Windows PC under Extended Security Updates. Start it without options: the window leads through everything.</source>
        <translation>ESU ウィザードは、Windows パソコンで拡張セキュリティ更新プログラム (ESU) を使えるようにします。オプションなしで起動すると、画面の案内に沿って進められます。</translation>
    </message>
    <message>
        <source>--language ja|en: the language of the window</source>
        <translation>--language ja|en: 画面の言語</translation>
    </message>
    <message>
        <source>--machine local|practice:NAME|practice:FILE.json: this PC, or a rehearsal that touches nothing</source>
        <translation>--machine local|practice:NAME|practice:FILE.json: このパソコン、または練習用パソコン (実際のパソコンには変更を加えません)</translation>
    </message>
    <message>
        <source>--state FILE: where a practice PC keeps what was done to it</source>
        <translation>--state FILE: 練習用パソコンの状態を保存するファイル</translation>
    </message>
    <message>
        <source>--catalog ADDRESS: a server in place of Microsoft Update Catalog</source>
        <translation>--catalog ADDRESS: Microsoft Update カタログの代わりに使うサーバー</translation>
    </message>
    <message>
        <source>--tour FOLDER: walks through a practice PC and saves a picture of every page</source>
        <translation>--tour FOLDER: 練習用パソコンで最後まで進み、すべての画面の画像を保存します</translation>
    </message>
    <message>
        <source>--version: the version of the program</source>
        <translation>--version: このプログラムのバージョン</translation>
    </message>
    <message>
        <source>For scripts there is esuctl; see &quot;esuctl --help&quot;.</source>
        <translation>スクリプトから使う場合は、esuctl をご利用ください。「esuctl --help」に説明があります。</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; takes no value.</source>
        <translation>オプション「%1」に値は付けられません。</translation>
    </message>
</context>
<context>
    <name>OrderNote</name>
    <message>
        <source>none</source>
        <comment>years</comment>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a line of the order</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Order: Extended Security Updates (ESU)</source>
        <translation>注文: 拡張セキュリティ更新プログラム (ESU)</translation>
    </message>
    <message>
        <source>For</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>対象年度</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>year, first day, last day</comment>
        <translation>%1 (%2から %3まで)</translation>
    </message>
    <message>
        <source>Number of PCs</source>
        <translation>パソコンの台数</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>エディション</translation>
    </message>
    <message>
        <source>Years already licensed on this PC</source>
        <translation>このパソコンでライセンス認証済みの年度</translation>
    </message>
    <message>
        <source>License</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Multiple Activation Key (MAK), one activation for each PC</source>
        <translation>マルチ ライセンス認証キー (MAK)、パソコン 1 台につきライセンス認証 1 回分</translation>
    </message>
    <message>
        <source>PC name</source>
        <translation>パソコン名</translation>
    </message>
    <message>
        <source>Please send the product key (25 characters) together with the year it is for.</source>
        <translation>プロダクト キー (25 文字) は、何年目のキーかがわかるように送ってください。</translation>
    </message>
</context>
<context>
    <name>PackText</name>
    <message>
        <source>The data pack of %1 is signed by %2, and newer than the data there is.</source>
        <translation>データ パック (%1) の署名 (%2) を確認しました。今のデータより新しいものです。</translation>
    </message>
    <message>
        <source>The data pack is installed.</source>
        <translation>データ パックをインストールしました。</translation>
    </message>
    <message>
        <source>The data pack would be installed.</source>
        <translation>データ パックをインストールできます。</translation>
    </message>
    <message>
        <source>This practice PC keeps nothing: give --state to keep the data pack.</source>
        <translation>この練習用パソコンは、何も残しません。データ パックを残すには、--state を指定してください。</translation>
    </message>
</context>
<context>
    <name>PageText</name>
    <message>
        <source>Start</source>
        <comment>@title of page 1</comment>
        <translation>はじめに</translation>
    </message>
    <message>
        <source>Prerequisites</source>
        <comment>@title of page 2</comment>
        <translation>事前チェック</translation>
    </message>
    <message>
        <source>Product key</source>
        <comment>@title of page 3</comment>
        <translation>MAK キーの入力</translation>
    </message>
    <message>
        <source>Activation ID</source>
        <comment>@title of page 4</comment>
        <translation>ライセンス認証 ID</translation>
    </message>
    <message>
        <source>Activation</source>
        <comment>@title of page 5</comment>
        <translation>ライセンス認証</translation>
    </message>
    <message>
        <source>Windows Update</source>
        <comment>@title of page 6</comment>
        <translation>Windows Update</translation>
    </message>
    <message>
        <source>Result</source>
        <comment>@title of page 7</comment>
        <translation>結果</translation>
    </message>
    <message>
        <source>See whether this PC can use Extended Security Updates (ESU), and choose how to go on.</source>
        <translation>このパソコンで拡張セキュリティ更新プログラム (ESU) を使えるかどうかを確認し、進め方を選びます。</translation>
    </message>
    <message>
        <source>Check the updates and settings that ESU needs, and add what is missing.</source>
        <translation>ESU に必要な更新プログラムと設定を確認し、足りないものを補います。</translation>
    </message>
    <message>
        <source>Enter the ESU product key (MAK) you received. You can also paste the whole e-mail.</source>
        <translation>購入時に届いた ESU のプロダクト キー (MAK キー) を入力します。メールの本文をそのまま貼り付けてもかまいません。</translation>
    </message>
    <message>
        <source>Confirm which ESU year the key belongs to. Usually you can simply go on.</source>
        <translation>キーが何年目の ESU のものかを確認します。通常は、このまま次へ進んでかまいません。</translation>
    </message>
    <message>
        <source>Turn on ESU with the installed key.</source>
        <translation>インストールしたキーで ESU を有効にします。</translation>
    </message>
    <message>
        <source>See where updates come from, and install the ESU updates.</source>
        <translation>更新プログラムの入手先を確認し、ESU の更新プログラムをインストールします。</translation>
    </message>
    <message>
        <source>See whether ESU is active and why. You can save this as a record.</source>
        <translation>ESU が有効かどうかの判定と、その根拠を示します。記録として保存できます。</translation>
    </message>
    <message>
        <source>This page only reads. If you feel unsure, rehearse everything on the practice PC.</source>
        <translation>この画面では、パソコンの情報を読み取るだけです。不安なときは、練習用パソコンで最後まで試せます。</translation>
    </message>
    <message>
        <source>Only updates from Microsoft are installed. Your documents are not touched. You are always asked before a restart.</source>
        <translation>インストールするのは Microsoft の更新プログラムだけです。お使いの書類には手を加えません。再起動の前には必ず確認します。</translation>
    </message>
    <message>
        <source>The ESU key is added beside the key of Windows itself. The full key appears in no log and no report.</source>
        <translation>ESU のキーは、Windows 本体のキーとは別に追加されます。キーの全文は記録にも結果にも残りません。</translation>
    </message>
    <message>
        <source>You need not remember this ID. The entry that fits the key is already chosen.</source>
        <translation>この ID を覚える必要はありません。キーに合う項目は、すでに選ばれています。</translation>
    </message>
    <message>
        <source>There is no extra charge. One purchased activation is used; none if this PC is already activated.</source>
        <translation>新たな料金はかかりません。使うのは、購入済みのライセンス認証 1 回分だけです。ライセンス認証済みなら 1 回も使いません。</translation>
    </message>
    <message>
        <source>Progress stays on the screen and you can keep working. If an update is undone, Windows puts the PC back as it was.</source>
        <translation>途中経過を表示し続けます。ほかの作業をしながら待てます。更新が取り消された場合は、Windows が元の状態に戻します。</translation>
    </message>
    <message>
        <source>Every reason for the verdict is listed. The saved result can serve as your record or for an audit.</source>
        <translation>判定の根拠をすべて示します。保存した結果は、そのまま社内の記録や監査の資料に使えます。</translation>
    </message>
    <message>
        <source>&amp;Next: check this PC</source>
        <comment>@action</comment>
        <translation>事前チェックに進む(&amp;N)</translation>
    </message>
    <message>
        <source>Run as ad&amp;ministrator</source>
        <comment>@action</comment>
        <translation>管理者として実行(&amp;M)</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <comment>@action</comment>
        <translation>もう一度試す(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <comment>@action</comment>
        <translation>次へ(&amp;N) &gt;</translation>
    </message>
    <message>
        <source>&amp;Install the key</source>
        <comment>@action</comment>
        <translation>キーをインストール(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Next: use year %1</source>
        <comment>@action</comment>
        <translation>%1 年目で進む(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Activate now (uses 1 activation)</source>
        <comment>@action</comment>
        <translation>1 回分を使ってライセンス認証する(&amp;A)</translation>
    </message>
    <message>
        <source>Try &amp;again (may use 1 more activation)</source>
        <comment>@action</comment>
        <translation>もう一度試す: さらに 1 回使う場合があります(&amp;A)</translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <comment>@action</comment>
        <translation>更新プログラムを確認(&amp;U)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Install %n update(s)</source>
        <comment>@action</comment>
        <translation>
            <numerusform>%n 個をインストール(&amp;I)</numerusform>
        </translation>
    </message>
    <message>
        <source>Read the result a&amp;gain</source>
        <comment>@action</comment>
        <translation>もう一度判定する(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Save the result...</source>
        <comment>@action</comment>
        <translation>結果を保存(&amp;S)...</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <comment>@action</comment>
        <translation>完了(&amp;F)</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <comment>@action</comment>
        <translation>もう一度確認(&amp;G)</translation>
    </message>
    <message>
        <source>Use the sto&amp;red key</source>
        <comment>@action</comment>
        <translation>保存済みのキーを使う(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Forget the stored key</source>
        <comment>@action</comment>
        <translation>保存済みのキーを消す(&amp;F)</translation>
    </message>
    <message>
        <source>Enter another &amp;key</source>
        <comment>@action</comment>
        <translation>別のキーを入力(&amp;K)</translation>
    </message>
    <message>
        <source>Remo&amp;ve this ESU key...</source>
        <comment>@action</comment>
        <translation>この ESU キーを削除(&amp;V)...</translation>
    </message>
    <message>
        <source>D&amp;o the remaining steps...</source>
        <comment>@action</comment>
        <translation>残りの手順をまとめて実行(&amp;O)...</translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <comment>@action</comment>
        <translation>もう一度探す(&amp;G)</translation>
    </message>
    <message>
        <source>Go on &amp;without installing</source>
        <comment>@action</comment>
        <translation>インストールせずに進む(&amp;W)</translation>
    </message>
    <message>
        <source>Open Windows U&amp;pdate</source>
        <comment>@action</comment>
        <translation>Windows Update を開く(&amp;P)</translation>
    </message>
    <message>
        <source>Go to Prere&amp;quisites</source>
        <comment>@action</comment>
        <translation>[事前チェック] に戻る(&amp;Q)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <comment>@action</comment>
        <translation>中止(&amp;T)</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <comment>@action</comment>
        <translation>中止しています...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>@action</comment>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>done</source>
        <comment>a step</comment>
        <translation>完了</translation>
    </message>
    <message>
        <source>current</source>
        <comment>a step</comment>
        <translation>現在の手順</translation>
    </message>
    <message>
        <source>not reached yet</source>
        <comment>a step</comment>
        <translation>これから</translation>
    </message>
    <message>
        <source>already done, nothing is used</source>
        <translation>完了済み、回数は使いません</translation>
    </message>
    <message>
        <source>uses 1 activation of the key</source>
        <translation>キーのライセンス認証回数を 1 回使います</translation>
    </message>
    <message>
        <source>changes this PC</source>
        <translation>このパソコンに変更を加えます</translation>
    </message>
    <message>
        <source>only reads</source>
        <translation>読み取るだけです</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>行うことなし</translation>
    </message>
    <message>
        <source>did not finish</source>
        <translation>完了していません</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Install %n missing item(s)</source>
        <comment>@action</comment>
        <translation>
            <numerusform>不足している %n 件をインストール(&amp;I)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Restart now</source>
        <comment>@action</comment>
        <translation>今すぐ再起動(&amp;R)</translation>
    </message>
    <message>
        <source>Restart la&amp;ter</source>
        <comment>@action</comment>
        <translation>後で再起動(&amp;T)</translation>
    </message>
    <message>
        <source>Record this PC for support...</source>
        <comment>@action</comment>
        <translation>サポート用にこのパソコンを記録...</translation>
    </message>
    <message>
        <source>See the &amp;result</source>
        <comment>@action</comment>
        <translation>結果を確認(&amp;R)</translation>
    </message>
    <message>
        <source>Use .msu files from a &amp;folder...</source>
        <comment>@action</comment>
        <translation>フォルダーの .msu ファイルを使う(&amp;F)...</translation>
    </message>
    <message>
        <source>Do&amp;wnload instead</source>
        <comment>@action</comment>
        <translation>代わりにダウンロードする(&amp;W)</translation>
    </message>
    <message>
        <source>Go on any&amp;way...</source>
        <comment>@action</comment>
        <translation>それでも続ける(&amp;W)...</translation>
    </message>
    <message>
        <source>&amp;Open Windows&apos; activation</source>
        <comment>@action</comment>
        <translation>ライセンス認証の画面を開く(&amp;O)</translation>
    </message>
    <message>
        <source>How to put the former key bac&amp;k</source>
        <comment>@action</comment>
        <translation>元のキーに戻す手順を開く(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Use the practice key</source>
        <comment>@action</comment>
        <translation>練習用のキーを入れる(&amp;X)</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <comment>@action</comment>
        <translation>もう一度試す(&amp;A)</translation>
    </message>
    <message>
        <source>Op&amp;en the file</source>
        <comment>@action</comment>
        <translation>ファイルを開く(&amp;E)</translation>
    </message>
    <message>
        <source>Sho&amp;w the folder</source>
        <comment>@action</comment>
        <translation>フォルダーを開く(&amp;W)</translation>
    </message>
    <message>
        <source>G&amp;o back to %1</source>
        <comment>@action, title of a page</comment>
        <translation>[%1] に戻る(&amp;O)</translation>
    </message>
    <message>
        <source>only if one is needed; you are asked first</source>
        <translation>必要なときだけ、確認してから行います</translation>
    </message>
    <message>
        <source>Go to the chec&amp;ks anyway</source>
        <comment>@action</comment>
        <translation>事前チェックに進む(&amp;K)</translation>
    </message>
    <message>
        <source>Next &amp;year...</source>
        <comment>@action</comment>
        <translation>来年の準備(&amp;Y)...</translation>
    </message>
    <message>
        <source>Order a ke&amp;y...</source>
        <comment>@action</comment>
        <translation>キーの注文(&amp;Y)...</translation>
    </message>
    <message>
        <source>Nex&amp;t PC</source>
        <comment>@action</comment>
        <translation>次のパソコン(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;New key for year %1</source>
        <comment>@action</comment>
        <translation>%1 年目のキーを入力(&amp;N)</translation>
    </message>
</context>
<context>
    <name>PolicyText</name>
    <message>
        <source>%1 (%2)</source>
        <comment>policy, registry key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>a number from %1 to %2 (REG_DWORD)</source>
        <translation>%1 から %2 の数値 (REG_DWORD)</translation>
    </message>
    <message>
        <source>a date such as 2027-10-12 (REG_SZ)</source>
        <translation>2027-10-12 のような日付 (REG_SZ)</translation>
    </message>
    <message>
        <source>EditionIDs with commas between them (REG_SZ)</source>
        <translation>コンマで区切った EditionID (REG_SZ)</translation>
    </message>
    <message>
        <source>an https address (REG_SZ)</source>
        <translation>https のアドレス (REG_SZ)</translation>
    </message>
    <message>
        <source>ja or en (REG_SZ)</source>
        <translation>ja または en (REG_SZ)</translation>
    </message>
    <message>
        <source>a text of 100 characters at most (REG_SZ)</source>
        <translation>100 文字以内の文字列 (REG_SZ)</translation>
    </message>
    <message>
        <source>%1 (%2) is no policy of this version and is ignored. Ask your administrator to check the name.</source>
        <comment>registry value, registry key</comment>
        <translation>%1 (%2) は、このバージョンにないポリシーのため無視されます。名前を確認するよう、管理者に依頼してください。</translation>
    </message>
    <message>
        <source>The policies in %1 could not be read (%2), so none of them is followed. Ask your administrator.</source>
        <translation>%1 のポリシーを読み取れなかったため (%2)、どのポリシーにも従っていません。管理者に相談してください。</translation>
    </message>
    <message>
        <source>The policy %1 is ignored: its value is of the wrong type.</source>
        <translation>ポリシー %1 は、値の種類が違うため無視されます。</translation>
    </message>
    <message>
        <source>The policy %1 is ignored: &quot;%2&quot; is none of its values.</source>
        <translation>ポリシー %1 は、「%2」が使えない値のため無視されます。</translation>
    </message>
    <message>
        <source>Ask your administrator to correct it. It takes %1.</source>
        <translation>修正を管理者に依頼してください。使える値は、%1です。</translation>
    </message>
    <message>
        <source>Policies of your organization: %1</source>
        <translation>組織のポリシー: %1</translation>
    </message>
    <message>
        <source>telephone %1</source>
        <translation>電話 %1</translation>
    </message>
    <message>
        <source>Whom to ask: %1</source>
        <comment>name, telephone, hours</comment>
        <translation>問い合わせ先: %1</translation>
    </message>
    <message>
        <source>A policy of your organization decides this result: %1. Without it: %2.</source>
        <translation>組織のポリシーによる結果です: %1。ポリシーがない場合: %2。</translation>
    </message>
    <message>
        <source>This edition (%1) counts as covered by ESU because of a policy of your organization, %2.</source>
        <translation>このエディション (%1) は、組織のポリシー %2 により、ESU の対象とみなされます。</translation>
    </message>
    <message>
        <source>Updates are downloaded from %1 by a policy of your organization, %2.</source>
        <translation>更新プログラムは、組織のポリシー %2 により、%1 からダウンロードされます。</translation>
    </message>
    <message>
        <source>--catalog is not used.</source>
        <translation>--catalog は使われません。</translation>
    </message>
    <message>
        <source>The key cannot be stored: a policy of your organization forbids it, %1.</source>
        <translation>キーは保存できません。組織のポリシー %1 で禁止されています。</translation>
    </message>
</context>
<context>
    <name>PrerequisiteText</name>
    <message>
        <source>Missing</source>
        <comment>state of a check item</comment>
        <translation>不足</translation>
    </message>
    <message>
        <source>Not needed</source>
        <comment>state of a check item</comment>
        <translation>不要</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>check item (KB number)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This could not be checked. It is not necessarily missing.</source>
        <translation>確認できませんでした。不足しているとは限りません。</translation>
    </message>
    <message>
        <source>Covered by %1, which is newer and already installed.</source>
        <translation>より新しい %1 に含まれています。インストール済みです。</translation>
    </message>
    <message>
        <source>%1, build %2</source>
        <comment>Windows edition, build number</comment>
        <translation>%1、ビルド %2</translation>
    </message>
    <message>
        <source>This PC does not need it.</source>
        <translation>このパソコンでは必要ありません。</translation>
    </message>
    <message>
        <source>Installed.</source>
        <comment>a package</comment>
        <translation>インストール済みです。</translation>
    </message>
    <message>
        <source>Not on this PC: %1.</source>
        <comment>names of root certificates</comment>
        <translation>このパソコンにない証明書: %1。</translation>
    </message>
    <message>
        <source>In Untrusted Certificates on this PC: %1. Ask your administrator or reseller before it is removed from there.</source>
        <comment>names of root certificates</comment>
        <translation>「信頼されていない証明書」に入っている証明書: %1。取り除く前に、管理者または購入元に相談してください。</translation>
    </message>
    <message>
        <source>The button below restarts the PC.</source>
        <translation>下のボタンで再起動できます。</translation>
    </message>
    <message>
        <source>The button below installs it.</source>
        <translation>下のボタンでインストールします。</translation>
    </message>
    <message>
        <source>Installed</source>
        <comment>state of a check item</comment>
        <translation>インストール済み</translation>
    </message>
    <message>
        <source>No restart is waiting.</source>
        <translation>再起動待ちではありません。</translation>
    </message>
    <message>
        <source>The connection costs nothing extra.</source>
        <translation>通信料のかからない接続です。</translation>
    </message>
    <message>
        <source>This program runs with administrator rights.</source>
        <translation>管理者の権限で実行しています。</translation>
    </message>
    <message>
        <source>It is installed here once this program runs as administrator.</source>
        <translation>管理者として実行すると、このプログラムでインストールできます。</translation>
    </message>
    <message>
        <source>It is installed here after the restart.</source>
        <translation>再起動の後、このプログラムでインストールします。</translation>
    </message>
</context>
<context>
    <name>PromptText</name>
    <message>
        <source>Type or paste the product key, or the whole e-mail it came in, and press Enter. What you type is not shown.</source>
        <translation>プロダクト キーを入力するか、キーの届いたメールの本文を貼り付けて、Enter キーを押してください。入力した文字は表示されません。</translation>
    </message>
</context>
<context>
    <name>RecordText</name>
    <message>
        <source>The recording says this about the PC:</source>
        <translation>記録の内容は次のとおりです。</translation>
    </message>
    <message>
        <source>Names of the PC, users, domains and servers, keys, serial numbers and IDs of the installation are replaced.</source>
        <translation>パソコン、ユーザー、ドメイン、サーバーの名前と、キー、シリアル番号、インストールの ID は置き換えてあります。</translation>
    </message>
    <message>
        <source>Saved as %1. Look through the file before you pass it on.</source>
        <translation>%1 に保存しました。ほかの人に渡す前に、内容を確認してください。</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>何も保存していません。</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>This PC</source>
        <translation>このパソコン</translation>
    </message>
    <message>
        <source>PC name</source>
        <translation>パソコン名</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>ビルド</translation>
    </message>
    <message>
        <source>ESU</source>
        <translation>ESU</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最終日</translation>
    </message>
    <message>
        <source>Evidence for the verdict</source>
        <translation>判定の根拠</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>ライセンス認証</translation>
    </message>
    <message>
        <source>Activation ID</source>
        <translation>ライセンス認証 ID</translation>
    </message>
    <message>
        <source>ESU year</source>
        <translation>ESU の年</translation>
    </message>
    <message>
        <source>Last five characters of the key</source>
        <translation>キーの末尾 5 文字</translation>
    </message>
    <message>
        <source>License status</source>
        <translation>ライセンスの状態</translation>
    </message>
    <message>
        <source>Activation used in this run</source>
        <translation>今回使ったライセンス認証</translation>
    </message>
    <message>
        <source>Prerequisites</source>
        <translation>事前チェック</translation>
    </message>
    <message>
        <source>Updates of this run</source>
        <translation>今回の更新プログラム</translation>
    </message>
    <message>
        <source>About this record</source>
        <translation>この記録について</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Date of the data</source>
        <translation>データの日付</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>The saved file shows only the last five characters of the key.</source>
        <translation>保存するファイルには、キーの末尾 5 文字だけが載ります。</translation>
    </message>
    <message>
        <source>ESU record of %1</source>
        <comment>title of the report</comment>
        <translation>%1 の ESU の記録</translation>
    </message>
    <message>
        <source>Checked on %1.</source>
        <comment>date and time</comment>
        <translation>%1 に確認しました。</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>確認日時</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>練習</translation>
    </message>
    <message>
        <source>Without a MAK</source>
        <translation>MAK キーのない ESU</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>データ ファイル</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of an update, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <comment>across the report of a practice PC</comment>
        <translation>練習</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>情報源</translation>
    </message>
    <message>
        <source>Checked on (local time)</source>
        <translation>確認日時 (このパソコンの時刻)</translation>
    </message>
    <message>
        <source>%1 of %2 OK</source>
        <comment>prerequisites</comment>
        <translation>%2 件中 %1 件が問題なし</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>提供状況</translation>
    </message>
    <message>
        <source>Current year</source>
        <translation>現在の年</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>ポリシー</translation>
    </message>
    <message>
        <source>Date of the table of updates</source>
        <translation>更新プログラムの一覧の日付</translation>
    </message>
</context>
<context>
    <name>RowText</name>
    <message>
        <source>ESU year %1: %2, key ending in %3.</source>
        <translation>ESU %1 年目: %2 (キーの末尾 %3)。</translation>
    </message>
    <message>
        <source>ESU entry of a year that is not known: %1, key ending in %2.</source>
        <translation>何年目かがわからない ESU の項目: %1 (キーの末尾 %2)。</translation>
    </message>
    <message>
        <source>key ending in %1</source>
        <translation>キーの末尾 %1</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <source>ESU year %1</source>
        <translation>ESU %1 年目</translation>
    </message>
    <message>
        <source>%1: %2, %3 (%4)</source>
        <comment>ESU year 2: activated, key ending in 6789B (its ID)</comment>
        <translation>%1: %2、%3 (%4)</translation>
    </message>
    <message>
        <source>For a KMS client: %1</source>
        <comment>entry</comment>
        <translation>KMS クライアント用: %1</translation>
    </message>
</context>
<context>
    <name>UnknownJobText</name>
    <message>
        <source>&quot;%1&quot; is a job for ESU Wizard, and this version cannot carry out jobs. Nothing was changed on this PC. Please get a newer version from whoever gave you the job, or start the program without it.</source>
        <translation>「%1」は ESU ウィザードの作業ファイルですが、この版では実行できません。このパソコンには何も変更していません。ファイルの提供元から新しい版を入手するか、ファイルを使わずにプログラムを起動してください。</translation>
    </message>
</context>
<context>
    <name>UpdateText</name>
    <message>
        <source>Updates come straight from Windows Update.</source>
        <translation>更新プログラムは Windows Update から直接届きます。</translation>
    </message>
    <message>
        <source>Updates come from the company server (%1). No setting on this PC needs to change.</source>
        <translation>更新プログラムは会社のサーバー (%1) から届きます。このパソコンの設定を変える必要はありません。</translation>
    </message>
    <message>
        <source>Updates come from Windows Update under your company&apos;s rules (Windows Update for Business). Some may arrive later.</source>
        <translation>更新プログラムは、会社の規則 (Windows Update for Business) に従って Windows Update から届きます。遅れて届くものがあります。</translation>
    </message>
    <message>
        <source>Updates come from Windows Update and from the company server (%1) (dual scan).</source>
        <translation>更新プログラムは Windows Update と会社のサーバー (%1) の両方から届きます (デュアル スキャン)。</translation>
    </message>
    <message>
        <source>Updates are handed out by your company&apos;s Configuration Manager. The list here may be empty.</source>
        <translation>更新プログラムは会社の Configuration Manager が配布します。ここの一覧は空になることがあります。</translation>
    </message>
    <message>
        <source>Where updates come from could not be read. You can look for them all the same.</source>
        <translation>更新プログラムの入手先を確認できませんでした。更新プログラムを探すことはできます。</translation>
    </message>
    <message>
        <source>Nothing has to be set up for ESU: a PC on which it is activated is offered its updates.</source>
        <translation>ESU のために変える設定はありません。ESU のライセンス認証が済んでいるパソコンに、ESU の更新プログラムが届きます。</translation>
    </message>
    <message>
        <source>ESU updates arrive once they are approved on that server. If one is missing here, give its KB number to your administrator and ask for approval.</source>
        <translation>ESU の更新プログラムは、そのサーバーで承認されると届きます。ここに表示されないときは、KB 番号を管理者に伝えて、承認を依頼してください。</translation>
    </message>
    <message>
        <source>Nothing has to be set up for ESU. If an update is missing here, wait for the days your company has set, or ask your administrator.</source>
        <translation>ESU のために変える設定はありません。ここに表示されないときは、会社が決めた日数だけ待つか、管理者に相談してください。</translation>
    </message>
    <message>
        <source>Nothing has to be set up for ESU. What is approved on the company server may be missing here; if so, give its KB number to your administrator.</source>
        <translation>ESU のために変える設定はありません。会社のサーバーで承認されたものが、ここに表示されないことがあります。そのときは、KB 番号を管理者に伝えてください。</translation>
    </message>
    <message>
        <source>ESU updates arrive once your administrator deploys them. Give the KB numbers to your administrator and ask for it.</source>
        <translation>ESU の更新プログラムは、管理者が配布すると届きます。KB 番号を管理者に伝えて、配布を依頼してください。</translation>
    </message>
    <message>
        <source>The activation of ESU is not affected. Once your administrator has installed the updates in another way, check the result again.</source>
        <translation>ESU のライセンス認証には影響しません。管理者が別の方法で更新プログラムを入れた後に、結果をもう一度確認してください。</translation>
    </message>
    <message>
        <source>Nothing has to be set up for ESU. If an update is missing on a PC that your company manages, give its KB number to your administrator.</source>
        <translation>ESU のために変える設定はありません。会社で管理しているパソコンで見つからないときは、KB 番号を管理者に伝えてください。</translation>
    </message>
    <message>
        <source>This can take long, and that is normal. Windows compares this PC with a long list of updates; on Windows 7 that can take over an hour, with the processor busy. Nothing is frozen and nothing is changed. You can stop at any time and look again later.</source>
        <translation>時間がかかっていますが、異常ではありません。Windows が、このパソコンの状態を多くの更新プログラムと照らし合わせています。Windows 7 では 1 時間を超え、動作が重くなることもあります。止まってはおらず、パソコンには何も変更を加えていません。いつでも中止して、後で探し直せます。</translation>
    </message>
    <message>
        <source>ESU</source>
        <comment>kind of update</comment>
        <translation>ESU</translation>
    </message>
    <message>
        <source>Security</source>
        <comment>kind of update</comment>
        <translation>セキュリティ</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>kind of update</comment>
        <translation>その他</translation>
    </message>
    <message>
        <source>Found</source>
        <comment>state of an update</comment>
        <translation>未インストール</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of an update</comment>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Downloading</source>
        <comment>state of an update</comment>
        <translation>ダウンロード中</translation>
    </message>
    <message>
        <source>Downloading %1%</source>
        <comment>state of an update</comment>
        <translation>ダウンロード中 %1%</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <comment>state of an update</comment>
        <translation>ダウンロード済み</translation>
    </message>
    <message>
        <source>Installing</source>
        <comment>state of an update</comment>
        <translation>インストール中</translation>
    </message>
    <message>
        <source>Processed</source>
        <comment>state of an update</comment>
        <translation>処理済み</translation>
    </message>
    <message>
        <source>Installed</source>
        <comment>state of an update</comment>
        <translation>インストール済み</translation>
    </message>
    <message>
        <source>Not installed</source>
        <comment>state of an update</comment>
        <translation>インストールできず</translation>
    </message>
    <message>
        <source>Another update of this list replaces it.</source>
        <translation>一覧の別の更新プログラムに置き換えられました。</translation>
    </message>
    <message>
        <source>It was tried twice with the same result, and is not tried again by itself.</source>
        <translation>2 回試しましたが同じ結果のため、自動では繰り返しません。</translation>
    </message>
    <message>
        <source>The setting &quot;Do not connect to any Windows Update Internet locations&quot; keeps this PC from checking for updates, and no company server is set. Ask your administrator, or set it to &quot;Not configured&quot;.</source>
        <translation>「インターネット上の Windows Update に接続しない」という設定があり、会社のサーバーも指定されていないため、更新プログラムを確認できません。管理者に相談するか、この設定を「未構成」にしてください。</translation>
    </message>
    <message>
        <source>The Windows Update service is switched off on this PC. Open services.msc, set &quot;Windows Update&quot; to &quot;Manual&quot;, and check again.</source>
        <translation>このパソコンでは、Windows Update のサービスが無効になっています。services.msc を開き、「Windows Update」のスタートアップの種類を「手動」にしてから、もう一度確認してください。</translation>
    </message>
    <message>
        <source>The update server that is set on this PC (%1) does not exist. Tools that switch updates off set such addresses, and nobody will approve anything there. Switch updates on again in that tool, or remove the setting, and check again.</source>
        <translation>このパソコンに設定されている更新サーバー (%1) は実在しません。更新を止めるツールが、このようなアドレスを設定します。そこで更新プログラムが承認されることはありません。そのツールで更新を元に戻すか、設定を削除してから、もう一度確認してください。</translation>
    </message>
    <message>
        <source>Updates are paused until %1.</source>
        <translation>更新は %1まで一時停止されています。</translation>
    </message>
    <message>
        <source>A setting holds this PC at version %1 of Windows.</source>
        <translation>設定により、このパソコンの Windows はバージョン %1 に固定されています。</translation>
    </message>
    <message>
        <source>The activation of ESU is not affected.</source>
        <translation>ESU のライセンス認証には影響しません。</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) could not be installed this time: %1.</source>
        <translation>
            <numerusform>今回 %n 個の更新プログラムを入れられませんでした: %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>No</source>
        <comment>an update needs a restart</comment>
        <translation>不要</translation>
    </message>
    <message>
        <source>Maybe</source>
        <comment>an update needs a restart</comment>
        <translation>場合による</translation>
    </message>
    <message>
        <source>Needed</source>
        <comment>an update needs a restart</comment>
        <translation>必要</translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>state of an update</comment>
        <translation>見送り</translation>
    </message>
    <message>
        <source>A company setting keeps this PC from checking for updates. Ask your administrator to install the ESU updates or to allow the check.</source>
        <translation>会社の設定により、このパソコンでは更新プログラムを確認できません。ESU の更新プログラムのインストールか、設定の解除を管理者に依頼してください。</translation>
    </message>
</context>
<context>
    <name>VerdictText</name>
    <message>
        <source>ESU with a MAK does not cover the Windows on this PC (%1). The PC keeps working as before.</source>
        <translation>このパソコンの Windows (%1) は、MAK キーで使う ESU の対象外です。パソコンはこれまでどおり使えます。</translation>
    </message>
    <message>
        <source>Activate Windows itself</source>
        <translation>Windows 本体のライセンス認証</translation>
    </message>
    <message>
        <source>Prerequisites</source>
        <translation>事前チェック</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>ライセンス認証</translation>
    </message>
    <message>
        <source>Product key</source>
        <translation>MAK キーの入力</translation>
    </message>
    <message>
        <source>ESU is active. This PC can receive the year %1 updates until %2.</source>
        <translation>ESU は有効です。%1 年目の更新プログラムを %2まで受け取れます。</translation>
    </message>
    <message>
        <source>ESU year %1 is activated. This ESU ended on %2, so there are no new updates.</source>
        <translation>ESU %1 年目のライセンス認証は完了しています。この ESU は %2に終了したため、新しい更新プログラムはありません。</translation>
    </message>
    <message>
        <source>A restart is still pending. Restart Windows, then read the result again.</source>
        <translation>再起動がまだ済んでいません。Windows を再起動してから、もう一度判定してください。</translation>
    </message>
    <message>
        <source>It could not be confirmed that ESU is active. The list below shows what is not proven.</source>
        <translation>ESU が有効かどうかを確認できませんでした。確認できなかった項目を下に示します。</translation>
    </message>
    <message>
        <source>ESU is not active yet. Next step: %1</source>
        <translation>ESU はまだ有効ではありません。次に必要な手順: %1</translation>
    </message>
    <message>
        <source>Year %1 starts on %2 and needs a new key, bought separately.</source>
        <translation>%1 年目は %2に始まります。新しいキーの購入が必要です。</translation>
    </message>
    <message>
        <source>This is the last year. ESU for this Windows ends on %1; plan the move to a newer Windows before then.</source>
        <translation>今年が最後の年です。この Windows の ESU は %1に終了します。それまでに新しい Windows への移行を計画してください。</translation>
    </message>
    <message>
        <source>Windows may still say that support has ended. This verdict rests on the license state and on the updates really installed.</source>
        <translation>Windows に「サポートが終了しました」と表示されることがあります。ここでの判定は、ライセンスの状態と実際に入った更新プログラムに基づいています。</translation>
    </message>
    <message>
        <source>ESU license</source>
        <translation>ESU のライセンス</translation>
    </message>
    <message>
        <source>License of Windows itself</source>
        <translation>Windows 本体のライセンス</translation>
    </message>
    <message>
        <source>ESU licensing preparation package</source>
        <translation>ESU ライセンス準備パッケージ</translation>
    </message>
    <message>
        <source>ESU update</source>
        <translation>ESU の更新プログラム</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Coverage period</source>
        <translation>対象期間</translation>
    </message>
    <message>
        <source>This could not be checked.</source>
        <translation>確認できませんでした。</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>ライセンス認証済み</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>ライセンス認証されていません</translation>
    </message>
    <message>
        <source>No ESU key is installed.</source>
        <translation>ESU のキーが入っていません。</translation>
    </message>
    <message>
        <source>ending in %1</source>
        <comment>last five characters of a key</comment>
        <translation>末尾 %1</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>インストール済み</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未インストール</translation>
    </message>
    <message>
        <source>No restart is pending.</source>
        <translation>再起動待ちではありません。</translation>
    </message>
    <message>
        <source>Windows is waiting for a restart.</source>
        <translation>Windows は再起動待ちです。</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>The edition of Windows could not be read. You can go on; the key decides whether it fits.</source>
        <translation>Windows のエディションを読み取れませんでした。このまま次へ進んでかまいません。対象かどうかは、キーをインストールするとわかります。</translation>
    </message>
    <message>
        <source>ESU for %1 has not started yet. The PC still receives the ordinary updates.</source>
        <translation>%1 の ESU はまだ始まっていません。通常の更新プログラムを受け取れます。</translation>
    </message>
    <message>
        <source>Sources differ on whether ESU with a MAK covers the Windows on this PC (%1). Ask your reseller before you use a key.</source>
        <translation>このパソコンの Windows (%1) が MAK キーで使う ESU の対象かどうかは、資料によって異なります。キーを使う前に購入元に確認してください。</translation>
    </message>
    <message>
        <source>This PC is eligible for ESU. Year %1 is running and ends on %2.</source>
        <translation>このパソコンは ESU の対象です。現在は %1 年目で、対象期間は %2までです。</translation>
    </message>
    <message>
        <source>ESU for %1 ended on %2. A key you own may still allow the updates of its period, but no new updates are provided.</source>
        <translation>%1 の ESU は %2に終了しました。お持ちのキーでその期間の更新プログラムをインストールできる場合がありますが、新しいものは提供されません。</translation>
    </message>
    <message>
        <source>ESU year %1 is activated, but year %2 is running. Current updates need the key for year %2.</source>
        <translation>ESU %1 年目のライセンス認証は完了していますが、現在は %2 年目です。今の更新プログラムには %2 年目のキーが必要です。</translation>
    </message>
    <message>
        <source>ESU with a MAK does not cover this edition of Windows.</source>
        <translation>この Windows のエディションは、MAK キーで使う ESU の対象外です。</translation>
    </message>
    <message>
        <source>Ended on %1. Everything this ESU offered appeared by that day; no more updates follow.</source>
        <translation>%1 に終了しました。この ESU の更新プログラムはその日までのものがすべてで、新しいものは提供されません。</translation>
    </message>
    <message>
        <source>An ESU entry is activated, but it is not certain that it belongs to this Windows and year.</source>
        <translation>ESU の項目がライセンス認証されていますが、この Windows の現在の対象期間のものかどうかは確認できませんでした。</translation>
    </message>
    <message>
        <source>It is not known for certain from which build on an update of this Windows belongs to the ESU period.</source>
        <translation>この Windows で、どのビルドからが ESU の期間の更新プログラムなのか、確かな情報がありません。</translation>
    </message>
    <message>
        <source>It is not certain which ESU this edition of Windows may use.</source>
        <translation>この Windows のエディションで使える ESU を確認できませんでした。</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>情報源: %1</translation>
    </message>
    <message>
        <source>Clock of this PC</source>
        <translation>このパソコンの時計</translation>
    </message>
    <message>
        <source>Windows Update</source>
        <translation>Windows Update</translation>
    </message>
    <message>
        <source>This PC is licensed for %1, another plan than ESU by year. Its updates end on %2; this program cannot confirm that they arrive.</source>
        <translation>このパソコンは、年ごとの ESU とは別の契約 %1 でライセンス認証済みです。その更新プログラムは %2までです。届いているかどうかは、このプログラムでは確認できません。</translation>
    </message>
    <message>
        <source>ESU is activated and what is due is installed, but Windows Update is switched off on this PC: the next updates will not come. Have it switched on.</source>
        <translation>ESU のライセンス認証は済み、必要な更新プログラムも入っていますが、このパソコンでは Windows Update が無効になっているため、次の更新プログラムは届きません。有効にしてもらってください。</translation>
    </message>
    <message>
        <source>The license itself runs out on %1.</source>
        <translation>ライセンスの期限は %1 です。</translation>
    </message>
    <message>
        <source>ESU year %1 is activated: this PC is covered to the end of year %1 only (%2). The updates of the later years exist and need their keys.</source>
        <translation>ESU の %1 年目が有効です。このパソコンが対象になるのは %1 年目の終わり (%2) までです。その後の年の更新プログラムもありますが、それぞれの年のキーが必要です。</translation>
    </message>
    <message>
        <source>ESU year %1 is activated and year %2 has begun. The first update of year %2 needs its key; this PC has to have it by %3.</source>
        <translation>ESU の %1 年目が有効で、%2 年目が始まっています。%2 年目の最初の更新プログラムには %2 年目のキーが必要です。%3までに入れてください。</translation>
    </message>
    <message>
        <source>Source of updates</source>
        <translation>更新プログラムの入手先</translation>
    </message>
    <message>
        <source>runs out on %1</source>
        <translation>期限 %1</translation>
    </message>
    <message>
        <source>ESU by year ended on %1. This PC has an entry of %2, another plan, with updates until %3.</source>
        <translation>年ごとの ESU は %1に終了しました。このパソコンには別の契約 %2 の項目があり、その更新プログラムは %3までです。</translation>
    </message>
    <message>
        <source>Windows itself has more than one license entry: one is activated, another is not.</source>
        <translation>Windows 本体のライセンスの項目が 2 つ以上あり、ライセンス認証済みのものとそうでないものがあります。</translation>
    </message>
    <message>
        <source>The clock of this PC disagrees with the network about the ESU year, or about what is due. Set the date and time of Windows, then check again.</source>
        <translation>このパソコンの時計では、ESU の年または必要な更新プログラムが、ネットワークの時刻の場合と異なります。Windows の日付と時刻を合わせてから、もう一度確認してください。</translation>
    </message>
    <message>
        <source>This PC asks for updates.</source>
        <translation>このパソコンは更新プログラムを受け取る設定です。</translation>
    </message>
    <message>
        <source>Windows Update is switched off on this PC.</source>
        <translation>このパソコンでは Windows Update が無効になっています。</translation>
    </message>
    <message>
        <source>This PC gets the ESU updates without a MAK (%1).</source>
        <translation>このパソコンには、MAK なしで ESU の更新プログラムが届いています (%1)。</translation>
    </message>
    <message>
        <source>ESU is activated and what is due is installed, but a setting keeps this PC from looking for updates by itself: every month somebody has to open Windows Update and install them. Have automatic updates switched on.</source>
        <translation>ESU は有効で、必要な更新プログラムも入っています。ただし、設定により、このパソコンは更新プログラムを自動では確認しません。毎月、Windows Update を開いて手でインストールする必要があります。自動更新を有効にしてもらってください。</translation>
    </message>
    <message>
        <source>A setting keeps this PC from looking for updates by itself.</source>
        <translation>設定により、このパソコンは更新プログラムを自動では確認しません。</translation>
    </message>
    <message>
        <source>%1 (rating %2)</source>
        <comment>where it was read; the rating is H, M, L or K</comment>
        <translation>%1 (確度 %2)</translation>
    </message>
    <message>
        <source>Everything it offered is installed. Your organization accepts that until %1.</source>
        <translation>提供されたものはすべてインストールされています。組織のポリシーにより、%1までこの状態が認められます。</translation>
    </message>
    <message>
        <source>Policy of the organization</source>
        <translation>組織のポリシー</translation>
    </message>
    <message>
        <source>for KMS clients only</source>
        <translation>KMS クライアント用</translation>
    </message>
    <message>
        <source>Restart Windows</source>
        <translation>Windows の再起動</translation>
    </message>
    <message>
        <source>This ESU ended on %1: no new updates will come. A key still brings those of its year.</source>
        <translation>この ESU は %1 に終了しました。新しい更新プログラムは出ません。キーで受け取れるのは、その年の分だけです。</translation>
    </message>
    <message>
        <source>There are ESU entries for the Windows on this PC (%1), but the data of this program do not know their ESU. You can go on; what is unknown is shown as unknown.</source>
        <translation>このパソコンの Windows (%1) には ESU の項目がありますが、このプログラムのデータには、その ESU についての情報がありません。このまま次へ進んでかまいません。わからない項目は「確認できず」と表示します。</translation>
    </message>
    <message>
        <source>The version of Windows could not be read. You can go on; the key decides whether it fits.</source>
        <translation>Windows のバージョンを読み取れませんでした。このまま次へ進んでかまいません。対象かどうかは、キーをインストールするとわかります。</translation>
    </message>
    <message>
        <source>ESU for the Windows on this PC starts on %1. Until then this PC needs no ESU.</source>
        <translation>このパソコンの Windows の ESU は %1に始まります。それまで ESU は必要ありません。</translation>
    </message>
</context>
<context>
    <name>WaitingText</name>
    <message>
        <source>Reading license information (%1). The first answer can take about 15 seconds.</source>
        <translation>ライセンスの情報を読み取っています (%1)。最初は 15 秒ほどかかることがあります。</translation>
    </message>
    <message>
        <source>Installing the key (%1). This can take about a minute.</source>
        <translation>キーをインストールしています (%1)。1 分ほどかかることがあります。</translation>
    </message>
    <message>
        <source>Waiting for the Microsoft activation server (%1).</source>
        <translation>Microsoft のライセンス認証サーバーの応答を待っています (%1)。</translation>
    </message>
    <message>
        <source>Removing the ESU key (%1).</source>
        <translation>ESU のキーを削除しています (%1)。</translation>
    </message>
    <message>
        <source>Looking for updates (%1 elapsed). On an older PC this can take over an hour. You can stop at any time.</source>
        <translation>更新プログラムを探しています (%1 経過)。古いパソコンでは 1 時間を超えることがあります。いつでも中止できます。</translation>
    </message>
    <message>
        <source>Downloading updates (%1 of %2, %3 elapsed).</source>
        <translation>更新プログラムをダウンロードしています (%1/%2 個、%3 経過)。</translation>
    </message>
    <message>
        <source>Downloading updates (%1 elapsed).</source>
        <translation>更新プログラムをダウンロードしています (%1 経過)。</translation>
    </message>
    <message>
        <source>Installing updates (%1 of %2, %3 elapsed). Please leave the PC on.</source>
        <translation>更新プログラムをインストールしています (%1/%2 個、%3 経過)。電源を切らずにお待ちください。</translation>
    </message>
    <message>
        <source>Installing updates (%1 elapsed). Please leave the PC on.</source>
        <translation>更新プログラムをインストールしています (%1 経過)。電源を切らずにお待ちください。</translation>
    </message>
    <message>
        <source>Waiting for Credential Manager (%1).</source>
        <translation>資格情報マネージャーの応答を待っています (%1)。</translation>
    </message>
    <message>
        <source>The activation of Windows itself is not touched.</source>
        <translation>Windows 本体のライセンス認証には手を加えません。</translation>
    </message>
    <message>
        <source>Progress stays on the screen and you can keep working. If an update is undone, Windows puts the PC back as it was.</source>
        <translation>途中経過を表示し続けます。ほかの作業をしながら待てます。更新が取り消された場合は、Windows が元の状態に戻します。</translation>
    </message>
    <message>
        <source>Downloading %1 (%2 of %3, %4 elapsed).</source>
        <translation>%1 をダウンロードしています (%2/%3 個、%4 経過)。</translation>
    </message>
    <message>
        <source>Installing %1 (%2 of %3, %4 elapsed). Please leave the PC on.</source>
        <translation>%1 をインストールしています (%2/%3 個、%4 経過)。電源を切らずにお待ちください。</translation>
    </message>
    <message>
        <source>Connecting to this PC&apos;s management service (%1). This only reads.</source>
        <translation>このパソコンの管理機能に接続しています (%1)。読み取るだけです。</translation>
    </message>
    <message>
        <source>Reading this PC (%1). This only reads.</source>
        <translation>このパソコンの情報を読み取っています (%1)。読み取るだけです。</translation>
    </message>
    <message>
        <source>Asking Microsoft Update Catalog how large the downloads are (%1 of %2, %3 elapsed). This only reads.</source>
        <translation>Microsoft Update カタログでダウンロードのサイズを確認しています (%1/%2 件、%3 経過)。読み取るだけです。</translation>
    </message>
    <message>
        <source>Asking Microsoft Update Catalog how large the downloads are (%1). This only reads.</source>
        <translation>Microsoft Update カタログでダウンロードのサイズを確認しています (%1)。読み取るだけです。</translation>
    </message>
</context>
<context>
    <name>WindowPrompts</name>
    <message>
        <source>%1. %2 (%3)</source>
        <comment>number, step, what it does</comment>
        <translation>%1. %2 (%3)</translation>
    </message>
    <message>
        <source>Close the wizard?</source>
        <translation>ウィザードを閉じますか?</translation>
    </message>
    <message>
        <source>Nothing has been changed. You can start again at any time.</source>
        <translation>何も変更していません。いつでもやり直せます。</translation>
    </message>
    <message>
        <source>Done so far: %1. The PC can be used as it is, and you can go on at any time.</source>
        <translation>ここまでに行ったこと: %1。パソコンはこのまま使えます。続きはいつでも再開できます。</translation>
    </message>
    <message>
        <source>&amp;Close the wizard</source>
        <comment>@action</comment>
        <translation>ウィザードを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Go on with the wizard</source>
        <comment>@action</comment>
        <translation>ウィザードを続ける(&amp;G)</translation>
    </message>
    <message>
        <source>Remove this ESU key from the PC?</source>
        <translation>この ESU キーをパソコンから削除しますか?</translation>
    </message>
    <message>
        <source>The PC no longer receives ESU updates with it. The activation that was used does not come back. Windows itself stays activated.</source>
        <translation>このキーによる ESU の更新プログラムは受け取れなくなります。使ったライセンス認証の回数は戻りません。Windows 本体のライセンス認証はそのままです。</translation>
    </message>
    <message>
        <source>&amp;Remove the key</source>
        <comment>@action</comment>
        <translation>キーを削除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep the key</source>
        <comment>@action</comment>
        <translation>キーを残す(&amp;K)</translation>
    </message>
    <message>
        <source>The remaining steps</source>
        <translation>残りの手順</translation>
    </message>
    <message>
        <source>These steps run one after the other. You can stop at any time.</source>
        <translation>次の手順を順に行います。いつでも中止できます。</translation>
    </message>
    <message>
        <source>&amp;Start (uses 1 activation)</source>
        <comment>@action</comment>
        <translation>1 回分を使って開始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <comment>@action</comment>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>@action</comment>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <comment>file type</comment>
        <translation>Web ページ (*.html)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <comment>file type</comment>
        <translation>PDF 文書 (*.pdf)</translation>
    </message>
    <message>
        <source>Table for Excel (*.csv)</source>
        <comment>file type</comment>
        <translation>Excel 用の表 (*.csv)</translation>
    </message>
    <message>
        <source>Data for programs (*.json)</source>
        <comment>file type</comment>
        <translation>プログラム用のデータ (*.json)</translation>
    </message>
    <message>
        <source>Install what is missing</source>
        <translation>不足しているもののインストール</translation>
    </message>
    <message>
        <source>These updates are downloaded from Microsoft Update Catalog, checked, and installed in this order. You can stop at any time.</source>
        <translation>次の更新プログラムを Microsoft Update カタログからダウンロードし、確認したうえで、この順にインストールします。いつでも中止できます。</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <comment>@action</comment>
        <translation>インストール(&amp;I)</translation>
    </message>
    <message>
        <source>Restart the PC now?</source>
        <translation>パソコンを今すぐ再起動しますか?</translation>
    </message>
    <message>
        <source>The restart of a practice PC is simulated. The wizard goes on afterwards.</source>
        <translation>練習用パソコンの再起動は、実際には行われません。その後、ウィザードを続けられます。</translation>
    </message>
    <message>
        <source>Save your open files first. Start the wizard again after the restart.</source>
        <translation>先に、開いているファイルを保存してください。再起動の後、もう一度ウィザードを起動してください。</translation>
    </message>
    <message>
        <source>&amp;Restart now</source>
        <comment>@action</comment>
        <translation>今すぐ再起動(&amp;R)</translation>
    </message>
    <message>
        <source>Restart &amp;later</source>
        <comment>@action</comment>
        <translation>後で再起動(&amp;L)</translation>
    </message>
    <message>
        <source>Save your open files first. The wizard continues by itself after the restart and asks for administrator rights.</source>
        <translation>先に、開いているファイルを保存してください。再起動の後、続きから自動的に再開し、管理者の権限を確認します。</translation>
    </message>
    <message>
        <source>These updates are taken from the folder, checked, and installed in this order. Nothing is downloaded. You can stop at any time.</source>
        <translation>次の更新プログラムをフォルダーから取り出し、確認して、この順にインストールします。ダウンロードはしません。いつでも中止できます。</translation>
    </message>
    <message>
        <source>These updates are taken from the folder or downloaded from Microsoft Update Catalog, checked, and installed in this order. You can stop at any time.</source>
        <translation>次の更新プログラムをフォルダーから取り出すか、Microsoft Update カタログからダウンロードし、確認して、この順にインストールします。いつでも中止できます。</translation>
    </message>
    <message>
        <source>size not known</source>
        <comment>of a package</comment>
        <translation>サイズ不明</translation>
    </message>
    <message>
        <source>from the folder</source>
        <translation>フォルダーから</translation>
    </message>
    <message>
        <source>download</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>, </source>
        <comment>in a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Size altogether: %1</source>
        <translation>合計サイズ: %1</translation>
    </message>
    <message>
        <source>Size altogether: not known (at least %1)</source>
        <translation>合計サイズ: 不明 (%1 以上)</translation>
    </message>
    <message>
        <source>Size altogether: not known before the download</source>
        <translation>合計サイズ: ダウンロードを始めるまでわかりません</translation>
    </message>
    <message>
        <source>Restarts: %1</source>
        <translation>再起動の回数: %1 回</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <comment>number, KB number, what it is</comment>
        <translation>%1. %2: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a package, its facts</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>-&gt; Restart (you are asked first)</source>
        <comment>a line of the plan</comment>
        <translation>→ 再起動 (その前に確認します)</translation>
    </message>
    <message>
        <source>Save your open files first. %1 %2</source>
        <comment>what happened, what to do</comment>
        <translation>先に、開いているファイルを保存してください。%1%2</translation>
    </message>
    <message>
        <source>Go on although this stops?</source>
        <translation>確認が必要な点がありますが、それでも続けますか?</translation>
    </message>
    <message>
        <source>%1 %2 An activation that is used does not come back.</source>
        <comment>what was found, its cause</comment>
        <translation>%1 %2 使ったライセンス認証の回数は戻りません。</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <comment>@action</comment>
        <translation>続ける(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Do not go on</source>
        <comment>@action</comment>
        <translation>続けない(&amp;D)</translation>
    </message>
    <message>
        <source>An activation is under way.</source>
        <translation>ライセンス認証の途中です。</translation>
    </message>
    <message>
        <source>Something is being installed or changed.</source>
        <translation>パソコンへの変更の途中です。</translation>
    </message>
    <message>
        <source>If you close the wizard now, it ends without the outcome being known.</source>
        <translation>閉じると、結果がわからないまま終わります。</translation>
    </message>
    <message>
        <source>If you close the wizard now, it stops half-way. The PC can be used as it is, and you can go on at any time.</source>
        <translation>閉じると、途中で止まります。パソコンはそのまま使えます。続きはいつでも再開できます。</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <comment>@action</comment>
        <translation>中止して閉じる(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>en</source>
        <comment>the code of this catalogue&apos;s language: en or ja</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>ESU Wizard</source>
        <translation>ESU ウィザード</translation>
    </message>
    <message>
        <source>Practice: nothing on this PC is changed.</source>
        <translation>練習中: 実際のパソコンには変更を加えません</translation>
    </message>
    <message>
        <source>MMMM d, yyyy</source>
        <comment>date format</comment>
        <translation>yyyy 年 M 月 d 日</translation>
    </message>
    <message>
        <source>MMMM d, yyyy HH:mm</source>
        <comment>date and time format</comment>
        <translation>yyyy 年 M 月 d 日 HH:mm</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>duration</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>duration</comment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>duration</comment>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>state</comment>
        <translation>問題なし</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <comment>state</comment>
        <translation>確認が必要</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>state</comment>
        <translation>進めません</translation>
    </message>
    <message>
        <source>Working</source>
        <comment>state</comment>
        <translation>処理中</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state</comment>
        <translation>確認できず</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a value that could not be read</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Yes</source>
        <comment>answer</comment>
        <translation>はい</translation>
    </message>
    <message>
        <source>No</source>
        <comment>answer</comment>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Year %1</source>
        <translation>%1 年目</translation>
    </message>
    <message>
        <source>License status unknown</source>
        <translation>ライセンスの状態は不明</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>ライセンス認証済み</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>ライセンス認証されていません</translation>
    </message>
    <message>
        <source>No ESU for this Windows</source>
        <translation>この Windows の ESU はありません</translation>
    </message>
    <message>
        <source>Not started yet</source>
        <translation>まだ始まっていません</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>提供中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>64-bit</source>
        <translation>64 ビット</translation>
    </message>
    <message>
        <source>32-bit</source>
        <translation>32 ビット</translation>
    </message>
    <message>
        <source>Windows (version unknown)</source>
        <translation>Windows (バージョン不明)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>Windows edition (64-bit)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>このパソコン</translation>
    </message>
    <message>
        <source>Newer data file in use: %1 (%2).</source>
        <translation>新しいデータ ファイル %1 (%2) を使っています。</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>a size</comment>
        <translation>約 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list in a sentence</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Read the PC</source>
        <translation>パソコンの読み取り</translation>
    </message>
    <message>
        <source>Check power and network</source>
        <translation>電源とネットワークの確認</translation>
    </message>
    <message>
        <source>Ask Microsoft Update Catalog</source>
        <translation>Microsoft Update カタログへの問い合わせ</translation>
    </message>
    <message>
        <source>Install what is missing</source>
        <translation>不足しているもののインストール</translation>
    </message>
    <message>
        <source>Install the key</source>
        <translation>キーのインストール</translation>
    </message>
    <message>
        <source>Activate ESU</source>
        <translation>ESU のライセンス認証</translation>
    </message>
    <message>
        <source>Look for updates</source>
        <translation>更新プログラムの確認</translation>
    </message>
    <message>
        <source>Install the ESU updates</source>
        <translation>ESU の更新プログラムのインストール</translation>
    </message>
    <message>
        <source>Restart the PC</source>
        <translation>パソコンの再起動</translation>
    </message>
    <message>
        <source>Read the result</source>
        <translation>結果の判定</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>キーの削除</translation>
    </message>
    <message>
        <source>consumer enrollment</source>
        <translation>個人向けの登録</translation>
    </message>
    <message>
        <source>Windows 365</source>
        <translation>Windows 365</translation>
    </message>
    <message>
        <source>Azure</source>
        <translation>Azure</translation>
    </message>
    <message>
        <source>Azure Arc</source>
        <translation>Azure Arc</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>month format</comment>
        <translation>yyyy 年 M 月</translation>
    </message>
    <message>
        <source>Practice (date: %1): nothing on this PC is changed.</source>
        <translation>練習中 (日付: %1): 実際のパソコンには変更を加えません</translation>
    </message>
    <message>
        <source>ESU: could not be checked</source>
        <translation>ESU: 確認できませんでした</translation>
    </message>
    <message>
        <source>ESU: not for this PC</source>
        <translation>ESU: 対象外</translation>
    </message>
    <message>
        <source>ESU: not active yet</source>
        <translation>ESU: まだ無効です</translation>
    </message>
    <message>
        <source>ESU: active without a MAK</source>
        <translation>ESU: 有効 (MAK キーなし)</translation>
    </message>
    <message>
        <source>ESU: active, until %1</source>
        <translation>ESU: 有効、%1まで</translation>
    </message>
    <message>
        <source>ESU: only year %1 is activated</source>
        <translation>ESU: %1 年目だけライセンス認証済み</translation>
    </message>
    <message>
        <source>ESU: ended on %1</source>
        <translation>ESU: %1に終了</translation>
    </message>
    <message>
        <source>A sign of a restart has stayed across two restarts; another one will not settle it.</source>
        <translation>再起動を示す記録が、2 回の再起動の後も残っています。もう一度再起動しても変わりません。</translation>
    </message>
    <message>
        <source>It is there, and the next restart finishes it.</source>
        <translation>インストールの途中です。再起動すると完了します。</translation>
    </message>
    <message>
        <source>What was attempted on this PC before could not be read. Only administrators may open that record; it is read before anything is activated.</source>
        <translation>このパソコンで前に何を試したかは、読み取れませんでした。この記録を開けるのは管理者だけです。ライセンス認証の前には必ず読み取ります。</translation>
    </message>
    <message>
        <source>The data file %1 (%2) is not newer than the data of this program and is not used.</source>
        <translation>データ ファイル %1 (%2) は、プログラムのデータより新しくないため、使っていません。</translation>
    </message>
    <message>
        <source>The data file %1 cannot be used and is left out. Correct or remove the file. (%2)</source>
        <translation>データ ファイル %1 を使えないため、除いて続けています。ファイルを直すか、削除してください。(%2)</translation>
    </message>
</context>
<context>
    <name>esu::ActivatePage</name>
    <message>
        <source>PC name</source>
        <translation>パソコン名</translation>
    </message>
    <message>
        <source>ESU year</source>
        <translation>ESU の年</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>ending in %1</source>
        <translation>末尾 %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Windows itself</source>
        <translation>Windows 本体</translation>
    </message>
    <message>
        <source>What will be activated</source>
        <translation>ライセンス認証の内容</translation>
    </message>
</context>
<context>
    <name>esu::ActivationIdPage</name>
    <message>
        <source>Year unknown</source>
        <translation>何年目か不明</translation>
    </message>
    <message>
        <source>%1: key ending in %2, %3</source>
        <comment>year, last five characters, license status</comment>
        <translation>%1: キーの末尾 %2、%3</translation>
    </message>
    <message>
        <source>%1: no key</source>
        <comment>year</comment>
        <translation>%1: キーなし</translation>
    </message>
    <message>
        <source>&amp;%1  %2</source>
        <comment>mnemonic digit, text of an option</comment>
        <translation>%2(&amp;%1)</translation>
    </message>
    <message>
        <source>Activation ID to compare</source>
        <translation>照合するライセンス認証 ID</translation>
    </message>
    <message>
        <source>For a KMS client: %1</source>
        <comment>entry</comment>
        <translation>KMS クライアント用: %1</translation>
    </message>
    <message>
        <source>Compare an activation &amp;ID</source>
        <comment>@action</comment>
        <translation>ライセンス認証 ID を照合(&amp;I)</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>@action: an activation ID</comment>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the activation ID: %1</source>
        <translation>ライセンス認証 ID をコピー: %1</translation>
    </message>
    <message>
        <source>Only compares. Nothing is changed.</source>
        <translation>照合するだけで、何も変更しません。</translation>
    </message>
</context>
<context>
    <name>esu::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>esu::DetailsFold</name>
    <message>
        <source>&amp;Details for the technician</source>
        <comment>@action</comment>
        <translation>詳細 (技術者向け)(&amp;D)</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <comment>@action</comment>
        <translation>ログのフォルダーを開く(&amp;L)</translation>
    </message>
</context>
<context>
    <name>esu::FoldButton</name>
    <message>
        <source>Open</source>
        <comment>a fold</comment>
        <translation>開いています</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>a fold</comment>
        <translation>閉じています</translation>
    </message>
</context>
<context>
    <name>esu::HelpDialog</name>
    <message>
        <source>Help for ESU Wizard</source>
        <translation>ESU ウィザードのヘルプ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>About</source>
        <translation>バージョン情報</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>@action</comment>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>バージョン %1</translation>
    </message>
    <message>
        <source>Gets a Windows PC under Extended Security Updates (ESU) with a MAK, and shows the proof.</source>
        <translation>Windows パソコンで拡張セキュリティ更新プログラム (ESU) を MAK キーで有効にし、その根拠を示します。</translation>
    </message>
    <message>
        <source>Uses Qt %1 under the GNU Lesser General Public License, version 3.</source>
        <translation>Qt %1 を GNU Lesser General Public License バージョン 3 に基づいて使用しています。</translation>
    </message>
    <message>
        <source>License</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Nothing was found. Try another word.</source>
        <translation>見つかりませんでした。別の言葉で探してください。</translation>
    </message>
    <message>
        <source>Licenses of the software used</source>
        <translation>使用しているソフトウェアのライセンス</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>ヘルプを検索</translation>
    </message>
    <message>
        <source>Goes to the section that is chosen.</source>
        <translation>選んだ項目に移動します。</translation>
    </message>
    <message>
        <source>Shows only the sections with this word.</source>
        <translation>この言葉がある項目だけを表示します。</translation>
    </message>
</context>
<context>
    <name>esu::KeyField</name>
    <message>
        <source>Product &amp;key</source>
        <comment>@label</comment>
        <translation>プロダクト キー(&amp;K)</translation>
    </message>
    <message>
        <source>Re&amp;veal</source>
        <comment>@action: show the characters of the key</comment>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <comment>@action: from the clipboard</comment>
        <translation>貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>Product key, group %1 of 5</source>
        <translation>プロダクト キー、5 組のうち %1 組目</translation>
    </message>
    <message>
        <source>Character %1 is never used in a product key.</source>
        <translation>%1 文字目は、プロダクト キーには使われない文字です。</translation>
    </message>
    <message>
        <source>Hi&amp;de</source>
        <comment>@action: hide the characters of the key again</comment>
        <translation>隠す(&amp;V)</translation>
    </message>
    <message>
        <source>From the clipboard. The key is found in the text of an e-mail, too.</source>
        <translation>クリップボードから貼り付けます。メールの文章の中からもキーを見つけます。</translation>
    </message>
    <message>
        <source>Shows the characters on the screen, or dots again.</source>
        <translation>キーの文字を画面に表示するか、点に戻します。</translation>
    </message>
</context>
<context>
    <name>esu::KeyPage</name>
    <message>
        <source>Key ending in %1</source>
        <translation>末尾 %1 のキー</translation>
    </message>
    <message>
        <source>%1 (the e-mail says year %2)</source>
        <translation>%1 (メールには %2 年目とあります)</translation>
    </message>
    <message>
        <source>&amp;Store this key in Credential Manager (no typing next time)</source>
        <comment>@option</comment>
        <translation>このキーを資格情報マネージャーに保存する (次回は入力不要)(&amp;S)</translation>
    </message>
    <message>
        <source>Beside it in the text: %1</source>
        <translation>文章での表示: %1</translation>
    </message>
    <message>
        <source>According to this PC, it is for another product: %1</source>
        <translation>このパソコンの情報では、別の製品のキーです: %1</translation>
    </message>
    <message>
        <source>According to this PC, it is for ESU: %1</source>
        <translation>このパソコンの情報では、ESU のキーです: %1</translation>
    </message>
    <message>
        <source>This program runs as %1. A stored key belongs to that account, not to the one that is signed in.</source>
        <translation>このプログラムは %1 として実行されています。キーは、サインインしているアカウントではなく、このアカウントに保存されます。</translation>
    </message>
    <message>
        <source>Clear the clip&amp;board, which still holds the key</source>
        <comment>@action</comment>
        <translation>キーが残っているクリップボードを消去する(&amp;B)</translation>
    </message>
    <message>
        <source>Only its last five characters are shown.</source>
        <translation>末尾の 5 文字だけを表示しています。</translation>
    </message>
    <message>
        <source>It stays there until it is removed.</source>
        <translation>削除するまで、そこに残ります。</translation>
    </message>
    <message>
        <source>What was copied after the key stays.</source>
        <translation>キーのあとにコピーしたものは残ります。</translation>
    </message>
</context>
<context>
    <name>esu::LinkOpener</name>
    <message>
        <source>This could not be opened from here. Copy the address into your browser: %1</source>
        <translation>ここからは開けませんでした。次のアドレスをコピーして、ブラウザーで開いてください: %1</translation>
    </message>
</context>
<context>
    <name>esu::NextYearDialog</name>
    <message>
        <source>The next year of ESU</source>
        <translation>ESU の次の年</translation>
    </message>
    <message>
        <source>Days to remember</source>
        <translation>今後の予定</translation>
    </message>
    <message>
        <source>Save for a cale&amp;ndar...</source>
        <comment>@action</comment>
        <translation>カレンダー用に保存(&amp;N)...</translation>
    </message>
    <message>
        <source>Order for your reseller: the key of year %1</source>
        <translation>購入元への注文: %1 年目のキー</translation>
    </message>
    <message>
        <source>Number of PCs</source>
        <translation>パソコンの台数</translation>
    </message>
    <message>
        <source>With the name of this &amp;PC</source>
        <comment>@option</comment>
        <translation>このパソコンの名前を入れる(&amp;P)</translation>
    </message>
    <message>
        <source>The order</source>
        <translation>注文の文面</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <comment>@action</comment>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save the order...</source>
        <comment>@action</comment>
        <translation>注文書を保存(&amp;S)...</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <comment>@action</comment>
        <translation>閉じる(&amp;L)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>%1 に保存しました。</translation>
    </message>
    <message>
        <source>Nothing was saved: %1. Choose another folder.</source>
        <translation>保存できませんでした: %1。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <comment>file type</comment>
        <translation>カレンダー (*.ics)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <comment>file type</comment>
        <translation>テキスト (*.txt)</translation>
    </message>
</context>
<context>
    <name>esu::PrerequisitesPage</name>
    <message numerus="yes">
        <source>OK: %n check(s)</source>
        <translation>
            <numerusform>問題なし %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 among them</source>
        <comment>how many, KB numbers</comment>
        <translation>%1 (%2 を含む)</translation>
    </message>
</context>
<context>
    <name>esu::RecordingDialog</name>
    <message>
        <source>Record this PC for support</source>
        <translation>サポート用にこのパソコンを記録</translation>
    </message>
    <message>
        <source>This is everything that would be saved: what this PC answered about its licenses, updates and settings. Names of the PC, users, domains and servers, keys, serial numbers and IDs of the installation are replaced. Nothing is sent anywhere.</source>
        <translation>保存される内容は次のとおりです。ライセンス、更新プログラム、設定についてこのパソコンが答えたものです。パソコン、ユーザー、ドメイン、サーバーの名前と、キー、シリアル番号、インストールの ID は置き換えてあります。どこにも送信しません。</translation>
    </message>
    <message>
        <source>This PC could not be recorded.</source>
        <translation>このパソコンを記録できませんでした。</translation>
    </message>
    <message>
        <source>The recording</source>
        <translation>記録の内容</translation>
    </message>
    <message>
        <source>&amp;Save...</source>
        <comment>@action</comment>
        <translation>保存(&amp;S)...</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <comment>@action</comment>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>Saved as %1. Look through the file before you pass it on.</source>
        <translation>%1 に保存しました。ほかの人に渡す前に、内容を確認してください。</translation>
    </message>
    <message>
        <source>Nothing was saved: %1. Choose another folder.</source>
        <translation>保存できませんでした: %1。別のフォルダーを選んでください。</translation>
    </message>
</context>
<context>
    <name>esu::ResultPage</name>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>確認した内容</translation>
    </message>
</context>
<context>
    <name>esu::StartPage</name>
    <message>
        <source>PC name</source>
        <translation>パソコン名</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>ビルド</translation>
    </message>
    <message>
        <source>Windows itself</source>
        <translation>Windows 本体</translation>
    </message>
    <message>
        <source>Kind of ESU</source>
        <translation>ESU の種類</translation>
    </message>
    <message>
        <source>Coverage period</source>
        <translation>対象期間</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <comment>year, date</comment>
        <translation>%1、%2まで</translation>
    </message>
    <message>
        <source>Which PC is this about?</source>
        <translation>対象のパソコン</translation>
    </message>
    <message>
        <source>Th&amp;is PC</source>
        <comment>@option</comment>
        <translation>このパソコン(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Practice PC (a rehearsal; nothing real is touched)</source>
        <comment>@option</comment>
        <translation>練習用パソコン: 実際には何も変更しません(&amp;P)</translation>
    </message>
    <message>
        <source>What to rehearse</source>
        <translation>練習の内容</translation>
    </message>
    <message>
        <source>Which describes this Windows 7?</source>
        <translation>この Windows 7 は、次のどれですか?</translation>
    </message>
    <message>
        <source>Bought as Windows &amp;7</source>
        <comment>@option</comment>
        <translation>Windows 7 として購入した(&amp;7)</translation>
    </message>
    <message>
        <source>Downgraded from Windows &amp;8/8.1</source>
        <comment>@option</comment>
        <translation>Windows 8/8.1 からダウングレードした(&amp;8)</translation>
    </message>
    <message>
        <source>Downgraded from Windows 1&amp;0</source>
        <comment>@option</comment>
        <translation>Windows 10 からダウングレードした(&amp;0)</translation>
    </message>
    <message>
        <source>Not s&amp;ure</source>
        <comment>@option</comment>
        <translation>わからない(&amp;U)</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>読み取った情報</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>はじめての練習</translation>
    </message>
    <message>
        <source>What can go wrong</source>
        <translation>困ったときの例</translation>
    </message>
</context>
<context>
    <name>esu::StateCardWidget</name>
    <message>
        <source>Next step</source>
        <translation>次にすること</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
</context>
<context>
    <name>esu::StepButton</name>
    <message>
        <source>Step %1 of %2: %3, %4</source>
        <comment>number, count, title, state</comment>
        <translation>手順 %1/%2: %3、%4</translation>
    </message>
</context>
<context>
    <name>esu::UpdatesPage</name>
    <message>
        <source>S&amp;elect all</source>
        <comment>@option</comment>
        <translation>すべて選択(&amp;E)</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新プログラム</translation>
    </message>
    <message>
        <source>Update</source>
        <comment>@column</comment>
        <translation>更新プログラム</translation>
    </message>
    <message>
        <source>State</source>
        <comment>@column</comment>
        <translation>状態</translation>
    </message>
    <message>
        <source>Restart: %1</source>
        <translation>再起動: %1</translation>
    </message>
    <message>
        <source>KB number</source>
        <comment>@column</comment>
        <translation>KB 番号</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>@column</comment>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>@column</comment>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Only what is selected is installed.</source>
        <translation>選択したものだけをインストールします。</translation>
    </message>
    <message>
        <source>The space bar selects an update, or leaves it out.</source>
        <translation>スペース キーで、選択するかどうかを切り替えます。</translation>
    </message>
</context>
<context>
    <name>esu::WizardWindow</name>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>The remaining steps</source>
        <translation>残りの手順</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <comment>@action</comment>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&lt; &amp;Back</source>
        <comment>@action</comment>
        <translation>&lt; 戻る(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Copy for support</source>
        <comment>@action</comment>
        <translation>サポート用にコピー(&amp;C)</translation>
    </message>
    <message>
        <source>E&amp;xplain this...</source>
        <comment>@action</comment>
        <translation>説明を見る(&amp;J)...</translation>
    </message>
</context>
</TS>
