package dev.keyfob.generator.report;

import java.util.Objects;
import java.util.Set;

/** Operations that are called differently, which renames a Java method. */
final class NameChanges {

  private NameChanges() {}

  static void find(Described was, Described is, Changes changes) {
    was.operations()
        .forEach(
            before -> {
              Described.Operation now = is.operation(before.name());
              if (now != null && !Objects.equals(now.id(), before.id())) {
                changes.add(
                    Topic.OPERATION_NAMES,
                    Weight.BREAKING,
                    now.name(),
                    "is `" + now.id() + "`, was `" + before.id() + "`",
                    Set.of(now.name()));
              }
            });
  }
}
