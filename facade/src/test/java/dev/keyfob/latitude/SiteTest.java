package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generated.latitude.model.SiteCode;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SiteTest {

  @Test
  void eachSiteOfTheDocumentHasAConstantOfItsName() throws Exception {
    List<String> constants = new ArrayList<>();
    for (Field field : Site.class.getFields()) {
      Site site = (Site) field.get(null);
      assertEquals(field.getName(), site.value());
      constants.add(site.value());
    }
    List<String> listed = SiteCode.values().stream().map(SiteCode::value).toList();
    assertEquals(listed, constants, "sites of the document, and constants of Site.java");
  }

  @Test
  void siteThatTheDocumentDoesNotListIsKept() {
    Site site = Site.of("AMS");
    assertEquals("AMS", site.value());
    assertFalse(site.isKnown());
    assertTrue(Site.of("SAO").isKnown());
    assertEquals(Site.SAO, Site.of("SAO"));
    assertEquals("AMS", site.generated().value());
  }

  @Test
  void nullIsRejected() {
    assertThrows(IllegalArgumentException.class, () -> Site.of(null));
  }

  @Test
  void valuesAreThoseOfTheDocument() {
    assertEquals(
        SiteCode.values().stream().map(SiteCode::value).toList(),
        Site.values().stream().map(Site::value).toList());
  }
}
