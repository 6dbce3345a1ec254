# For scripts to read in: the search for a JDK 25 or newer. The script says what went wrong with its own "say".

# A JDK's release file gives its version without starting it.
suits() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${version:-0}" -ge 25 ]
}

# Sets jdk, or ends the script.
find_jdk() {
    if [ -n "${CONCENTRIC_JAVA_HOME-}" ]; then
        jdk=$CONCENTRIC_JAVA_HOME
        suits "$jdk" && return
        say "CONCENTRIC_JAVA_HOME=$jdk holds no JDK 25 or newer"
        exit 2
    fi
    on_path=$(command -v javac) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/javac}
    for jdk in "${JAVA_HOME-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        suits "$jdk" && return
    done
    say "needs a JDK 25 or newer: install one (for example Eclipse Temurin 25) and set JAVA_HOME to it"
    exit 2
}
