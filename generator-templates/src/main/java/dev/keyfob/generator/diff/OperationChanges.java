package dev.keyfob.generator.diff;

import dev.keyfob.generator.tree.UntrustedText;
import java.util.Objects;
import java.util.Set;

/** Finds operations whose effect, credential, paging or id has changed. */
final class OperationChanges {

  private static final String RETRIED =
      ": **would be retried**. If that is not safe, set x-effect and x-credential in overlay.yaml";

  private OperationChanges() {}

  static void find(ApiDescription was, ApiDescription is, Changes changes) {
    for (ApiDescription.Operation before : was.operations()) {
      ApiDescription.Operation now = is.operation(before.name());
      if (now != null) {
        effect(before, now, changes);
        id(before, now, changes);
        paging(before, now, changes);
      }
    }
  }

  private static void effect(
      ApiDescription.Operation before, ApiDescription.Operation now, Changes changes) {
    if (!now.effectAndCredential().equals(before.effectAndCredential())) {
      boolean newlyRetried = now.isRepeatable() && !before.isRepeatable();
      changes.add(
          ChangeTopic.EFFECTS,
          newlyRetried ? Severity.BREAKING : Severity.NEUTRAL,
          now.name(),
          "is `%s`, was `%s`%s"
              .formatted(
                  now.effectAndCredential(),
                  before.effectAndCredential(),
                  newlyRetried ? RETRIED : ""),
          Set.of(now.name()));
    }
  }

  /** The facade's lists request the pages by these parameters. */
  private static void paging(
      ApiDescription.Operation before, ApiDescription.Operation now, Changes changes) {
    if (!now.paging().equals(before.paging())) {
      changes.add(
          ChangeTopic.EFFECTS,
          before.paging().isEmpty() ? Severity.NEUTRAL : Severity.BREAKING,
          now.name(),
          now.paging().isEmpty()
              ? "no longer lists page by page (x-paging is gone)"
              : "lists page by page: " + UntrustedText.code(now.paging().toString()),
          Set.of(now.name()));
    }
  }

  /** Another id is another name of the generated method. */
  private static void id(
      ApiDescription.Operation before, ApiDescription.Operation now, Changes changes) {
    if (!Objects.equals(now.id(), before.id())) {
      changes.add(
          ChangeTopic.OPERATION_NAMES,
          Severity.BREAKING,
          now.name(),
          "is %s, was %s".formatted(UntrustedText.code(now.id()), UntrustedText.code(before.id())),
          Set.of(now.name()));
    }
  }
}
