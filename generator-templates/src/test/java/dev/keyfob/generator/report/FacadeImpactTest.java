package dev.keyfob.generator.report;

import static dev.keyfob.generator.report.Update.ANSWERS_THING;
import static dev.keyfob.generator.report.Update.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacadeImpactTest {

  private static final String DOCUMENT = ANSWERS_THING + thing("a: {type: string}");

  @TempDir Path folder;

  private Update update;

  @BeforeEach
  void makeUpdate() {
    update = new Update(folder);
  }

  @Test
  void publicMethodsThatLeadToACallAreNamed() {
    update.facade(
        "Things.java",
        """
        package acme.facade;
        import acme.api.ThingsApi;
        public final class Things {
          private final ThingsApi api;
          public List<Thing> list(String name, Map<String, Integer> more) { return listing(name).send(); }
          public Object listAsync() { return new Object() { public String get() { return "" + listing(null); } }; }
          public void unrelated() {}
          void internal() { listing(null); }
          private Exchange listing(String name) { return exchange(() -> this.api.listThings(), x -> x); }
        }
        """);
    assertEquals(
        Map.of(
            "Things.list(String, Map<String, Integer>)", Set.of("GET /things"),
            "Things.listAsync()", Set.of("GET /things")),
        impact(DOCUMENT).operations());
  }

  @Test
  void callsThroughHelpersAndMethodReferencesAreFollowed() {
    update
        .facade(
            "Things.java",
            """
        package acme.facade;
        public final class Things {
          private final Helper helper;
          public void a() { helper.find(1); }
          public void b() { new Helper().find(1); }
          public void c() { Helper.other(); }
          public void d() { run(helper::find); }
          public void wrongArity() { helper.find(1, 2); }
        }
        """)
        .facade(
            "Helper.java",
            """
        package acme.facade;
        final class Helper {
          void find(int x) { ThingsApi api = null; run(api::listThings); }
          static void other(acme.api.ThingsApi given) { }
          static void other() { other2(null); }
          private static void other2(ThingsApi given) { given.listThings(); }
        }
        """
                .replace("final class", "import acme.api.ThingsApi;\nfinal class"));
    assertEquals(
        Set.of("Things.a()", "Things.b()", "Things.c()", "Things.d()"),
        impact(DOCUMENT).operations().keySet());
  }

  @Test
  void aNameMeansWhatItIsDeclaredAsRightThere() {
    update.facade(
        "Things.java",
        """
        package acme.facade;
        import acme.api.ThingsApi;
        import other.OtherApi;
        public final class Things {
          public void a() { ThingsApi api = transport.api(ThingsApi.class); api.listThings(); }
          public void b() { OtherApi api = transport.api(OtherApi.class); api.listThings(); }
        }
        """);
    assertEquals(Set.of("Things.a()"), impact(DOCUMENT).operations().keySet());
  }

  @Test
  void anOperationUnderAnotherNameIsOneLine() {
    caller("api.listThings()");
    assertEquals(
        List.of(
            "Things.java:5: `ThingsApi.listThings` is called and not there any more: GET /things is "
                + "`ThingsApi.getThings` now; call that, or give it its operationId back in overlay.yaml"),
        impact(DOCUMENT.replace("listThings", "getThings")).contradictions());
  }

  @Test
  void anOperationUnderAnotherTagIsOneLine() {
    caller("api.listThings()");
    assertEquals(
        List.of(
            "Things.java:5: `ThingsApi.listThings` is called and not there any more: GET /things is "
                + "`ItemsApi.listThings` now; call that, or give it its tag back in overlay.yaml"),
        impact(DOCUMENT.replace("[Things]", "[Items]")).contradictions());
  }

  @Test
  void anOperationThatIsGoneIsOneLine() {
    caller("api.listThings()");
    assertEquals(
        List.of(
            "Things.java:5: `ThingsApi.listThings` is called and not there any more: GET /things is gone; "
                + "describe the operation in supplement/, or take it out of the facade"),
        impact(DOCUMENT.replace("/things", "/others").replace("listThings", "listOthers"))
            .contradictions());
  }

  @Test
  void anotherNumberOfParametersIsOneLine() {
    caller("api.listThings()");
    String is =
        DOCUMENT.replace(
            "    tags: [Things]",
            "    tags: [Things]\n      parameters: [{name: page, in: query, schema: {type: integer}}]");
    assertEquals(
        List.of(
            "Things.java:5: `ThingsApi.listThings` is called with 0 arguments and takes 1: (Long)"),
        impact(is).contradictions());
  }

  @Test
  void typesThatAreGoneAreOneLineForEachFile() {
    update.facade(
        "Thing.java", "package acme.facade;\nimport acme.model.Thing;\nimport acme.model.Other;\n");
    assertEquals(
        List.of("Thing.java: imports what is not there any more: `Thing`"),
        impact(DOCUMENT.replace("Thing'", "Item'").replace("{Thing:", "{Item:")).contradictions());
  }

  @Test
  void aComponentThatIsGoneIsOneLineHoweverOftenItIsUsed() {
    user(
        "String one() { return thing.a(); } String two() { return thing.a() + list.get(0).a(); } "
            + "Object three() { return list.stream().map(each -> each.a()).toList(); }\n"
            + "  Object four() { return list.stream().map(Thing::a); } Object five() { return Thing.builder().a(null).build(); }");
    assertEquals(
        List.of(
            "Things.java:7, Things.java:8: `Thing.a` is used and not there any more; describe it in "
                + "overlay.yaml, or take it out of the facade"),
        impact(ANSWERS_THING + thing("b: {type: string}")).contradictions());
  }

  @Test
  void aComponentOfAnotherTypeIsOneLine() {
    user(
        "String one() { return thing.a(); } void two(String x) { two(thing.a()); }\n"
            + "  Object three() { return Thing.builder().a(\"x\").build(); }");
    assertEquals(
        List.of(
            "Things.java:7, Things.java:8: `Thing.a` is `Long`, was `String`, which does not fit; correct it "
                + "in overlay.yaml, or the facade"),
        impact(ANSWERS_THING + thing("a: {type: integer}")).contradictions());
  }

  @Test
  void aComponentOfAnotherTypeThatFitsIsFine() {
    user("String one() { return \"\" + thing.a(); } boolean two() { return thing.a() == null; }");
    assertEquals(List.of(), impact(ANSWERS_THING + thing("a: {type: integer}")).contradictions());
  }

  @Test
  void aComponentDeepDownIsFound() {
    user("String one() { return thing.a().b().get(0).c(); }");
    String was =
        ANSWERS_THING
            + thing(
                "a: {properties: {b: {type: array, items: {properties: {c: {type: string}}}}}}");
    assertEquals(
        List.of(
            "Things.java:7: `ThingABItem.c` is used and not there any more; describe it in overlay.yaml, or "
                + "take it out of the facade"),
        update.compare(was, was.replace("c: {", "d: {")).facade().contradictions());
  }

  @Test
  void aConstantThatIsGoneIsOneLine() {
    user("Object one() { return acme.model.ThingA.ON; }");
    String was = ANSWERS_THING + thing("a: {type: string, enum: ['on', 'off']}");
    assertEquals(
        List.of(
            "Things.java:7: `ThingA.ON` is used and not there any more; describe it in overlay.yaml, or take it "
                + "out of the facade"),
        update.compare(was, was.replace("'on'", "'up'")).facade().contradictions());
  }

  @Test
  void whatTheFacadeDoesNotUseMayChange() {
    user("String one() { return thing.a(); }");
    assertEquals(
        List.of(),
        impact(ANSWERS_THING + thing("a: {type: string}, b: {type: integer}")).contradictions());
  }

  private void user(String members) {
    update.facade(
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

  @Test
  void affectedMethodsHaveTheirBreakingChanges() {
    caller("api.listThings()");
    String report =
        Markdown.of(update.compare(DOCUMENT, ANSWERS_THING + thing("b: {type: string}")));
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
  void whereThereIsNoFacadeNothingIsAffected() {
    assertEquals(new FacadeImpact(List.of(), Map.of()), impact(DOCUMENT));
  }

  private void caller(String call) {
    update.facade(
        "Things.java",
        """
        package acme.facade;
        import acme.api.ThingsApi;
        public final class Things {
          private final ThingsApi api;
          public Object list() { return %s; }
          public Object listAsync() { return %s; }
        }
        """
            .formatted(call, "list()"));
  }

  private FacadeImpact impact(String is) {
    return update.compare(DOCUMENT, is).facade();
  }
}
