package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.gson.Gson;
import dev.keyfob.generated.latitude.model.LatitudeAdapters;
import dev.keyfob.generated.latitude.model.SiteCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(CountedTries.class)
class OpenEnumPropertyTest {

  private final Gson gson = LatitudeAdapters.gson();

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(Texts.any(), Arbitraries.of(SiteCode.values()).map(SiteCode::value));
  }

  @Property
  void anyValueIsKeptToTheLetter(@ForAll("values") String value) {
    SiteCode site = SiteCode.of(value);
    assertEquals(value, site.value());
    assertEquals(value, site.toString());
    assertEquals(site, gson.fromJson(gson.toJson(site), SiteCode.class));
  }

  @Property
  void valueIsKnownIfTheDocumentListsIt(@ForAll("values") String value) {
    boolean listed = SiteCode.values().stream().anyMatch(site -> site.value().equals(value));
    assertEquals(listed, SiteCode.of(value).isKnown());
    if (listed) {
      assertSame(SiteCode.of(value), gson.fromJson(gson.toJson(value), SiteCode.class));
    }
  }

  @Property
  void valuesAreEqualIfTheirTextsAre(@ForAll("values") String one, @ForAll("values") String other) {
    assertEquals(one.equals(other), SiteCode.of(one).equals(SiteCode.of(other)));
  }
}
