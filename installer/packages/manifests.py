# SPDX-License-Identifier: MIT
"""Manifests for winget, Chocolatey and Scoop: from the version and the digests, written beside the packages, never published."""
import datetime
import json

import content
import msi

NOWHERE = "https://example.invalid/esu-wizard"
IDENTIFIER = "ESUWizard.ESUWizard"
SUMMARY = "Gets a Windows PC under Extended Security Updates (ESU) with a MAK and proves it"
WINGET = "1.6.0"
# What winget says about the exit codes of the setup (installer/PACKAGES.md); of the MSI it knows those of Windows Installer.
SETUP_CODES = {1: "cancelledByUser", 2: "custom", 3: "systemNotSupported", 4: "downgrade", 5: "packageInUse", 6: "custom", 8: "alreadyInstalled",
               9: "custom"}
# What is written below `manifests/`, by kind.
WINGET_FILES = {"version": f"winget/{IDENTIFIER}.yaml", "installer": f"winget/{IDENTIFIER}.installer.yaml",
                "defaultLocale": f"winget/{IDENTIFIER}.locale.en-US.yaml", "locale": f"winget/{IDENTIFIER}.locale.ja-JP.yaml"}
SCOOP = "scoop/esu-wizard.json"
NUSPEC = "chocolatey/esu-wizard.nuspec"
CHOCOLATEY_INSTALL = "chocolatey/tools/chocolateyinstall.ps1"
CHOCOLATEY_UNINSTALL = "chocolatey/tools/chocolateyuninstall.ps1"


def winget(version, when, url, digests):
    """Documents as values; keys as the schemas of winget-cli have them."""
    day = datetime.datetime.fromtimestamp(when, datetime.timezone.utc).strftime("%Y-%m-%d")
    head = {"PackageIdentifier": IDENTIFIER, "PackageVersion": version}

    def installer(arch, package, kind):
        file = content.package_name(package, version, arch)
        entry = {"Architecture": arch, "InstallerType": kind, "InstallerUrl": f"{url}/{file}", "InstallerSha256": digests[file].upper()}
        if kind == "wix":
            return entry | {"ProductCode": "{" + msi.product_code(version, arch) + "}"}
        return entry | {"ProductCode": content.PRODUCT,
                        "ExpectedReturnCodes": [{"InstallerReturnCode": code, "ReturnResponse": response} for code, response in SETUP_CODES.items()]}

    installers = [installer(arch, package, kind) for arch in content.ARCHITECTURES
                  for package, kind in (("setup", "nullsoft"), ("msi", "wix"))]
    words = {"Publisher": content.PUBLISHER, "PackageName": content.PRODUCT, "License": "MIT"}
    end = {"ManifestVersion": WINGET}
    return {
        "version": head | {"DefaultLocale": "en-US", "ManifestType": "version"} | end,
        "installer": head | {"MinimumOSVersion": "6.1.7601.0", "Scope": "machine", "UpgradeBehavior": "install", "ElevationRequirement": "elevatesSelf",
                             "FileExtensions": ["esujob"], "ReleaseDate": day,
                             "Installers": installers, "ManifestType": "installer"} | end,
        "defaultLocale": head | {"PackageLocale": "en-US"} | words | {"ShortDescription": SUMMARY, "ManifestType": "defaultLocale"} | end,
        "locale": head | {"PackageLocale": "ja-JP"} | words | {"ShortDescription": "Windows PC に拡張セキュリティ更新 (ESU) を MAK で導入し、有効かどうかを確かめます",
                                                              "ManifestType": "locale"} | end,
    }


def yaml(value, indent=""):
    """As much YAML as these documents need: JSON scalars are YAML scalars."""
    lines = []
    for key, item in value.items():
        if isinstance(item, list):
            lines.append(f"{indent}{key}:")
            for entry in item:
                if isinstance(entry, dict):
                    block = yaml(entry, indent + "  ")
                    lines.append(f"{indent}- " + block[len(indent) + 2:])
                else:
                    lines.append(f"{indent}- {json.dumps(entry, ensure_ascii=False)}")
        else:
            lines.append(f"{indent}{key}: {json.dumps(item, ensure_ascii=False)}")
    return "\n".join(lines)


def scoop(version, url, digests):
    def architecture(arch):
        file = content.package_name("zip", version, arch)
        return {"url": f"{url}/{file}", "hash": digests[file], "extract_dir": f"esu-wizard-{version}-{arch}"}

    return {"version": version, "description": SUMMARY, "homepage": url, "license": "MIT",
            "architecture": {"64bit": architecture("x64"), "32bit": architecture("x86")},
            "bin": "esuctl.exe", "shortcuts": [["esu-wizard.exe", content.PRODUCT]],
            "notes": "Before removing it, run: esuctl forget"}


def nuspec(version, url):
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2015/06/nuspec.xsd">
  <metadata>
    <id>esu-wizard</id>
    <version>{version}</version>
    <title>{content.PRODUCT}</title>
    <authors>{content.PUBLISHER}</authors>
    <projectUrl>{url}</projectUrl>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <summary>{SUMMARY}</summary>
    <description>{SUMMARY}. It installs what is missing, activates, updates and verifies.</description>
    <tags>esu windows extended-security-updates admin</tags>
  </metadata>
  <files>
    <file src="tools\\**" target="tools"/>
  </files>
</package>
"""


def chocolatey_install(version, url, digests):
    """The MSI: Chocolatey often runs as SYSTEM, which the setup refuses."""
    x64, x86 = (content.package_name("msi", version, arch) for arch in content.ARCHITECTURES)
    return f"""$ErrorActionPreference = 'Stop'
$packageArgs = @{{
  packageName    = 'esu-wizard'
  fileType       = 'msi'
  url            = '{url}/{x86}'
  checksum       = '{digests[x86]}'
  checksumType   = 'sha256'
  url64bit       = '{url}/{x64}'
  checksum64     = '{digests[x64]}'
  checksumType64 = 'sha256'
  silentArgs     = '/qn /norestart'
  validExitCodes = @(0, 3010)
}}
Install-ChocolateyPackage @packageArgs
"""


CHOCOLATEY_UNINSTALL_TEXT = """$ErrorActionPreference = 'Stop'
# What a setup installed has no product code as its key: its own uninstaller removes it.
[array]$keys = Get-UninstallRegistryKey -SoftwareName 'ESU Wizard' | Where-Object { $_.PSChildName -like '{*}' }
foreach ($key in $keys) {
  Uninstall-ChocolateyPackage -PackageName 'esu-wizard' -FileType 'msi' -SilentArgs "$($key.PSChildName) /qn /norestart" -File '' -ValidExitCodes @(0, 3010)
}
"""


def write(out, version, when, url):
    digests = dict(reversed(line.split("  ")) for line in (out / content.DIGESTS).read_text("ascii").splitlines())
    files = {WINGET_FILES[kind]: f"# yaml-language-server: $schema=https://aka.ms/winget-manifest.{kind}.{WINGET}.schema.json\n{yaml(value)}\n"
             for kind, value in winget(version, when, url, digests).items()}
    files[SCOOP] = json.dumps(scoop(version, url, digests), indent=4) + "\n"
    files[NUSPEC] = nuspec(version, url)
    files[CHOCOLATEY_INSTALL] = chocolatey_install(version, url, digests)
    files[CHOCOLATEY_UNINSTALL] = CHOCOLATEY_UNINSTALL_TEXT
    for file, text in files.items():
        path = out / "manifests" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
