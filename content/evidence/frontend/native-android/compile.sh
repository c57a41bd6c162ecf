#!/usr/bin/env bash
# Compiles both examples of the module, then runs cancel.kt. Needs Java and `npm pack kotlin-compiler` unpacked in $KOTLIN.
# Run: KOTLIN=… ./compile.sh ../../../expertise/frontend/native-android.md
set -euo pipefail
lib=$KOTLIN/lib work=$(mktemp -d) here=$(dirname "$0")
{ cat "$here/stand-ins.kt"; awk '/^```kotlin/{on=1;next} /^```/{on=0} on' "$1"; } >"$work/example.kt"
cp "$here/cancel.kt" "$work/"
classes=$lib/kotlin-stdlib.jar:$lib/kotlinx-coroutines-core-jvm.jar
kotlinc() { java -cp "$lib/kotlin-compiler.jar:$classes:$lib/kotlin-script-runtime.jar:$lib/annotations-13.0.jar:$lib/kotlin-reflect.jar" org.jetbrains.kotlin.cli.jvm.K2JVMCompiler "$@"; }
kotlinc -version 2>&1
kotlinc -no-stdlib -no-reflect -Werror -nowarn -cp "$classes" -d "$work/out" "$work"/*.kt && echo "both examples compile"
java -cp "$work/out:$classes" app.CancelKt
