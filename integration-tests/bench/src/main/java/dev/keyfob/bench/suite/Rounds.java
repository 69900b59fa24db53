package dev.keyfob.bench.suite;

import dev.keyfob.bench.jmh.DecodeList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH's benchmarks in rounds, one fork of each in a round, so that a slow minute of the machine hits all of them
 * rather than one.
 */
final class Rounds {

  private static final String PACKAGE = DecodeList.class.getPackageName();

  private final Effort effort;

  Rounds(Effort effort) {
    this.effort = effort;
  }

  /**
   * Measures some benchmarks side by side.
   *
   * @param benchmarkClass the class they are in
   * @param methods those to run
   * @param threads that call at once
   * @param elements the parameter of that name, or null where there is none
   * @return by method, in their order
   */
  Map<String, Measurement> run(Class<?> benchmarkClass, List<String> methods, int threads, Integer elements)
      throws RunnerException {
    Map<String, List<Double>> perSecond = new LinkedHashMap<>();
    Map<String, List<Double>> bytes = new LinkedHashMap<>();
    for (int round = 0; round < effort.forks(); round++) {
      for (RunResult result : round(benchmarkClass, methods, threads, elements)) {
        String benchmark = result.getParams().getBenchmark();
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        perSecond.computeIfAbsent(method, key -> new ArrayList<>()).add(result.getPrimaryResult().getScore());
        bytes.computeIfAbsent(method, key -> new ArrayList<>()).add(allocated.getScore());
      }
    }
    Map<String, Measurement> measured = new LinkedHashMap<>();
    for (String method : methods) {
      measured.put(method, new Measurement(perSecond.get(method), bytes.get(method)));
    }
    return measured;
  }

  private Iterable<RunResult> round(Class<?> benchmarkClass, List<String> methods, int threads, Integer elements)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(PACKAGE + "\\." + benchmarkClass.getSimpleName() + "\\.(" + String.join("|", methods) + ")$")
            .mode(Mode.Throughput)
            .timeUnit(TimeUnit.SECONDS)
            .forks(1)
            .threads(threads)
            .warmupIterations(effort.warmup().count())
            .warmupTime(effort.warmup().time())
            .measurementIterations(effort.measured().count())
            .measurementTime(effort.measured().time())
            .jvmArgs("-Xms2g", "-Xmx2g")
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (elements != null) {
      options.param("elements", elements.toString());
    }
    return new Runner(options.build()).run();
  }
}
