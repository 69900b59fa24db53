package dev.keyfob.fuzz;

import dev.keyfob.figures.Figure;
import dev.keyfob.figures.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Counts what the properties have been tried with. */
public final class CountedTries implements AroundPropertyHook {

  private static final Figures FIGURES = new Figures("properties");

  /** For jqwik. */
  public CountedTries() {}

  /** Each property of the class that it is added to. */
  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyExecutionResult result = property.execute();
    FIGURES.add(Figure.INPUTS_FUZZED, result.countTries());
    Quiet.count(FIGURES);
    try {
      FIGURES.write();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return result;
  }
}
