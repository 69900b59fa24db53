package dev.keyfob.fuzz;

import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Counts the inputs that the properties of a class were tried with. */
public final class CountedTries implements AroundPropertyHook {

  /** By class: two JVMs run the classes, so that a shared file would lose counts. */
  private static final Map<Class<?>, Figures> FIGURES = new ConcurrentHashMap<>();

  /** Creates the hook; jqwik calls this. */
  public CountedTries() {}

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyExecutionResult result = property.execute();
    Figures figures =
        FIGURES.computeIfAbsent(
            context.containerClass(), of -> new Figures("properties of " + of.getSimpleName()));
    figures.add(Figure.INPUTS_FUZZED, result.countTries());
    Quiet.count(figures);
    try {
      figures.write();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return result;
  }
}
