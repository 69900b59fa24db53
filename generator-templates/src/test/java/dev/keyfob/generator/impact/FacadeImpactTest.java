package dev.keyfob.generator.impact;

import static dev.keyfob.generator.diff.UpdateFixture.ANSWERS_THING;
import static dev.keyfob.generator.diff.UpdateFixture.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.diff.DocumentDiff;
import dev.keyfob.generator.diff.UpdateFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacadeImpactTest {

  private static final String DOCUMENT = ANSWERS_THING + thing("a: {type: string}");
  private static final String RENAMED = DOCUMENT.replace("listThings", "getThings");

  @TempDir Path folder;

  private UpdateFixture update;
  private FacadeFixture facade;

  @BeforeEach
  void makeFixtures() {
    update = new UpdateFixture(folder);
    facade = new FacadeFixture(folder);
  }

  @Test
  void operationRenamedByItsIdIsOneLine() {
    caller("api.listThings()");
    assertEquals(
        List.of(
            "Things.java:5 in `Things.list`: `api.listThings`: cannot find symbol; symbol: method listThings();"
                + " location: variable api of type ThingsApi. GET /things is `ThingsApi.getThings` now; call that,"
                + " or restore its operationId in overlay.yaml"),
        errors(DOCUMENT, RENAMED));
  }

  @Test
  void operationMovedToAnotherTagNamesItsNewInterface() {
    caller("api.listThings()");
    List<String> errors =
        errors(DOCUMENT + "tags: []\n", DOCUMENT.replace("[Things]", "[Items]") + "tags: []\n");
    assertTrue(
        errors.stream().anyMatch(line -> line.contains("symbol: class ThingsApi")),
        errors::toString);
    assertTrue(
        errors.stream()
            .anyMatch(line -> line.contains("The accepted document had the type `ThingsApi`")),
        errors::toString);
  }

  @Test
  void removedOperationIsToBeDescribedInSupplement() {
    caller("api.listThings()");
    List<String> errors =
        errors(
            DOCUMENT, DOCUMENT.replace("/things", "/others").replace("listThings", "listOthers"));
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(
        errors
            .get(0)
            .endsWith(
                "GET /things is gone; describe the operation in supplement/, or remove it from the facade"),
        errors::toString);
  }

  @Test
  void operationWithAnotherParameterShowsBothSignatures() {
    caller("api.listThings()");
    String is =
        DOCUMENT.replace(
            "    tags: [Things]",
            "    tags: [Things]\n      parameters: [{name: page, in: query, schema: {type: integer}}]");
    List<String> errors = errors(DOCUMENT, is);
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(
        errors.get(0).endsWith("`ThingsApi.listThings` is `(Long) -> Thing`, was `() -> Thing`"),
        errors::toString);
  }

  @Test
  void removedTypeIsAnErrorWhereItIsImportedAndWhereItIsUsed() {
    user("String one() { return thing.a(); }");
    List<String> errors =
        errors(DOCUMENT, DOCUMENT.replace("Thing'", "Item'").replace("{Thing:", "{Item:"));
    assertTrue(
        errors.stream().anyMatch(line -> line.startsWith("Things.java:2: ")), errors::toString);
    assertTrue(
        errors.stream()
            .allMatch(line -> line.contains("The accepted document had the type `Thing`")),
        errors::toString);
  }

  @Test
  void removedComponentIsOneLineHoweverManyMethodsUseIt() {
    user(
        """
        String one() { return thing.a(); }
          String two() { return thing.a(); }
          String three() { return thing.a(); }
          String four() { return thing.a(); }
        """);
    assertEquals(
        List.of(
            "Things.java:7 in `Things.one`, Things.java:8 in `Things.two`, Things.java:9 in `Things.three` and 1"
                + " more: `thing.a`: cannot find symbol; symbol: method a(); location: variable thing of type Thing."
                + " The accepted document had `Thing.a`; describe it in overlay.yaml, or remove its use from the"
                + " facade"),
        errors(DOCUMENT, ANSWERS_THING + thing("b: {type: string}")));
  }

  @Test
  void everyUseOfARemovedComponentIsAnError() {
    user(
        """
        Object three() { return list.stream().map(each -> each.a()).toList(); }
        Object four() { return list.stream().map(Thing::a); }
        Object five() { return Thing.builder().a(null).build(); }
        """);
    String errors = String.join("\n", errors(DOCUMENT, ANSWERS_THING + thing("b: {type: string}")));
    for (String method : List.of("three", "four", "five")) {
      assertTrue(errors.contains("in `Things." + method + "`"), errors);
    }
    assertEquals(3, errors.split("The accepted document had `Thing.a`", -1).length - 1, errors);
  }

  @Test
  void componentOfAnotherTypeShowsBothTypes() {
    user("String one() { return thing.a(); }");
    assertEquals(
        List.of(
            "Things.java:7 in `Things.one`: `thing.a()`: incompatible types: Long cannot be converted to String."
                + " `Thing.a` is `Long`, was `String`"),
        errors(DOCUMENT, ANSWERS_THING + thing("a: {type: integer}")));
  }

  @Test
  void componentOfAnotherTypeIsNoErrorIfItsUseCompiles() {
    user("String one() { return \"\" + thing.a(); } boolean two() { return thing.a() == null; }");
    assertEquals(List.of(), errors(DOCUMENT, ANSWERS_THING + thing("a: {type: integer}")));
  }

  @Test
  void changedComponentExplainsAnErrorOfTheCallThatItIsPassedTo() {
    user(
        """
        void one() { take(thing.a(), 1); }
          void take(String text, int number) {}
          void take(Boolean flag, int number) {}
        """);
    List<String> errors = errors(DOCUMENT, ANSWERS_THING + thing("a: {type: integer}"));
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).endsWith(". `Thing.a` is `Long`, was `String`"), errors::toString);
  }

  @Test
  void nestedComponentThatIsRemovedIsNamedByItsType() {
    user("String one() { return thing.a().b().get(0).c(); }");
    String was =
        ANSWERS_THING
            + thing(
                "a: {properties: {b: {type: array, items: {properties: {c: {type: string}}}}}}");
    List<String> errors = errors(was, was.replace("c: {", "d: {"));
    assertTrue(
        errors.get(0).contains("The accepted document had `ThingABItem.c`"), errors::toString);
  }

  @Test
  void removedConstantIsAnError() {
    user("Object one() { return acme.model.ThingA.ON; }");
    String was = ANSWERS_THING + thing("a: {type: string, enum: ['on', 'off']}");
    List<String> errors = errors(was, was.replace("'on'", "'up'"));
    assertTrue(errors.get(0).contains("The accepted document had `ThingA.ON`"), errors::toString);
  }

  @Test
  void errorThatHasNothingToDoWithADocumentIsListed() {
    user("int one() { return \"text\"; }");
    assertEquals(
        List.of(
            "Things.java:7 in `Things.one`: `\"text\"`: incompatible types: String cannot be converted to int"),
        errors(DOCUMENT, DOCUMENT));
  }

  @Test
  void crashOfJavacIsAnError() {
    // JDK 17's javac fails with an AssertionError at the yield of a type that it cannot find.
    facade.source(
        "Crash.java",
        """
        package acme.facade;
        import acme.api.ThingsApi;
        import other.Library;
        public final class Crash {
          private final ThingsApi api;
          Library get(Library in) {
            return switch (in.peek()) {
              case ONE -> one(in);
              case NULL -> {
                in.next();
                yield Library.INSTANCE;
              }
              case END, OTHER -> throw new IllegalStateException("" + in);
            };
          }
        }
        """);
    assertFalse(errors(DOCUMENT, DOCUMENT).isEmpty());
  }

  @Test
  void affectedMethodIsListedWithItsBreakingChanges() {
    caller("api.listThings()");
    String report = report(DOCUMENT, ANSWERS_THING + thing("b: {type: string}"));
    assertTrue(
        report.contains(
            """
        ## Facade methods affected

        - `Things.list()` by GET /things: 2 changes
          - `Thing`: gone: `a`
        """),
        report);
  }

  @Test
  void methodThatUsesAChangedMemberWithoutCallingItsOperationIsAffected() {
    user("public Object one() { return thing.a(); }");
    String report = report(DOCUMENT, ANSWERS_THING + thing("a: {type: integer}"));
    assertTrue(
        report.contains(
            """
        - `Things.one()` by `Thing.a`: 1 change
          - `Thing`: `a()` is `Long`, was `String`
        """),
        report);
  }

  @Test
  void reportSaysNoneIfNoPublicMethodUsesAChange() {
    user("public Object one() { return null; }");
    String report = report(DOCUMENT, ANSWERS_THING + thing("a: {type: string}, b: {type: string}"));
    assertTrue(report.contains("- None: no public method uses what has changed.\n"), report);
  }

  @Test
  void reportDoesNotSayNoneIfAChangeMayConcernAnyMethod() {
    user("public Object one() { return null; }");
    String report = report(DOCUMENT, DOCUMENT + "servers: [{url: 'https://b.example'}]\n");
    assertTrue(report.contains("- Unknown for 1 change that no operation"), report);
    assertFalse(report.contains("- None"), report);
  }

  @Test
  void reportSaysIfTheUseIsThatOfTheLastBuild() {
    caller("api.listThings()");
    facade.build(update.compare(DOCUMENT, DOCUMENT).now());
    String report = report(DOCUMENT, RENAMED);
    assertTrue(report.contains("- `Things.list()` by GET /things"), report);
    assertTrue(report.contains("- This list is from the facade's last build"), report);
  }

  @Test
  void useIsUnknownIfTheFacadeHasNeverCompiled() {
    caller("api.listThings()");
    assertEquals(Optional.empty(), impact(DOCUMENT, RENAMED).uses());
    String report = report(DOCUMENT, RENAMED);
    assertTrue(report.contains("- Facade use unknown: "), report);
  }

  @Test
  void useIsUnknownIfThereIsNoFacade() {
    assertEquals(Optional.empty(), impact(DOCUMENT, DOCUMENT).uses());
  }

  @Test
  void lastBuildTellsTheUseOfAFacadeThatDoesNotCompile() {
    caller("api.listThings()");
    DocumentDiff diff = update.compare(DOCUMENT, RENAMED);
    facade.build(diff.before().orElseThrow());
    assertEquals(
        Optional.of(
            Map.of(
                "Things.list()", Set.of("GET /things", "ThingsApi", "ThingsApi.listThings"),
                "Things.listAsync()", Set.of("GET /things", "ThingsApi", "ThingsApi.listThings"))),
        impact(DOCUMENT, RENAMED).uses());
  }

  private void caller(String call) {
    facade.source(
        "Things.java",
        """
        package acme.facade;
        import acme.api.ThingsApi;
        public final class Things {
          private ThingsApi api;
          public Object list() { return %s; }
          public Object listAsync() { return %s; }
        }
        """
            .formatted(call, "list()"));
  }

  private void user(String members) {
    facade.source(
        "Things.java",
        """
        package acme.facade;
        import acme.model.Thing;
        import java.util.List;
        public final class Things {
          private Thing thing;
          private List<Thing> list;
          %s
        }
        """
            .formatted(members));
  }

  private List<String> errors(String was, String is) {
    return impact(was, is).errors();
  }

  private String report(String was, String is) {
    DocumentDiff diff = update.compare(was, is);
    return MarkdownReport.of(diff, impact(diff));
  }

  private FacadeImpact impact(String was, String is) {
    return impact(update.compare(was, is));
  }

  private FacadeImpact impact(DocumentDiff diff) {
    return facade.compile(diff.now()).of(diff, "acme");
  }
}
