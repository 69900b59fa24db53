package dev.keyfob.pingnetwork;

import jakarta.annotation.Nullable;
import java.util.Objects;

/**
 * A place that sessions can go out from. What the server left out, or sent in a form that could not
 * be understood, is null here and still in {@link #generated()}.
 *
 * @param generated the record that the answer was decoded into
 * @since 0.1.0
 */
public record Zone(dev.keyfob.generated.pingnetwork.model.Zone generated) {

  /**
   * For Keyfob itself, and for tests of code that takes zones.
   *
   * @param generated what {@link #generated()} is to give
   */
  public Zone {
    Objects.requireNonNull(generated, "generated == null");
  }

  /** {@return the code to ask for the zone by} */
  public @Nullable String code() {
    return generated.code();
  }

  /** {@return the name for people} */
  public @Nullable String name() {
    return generated.name();
  }

  /**
   * {@return whether a node of the zone is in operation} What becomes of sessions in a zone without
   * one is not documented.
   */
  public @Nullable Boolean hasActiveNodes() {
    return generated.hasActiveNodes();
  }

  @Override
  public String toString() {
    return "Zone[code="
        + code()
        + ", name="
        + name()
        + ", hasActiveNodes="
        + hasActiveNodes()
        + "]";
  }
}
