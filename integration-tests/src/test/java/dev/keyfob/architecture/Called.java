package dev.keyfob.architecture;

import dev.keyfob.operation.Operation;
import dev.keyfob.testing.GeneratedClient;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which of the documents' operations the facade calls: its own code says so, in calls and method
 * references.
 */
public final class Called {

  private Called() {}

  /** Their ids. */
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
