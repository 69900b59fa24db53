package dev.keyfob.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;

/** Selects the classes and members that are part of the public API. */
final class Offered {

  static final DescribedPredicate<JavaClass> CLASSES =
      DescribedPredicate.describe("are offered to callers", Offered::isOffered);

  private Offered() {}

  private static boolean isOffered(JavaClass type) {
    return !type.getPackageName().contains(".internal")
        && isVisible(type)
        && type.getEnclosingClass().map(Offered::isOffered).orElse(true);
  }

  static boolean isOffered(JavaMember member) {
    return isVisible(member) && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static boolean isVisible(HasModifiers item) {
    return item.getModifiers().contains(JavaModifier.PUBLIC)
        || item.getModifiers().contains(JavaModifier.PROTECTED);
  }
}
