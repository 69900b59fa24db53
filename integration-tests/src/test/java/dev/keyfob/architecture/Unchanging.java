package dev.keyfob.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.AbstractCollection;
import java.util.AbstractMap;

/** Finds mutable fields and mutable results. Builders are exempt, since one thread uses them. */
final class Unchanging extends ArchCondition<JavaClass> {

  Unchanging() {
    super("offer nothing that changes");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (JavaField field : type.getFields()) {
      boolean fixed = field.getModifiers().contains(JavaModifier.FINAL) || isBuilder(type);
      if (!fixed) {
        violated(type, field.getFullName() + " is not final", events);
      }
      if (Offered.isOffered(field) && field.getRawType().isArray()) {
        violated(type, field.getFullName() + " is an array that callers can change", events);
      }
    }
    for (JavaMethod method : type.getMethods()) {
      if (Offered.isOffered(method)) {
        check(type, method, events);
      }
    }
  }

  private static void check(JavaClass type, JavaMethod method, ConditionEvents events) {
    if (method.getName().matches("set[A-Z].*")) {
      violated(type, method.getFullName() + " is a setter", events);
    }
    JavaClass given = method.getRawReturnType();
    boolean ofTheLanguage = type.isEnum() && method.getName().equals("values");
    if (given.isArray() && !ofTheLanguage) {
      violated(type, method.getFullName() + " gives an array", events);
    }
    boolean collection =
        given.isAssignableTo(AbstractCollection.class) || given.isAssignableTo(AbstractMap.class);
    if (collection && given.getPackageName().startsWith("java.")) {
      violated(type, method.getFullName() + " promises a collection that can be changed", events);
    }
  }

  private static boolean isBuilder(JavaClass type) {
    return type.getSimpleName().endsWith("Builder");
  }

  private static void violated(JavaClass type, String message, ConditionEvents events) {
    events.add(SimpleConditionEvent.violated(type, message));
  }
}
