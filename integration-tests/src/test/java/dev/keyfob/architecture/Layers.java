package dev.keyfob.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of the packages below a root: each row names a package and the packages that it may use.
 * Packages outside the root can be used without restriction.
 */
final class Layers {

  private final String root;
  private final Map<String, Set<String>> rows = new LinkedHashMap<>();

  Layers(String root) {
    this.root = root;
  }

  /**
   * The facade's packages. The package names are relative to {@code dev.keyfob}; the root itself is
   * "".
   */
  static Layers ofFacade() {
    Layers layers =
        new Layers("dev.keyfob")
            .row("internal.text")
            .row("internal.time")
            .row("error", "internal.text")
            .row("telemetry", "error")
            .row("sink", "internal.text")
            .row("vless", "internal.text")
            .row("journal", "internal.text")
            .row("internal.config", "internal.text", "internal.time", "telemetry", "journal")
            .row("internal.attempt", "error")
            .row("internal.retry", "internal.attempt", "internal.time")
            .row(
                "internal.http",
                "internal.attempt",
                "internal.retry",
                "internal.config",
                "internal.text")
            .row("", "internal.config", "internal.text", "error", "telemetry", "sink", "journal")
            .row(
                "internal.result",
                "",
                "internal.attempt",
                "internal.retry",
                "internal.text",
                "internal.time",
                "error")
            .row(
                "internal.call",
                "internal.http",
                "internal.result",
                "internal.retry",
                "internal.attempt",
                "internal.config",
                "internal.text",
                "internal.time",
                "error",
                "telemetry",
                "journal")
            .row(
                "internal.operation",
                "",
                "internal.attempt", // names its IssuanceTracker
                "internal.call",
                "internal.result",
                "internal.text")
            .row(
                "internal.events",
                "internal.call",
                "internal.result",
                "internal.attempt",
                "internal.retry",
                "internal.text",
                "internal.time",
                "error")
            .row(
                "internal.issuance",
                "",
                "internal.attempt", // implements its IssuanceTracker
                "internal.call",
                "internal.text",
                "internal.time",
                "error",
                "sink",
                "journal")
            .row(
                "internal.pending",
                "",
                "internal.issuance",
                "internal.call",
                "internal.text",
                "error",
                "sink",
                "journal");
    Set<String> forProviders = new HashSet<>(layers.rows.keySet());
    forProviders.removeAll(Set.of("internal.http", "internal.attempt", "internal.retry"));
    return layers
        .row("latitude", forProviders.toArray(String[]::new))
        .row("pingnetwork", forProviders.toArray(String[]::new));
  }

  /** Adds a row. A package may always use itself. */
  Layers row(String name, String... mayUse) {
    Set<String> all = new HashSet<>(List.of(mayUse));
    all.add(name);
    rows.put(name, all);
    return this;
  }

  /** Returns the packages that each package may use, itself included. */
  Map<String, Set<String>> rows() {
    return Map.copyOf(rows);
  }

  ArchRule rule() {
    return classes().should(new UsesOnlyItsRow());
  }

  private String relative(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(root) ? "" : name.substring(root.length() + 1);
  }

  private boolean isBelowRoot(JavaClass type) {
    return (type.getPackageName() + ".").startsWith(root + ".");
  }

  private final class UsesOnlyItsRow extends ArchCondition<JavaClass> {

    UsesOnlyItsRow() {
      super("use only the packages that the table allows");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      if (!isBelowRoot(type)) {
        return;
      }
      Set<String> mayUse = rows.get(relative(type));
      if (mayUse == null) {
        events.add(
            SimpleConditionEvent.violated(
                type, type.getName() + " is in a package that the table does not name"));
        return;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (isBelowRoot(target)
            && rows.containsKey(relative(target))
            && !mayUse.contains(relative(target))) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }
  }
}
