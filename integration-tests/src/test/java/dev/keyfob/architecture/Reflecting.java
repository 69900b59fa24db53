package dev.keyfob.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import retrofit2.Retrofit;

/** Finds classes that use reflection, which a native image needs configuration for. */
final class Reflecting {

  private static final Pattern LOOKS_UP =
      Pattern.compile(
          "forName|newInstance|getResource.*|getRecordComponents"
              + "|get(Declared)?(Field|Method|Constructor|Class)e?s?");

  private Reflecting() {}

  /** Returns their top-level classes. */
  static Set<String> classes(JavaClasses classes) {
    return classes.stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(Reflecting::isLookup)
        .map(access -> access.getOriginOwner().getName().replaceFirst("\\$.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isLookup(JavaAccess<?> access) {
    String name = access.getTarget().getName();
    return (access.getTargetOwner().isEquivalentTo(Class.class) && LOOKS_UP.matcher(name).matches())
        || (access.getTargetOwner().isEquivalentTo(Retrofit.class) && name.equals("create"))
        || access.getTargetOwner().isAssignableTo(ClassLoader.class)
        || access.getTargetOwner().isEquivalentTo(Proxy.class)
        || access.getTargetOwner().isEquivalentTo(ServiceLoader.class)
        || access.getTargetOwner().getName().startsWith("java.lang.invoke.MethodHandles$Lookup");
  }
}
