package dev.keyfob.architecture;

import dev.keyfob.operation.Operation;
import dev.keyfob.testing.GeneratedClient;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the operations that the facade calls, from the method calls and method references in its
 * code.
 */
public final class Called {

  private Called() {}

  /** Returns their ids. */
  public static Set<String> operations() {
    Set<String> used =
        ClassesUnderTest.FACADE.stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .map(access -> access.getTargetOwner().getName() + "." + access.getTarget().getName())
            .collect(Collectors.toSet());
    return GeneratedClient.all().stream()
        .flatMap(client -> client.methods().values().stream())
        .filter(
            method -> used.contains(method.getDeclaringClass().getName() + "." + method.getName()))
        .map(Called::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String id(Method method) {
    return method.getAnnotation(Operation.class).id();
  }
}
