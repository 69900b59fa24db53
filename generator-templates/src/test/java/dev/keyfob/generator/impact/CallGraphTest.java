package dev.keyfob.generator.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.generator.diff.UpdateFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

class CallGraphTest {

  @TempDir Path folder;

  @Test
  void publicMethodsReachMembersThroughPrivateMethods() {
    assertEquals(
        Map.of("Facade.list(String, Map)", Set.of("Api", "Api.list")),
        reached(
            """
            public final class Facade {
              private Api api;
              public Object list(String name, Map<String, Integer> more) { return listing(); }
              public void unrelated() {}
              void internal() { listing(); }
              private Object listing() { return api.list(); }
            }
            """));
  }

  @Test
  void lambdasMethodReferencesAndAnonymousClassesAreFollowed() {
    assertEquals(
        Set.of("Facade.lambda()", "Facade.reference()", "Facade.anonymous()"),
        reached(
                """
                public final class Facade {
                  private Api api;
                  public Object lambda() { return run(() -> api.list()); }
                  public Object reference() { return run(api::list); }
                  public Object anonymous() {
                    return run(new Supplier<Object>() { public Object get() { return api.list(); } });
                  }
                  private static Object run(Supplier<Object> supplier) { return supplier.get(); }
                }
                """)
            .keySet());
  }

  @Test
  void fieldLeadsToMembersThatItsInitializerUses() {
    assertEquals(
        Map.of(
            "Facade.list()", Set.of("Api", "Api.list"),
            "Facade.other()", Set.of("Api", "Api.other")),
        reached(
            """
            public final class Facade {
              private final Api api;
              private final Supplier<Object> list;
              private final Supplier<Object> other = Facade::callOther;
              Facade(Api api) {
                this.api = api;
                this.list = () -> api.list();
              }
              public Object list() { return list.get(); }
              public Object other() { return other.get(); }
              private static Object callOther() { return make().other(); }
              private static Api make() { return null; }
            }
            """));
  }

  @Test
  void instantiationLeadsToMethodsThatASupertypeDeclares() {
    assertEquals(
        Map.of("Facade.open()", Set.of("Api", "Api.list")),
        reached(
            """
            public final class Facade {
              private Api api;
              public AutoCloseable open() { return new Handle(api); }
              private static final class Handle extends Base {
                private final Api api;
                Handle(Api api) { this.api = api; }
                @Override void end() { api.list(); }
              }
              private abstract static class Base implements AutoCloseable {
                @Override public void close() { end(); }
                abstract void end();
              }
            }
            """));
  }

  @Test
  void inheritedMethodsAreFollowed() {
    assertEquals(
        Map.of("Facade.list()", Set.of("Api", "Api.list")),
        reached(
            """
            public final class Facade extends Base {
              public Object list() { return listing(); }
            }
            class Base {
              private Api api;
              Object listing() { return api.list(); }
            }
            """));
  }

  @Test
  void constantsTypesAndBuildersCountAsMembersOfTheirType() {
    assertEquals(
        Map.of(
            "Facade.constant()", Set.of("Api", "Api.CONSTANT"),
            "Facade.literal()", Set.of("Api"),
            "Facade.set()", Set.of("Api", "Api.name")),
        reached(
            """
            public final class Facade {
              public Object constant() { return Api.CONSTANT; }
              public Object literal() { return Api.class; }
              public Object set() { return new Api.Builder().name(""); }
            }
            """));
  }

  @Test
  void publicMethodsOfInternalAndNonPublicClassesAreLeftOut() {
    assertEquals(
        Map.of(),
        reached(
            """
            final class Facade {
              public Object list(Api api) { return api.list(); }
              public static final class Nested {
                public Object list(Api api) { return api.list(); }
              }
            }
            """));
  }

  private Map<String, Set<String>> reached(String source) {
    UpdateFixture files = new UpdateFixture(folder);
    files.write(
        "src/acme/generated/Api.java",
        """
        package acme.generated;
        public interface Api {
          Object CONSTANT = new Object();
          Object list();
          Object other();
          final class Builder { public Builder name(String name) { return this; } }
        }
        """);
    files.write(
        "src/acme/Facade.java",
        "package acme;\nimport acme.generated.Api;\nimport java.util.Map;\nimport java.util.function.Supplier;\n"
            + source);
    FacadeCompiler.Result compiled = FacadeCompiler.compile(folder.resolve("src"), "", "17");
    assertEquals(List.of(), compiled.errors());
    List<byte[]> facade =
        compiled.classes().stream()
            .filter(each -> !new ClassReader(each).getClassName().startsWith("acme/generated/"))
            .toList();
    return CallGraph.of(facade).reached("acme.generated");
  }
}
