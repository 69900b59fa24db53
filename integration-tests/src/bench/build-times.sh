#!/usr/bin/env bash
# Times `mvn -q compile`, from clean and with nothing changed, for Keyfob's generated-client and for the stock java
# generator (retrofit2, gson) on the same documents, in turns, and prints the medians: by the clock, and in CPU seconds,
# which a busy machine changes less. Keyfob's side has assembling and the look at the facade included; both sides have
# all providers in one module, and find their generator compiled. Maven has its default JVM options on stock's side, and
# in another row those of .mvn/jvm.config, which are Keyfob's.
#
#   integration-tests/src/bench/build-times.sh [DOCUMENT.yaml] [ROUNDS]
#
# DOCUMENT takes the place of the vendored Latitude.sh pages, in a copy; without one the vendored pages are used. The stock
# generator gets the effective document, which it can always read. Run it on a quiet machine.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
document=${1:-}
rounds=${2:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/keyfob"
(cd "$root" && tar cf - --exclude=target --exclude=.git .) | tar xf - -C "$work/keyfob"
if [ -n "$document" ]; then
  rm "$work"/keyfob/specs/latitude-sh/upstream/*
  cp "$document" "$work/keyfob/specs/latitude-sh/upstream/"
fi

# Our generator is compiled before, as the stock generator is: what is timed is using it.
cd "$work/keyfob"
mvn -q compile -pl generated-client -am >"$work/first.log" 2>&1 || { cat "$work/first.log" >&2; exit 1; }
version() { sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" pom.xml | head -1; }
mkdir "$work/stock"
executions=
for effective in generated-client/target/openapi/resources/META-INF/openapi/*.yaml; do
  cp "$effective" "$work/stock/"
  provider=$(basename "$effective" .yaml)
  package=stock.$(echo "$provider" | tr -d -)
  executions+="<execution><id>$provider</id><goals><goal>generate</goal></goals><configuration>
        <inputSpec>$provider.yaml</inputSpec>
        <output>target/generated-sources/$provider</output>
        <invokerPackage>$package</invokerPackage><apiPackage>$package.api</apiPackage><modelPackage>$package.model</modelPackage>
      </configuration></execution>"
done
cat >"$work/stock/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bench</groupId><artifactId>stock</artifactId><version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>com.squareup.retrofit2</groupId><artifactId>retrofit</artifactId><version>$(version retrofit.version)</version></dependency>
    <dependency><groupId>com.squareup.retrofit2</groupId><artifactId>converter-gson</artifactId><version>$(version retrofit.version)</version></dependency>
    <dependency><groupId>com.squareup.retrofit2</groupId><artifactId>converter-scalars</artifactId><version>$(version retrofit.version)</version></dependency>
    <dependency><groupId>com.google.code.gson</groupId><artifactId>gson</artifactId><version>$(version gson.version)</version></dependency>
    <dependency><groupId>io.gsonfire</groupId><artifactId>gson-fire</artifactId><version>1.9.0</version></dependency>
    <dependency><groupId>org.apache.oltu.oauth2</groupId><artifactId>org.apache.oltu.oauth2.client</artifactId><version>1.0.1</version></dependency>
    <dependency><groupId>jakarta.annotation</groupId><artifactId>jakarta.annotation-api</artifactId><version>$(version jakarta.annotation.version)</version></dependency>
  </dependencies>
  <build><plugins>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>$(version maven-compiler-plugin.version)</version></plugin>
    <plugin>
      <groupId>org.openapitools</groupId><artifactId>openapi-generator-maven-plugin</artifactId><version>$(version openapi-generator.version)</version>
      <configuration>
        <generatorName>java</generatorName><library>retrofit2</library><skipValidateSpec>true</skipValidateSpec>
        <generateApiTests>false</generateApiTests><generateModelTests>false</generateModelTests>
        <generateApiDocumentation>false</generateApiDocumentation><generateModelDocumentation>false</generateModelDocumentation>
        <configOptions><openApiNullable>false</openApiNullable><useJakartaEe>true</useJakartaEe><dateLibrary>java8</dateLibrary></configOptions>
      </configuration>
      <executions>$executions</executions>
    </plugin>
  </plugins></build>
</project>
POM

# Wall-clock and CPU seconds of one build.
build() { # NAME FOLDER MAVEN-ARGUMENTS…
  local TIMEFORMAT='%R %U %S'
  { time (cd "$2" && mvn -q "${@:3}" compile >"$work/$1.log" 2>&1); } 2>"$work/time" || { cat "$work/$1.log" >&2; exit 1; }
  awk 'END { print $1, $2 + $3 }' "$work/time" >>"$work/$1.times"
}
median() { # NAME COLUMN
  cut -d' ' -f"$2" "$work/$1.times" | sort -n | sed -n "$(((rounds + 1) / 2))p"
}
options=$(cat "$root/.mvn/jvm.config")

build warm "$work/stock"
for _ in $(seq "$rounds"); do
  rm -rf "$work/stock/target" "$work/keyfob/generated-client/target"
  build keyfob-clean "$work/keyfob" -pl generated-client -am
  build stock-clean "$work/stock"
  rm -rf "$work/stock/target"
  MAVEN_OPTS=$options build stock-options "$work/stock"
  build keyfob-unchanged "$work/keyfob" -pl generated-client -am
  build stock-unchanged "$work/stock"
done
java -version 2>&1 | head -1
printf '%-28s %9s %9s %6s %9s %9s %6s\n' '' 'keyfob' 'stock' 'ratio' 'CPU' 'CPU' 'ratio'
row() { # LABEL NAME NAME
  local k s kc sc
  k=$(median "$2" 1); s=$(median "$3" 1); kc=$(median "$2" 2); sc=$(median "$3" 2)
  printf '%-28s %7.1f s %7.1f s %6.2f %7.1f s %7.1f s %6.2f\n' "$1" "$k" "$s" "$(echo "$k / $s" | bc -l)" \
    "$kc" "$sc" "$(echo "$kc / $sc" | bc -l)"
}
row 'clean' keyfob-clean stock-clean
row 'clean, same JVM options' keyfob-clean stock-options
row 'nothing changed' keyfob-unchanged stock-unchanged
