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

/** The rules, for whatever classes they are checked with. */
final class Rules {

  private Rules() {}

  static ArchRule leanOnlyOn(String... packages) {
    return classes().should().onlyDependOnClassesThat().resideInAnyPackage(packages);
  }

  static ArchRule stayAwayFrom(String... packages) {
    return noClasses().should().dependOnClassesThat().resideInAnyPackage(packages);
  }

  /** Each package is a slice; libraries are not looked at. */
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

  /** Of packages below the root, what belongs to one provider uses nothing of another's. */
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

  /**
   * Public and protected signatures of what is offered name only types that are a promise of ours
   * or the JDK's.
   */
  static ArchRule showNoTypesOf(Set<String> packages, Set<String> exceptions) {
    return classes().that(Offered.CLASSES).should(new ShownTypes(packages, exceptions));
  }

  static ArchRule offerNothingThatChanges() {
    return classes().that(Offered.CLASSES).should(new Unchanging());
  }

  /**
   * OkHttp's {@code toCurl} has the key and the body in it, and its logging interceptor whatever
   * one lets it.
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

  /** Java serialization would write it; {@link Secret} refuses, and with it whatever holds one. */
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
