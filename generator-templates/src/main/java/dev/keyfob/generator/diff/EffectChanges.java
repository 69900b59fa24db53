package dev.keyfob.generator.diff;

import java.util.Set;

/** Finds operations whose effect or credential has changed. */
final class EffectChanges {

  private static final Set<String> REPEATABLE = Set.of("safe", "idempotent");
  private static final Set<String> SENT_ONCE = Set.of("issues", "reissues");

  private static final String LOOSER =
      ": **would be retried**. If that is not safe, set x-effect and x-credential in overlay.yaml";

  private EffectChanges() {}

  static void find(ApiDescription was, ApiDescription is, Changes changes) {
    was.operations()
        .forEach(
            before -> {
              ApiDescription.Operation now = is.operation(before.name());
              if (now != null && !described(now).equals(described(before))) {
                boolean looser = isRepeatable(now) && !isRepeatable(before);
                changes.add(
                    ChangeTopic.EFFECTS,
                    looser ? Severity.BREAKING : Severity.NEUTRAL,
                    now.name(),
                    "is `"
                        + described(now)
                        + "`, was `"
                        + described(before)
                        + "`"
                        + (looser ? LOOSER : ""),
                    Set.of(now.name()));
              }
            });
  }

  private static boolean isRepeatable(ApiDescription.Operation operation) {
    return REPEATABLE.contains(operation.effect()) && !SENT_ONCE.contains(operation.credential());
  }

  private static String described(ApiDescription.Operation operation) {
    return operation.credential().equals("none")
        ? operation.effect()
        : operation.effect() + ", " + operation.credential();
  }
}
