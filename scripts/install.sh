#!/bin/sh
# Installs the program with its model and tables under a prefix.
set -eu
prefix=$1
bin=.build/release
mkdir -p "$prefix/bin" "$prefix/share/entente"
install -m 755 "$bin/entente" "$prefix/bin/entente"
for part in English/Model English/Data Extraction/Tables Exchange/Tables; do
    module=${part%%/*}
    folder=${part##*/}
    rm -rf "$prefix/share/entente/$module/$folder"
    mkdir -p "$prefix/share/entente/$module"
    cp -R "Sources/$module/$folder" "$prefix/share/entente/$module/"
done
for shell in bash zsh fish; do
    case $shell in
    bash) file="$prefix/share/bash-completion/completions/entente" ;;
    zsh) file="$prefix/share/zsh/site-functions/_entente" ;;
    fish) file="$prefix/share/fish/vendor_completions.d/entente.fish" ;;
    esac
    mkdir -p "$(dirname "$file")"
    "$bin/entente" --generate-completion-script "$shell" >"$file"
done
echo "installed $prefix/bin/entente"
