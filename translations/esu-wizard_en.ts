<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>CardWordsOf</name>
    <message numerus="yes">
        <source>Ready for ESU. All %n check(s) are OK.</source>
        <translation>
            <numerusform>Ready for ESU. The check is OK.</numerusform>
            <numerusform>Ready for ESU. All %n checks are OK.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) missing. The list below says how to install them; then check again.</source>
        <translation>
            <numerusform>%n item is missing. The list below says how to install it; then check again.</numerusform>
            <numerusform>%n items are missing. The list below says how to install them; then check again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is known to be missing. %n check(s) could not be made; you can go on.</source>
        <translation>
            <numerusform>Nothing is known to be missing. %n check could not be made; you can go on.</numerusform>
            <numerusform>Nothing is known to be missing. %n checks could not be made; you can go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found %n key(s). Choose the one to use.</source>
        <translation>
            <numerusform>Found %n key. Choose it to use it.</numerusform>
            <numerusform>Found %n keys. Choose the one to use.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found %n update(s), %1 for ESU.</source>
        <translation>
            <numerusform>Found %n update, %1 for ESU.</numerusform>
            <numerusform>Found %n updates, %1 for ESU.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) installed: %1</source>
        <translation>
            <numerusform>%n update installed: %1</numerusform>
            <numerusform>%n updates installed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) installed. Save your open files and restart Windows to finish; then start the wizard again.</source>
        <translation>
            <numerusform>%n update installed. Save your open files and restart Windows to finish; then start the wizard again.</numerusform>
            <numerusform>%n updates installed. Save your open files and restart Windows to finish; then start the wizard again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) could not be installed; the list says which. %1 installed.</source>
        <translation>
            <numerusform>%n update could not be installed; the list says which. %1 installed.</numerusform>
            <numerusform>%n updates could not be installed; the list says which. %1 installed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) were installed</source>
        <translation>
            <numerusform>%n update was installed</numerusform>
            <numerusform>%n updates were installed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) missing. The button below installs what is needed.</source>
        <translation>
            <numerusform>%n item missing. The button below installs what is needed.</numerusform>
            <numerusform>%n items missing. The button below installs what is needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) will be taken from the folder %1. The files are checked like downloads before anything is installed.</source>
        <translation>
            <numerusform>%n update will be taken from the folder %1. The file is checked like a download before anything is installed.</numerusform>
            <numerusform>%n updates will be taken from the folder %1. The files are checked like downloads before anything is installed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) installed. Save your open files and choose [Restart now] to finish. The wizard continues by itself afterwards.</source>
        <translation>
            <numerusform>%n update installed. Save your open files and choose [Restart now] to finish. The wizard continues by itself afterwards.</numerusform>
            <numerusform>%n updates installed. Save your open files and choose [Restart now] to finish. The wizard continues by itself afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready for ESU. %n item(s) in the list are worth checking, but you can continue.</source>
        <translation>
            <numerusform>Ready for ESU. %n item in the list is worth checking, but you can continue.</numerusform>
            <numerusform>Ready for ESU. %n items in the list are worth checking, but you can continue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s), you are asked first</source>
        <translation>
            <numerusform>%n restart, you are asked first</numerusform>
            <numerusform>%n restarts, you are asked first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) ended the same way twice and are not tried again by themselves. The list says why and what to do; you can still tick them.</source>
        <translation>
            <numerusform>%n update ended the same way twice and is not tried again by itself. The list says why and what to do; you can still tick it.</numerusform>
            <numerusform>%n updates ended the same way twice and are not tried again by themselves. The list says why and what to do; you can still tick them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All ESU updates are in. There are %n other update(s), which are optional.</source>
        <translation>
            <numerusform>All ESU updates are in. There is %n other update, which is optional.</numerusform>
            <numerusform>All ESU updates are in. There are %n other updates, which are optional.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) installed: %1. An ESU update that is due is not on this PC yet.</source>
        <translation>
            <numerusform>%n update installed: %1. An ESU update that is due is not on this PC yet.</numerusform>
            <numerusform>%n updates installed: %1. An ESU update that is due is not on this PC yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 could not be installed. Installed: %n update(s).</source>
        <translation>
            <numerusform>%1 could not be installed. Installed: %n update.</numerusform>
            <numerusform>%1 could not be installed. Installed: %n updates.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsoleText</name>
    <message numerus="yes">
        <source>Found %n update(s).</source>
        <translation>
            <numerusform>Found %n update.</numerusform>
            <numerusform>Found %n updates.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are not shown: another update of the list replaces each of them.</source>
        <translation>
            <numerusform>%n more is not shown: another update of the list replaces it.</numerusform>
            <numerusform>%n more are not shown: another update of the list replaces each of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>A product key has 25 characters; %n so far.</source>
        <translation>
            <numerusform>A product key has 25 characters; %n so far.</numerusform>
            <numerusform>A product key has 25 characters; %n so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A product key has 25 characters; there are %n here. Compare it with the e-mail.</source>
        <translation>
            <numerusform>A product key has 25 characters; there is only %n. Compare it with the e-mail.</numerusform>
            <numerusform>A product key has 25 characters; there are %n here. Compare it with the e-mail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The key in the text has %n character(s) instead of 25. Compare it with the e-mail.</source>
        <translation>
            <numerusform>The key in the text has %n character instead of 25. Compare it with the e-mail.</numerusform>
            <numerusform>The key in the text has %n characters instead of 25. Compare it with the e-mail.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FreshnessText</name>
    <message numerus="yes">
        <source>%n month(s) are missing; the newest is that of %1.</source>
        <translation>
            <numerusform>%n month is missing; the newest is that of %1.</numerusform>
            <numerusform>%n months are missing; the newest is that of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n month(s) are missing; the newest is that of %1.</source>
        <translation>
            <numerusform>At least %n month is missing; the newest is that of %1.</numerusform>
            <numerusform>At least %n months are missing; the newest is that of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is within the %n day(s) that this PC may wait; the update of %1 exists already.</source>
        <translation>
            <numerusform>This is within the %n day that this PC may wait; the update of %1 exists already.</numerusform>
            <numerusform>This is within the %n days that this PC may wait; the update of %1 exists already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first update of this ESU is that of %1; this PC has to have it %n day(s) after it appeared.</source>
        <translation>
            <numerusform>The first update of this ESU is that of %1; this PC has to have it %n day after it appeared.</numerusform>
            <numerusform>The first update of this ESU is that of %1; this PC has to have it %n days after it appeared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) of the licensed time can still be installed.</source>
        <translation>
            <numerusform>%n month of the licensed time can still be installed.</numerusform>
            <numerusform>%n months of the licensed time can still be installed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is within the %n day(s) that a policy of your organization allows (GraceDays); the update of %1 exists already.</source>
        <translation>
            <numerusform>This is within the %n day that a policy of your organization allows (GraceDays); the update of %1 exists already.</numerusform>
            <numerusform>This is within the %n days that a policy of your organization allows (GraceDays); the update of %1 exists already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageText</name>
    <message numerus="yes">
        <source>&amp;Install %n update(s)</source>
        <comment>@action</comment>
        <translation>
            <numerusform>&amp;Install %n update</numerusform>
            <numerusform>&amp;Install %n updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Install %n missing item(s)</source>
        <comment>@action</comment>
        <translation>
            <numerusform>&amp;Install %n missing item</numerusform>
            <numerusform>&amp;Install %n missing items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpdateText</name>
    <message numerus="yes">
        <source>%n update(s) could not be installed this time: %1.</source>
        <translation>
            <numerusform>%n update could not be installed this time: %1.</numerusform>
            <numerusform>%n updates could not be installed this time: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>esu::PrerequisitesPage</name>
    <message numerus="yes">
        <source>OK: %n check(s)</source>
        <translation>
            <numerusform>OK: %n check</numerusform>
            <numerusform>OK: %n checks</numerusform>
        </translation>
    </message>
</context>
</TS>
