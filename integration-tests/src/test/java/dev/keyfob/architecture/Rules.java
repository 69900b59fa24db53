package dev.keyfob.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.keyfob.secret.Secret;
import java.io.Serializable;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The rules of the architecture. */
final class Rules {

  private Rules() {}

  static ArchRule leanOnlyOn(String... packages) {
    return classes().should().onlyDependOnClassesThat().resideInAnyPackage(packages);
  }

  static ArchRule stayAwayFrom(String... packages) {
    return noClasses().should().dependOnClassesThat().resideInAnyPackage(packages);
  }

  /** Returns the rule that no packages depend on each other in a cycle. Libraries are ignored. */
  static ArchRule haveNoPackageCycles(String root) {
    return SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return (type.getPackageName() + ".").startsWith(root + ".")
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "packages";
              }
            })
        .should()
        .beFreeOfCycles();
  }

  /** Returns the rule that packages of one provider do not use another's. */
  static ArchRule providersKnowNothingOfEachOther(String root, Set<String> shared) {
    return SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                String below =
                    javaClass
                        .getPackageName()
                        .replaceFirst("^\\Q" + root + "\\E\\.?(generated\\.)?", "");
                String provider = below.split("\\.")[0];
                return !javaClass.getPackageName().startsWith(root)
                        || provider.isEmpty()
                        || shared.contains(provider)
                    ? SliceIdentifier.ignore()
                    : SliceIdentifier.of(provider);
              }

              @Override
              public String getDescription() {
                return "providers";
              }
            })
        .should()
        .notDependOnEachOther();
  }

  /** Returns the rule that public and protected signatures have no types of the given packages. */
  static ArchRule showNoTypesOf(Set<String> packages, Set<String> exceptions) {
    return classes().that(Offered.CLASSES).should(new ShownTypes(packages, exceptions));
  }

  static ArchRule offerNothingThatChanges() {
    return classes().that(Offered.CLASSES).should(new Unchanging());
  }

  /**
   * Returns the rule against OkHttp's {@code toCurl}, which contains the key and the body, and its
   * logging interceptor.
   */
  static ArchRule neverShowRequests() {
    return noClasses()
        .should(
            callMethodWhere(
                DescribedPredicate.<JavaMethodCall>describe(
                    "toCurl is called", call -> call.getTarget().getName().startsWith("toCurl"))))
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("HttpLoggingInterceptor");
  }

  static ArchRule neverPrint() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
  }

  static ArchRule neverSleep() {
    return noClasses()
        .should(
            callMethodWhere(
                DescribedPredicate.<JavaMethodCall>describe(
                    "sleep is called",
                    call ->
                        call.getTarget().getName().equals("sleep")
                            && (call.getTargetOwner().isAssignableTo(Thread.class)
                                || call.getTargetOwner().isEquivalentTo(TimeUnit.class)))));
  }

  /**
   * Returns the rule that a serializable class has no secret: {@link Secret} cannot be serialized.
   */
  static ArchRule keepSecretsOutOfSerialization() {
    return fields()
        .that()
        .haveRawType(Secret.class)
        .and()
        .areDeclaredInClassesThat()
        .areAssignableTo(Serializable.class)
        .should()
        .haveModifier(JavaModifier.TRANSIENT)
        .allowEmptyShould(true);
  }
}
