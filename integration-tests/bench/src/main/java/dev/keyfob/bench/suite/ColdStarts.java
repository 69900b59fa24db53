package dev.keyfob.bench.suite;

import dev.keyfob.bench.cold.ColdStart;
import dev.keyfob.bench.server.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures whole processes that make one call each. The clients take turns, and each has the class
 * path that its consumer would have.
 */
final class ColdStarts {

  private static final int RUNS = 15;

  private final Map<String, Built> ways = new LinkedHashMap<>();
  private final Path scratch;

  ColdStarts(Path repository, Path scratch) {
    Built keyfob = Built.of(repository.resolve("facade"));
    this.scratch = scratch;
    Built retrofit = Built.of(repository.resolve("integration-tests/bench/stock-retrofit2"));
    ways.put("facade", keyfob);
    ways.put("generated", keyfob);
    ways.put("stockRetrofit2", retrofit);
    ways.put(
        "stockOkHttpGson",
        Built.of(repository.resolve("integration-tests/bench/stock-okhttp-gson")));
    ways.put("rawOkHttp", keyfob.only("okhttp", "okio", "kotlin", "gson"));
  }

  /** The result of one client: medians. */
  record Start(
      double builtMillis,
      double decodedMillis,
      double processMillis,
      int builtClasses,
      int decodedClasses) {}

  /** One run's times. */
  private record Run(double built, double decoded, double process) {}

  Map<String, Start> measure() throws IOException, InterruptedException {
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    Map<String, Start> starts = new LinkedHashMap<>();
    try (ServerProcess server = ServerProcess.start()) {
      for (int i = 0; i < RUNS; i++) {
        for (String way : ways.keySet()) {
          runs.computeIfAbsent(way, key -> new ArrayList<>())
              .add(run(way, server.url(), List.of()));
        }
      }
      for (String way : ways.keySet()) {
        starts.put(way, start(way, server.url(), runs.get(way)));
      }
    }
    return starts;
  }

  private Start start(String way, String url, List<Run> runs)
      throws IOException, InterruptedException {
    Path log = scratch.resolve("classes-" + way + ".txt");
    run(way, url, List.of("-Xlog:class+load:file=" + log + ":none"));
    List<String> loaded = Files.readAllLines(log, StandardCharsets.UTF_8);
    int begun = indexOf(loaded, "Begun");
    return new Start(
        median(runs.stream().map(Run::built).toList()),
        median(runs.stream().map(Run::decoded).toList()),
        median(runs.stream().map(Run::process).toList()),
        indexOf(loaded, "Built") - begun,
        indexOf(loaded, "Decoded") - begun);
  }

  private static int indexOf(List<String> loaded, String marker) {
    String name = ColdStart.class.getName() + "$" + marker + " ";
    for (int i = 0; i < loaded.size(); i++) {
      if (loaded.get(i).startsWith(name)) {
        return i;
      }
    }
    throw new IllegalStateException(marker + " was not loaded");
  }

  private Run run(String way, String url, List<String> jvmArguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(
        List.of("-classpath", classPath(ways.get(way)), ColdStart.class.getName(), way, url));
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the cold start of " + way + " failed");
    }
    double whole = (System.nanoTime() - begun) / 1e6;
    String[] nanos = out.split(" ");
    return new Run(Long.parseLong(nanos[0]) / 1e6, Long.parseLong(nanos[1]) / 1e6, whole);
  }

  /** Returns the client's jars, with the benchmarks' classes last. */
  private static String classPath(Built way) {
    String own = System.getProperty("java.class.path").split(File.pathSeparator)[0];
    return way.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
        + File.pathSeparator
        + own;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
