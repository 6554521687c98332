#!/bin/sh
# Installs the program under a prefix: the binary with its resources in lib/entente, a link in bin, completions.
set -eu
prefix=$1
build=$(swift build -c release --show-bin-path)
mkdir -p "$prefix/bin" "$prefix/lib/entente"
install -m 755 "$build/entente" "$prefix/lib/entente/entente"
for bundle in Articles English Extraction Exchange Page; do
    rm -rf "$prefix/lib/entente/entente_$bundle.resources"
    cp -R "$build/entente_$bundle.resources" "$prefix/lib/entente/"
done
ln -sf ../lib/entente/entente "$prefix/bin/entente"
for pair in bash:share/bash-completion/completions/entente zsh:share/zsh/site-functions/_entente \
    fish:share/fish/vendor_completions.d/entente.fish; do
    file=$prefix/${pair#*:}
    mkdir -p "$(dirname "$file")"
    "$build/entente" --generate-completion-script "${pair%%:*}" >"$file"
done
echo "installed $prefix/bin/entente"
