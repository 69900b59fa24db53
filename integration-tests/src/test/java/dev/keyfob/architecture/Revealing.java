package dev.keyfob.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.keyfob.secret.Secret;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds classes that reveal secrets. */
final class Revealing {

  private Revealing() {}

  /** Returns the top-level classes that call or refer to {@link Secret#reveal()}. */
  static Set<String> classes(JavaClasses classes) {
    return classes.stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(Revealing::isReveal)
        .map(access -> access.getOriginOwner().getName().replaceFirst("\\$.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isReveal(JavaAccess<?> access) {
    return access.getTarget().getName().equals("reveal")
        && access.getTargetOwner().isEquivalentTo(Secret.class);
  }
}
