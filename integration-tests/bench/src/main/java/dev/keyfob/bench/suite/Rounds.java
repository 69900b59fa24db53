package dev.keyfob.bench.suite;

import dev.keyfob.bench.jmh.DecodeList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH's benchmarks in rounds. In each round every benchmark has one fork, and they take turns.
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
   * @param benchmarkClass the class of the benchmarks
   * @param methods the methods to run
   * @param threads the number of threads that call at once
   * @param elements the value of the parameter {@code elements}; null if there is none
   * @return the measurements by method, in the order of the methods
   */
  Map<String, Measurement> run(
      Class<?> benchmarkClass, List<String> methods, int threads, Integer elements)
      throws Exception {
    Map<String, Measurement> measured = new LinkedHashMap<>();
    methods.forEach(method -> measured.put(method, new Measurement(new PerFork(), new PerFork())));
    for (int round = 0; round < effort.forks(); round++) {
      for (RunResult result : round(benchmarkClass, methods, threads, elements)) {
        String benchmark = result.getParams().getBenchmark();
        Measurement way = measured.get(benchmark.substring(benchmark.lastIndexOf('.') + 1));
        way.perSecond().add(result.getPrimaryResult().getScore());
        way.bytes().add(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
      }
    }
    return measured;
  }

  private List<RunResult> round(
      Class<?> benchmarkClass, List<String> methods, int threads, Integer elements)
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService threadsOfForks = Executors.newFixedThreadPool(methods.size());
    try (Turns turns = Turns.among(methods.size())) {
      CompletionService<RunResult> forks = new ExecutorCompletionService<>(threadsOfForks);
      for (String method : methods) {
        Options options =
            options(turns, threads, elements)
                .include(PACKAGE + "\\." + benchmarkClass.getSimpleName() + "\\." + method + "$")
                .build();
        forks.submit(() -> new Runner(options).runSingle());
      }
      List<RunResult> results = new ArrayList<>();
      while (results.size() < methods.size()) {
        results.add(forks.take().get());
      }
      return results;
    } finally {
      threadsOfForks.shutdown();
    }
  }

  private ChainedOptionsBuilder options(Turns turns, int threads, Integer elements) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .mode(Mode.Throughput)
            .timeUnit(TimeUnit.SECONDS)
            .forks(1)
            .threads(threads)
            .warmupIterations(effort.warmup().count())
            .warmupTime(effort.warmup().time())
            .measurementIterations(effort.measured().count())
            .measurementTime(effort.measured().time())
            .jvmArgs("-Xms1g", "-Xmx1g", "-D" + Turn.PORT + "=" + turns.port())
            .addProfiler(Turn.class)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    return elements == null ? options : options.param("elements", elements.toString());
  }
}
