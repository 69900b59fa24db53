#!/usr/bin/env bash
# Makes the API as it is now the one that japicmp compares with. Run it when a version is released, and when something
# that has never been released is broken on purpose; the commit says why. Only what can be depended on is kept.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q package -DskipTests -Djapicmp.skip=true
for module in generated-client facade facade/connect integration-tests/sandbox; do
  baseline="$PWD/compatibility/keyfob-$(basename "$module").jar"
  (
    cd "$module/target/classes"
    rm -f "$baseline"
    find dev -name '*.class' -not -path 'dev/keyfob/internal/*' \
      -not -path 'dev/keyfob/sandbox/document/*' -not -path 'dev/keyfob/generated/*' | LC_ALL=C sort \
      | jar --create --file "$baseline" --date=2026-01-01T00:00:00Z --no-manifest @/dev/stdin
  )
done
mvn -B -q -pl integration-tests -am test -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Djapicmp.skip=true -Dkeyfob.api=accept
