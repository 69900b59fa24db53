package dev.keyfob.generator.diff;

import java.util.Objects;
import java.util.Set;

/** Operations that are called differently, which renames a Java method. */
final class OperationIdChanges {

  private OperationIdChanges() {}

  static void find(ApiDescription was, ApiDescription is, Changes changes) {
    was.operations()
        .forEach(
            before -> {
              ApiDescription.Operation now = is.operation(before.name());
              if (now != null && !Objects.equals(now.id(), before.id())) {
                changes.add(
                    ChangeTopic.OPERATION_NAMES,
                    Severity.BREAKING,
                    now.name(),
                    "is `" + now.id() + "`, was `" + before.id() + "`",
                    Set.of(now.name()));
              }
            });
  }
}
