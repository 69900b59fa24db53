package dev.keyfob.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** Finds types of the given packages in the signatures that callers use. */
final class ShownTypes extends ArchCondition<JavaClass> {

  private final Set<String> packages;
  private final Set<String> exceptions;

  ShownTypes(Set<String> packages, Set<String> exceptions) {
    super("show no types of " + packages + " but in " + exceptions);
    this.packages = packages;
    this.exceptions = exceptions;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    Stream<JavaType> parents =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    report(type, type.getName(), parents, events);
    type.getMembers().stream()
        .filter(Offered::isOffered)
        .filter(member -> !exceptions.contains(member.getFullName()))
        .forEach(member -> report(type, member.getFullName(), types(member), events));
  }

  private static Stream<JavaType> types(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(code.getReturnType()),
            code.getParameterTypes().stream(),
            code.getThrowsClause().getTypes().stream())
        .flatMap(types -> types);
  }

  private void report(
      JavaClass type, String place, Stream<? extends JavaType> types, ConditionEvents events) {
    types
        .flatMap(shown -> shown.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .filter(shown -> packages.stream().anyMatch(shown.getPackageName()::startsWith))
        .forEach(
            shown ->
                events.add(
                    SimpleConditionEvent.violated(type, place + " shows " + shown.getName())));
  }
}
