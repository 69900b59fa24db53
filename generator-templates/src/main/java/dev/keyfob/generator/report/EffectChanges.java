package dev.keyfob.generator.report;

import java.util.Set;

/** Operations of which it is said anew what sending them twice does. */
final class EffectChanges {

  private static final Set<String> SENT_AGAIN = Set.of("read", "idempotent");

  private static final String LOOSER =
      ": **would be sent again by itself**. If that does harm, say x-effect in overlay.yaml";

  private EffectChanges() {}

  static void find(Described was, Described is, Changes changes) {
    was.operations()
        .forEach(
            before -> {
              Described.Operation now = is.operation(before.name());
              if (now != null && !now.effect().equals(before.effect())) {
                boolean looser =
                    SENT_AGAIN.contains(now.effect()) && !SENT_AGAIN.contains(before.effect());
                changes.add(
                    Topic.EFFECTS,
                    looser ? Weight.BREAKING : Weight.NEUTRAL,
                    now.name(),
                    "is `"
                        + now.effect()
                        + "`, was `"
                        + before.effect()
                        + "`"
                        + (looser ? LOOSER : ""),
                    Set.of(now.name()));
              }
            });
  }
}
